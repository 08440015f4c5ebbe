// `doctor --live`: signs in at the two running origins as a browser would, and stops at the first step that a browser
// would refuse, in words. Nothing is read from the settings but the origins: what counts is what the servers answer.
import { createBrowserCookies } from './browser-cookies';

export type LiveOptions = {
  webOrigin: string;
  apiOrigin: string;
  username: string;
  password: string;
  fetch: (request: Request) => Promise<Response>;
  /** A line of the report. */
  say: (line: string) => void;
};

/** A step that a browser, or a server, refused. */
class Refused extends Error {}

const unsafeHeaders = ['content-type', 'x-csrftoken'];

/** True when a browser would be signed in and out again. */
export async function runLiveLogin(options: LiveOptions): Promise<boolean> {
  try {
    await signInAndOut(options);
    options.say('✓ a browser would be signed in and out again');
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    options.say(`✗ ${error.message}`);
    return false;
  }
}

async function signInAndOut(o: LiveOptions): Promise<void> {
  const { webOrigin, apiOrigin, say } = o;
  const cookies = createBrowserCookies(webOrigin);
  const isCrossOrigin = webOrigin !== apiOrigin;
  if (
    webOrigin.startsWith('https:') &&
    apiOrigin.startsWith('http:') &&
    !/\/\/(localhost|127\.)/.test(apiOrigin)
  ) {
    throw new Refused(
      `the browser blocks calls from an https page to ${apiOrigin}; serve the API over https`,
    );
  }

  async function send(
    path: string,
    init: { method?: string; body?: unknown; headers?: Record<string, string> },
  ) {
    const method = init.method ?? 'GET';
    const headers = new Headers({ accept: 'application/json', ...init.headers });
    if (isCrossOrigin || method !== 'GET') headers.set('origin', webOrigin);
    headers.set('referer', `${webOrigin}/`);
    const cookie = cookies.headerFor(apiOrigin);
    if (cookie !== '') headers.set('cookie', cookie);
    if (init.body !== undefined) headers.set('content-type', 'application/json');
    const body = init.body === undefined ? undefined : JSON.stringify(init.body);
    const answer = await reach(o, `${apiOrigin}${path}`, { method, headers, body, redirect: 'manual' });
    if (isCrossOrigin) requireCors(answer, webOrigin, `${method} ${path}`);
    const dropped: string[] = [];
    for (const line of answer.headers.getSetCookie()) {
      const { name, refusal } = cookies.receive(line, apiOrigin);
      if (refusal !== null) dropped.push(`the browser will drop \`${name}\`: ${refusal}`);
    }
    return { answer, body: await readBody(answer), dropped };
  }

  if (isCrossOrigin) await requirePreflight(o, '/api/auth/login/');
  const csrf = await send('/api/auth/csrf/', {});
  const token = csrf.answer.headers.get('x-csrftoken');
  if (!csrf.answer.ok || token === null) {
    throw new Refused(
      `${apiOrigin} does not answer GET /api/auth/csrf/ as an auth API (${csrf.answer.status})`,
    );
  }
  if (csrf.dropped[0] !== undefined) throw new Refused(csrf.dropped[0]);
  say(`✓ ${apiOrigin} hands out a CSRF token, and the browser keeps its cookie`);

  const { username, password } = o;
  const login = await send('/api/auth/login/', {
    method: 'POST',
    body: { username, password },
    headers: { 'x-csrftoken': token },
  });
  if (!login.answer.ok) throw new Refused(describeRefusal('signing in', login));
  if (login.dropped[0] !== undefined) throw new Refused(login.dropped[0]);
  say('✓ the password is right, and the browser keeps what it is given');

  const { access } = login.body;
  const bearer: Record<string, string> =
    typeof access === 'string' ? { authorization: `Bearer ${access}` } : {};
  const me = await send('/api/auth/me/', { headers: bearer });
  if (!me.answer.ok) throw new Refused(describeRefusal('asking who is signed in', me));
  say(`✓ the next call is made as ${String(me.body.username)}`);
  await describeGate(o, cookies.isSeenByPage(typeof access === 'string' ? 'refresh_token' : 'sessionid'));

  const again = await send('/api/auth/csrf/', {});
  const fresh = again.answer.headers.get('x-csrftoken') ?? '';
  const logout = await send('/api/auth/logout/', { method: 'POST', headers: { 'x-csrftoken': fresh } });
  if (!logout.answer.ok) throw new Refused(describeRefusal('signing out', logout));
}

async function reach(o: LiveOptions, url: string, init: RequestInit): Promise<Response> {
  try {
    return await o.fetch(new Request(url, init));
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    throw new Refused(
      `${new URL(url).origin} cannot be reached${cause}; is it running, and is its name right?`,
    );
  }
}

async function requirePreflight(o: LiveOptions, path: string): Promise<void> {
  const headers = {
    origin: o.webOrigin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': unsafeHeaders.join(','),
  };
  const answer = await reach(o, `${o.apiOrigin}${path}`, { method: 'OPTIONS', headers });
  requireCors(answer, o.webOrigin, `the preflight of POST ${path}`);
  const allowed = (answer.headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/,\s*/);
  const missing = unsafeHeaders.find((name) => !allowed.includes(name));
  if (missing)
    throw new Refused(`the browser will not send the header ${missing}; add it to CORS_ALLOW_HEADERS`);
}

function requireCors(answer: Response, webOrigin: string, what: string): void {
  const allowed = answer.headers.get('access-control-allow-origin');
  if (allowed !== webOrigin) {
    const said = allowed === null ? 'names no origin' : `allows ${allowed}`;
    throw new Refused(
      `the browser keeps the answer to ${what} from the page: it ${said}; add ${webOrigin} to CORS_ALLOWED_ORIGINS`,
    );
  }
  if (answer.headers.get('access-control-allow-credentials') !== 'true') {
    throw new Refused(
      `the browser keeps the answer to ${what} from the page: it allows no credentials; set CORS_ALLOW_CREDENTIALS=true`,
    );
  }
}

/** Whether the pages' server can tell who is signed in, and if not by cookie, how. */
async function describeGate({ say, ...o }: LiveOptions, isSeen: boolean): Promise<void> {
  const page = await reach({ say, ...o }, `${o.webOrigin}/dashboard`, { redirect: 'manual' });
  if (page.status < 300 || page.status >= 400) {
    throw new Refused(
      `${o.webOrigin}/dashboard shows itself to strangers (${page.status}); is middleware.ts there?`,
    );
  }
  say('✓ a private page leads a stranger to the sign-in page');
  say(
    isSeen
      ? '✓ the server of the pages sees the cookie, so it lets this visitor in'
      : '✓ the server of the pages cannot see the cookie; the browser hands the visitor over (/auth/handoff)',
  );
}

type Answered = { answer: Response; body: Record<string, unknown>; dropped: string[] };

function describeRefusal(what: string, { answer, body }: Answered): string {
  const detail = typeof body.detail === 'string' ? ` (${body.detail})` : '';
  const advice: Record<number, string> = {
    401: '; check the username and password, and ACCESS_TOKEN_LIFETIME',
    403: '; add WEB_ORIGIN to CSRF_TRUSTED_ORIGINS, and give both halves the same settings',
    429: '; wait, or set RATE_LIMIT_ENABLED=false while you try',
  };
  return `${what} is answered ${answer.status}${detail}${advice[answer.status] ?? ''}`;
}

async function readBody(answer: Response): Promise<Record<string, unknown>> {
  const body: unknown = await answer.json().catch(() => ({}));
  // Each key is checked where it is read.
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}
