// The cases of throughput: which request each contender is sent, and the ratios that are asked of the outcome.
import { user } from './bench-user';
import type { Contender, Engine } from './contenders';
import type { Request } from './load';
import { cpuRatio, type Effort, type Measured, measure, ratio } from './measure';
import type { Case, Target } from './report';
import { obtainRefreshTokens } from './sign-in';

export type Outcome = { cases: Case[]; targets: Target[] };
export type Field = {
  floor: Contender;
  bare: Contender;
  ours: Contender;
  django: Contender;
  betterAuth: Contender;
};

const madeOf =
  'what lies between is what the floor lacks: settings that change at the start and not in the code, a route table with ' +
  'schemas, proxies that are believed or not, errors with their words, both databases behind one interface. A profile ' +
  'shows no function of ours above a thirtieth.';
const me = '/api/auth/me/';
const json = { 'content-type': 'application/json' };

const meBySession = ({ session }: Contender): Request => ({ path: me, headers: session.headers });
const betterAuthSession = ({ session }: Contender): Request => ({
  path: '/api/auth/get-session',
  headers: session.headers,
});

/** CPU of ours as a multiple of the floor's. */
function overFloor(what: string, measured: Measured[], { floor, ours }: Field, atMost?: number): Target {
  const value = 1 / cpuRatio(measured, ours.name, floor.name);
  return { what: `CPU of ${what}, against the floor`, value, unit: '×', atMost, whenMissed: madeOf };
}

/** Session and Bearer look-ups against the floor, Django and better-auth on one kind of database. */
export async function compareReads(field: Field, engine: Engine, effort: Effort): Promise<Outcome> {
  const { floor, bare, ours, django, betterAuth } = field;
  const session = await measure(
    [
      { contender: bare, request: { path: me } },
      { contender: floor, request: meBySession(floor) },
      { contender: ours, request: meBySession(ours) },
      { contender: betterAuth, request: betterAuthSession(betterAuth) },
      { contender: django, request: meBySession(django) },
    ],
    effort,
  );
  const bearer = await measure(
    [
      { contender: bare, request: { path: me } },
      ...[floor, ours, django].map((contender) => ({
        contender,
        request: { path: me, headers: contender.bearer?.headers },
      })),
    ],
    effort,
  );
  const isSqlite = engine === 'SQLite';
  const times = (what: string, other: Contender, atLeast: number): Target => ({
    what: `me by session on ${engine}, ${what}`,
    value: ratio(session, ours.name, other.name),
    unit: '×',
    atLeast,
  });
  return {
    cases: [
      { title: `me by session, ${engine}`, measured: session },
      { title: `me by Bearer, ${engine}`, measured: bearer },
    ],
    targets: [
      overFloor(`me by session on ${engine}`, session, field, isSqlite ? 1.4 : undefined),
      overFloor(`me by Bearer on ${engine}`, bearer, field, isSqlite ? 1.3 : undefined),
      times('against Django with a worker a core', django, isSqlite ? 10 : 6),
      times('against better-auth', betterAuth, isSqlite ? 5 : 3),
    ],
  };
}

/** What costs no user: an anonymous session check, a CSRF token, the check of a token. */
export async function compareSmall(field: Field, effort: Effort): Promise<Outcome> {
  const { floor, bare, ours, django } = field;
  const contenders = [bare, floor, ours, django];
  const anonymous = await measure(
    contenders.map((contender) => ({ contender, request: { path: '/api/auth/session/' } })),
    effort,
  );
  const health = await measure(
    [bare, floor, ours].map((contender) => ({ contender, request: { path: '/healthz' } })),
    effort,
  );
  const csrf = await measure(
    [bare, ours, django].map((contender) => ({ contender, request: { path: '/api/auth/csrf/' } })),
    effort,
  );
  const token = ours.bearer?.headers.authorization?.replace('Bearer ', '') ?? '';
  const verify = await measure(
    contenders.map((contender) => ({
      contender,
      request: {
        method: 'POST' as const,
        path: '/api/auth/verify/',
        headers: json,
        body: JSON.stringify({ token }),
      },
    })),
    effort,
  );
  return {
    cases: [
      { title: 'session check, anonymous', measured: anonymous },
      { title: 'healthz: the application without a database', measured: health },
      { title: 'csrf', measured: csrf },
      { title: 'verify', measured: verify },
    ],
    targets: [
      overFloor('an anonymous session check', anonymous, field, 1.7),
      overFloor('healthz', health, field, 1.6),
      overFloor('verify (claims and blacklist, no user)', verify, field, 1.3),
    ],
  };
}

/** As many chains of refresh tokens as connections, each exchanged again and again. */
export async function compareRefresh(field: Field, effort: Effort): Promise<Outcome> {
  const { floor, ours, django } = field;
  const measured = await measure(
    [floor, ours, django].map((contender) => ({
      contender,
      // The floor cannot sign anybody in; its chains begin with ours, on the same tables.
      request: refreshChains(contender === floor ? ours : contender),
    })),
    effort,
  );
  return {
    cases: [{ title: 'refresh with rotation', measured }],
    targets: [
      overFloor('refresh with rotation', measured, field, 1.4),
      {
        what: 'refresh with rotation, against Django',
        value: ratio(measured, ours.name, django.name),
        unit: '×',
        atLeast: 4,
        whenMissed:
          'each rotation is a write transaction that waits for the disk, which takes both of them equally long.',
      },
    ],
  };
}

function refreshChains(contender: Contender): Request {
  const newest: string[] = [];
  return {
    method: 'POST',
    path: '/api/token/refresh/',
    headers: json,
    chain: {
      async open(connections) {
        newest.push(...(await obtainRefreshTokens(contender.url, user, connections - newest.length)));
      },
      takeBody: () => JSON.stringify({ refresh: newest.pop() }),
      giveAnswer: (answer) => newest.push(JSON.parse(answer).refresh),
    },
  };
}
