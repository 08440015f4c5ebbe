// Queries and written rows of a request, as PostgreSQL counts them.
import type { Outcome } from './cases';
import type { Contender } from './contenders';
import { readActivity } from './databases';

const requests = 200;

export async function countQueries(ours: Contender, databaseUrl: string): Promise<Outcome> {
  let writtenRows = 0;
  const perRequest = async (path: string, headers: Record<string, string> = {}) => {
    const before = await readActivity(databaseUrl);
    for (let index = 0; index < requests; index += 1) {
      await (await fetch(ours.url + path, { headers })).arrayBuffer();
    }
    const after = await readActivity(databaseUrl);
    writtenRows += after.writtenRows - before.writtenRows;
    // What reading the counts costs is less than a hundredth of a query each.
    return Math.round(((after.commits - before.commits) / requests) * 10) / 10;
  };
  const session = await perRequest('/api/auth/me/', ours.session.headers);
  const bearer = await perRequest('/api/auth/me/', ours.bearer?.headers);
  const anonymous = await perRequest('/api/auth/session/');
  const unit = 'queries';
  return {
    cases: [],
    targets: [
      { what: 'queries of me by session (session, user, permissions)', value: session, unit, atMost: 3 },
      { what: 'queries of me by Bearer (user, permissions)', value: bearer, unit, atMost: 2 },
      { what: 'queries of an anonymous session check', value: anonymous, unit, atMost: 0 },
      { what: 'rows written by 600 of these reads', value: writtenRows, unit: 'rows', atMost: 0 },
    ],
  };
}
