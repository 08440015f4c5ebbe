// Three small clients, each written the way of a well-known tutorial, for the dialects of AUTH_DIALECTS. They run in
// the page, so each is whole in itself; `api` is the origin of the API.

type Session = { isAuthenticated: boolean };
type Credentials = { username: string; password: string };

/** Sessions: token from a response header, JSON, cookies. */
export async function runSpaClient({ api, user }: { api: string; user: Credentials }) {
  const call = (path: string, init: RequestInit = {}) =>
    fetch(api + path, { credentials: 'include', ...init });
  const isSignedIn = async (): Promise<boolean> =>
    ((await (await call('/api/session/')).json()) as Session).isAuthenticated;

  const before = await isSignedIn();
  const token = (await call('/api/csrf/')).headers.get('X-CSRFToken') ?? '';
  const login = await call('/api/login/', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token },
    body: JSON.stringify(user),
  });
  const { username } = await (await call('/api/whoami/')).json();
  const during = await isSignedIn();
  const logout = await call('/api/logout');
  return {
    before,
    login: await login.json(),
    username,
    during,
    logout: logout.status,
    after: await isSignedIn(),
  };
}

/** Tokens: access token in memory, refresh by the cookie alone. */
export async function runJwtCookieClient({ api, user }: { api: string; user: Credentials }) {
  const post = (path: string, body?: object) =>
    fetch(api + path, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
  const get = (path: string, token: string) =>
    fetch(api + path, { headers: { Authorization: `Bearer ${token}` } });

  const { access, access_expires: expires } = await (await post('/token/', user)).json();
  const { now } = await (await get('/ping/', access)).json();
  const { access: second } = await (await post('/token/refresh/')).json();
  const { username } = await (await get('/me/', second)).json();
  const logout = await (await post('/token/logout/')).json();
  const after = (await post('/token/refresh/')).status;
  return { hasExpiry: typeof expires === 'number', now, username, isNew: second !== access, logout, after };
}

/** A form, posted as it is. */
export async function runAccountsClient({ api, user }: { api: string; user: Credentials }) {
  const form = new FormData();
  form.set('username', user.username);
  form.set('password', user.password);
  const login = await fetch(`${api}/accounts/login/`, { method: 'POST', credentials: 'include', body: form });
  const me = await fetch(`${api}/accounts/me/`, { credentials: 'include' });
  return { login: login.status, username: (await me.json()).username };
}
