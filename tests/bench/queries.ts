// Queries and written rows of a request, as PostgreSQL counts them.
import { createUser } from './bench-user';
import type { Outcome } from './cases';
import { type Contender, startOurs } from './contenders';
import { type Activity, readActivity } from './databases';
import { createDatabase, type RunOptions } from './suite';

const requests = 200;

export async function countQueries({ builds, folder }: RunOptions): Promise<Outcome> {
  const database = await createDatabase('PostgreSQL', folder);
  try {
    await createUser(database.url);
    /** What a process does in its whole life: a connection's counts are complete once it is closed. */
    const activityOf = async (use: (ours: Contender) => Promise<void>): Promise<Activity> => {
      const before = await readActivity(database.url);
      const ours = await startOurs(builds, database.url);
      await use(ours);
      await ours.stop();
      const after = await readActivity(database.url);
      return {
        commits: after.commits - before.commits,
        writtenRows: after.writtenRows - before.writtenRows,
      };
    };
    const startAlone = await activityOf(async () => {});
    let writtenRows = 0;
    const perRequest = async (
      path: string,
      headersOf: (ours: Contender) => Record<string, string> = () => ({}),
    ) => {
      const activity = await activityOf(async (ours) => {
        for (let index = 0; index < requests; index += 1) {
          await (await fetch(ours.url + path, { headers: headersOf(ours) })).arrayBuffer();
        }
      });
      writtenRows += activity.writtenRows - startAlone.writtenRows;
      return (activity.commits - startAlone.commits) / requests;
    };
    const session = await perRequest('/api/auth/me/', ({ session }) => session.headers);
    const bearer = await perRequest('/api/auth/me/', ({ bearer }) => bearer?.headers ?? {});
    const anonymous = await perRequest('/api/auth/session/');
    const unit = 'queries';
    return {
      cases: [],
      targets: [
        {
          what: 'queries of me by session (session, user with permissions)',
          value: session,
          unit,
          atMost: 2,
        },
        { what: 'queries of me by Bearer (user with permissions)', value: bearer, unit, atMost: 1 },
        { what: 'queries of an anonymous session check', value: anonymous, unit, atMost: 0 },
        {
          what: `rows written by ${3 * requests} of these reads`,
          value: writtenRows,
          unit: 'rows',
          atMost: 0,
        },
      ],
    };
  } finally {
    await database.drop();
  }
}
