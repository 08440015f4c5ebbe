// One signed-in user: asks the API who they are and opens a protected page, again and again, as a browser would,
// refreshing when an access token is spent. Every answer is judged; an outage may delay a user, never sign one out.
import { type Counts, note } from './counts';

export type Place = { web: string; api: string };
type Strategy = 'session' | 'jwt' | 'hybrid';

const patienceMs = 30_000;

export class Visitor {
  private readonly cookies = new Map<string, string>();
  private access: string | undefined;
  private isGone = false;
  constructor(
    readonly username: string,
    private readonly o: { place: Place; strategy: Strategy; counts: Counts },
  ) {}

  /** Throws when the installation cannot sign anyone in before the trouble begins. */
  async signIn(password: string): Promise<void> {
    await this.send(this.o.place.api, '/api/auth/csrf/');
    const answer = await this.send(this.o.place.api, '/api/auth/login/', {
      username: this.username,
      password,
    });
    if (answer?.status !== 200) throw new Error(`${this.username} cannot sign in: ${answer?.status}`);
    this.access = JSON.parse(answer.text).access;
  }

  /** One round of what a user does; some of it at the same time, as tabs do. */
  async visit(): Promise<void> {
    const dice = Math.random();
    if (dice < 0.45) await this.askWhoIAm();
    else if (dice < 0.75) await this.openPage();
    else if (dice < 0.9) await Promise.all([this.openPage(), this.askWhoIAm()]);
    else await this.refresh();
  }

  /** After the trouble: both doors know the user again, or the user was signed out. */
  async isStillSignedIn(): Promise<boolean> {
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline && !this.isGone) {
      if ((await this.askWhoIAm()) === 'known' && (await this.openPage()) === 'known') return true;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return false;
  }

  private async askWhoIAm(mayRefresh = true): Promise<'known' | 'unavailable' | 'unknown'> {
    const answer = await this.send(this.o.place.api, '/api/auth/me/');
    if (answer === null) return 'unavailable';
    if (answer.status === 200)
      return this.judgeName(JSON.parse(answer.text).username === this.username, 'GET me');
    if (answer.status === 401 && this.o.strategy === 'jwt' && mayRefresh) {
      const refreshed = await this.refresh();
      return refreshed === 'known' ? this.askWhoIAm(false) : refreshed;
    }
    return this.signedOut(`GET me: ${answer.status} ${answer.text.slice(0, 120)}`);
  }

  private async refresh(): Promise<'known' | 'unavailable' | 'unknown'> {
    const answer = await this.send(this.o.place.api, '/api/auth/refresh/', {});
    if (answer === null) return 'unavailable';
    if (answer.status !== 200)
      return this.signedOut(`refresh: ${answer.status} ${answer.text.slice(0, 120)}`);
    if (this.o.strategy === 'jwt') this.access = JSON.parse(answer.text).access;
    return 'known';
  }

  private async openPage(): Promise<'known' | 'unavailable' | 'unknown'> {
    const answer = await this.send(this.o.place.web, '/dashboard');
    if (answer === null) return 'unavailable';
    if (answer.status === 200) return this.judgeName(answer.text.includes(this.username), 'GET /dashboard');
    return this.signedOut(`GET /dashboard: ${answer.status} to ${answer.location}`);
  }

  private judgeName(isRight: boolean, where: string): 'known' | 'unknown' {
    if (isRight) return 'known';
    note(this.o.counts, 'wrongUser', `${where} is not about ${this.username}`);
    return 'unknown';
  }

  private signedOut(text: string): 'unknown' {
    if (!this.isGone) note(this.o.counts, 'signedOut', `${this.username}: ${text}`);
    this.isGone = true;
    return 'unknown';
  }

  /** The answer, or null for an outage. */
  private async send(server: string, path: string, body?: unknown) {
    const { counts, place } = this.o;
    const headers: Record<string, string> = {
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(this.access && server === place.api && { authorization: `Bearer ${this.access}` }),
      ...(body !== undefined && {
        'content-type': 'application/json',
        origin: place.web,
        'x-csrftoken': this.cookies.get('csrftoken') ?? '',
      }),
    };
    try {
      const answer = await fetch(`${server}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(25_000),
      });
      const text = await answer.text();
      // Only a whole answer changes the cookies, as in a browser that lost the connection before the headers.
      for (const line of answer.headers.getSetCookie()) this.keep(line);
      if (answer.status === 500) note(counts, 'answered500', `${path}: ${text.slice(0, 200)}`);
      if (answer.status >= 500) {
        counts.unavailable += 1;
        return null;
      }
      counts.answered += 1;
      return { status: answer.status, text, location: answer.headers.get('location') };
    } catch {
      counts.unavailable += 1;
      return null;
    }
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/; */);
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
