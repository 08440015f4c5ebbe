// The cases of throughput: which request each contender is sent, and the ratios that are asked of the outcome.
import { user } from './bench-user';
import type { Contender, Engine } from './contenders';
import type { Request } from './load';
import { cpuRatio, type Effort, measure, ratio } from './measure';
import type { Case, Target } from './report';
import { obtainRefreshTokens } from './sign-in';

export type Outcome = { cases: Case[]; targets: Target[] };
export type Field = { ceiling: Contender; ours: Contender; django: Contender; betterAuth: Contender };

const spreadThin =
  'the bare server answers with a constant, so its CPU is that of node:http. Ours finds the route, checks the Host and ' +
  'gives the request an id and its headers (healthz is that alone), runs two queries, reads the session and writes the ' +
  'answer anew. In a profile libsql and its queries are a fifth, the kernel another fifth (half of it to wake the load ' +
  'generator, which the bare server keeps too busy to sleep), the rest is V8 and node:http, no function of ours above a ' +
  'thirtieth. A cache of users could double the figure, and would let a deactivated one in for as long as it lives.';
const bodyAndBlacklist =
  'the ceiling does not read the body. Reading and checking it and the query for the blacklist, which simplejwt makes ' +
  'too, are all there is beyond healthz; a signature seen before is not computed again.';
const me = '/api/auth/me/';
const json = { 'content-type': 'application/json' };

const meBySession = ({ session }: Contender): Request => ({ path: me, headers: session.headers });
const betterAuthSession = ({ session }: Contender): Request => ({
  path: '/api/auth/get-session',
  headers: session.headers,
});

/** Session and Bearer look-ups against the ceiling, Django and better-auth on one kind of database. */
export async function compareReads(field: Field, engine: Engine, effort: Effort): Promise<Outcome> {
  const { ceiling, ours, django, betterAuth } = field;
  const session = await measure(
    [
      { contender: ceiling, request: { path: me } },
      { contender: ours, request: meBySession(ours) },
      { contender: betterAuth, request: betterAuthSession(betterAuth) },
      { contender: django, request: meBySession(django) },
    ],
    effort,
  );
  const bearer = await measure(
    [
      { contender: ceiling, request: { path: me } },
      { contender: ours, request: { path: me, headers: ours.bearer?.headers } },
      { contender: django, request: { path: me, headers: django.bearer?.headers } },
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
  const ceilings: Target[] = [
    { ...times('against the bare Hono ceiling', ceiling, 0.5), whenMissed: spreadThin },
    {
      what: 'me by session on SQLite, CPU of the bare Hono server in ours',
      value: cpuRatio(session, ours.name, ceiling.name),
      unit: '×',
    },
    {
      what: 'me by Bearer on SQLite (user looked up), against the ceiling',
      value: ratio(bearer, ours.name, ceiling.name),
      unit: '×',
    },
  ];
  return {
    cases: [
      { title: `me by session, ${engine}`, measured: session },
      { title: `me by Bearer, ${engine}`, measured: bearer },
    ],
    targets: [
      times('against Django with a worker a core', django, isSqlite ? 10 : 6),
      times('against better-auth', betterAuth, isSqlite ? 5 : 3),
      ...(isSqlite ? ceilings : []),
    ],
  };
}

/** What costs no user: an anonymous session check, a CSRF token, the check of a token. */
export async function compareSmall({ ceiling, ours, django }: Field, effort: Effort): Promise<Outcome> {
  const contenders = [ceiling, ours, django];
  const anonymous = await measure(
    contenders.map((contender) => ({ contender, request: { path: '/api/auth/session/' } })),
    effort,
  );
  const health = await measure(
    [ceiling, ours].map((contender) => ({ contender, request: { path: '/healthz' } })),
    effort,
  );
  const csrf = await measure(
    contenders.map((contender) => ({ contender, request: { path: '/api/auth/csrf/' } })),
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
      {
        what: 'verify (claims and blacklist, no user), against the bare Hono ceiling',
        value: ratio(verify, ours.name, ceiling.name),
        unit: '×',
        atLeast: 0.6,
        whenMissed: bodyAndBlacklist,
      },
      {
        what: 'verify, CPU of the bare Hono server in ours',
        value: cpuRatio(verify, ours.name, ceiling.name),
        unit: '×',
      },
    ],
  };
}

/** As many chains of refresh tokens as connections, each exchanged again and again. */
export async function compareRefresh({ ours, django }: Field, effort: Effort): Promise<Outcome> {
  const contenders = [ours, django];
  const measured = await measure(
    contenders.map((contender) => ({ contender, request: refreshChains(contender) })),
    effort,
  );
  return {
    cases: [{ title: 'refresh with rotation', measured }],
    targets: [
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
