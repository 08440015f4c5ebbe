// For the inspector: the cookies of this installation, each attribute with the reason for it, derived from the
// settings as the API derives them. Values are never read, only whether a cookie is there.

import { sealedStateCookie } from '@/lib/auth/sealed-state';
import { siteOf } from '@/lib/contract/shape';
import type { CookieConfig } from '@/lib/settings/cookies';
import type { WebConfig } from '@/lib/settings/web';

export type InspectedCookie = {
  name: string;
  purpose: string;
  /** `out of sight`: the cookie of a host whose cookies never reach this server. */
  presence: 'present' | 'absent' | 'out of sight';
  attributes: { name: string; why: string }[];
};

type Attributes = {
  ageSeconds: number;
  ageWhy: string;
  isHttpOnly: boolean;
  isSecure: boolean;
  sameSite: string;
  isPartitioned: boolean;
  domain: string | null;
  path: string;
};

/** All cookies that the strategy uses, the credential first. */
export function describeCookies({
  config,
  isHttps,
  has,
}: {
  config: WebConfig;
  isHttps: boolean;
  has: (name: string) => boolean;
}): InspectedCookie[] {
  const { session, csrf, jwt } = config.cookies;
  const ofApi = ({ name, domain }: CookieConfig) =>
    has(name) ? 'present' : config.apiHost === '' || domain !== null ? 'absent' : 'out of sight';
  const credential =
    config.strategy === 'jwt'
      ? {
          ...jwt,
          purpose: 'The refresh token. It renews the access token, and is replaced each time.',
          ageName: 'REFRESH_TOKEN_LIFETIME',
        }
      : {
          ...session,
          purpose: 'The key of a row of django_session. The row says who is signed in.',
          ageName: 'SESSION_COOKIE_AGE',
        };
  return [
    {
      name: credential.cookie.name,
      purpose: credential.purpose,
      presence: ofApi(credential.cookie),
      attributes: explain({
        ...credential.cookie,
        ageSeconds: credential.ageSeconds,
        ageWhy: `${credential.ageName}. After that the browser drops it by itself.`,
      }),
    },
    {
      name: csrf.cookie.name,
      purpose: 'Proves that a form is ours: X-CSRFToken has to match it, and another site cannot read it.',
      presence: ofApi(csrf.cookie),
      attributes: explain({
        ...csrf.cookie,
        ageSeconds: csrf.ageSeconds,
        ageWhy: 'CSRF_COOKIE_AGE. It is no credential, so it may stay.',
      }),
    },
    {
      name: sealedStateCookie,
      purpose: 'What the API last said, sealed by this server, so that a warm page costs no call.',
      presence: has(sealedStateCookie) ? 'present' : 'absent',
      attributes: explain({
        isHttpOnly: true,
        isSecure: isHttps,
        sameSite: 'Lax',
        isPartitioned: false,
        domain: null,
        path: '/',
        ageSeconds: config.stateMaxAgeSeconds,
        ageWhy: 'AUTH_STATE_MAX_AGE, or longer while an access token inside is good. Then the API is asked.',
      }),
    },
  ];
}

function explain(cookie: Attributes): InspectedCookie['attributes'] {
  const isLax = cookie.sameSite.toLowerCase() === 'lax';
  return [
    cookie.isHttpOnly
      ? { name: 'HttpOnly', why: 'No script can read it, so none can carry it away.' }
      : { name: 'readable by scripts', why: 'On purpose: the page copies it into X-CSRFToken.' },
    {
      name: `SameSite=${cookie.sameSite}`,
      why: isLax
        ? 'Comes along when a link leads here, not with forms and calls of other sites.'
        : cookie.sameSite.toLowerCase() === 'none'
          ? 'The API is on another site than the page; nothing else would be sent there.'
          : 'Sent from pages of this site only, not even along a link.',
    },
    cookie.isSecure
      ? { name: 'Secure', why: 'Over HTTPS only.' }
      : { name: 'not Secure', why: 'Plain HTTP here. It follows the scheme of the origin.' },
    ...(cookie.isPartitioned
      ? [{ name: 'Partitioned', why: 'Kept apart for each top-level site, as browsers now ask.' }]
      : []),
    cookie.domain === null
      ? { name: 'host-only', why: 'No Domain: this host alone, no subdomain ever sees it.' }
      : {
          name: `Domain=${cookie.domain}`,
          why: `Page and API share ${siteOf(cookie.domain)}, so both are sent it.`,
        },
    { name: `Path=${cookie.path}`, why: 'Comes with pages, for the guard, and with calls.' },
    { name: `Max-Age ${formatSpan(cookie.ageSeconds)}`, why: cookie.ageWhy },
  ];
}

/** `1209600` → "2 weeks", `90` → "90 s". */
export function formatSpan(seconds: number): string {
  for (const [unit, length] of [
    ['week', 604_800],
    ['day', 86_400],
    ['hour', 3600],
  ] as const) {
    const count = seconds / length;
    if (count >= 1 && Number.isInteger(count)) return `${count} ${unit}${count === 1 ? '' : 's'}`;
  }
  return `${seconds} s`;
}
