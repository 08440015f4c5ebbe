// Headers for an unsafe call that this server makes for a visitor: API and CSRF rules see what a browser would send.
import { ownOrigin } from '@/lib/settings/own-origin';
import type { WebConfig } from '@/lib/settings/web';

/** Whether a page of this site sent it. Browsers too old for Sec-Fetch-Site still send Origin with a POST. */
export function isFromThisSite(request: Request, config: WebConfig): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return request.headers.get('origin') === ownOrigin(request.headers, config);
}

/** Add a CSRF pair. Double submit asks only that cookie and header agree, which this server may vouch for. */
export function addCsrfPair(sent: Headers, o: { cookieName: string; origin: string }): void {
  const random = crypto.getRandomValues(new Uint8Array(16));
  const secret = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const others = (sent.get('cookie') ?? '')
    .split(/;\s*/)
    .filter((pair) => pair !== '' && !pair.startsWith(`${o.cookieName}=`));
  sent.set('cookie', [...others, `${o.cookieName}=${secret}`].join('; '));
  sent.set('x-csrftoken', secret);
  sent.set('origin', o.origin);
}
