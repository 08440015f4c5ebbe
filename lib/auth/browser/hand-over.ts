// Tells this page's own server who is signed in, where the API is on another site: challenge from the server, token
// for it from the API, token back to the server. Nothing that passes through here is worth anything to a script.
import { type BrowserFetch, readJson } from './api-host';
import { readText } from './read-answers';

export type HandOver = () => Promise<boolean>;

/** Build it. True: the server knows. False changes nothing; the next page asks again. */
export function createHandOver(o: {
  fetch: BrowserFetch;
  /** POST to the API with the CSRF token. */
  sendToApi: (path: string, body: unknown) => Promise<Response | null>;
  /** In turn with refreshes of other tabs: a token that is rotated meanwhile would be refused. */
  takeTurn: <T>(work: () => Promise<T>) => Promise<T>;
}): HandOver {
  async function sendToServer(body: object): Promise<Response | null> {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return o.fetch('/auth/handoff', init).catch(() => null);
  }

  return () =>
    o.takeTurn(async () => {
      const begun = await sendToServer({});
      const challenge = readText(begun?.ok && (await readJson(begun)), 'challenge');
      if (challenge === null) return false;
      const given = await o.sendToApi('/api/auth/handoff/', { challenge });
      const handoff = readText(given?.ok && (await readJson(given)), 'handoff');
      if (handoff === null) return false;
      return (await sendToServer({ handoff }))?.ok === true;
    });
}
