// Someone without a credential, or with a made-up one, who tries the protected page and the API all the while.
// Whatever is down, neither may open.
import { type Counts, note } from './counts';
import type { Place } from './visitor';

const credentials = [
  '',
  'sessionid=abcdefghijklmnopqrstuvwxyz012345',
  'refresh_token=eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJ1c2VyX2lkIjoiMSJ9.',
  'sessionid=abcdefghijklmnopqrstuvwxyz012345; refresh_token=x; auth_state=Fe26.2*1*made*up',
];

/** `secret` is on the page only for who may see it: the name of a user. */
export async function tryDoors(
  place: Place,
  { counts, secret }: { counts: Counts; secret: RegExp },
): Promise<void> {
  for (const cookie of credentials) {
    for (const url of [`${place.web}/dashboard`, `${place.api}/api/auth/me/`]) {
      const answer = await ask(url, cookie);
      if (answer === null) continue;
      if (answer.status === 500) note(counts, 'answered500', `${url} for a stranger`);
      if (answer.status === 200 || secret.test(answer.text)) {
        note(counts, 'servedWithoutAuth', `${url} with "${cookie}": ${answer.status}`);
      }
    }
  }
}

async function ask(url: string, cookie: string): Promise<{ status: number; text: string } | null> {
  try {
    const answer = await fetch(url, {
      headers: { cookie },
      redirect: 'manual',
      signal: AbortSignal.timeout(25_000),
    });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return null;
  }
}
