// A client of API processes over HTTP that keeps cookies as a browser would, for tests with several processes. It
// speaks to whichever server it is told to: all of them stand for one origin.
import { testUser } from './auth-api';

const webOrigin = 'http://localhost:3000';

/** The environment that API processes of one installation share; fast hashes, one database. */
export function sharedEnv(env: Record<string, string>): Record<string, string> {
  return {
    NODE_ENV: 'test',
    SECRET_KEY: 'integration tests only, fifty characters or more of it',
    PASSWORD_HASHERS: 'django.contrib.auth.hashers.MD5PasswordHasher',
    WEB_ORIGIN: webOrigin,
    LOG_LEVEL: 'silent',
    ...env,
  };
}

export class HttpClient {
  readonly cookies = new Map<string, string>();
  access: string | undefined;

  async send(server: string, method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('host', 'localhost');
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(`${server}${path}`, { ...init, method, headers });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return answer;
  }

  get(server: string, path: string): Promise<Response> {
    const headers: Record<string, string> = this.access ? { authorization: `Bearer ${this.access}` } : {};
    return this.send(server, 'GET', path, { headers });
  }

  post(
    server: string,
    path: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.send(server, 'POST', path, {
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        origin: webOrigin,
        'x-csrftoken': this.cookies.get('csrftoken') ?? '',
        ...headers,
      },
    });
  }

  async signIn(
    server: string,
    credentials: { username: string; password: string } = testUser,
  ): Promise<Response> {
    await this.get(server, '/api/auth/csrf/');
    const answer = await this.post(server, '/api/auth/login/', credentials);
    if (answer.ok) this.access = (await answer.clone().json()).access;
    return answer;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value.replace(/^"(.*)"$/, '$1'));
  }
}
