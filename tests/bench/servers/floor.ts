// The floor: what no server that does the same work can go below by much. One file of plain node:http: a prepared
// statement a row, Django's signature and auth hash checked, texts that were verified before remembered, the same bytes
// and headers as ours. It has no settings, no routes but these and no errors worth reading; floor.test.ts compares its
// answers with ours. On SQLite by libsql, on PostgreSQL by pg.
import { createHash, createHmac, randomBytes, randomFillSync, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { inflateSync } from 'node:zlib';
import Sqlite from 'libsql';
import pg from 'pg';
import { salts } from '@/lib/settings/salts';

const secretKey = process.env.SECRET_KEY ?? '';
const databaseUrl = process.env.DATABASE_URL ?? '';
const isPostgres = databaseUrl.startsWith('postgres');

type Row = readonly unknown[];
type FindOne = (values: readonly unknown[]) => Row | undefined | Promise<Row | undefined>;

const pool = isPostgres ? new pg.Pool({ connectionString: databaseUrl, max: 10 }) : null;
const sqlite = isPostgres ? null : new Sqlite(databaseUrl.replace(/^sqlite:\/\/\//, ''));
sqlite?.pragma('busy_timeout = 5000');
sqlite?.pragma('foreign_keys = ON');

let statements = 0;
function prepare(sqliteText: string, postgresText: string): FindOne {
  if (sqlite !== null) {
    const statement = sqlite.prepare(sqliteText).raw();
    return (values) => statement.get([...values]) as Row | undefined;
  }
  statements += 1;
  const name = `floor${statements}`;
  return async (values) => {
    const query = { name, text: postgresText, values: [...values], rowMode: 'array' };
    return (await pool?.query(query))?.rows[0];
  };
}

const namesOf = (list: (name: string) => string, parameter: string) =>
  `(SELECT ${list('g.name')} FROM auth_group g JOIN auth_user_groups m ON m.group_id = g.id WHERE m.user_id = u.id),
   (SELECT ${list("c.app_label || '.' || p.codename")} FROM auth_permission p
      JOIN django_content_type c ON c.id = p.content_type_id
      WHERE p.id IN (SELECT permission_id FROM auth_user_user_permissions WHERE user_id = u.id
        UNION SELECT gp.permission_id FROM auth_group_permissions gp
          JOIN auth_user_groups m ON m.group_id = gp.group_id WHERE m.user_id = u.id))
   FROM auth_user u WHERE u.id = ${parameter}`;
const textOf = (time: string) => `to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`;
const userColumns =
  'u.id, u.password, u.is_active, u.username, u.email, u.first_name, u.last_name, u.is_staff, u.is_superuser, ';
const findUser = prepare(
  `SELECT ${userColumns} u.date_joined, u.last_login, ${namesOf((name) => `json_group_array(${name})`, '?')}`,
  `SELECT ${userColumns} ${textOf('u.date_joined')}, ${textOf('u.last_login')},
   ${namesOf((name) => `coalesce(json_agg(${name}), '[]')::text`, '$1')}`,
);
const findSession = prepare(
  'SELECT session_data FROM django_session WHERE session_key = ? AND expire_date > ?',
  'SELECT session_data FROM django_session WHERE session_key = $1 AND expire_date > $2',
);
const findBlacklisted = prepare(
  `SELECT b.id FROM token_blacklist_outstandingtoken o LEFT JOIN token_blacklist_blacklistedtoken b ON b.token_id = o.id
   WHERE o.jti = ?`,
  `SELECT b.id FROM token_blacklist_outstandingtoken o LEFT JOIN token_blacklist_blacklistedtoken b ON b.token_id = o.id
   WHERE o.jti = $1`,
);

const known = new Map<string, unknown>();
function remember<Value>(key: string, compute: () => Value): Value {
  if (known.has(key)) return known.get(key) as Value;
  if (known.size >= 1000) known.clear();
  const value = compute();
  known.set(key, value);
  return value;
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** django.utils.crypto.salted_hmac: the key is a digest of salt and secret. */
function saltedHmac(salt: string, value: string): Buffer {
  const key = remember(`key ${salt}`, () => createHash('sha256').update(`${salt}${secretKey}`).digest());
  return createHmac('sha256', key).update(value).digest();
}

/** The JSON of a session, or null: "[.]data:time:signature", deflated where it begins with a dot. */
function readSignedJson(text: string): string | null {
  return remember(`session ${text}`, () => {
    const end = text.lastIndexOf(':');
    const signature = saltedHmac('django.contrib.sessions.SessionStoresigner', text.slice(0, end));
    if (!isSame(signature.toString('base64url'), text.slice(end + 1))) return null;
    const data = text.slice(0, text.lastIndexOf(':', end - 1));
    if (!data.startsWith('.')) return Buffer.from(data, 'base64url').toString();
    return inflateSync(Buffer.from(data.slice(1), 'base64url')).toString();
  });
}

function authHashOf(password: string): string {
  return remember(`hash ${password}`, () =>
    saltedHmac('django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash', password).toString('hex'),
  );
}

type Claims = Record<string, unknown> & { exp: number; jti: string; user_id: string; token_type: string };

function readToken(token: string): Claims | null {
  const claims = remember(`token ${token}`, () => {
    const end = token.lastIndexOf('.');
    const signature = createHmac('sha256', secretKey).update(token.slice(0, end)).digest('base64url');
    if (!isSame(signature, token.slice(end + 1))) return null;
    return JSON.parse(
      Buffer.from(token.slice(token.indexOf('.') + 1, end), 'base64url').toString(),
    ) as Claims;
  });
  return claims !== null && claims.exp > Date.now() / 1000 ? claims : null;
}

const tokenHeader = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');

function signToken(claims: object): string {
  const text = `${tokenHeader}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${text}.${createHmac('sha256', secretKey).update(text).digest('base64url')}`;
}

function readCookie(header: string, name: string): string | undefined {
  const found = header.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

const pool16 = Buffer.alloc(16 * 256);
let drawn = pool16.length;
function drawId(): string {
  if (drawn === pool16.length) {
    randomFillSync(pool16);
    drawn = 0;
  }
  drawn += 16;
  return pool16.toString('hex', drawn - 16, drawn);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function drawSecret(): string {
  let secret = '';
  while (secret.length < 32) {
    for (const byte of randomBytes(40)) if (byte < 248 && secret.length < 32) secret += alphabet[byte % 62];
  }
  return secret;
}

const signedInVary = 'Accept, Cookie, origin';
const plainVary = 'Accept, origin';

function send(outgoing: ServerResponse, status: number, vary: string, text: string, cookie?: string): void {
  const headers = [
    'Content-Type',
    'application/json',
    'Cache-Control',
    'no-store',
    'X-Auth-API',
    'typescript',
    'X-Content-Type-Options',
    'nosniff',
    'Referrer-Policy',
    'same-origin',
    'X-Frame-Options',
    'DENY',
    'Cross-Origin-Opener-Policy',
    'same-origin',
    'X-Request-ID',
    drawId(),
    'Vary',
    vary,
    'Content-Length',
    String(Buffer.byteLength(text)),
  ];
  if (cookie !== undefined) headers.push('Set-Cookie', cookie);
  outgoing.writeHead(status, headers);
  outgoing.end(text);
}

const notSignedIn = JSON.stringify({ detail: 'Authentication credentials were not provided.' });

const toTime = (time: unknown) => (time === null ? null : `${String(time).replace(' ', 'T')}Z`);

function showUser(row: Row): string {
  const [id, , , username, email, first, last, staff, superuser, joined, login, groups, permissions] = row;
  return JSON.stringify({
    id,
    username,
    email,
    first_name: first,
    last_name: last,
    name: `${first} ${last}`.trim(),
    is_staff: Boolean(staff),
    is_superuser: Boolean(superuser),
    groups: JSON.parse(String(groups)).sort(),
    permissions: JSON.parse(String(permissions)).sort(),
    date_joined: toTime(joined),
    last_login: toTime(login),
  });
}

/** SQLite holds times as text, PostgreSQL compares moments. */
const now = () => {
  const date = new Date();
  return isPostgres ? date : date.toISOString().replace('T', ' ').replace('Z', '000');
};
const toId = (id: string) => (isPostgres ? Number(id) : BigInt(id));

async function findSessionUser(cookie: string): Promise<Row | null> {
  const key = readCookie(cookie, 'sessionid');
  if (key === undefined || key.length < 8) return null;
  const found = findSession([key, now()]);
  const session = found instanceof Promise ? await found : found;
  const json = session === undefined ? null : readSignedJson(String(session[0]));
  if (json === null) return null;
  const data = JSON.parse(json);
  const row = findUser([toId(data._auth_user_id)]);
  const user = row instanceof Promise ? await row : row;
  const isTheirs =
    user?.[2] &&
    data._auth_user_backend === 'django.contrib.auth.backends.ModelBackend' &&
    isSame(data._auth_user_hash, authHashOf(String(user[1])));
  return isTheirs ? (user ?? null) : null;
}

async function answerMe(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { authorization, cookie = '' } = incoming.headers;
  if (authorization === undefined) {
    const user = await findSessionUser(cookie);
    if (user === null) return send(outgoing, 401, signedInVary, notSignedIn);
    return send(outgoing, 200, signedInVary, showUser(user));
  }
  const claims = readToken(authorization.slice('Bearer '.length));
  if (claims?.token_type !== 'access') return send(outgoing, 401, plainVary, notSignedIn);
  const row = findUser([toId(claims.user_id)]);
  const user = row instanceof Promise ? await row : row;
  if (!user?.[2]) return send(outgoing, 401, plainVary, notSignedIn);
  return send(outgoing, 200, plainVary, showUser(user));
}

async function answerSession(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { cookie = '' } = incoming.headers;
  const user = await findSessionUser(cookie);
  const shown = user === null ? 'null' : showUser(user);
  const text = `{"isAuthenticated":${user !== null},"strategy":"hybrid","user":${shown}}`;
  if (readCookie(cookie, 'csrftoken') !== undefined) return send(outgoing, 200, signedInVary, text);
  const age = 31_449_600;
  const expires = new Date(Date.now() + age * 1000).toUTCString();
  const set = `csrftoken=${drawSecret()}; expires=${expires}; Max-Age=${age}; Path=/; SameSite=Lax`;
  return send(outgoing, 200, signedInVary, text, set);
}

async function readJson(incoming: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
    incoming.on('error', reject);
  });
}

const invalid = JSON.stringify({ detail: 'Token is invalid', code: 'token_not_valid' });

async function answerVerify(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const claims = readToken((await readJson(incoming)).token ?? '');
  if (claims === null) return send(outgoing, 401, plainVary, invalid);
  const found = findBlacklisted([claims.jti]);
  const row = found instanceof Promise ? await found : found;
  if (row !== undefined && row[0] !== null) return send(outgoing, 401, plainVary, invalid);
  return send(outgoing, 200, plainVary, '{}');
}

const blacklistText = (parameters: readonly string[]) =>
  `INSERT INTO token_blacklist_blacklistedtoken (token_id, blacklisted_at)
   VALUES ((SELECT id FROM token_blacklist_outstandingtoken WHERE jti = ${parameters[0]}), ${parameters[1]})
   ON CONFLICT (token_id) DO NOTHING`;
const recordText = (parameters: readonly string[]) =>
  `INSERT INTO token_blacklist_outstandingtoken (jti, token, user_id, created_at, expires_at)
   VALUES (${parameters.join(', ')}) ON CONFLICT (jti) DO NOTHING`;
const blacklist = sqlite?.prepare(blacklistText(['?', '?']));
const record = sqlite?.prepare(recordText(['?', '?', '?', '?', '?']));

/** One transaction: the spent token's row of the blacklist is the lock, its successor is recorded. */
function rotate(jti: string, successor: readonly unknown[]): boolean {
  sqlite?.exec('BEGIN IMMEDIATE');
  const isFirst = blacklist?.run([jti, now()]).changes === 1;
  if (isFirst) record?.run([...successor]);
  sqlite?.exec(isFirst ? 'COMMIT' : 'ROLLBACK');
  return isFirst;
}

async function answerRefresh(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const claims = readToken((await readJson(incoming)).refresh ?? '');
  if (claims?.token_type !== 'refresh') return send(outgoing, 401, plainVary, invalid);
  const row = await findUser([toId(claims.user_id)]);
  if (!row?.[2]) return send(outgoing, 401, plainVary, invalid);
  const seconds = Math.floor(Date.now() / 1000);
  const number = Number(claims.n) + 1;
  const jti = saltedHmac(salts.refreshLink, `${claims.sid}:${number}`).toString('hex').slice(0, 32);
  const next: Record<string, unknown> = { ...claims, exp: seconds + 86_400, iat: seconds, jti, n: number };
  const { n: _, ua: __, ip: ___, ...kept } = next;
  const access = { ...kept, token_type: 'access', exp: seconds + 300, jti: drawId() };
  const refresh = signToken(next);
  const expires = new Date((seconds + 86_400) * 1000).toISOString().replace('T', ' ').replace('Z', '000');
  if (!rotate(claims.jti, [jti, refresh, toId(claims.user_id), now(), expires])) {
    return send(outgoing, 401, plainVary, invalid);
  }
  return send(outgoing, 200, plainVary, JSON.stringify({ access: signToken(access), refresh }));
}

type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> | void;
const handlers = new Map<string, Handler>([
  ['GET /healthz', (_, outgoing) => send(outgoing, 200, plainVary, '{"status":"ok"}')],
  ['GET /api/auth/me/', answerMe],
  ['GET /api/auth/session/', answerSession],
  ['POST /api/auth/verify/', answerVerify],
  ['POST /api/token/refresh/', answerRefresh],
]);

createServer((incoming, outgoing) => {
  const handler = handlers.get(`${incoming.method} ${incoming.url}`);
  if (handler === undefined) return send(outgoing, 404, plainVary, '{"detail":"Not found."}');
  return handler(incoming, outgoing);
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('The floor answers\n'));
