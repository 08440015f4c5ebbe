// Signs in over HTTP as a client without a browser would: once for a session cookie, once for tokens.
export type SignedIn = { headers: Record<string, string> };
export type Credentials = { username: string; password: string };

export async function openBrowserless(
  url: string,
  credentials: Credentials,
): Promise<{ session: SignedIn; bearer: SignedIn }> {
  const csrf = await fetch(`${url}/api/auth/csrf/`);
  const csrfCookie = readCookies(csrf);
  const login = await post(`${url}/api/auth/login/`, credentials, {
    cookie: csrfCookie,
    'x-csrftoken': csrf.headers.get('x-csrftoken') ?? '',
  });
  const pair = await (await post(`${url}/api/token/`, credentials)).json();
  return {
    session: { headers: { cookie: readCookies(login) } },
    bearer: { headers: { authorization: `Bearer ${pair.access}` } },
  };
}

export async function obtainRefreshTokens(
  url: string,
  credentials: Credentials,
  count: number,
): Promise<string[]> {
  const tokens: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const pair = await (await post(`${url}/api/token/`, credentials)).json();
    tokens.push(pair.refresh);
  }
  return tokens;
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}

export function readCookies(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
}
