// For the inspector: the cookies of this installation, each attribute with the reason for it, derived from the
// settings as the API derives them. Values are never read, only whether a cookie is there.

import type { WebConfig } from '@/lib/auth/config';
import { sealedStateCookie } from '@/lib/auth/sealed-state';
import { type ShapeDefaults, siteOf } from '@/lib/contract/shape';

export type InspectedCookie = {
  name: string;
  purpose: string;
  /** `out of sight`: it belongs to a host whose cookies never come here. */
  presence: 'present' | 'absent' | 'out of sight';
  attributes: { name: string; why: string }[];
};

type Environment = Record<string, string | undefined>;
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
export function describeCookies(o: {
  config: WebConfig;
  env: Environment;
  defaults: ShapeDefaults;
  isHttps: boolean;
  has: (name: string) => boolean;
}): InspectedCookie[] {
  const { config, env, defaults, has } = o;
  const isOwnHost = config.apiHost === '';
  const ofApi = (name: string) =>
    has(name) ? 'present' : isOwnHost || defaults.domain !== null ? 'absent' : 'out of sight';
  const credential =
    config.strategy === 'jwt'
      ? {
          name: config.jwtCookieName,
          purpose: 'The refresh token. It renews the access token, and is replaced each time.',
          prefix: 'JWT_COOKIE' as const,
          age: readNumber(env.REFRESH_TOKEN_LIFETIME) ?? 86_400,
          ageName: 'REFRESH_TOKEN_LIFETIME',
        }
      : {
          name: config.sessionCookieName,
          purpose: 'The key of a row of django_session. The row says who is signed in.',
          prefix: 'SESSION_COOKIE' as const,
          age: readNumber(env.SESSION_COOKIE_AGE) ?? 14 * 86_400,
          ageName: 'SESSION_COOKIE_AGE',
        };
  const apiAttributes = (prefix: 'SESSION_COOKIE' | 'JWT_COOKIE' | 'CSRF_COOKIE') => ({
    isSecure: readFlag(env[`${prefix}_SECURE`]) ?? defaults.isSecure,
    sameSite: env[`${prefix}_SAMESITE`] || defaults.sameSite,
    isPartitioned: readFlag(env[`${prefix}_PARTITIONED`]) ?? defaults.isPartitioned,
    domain: readDomain(env[`${prefix}_DOMAIN`], defaults.domain),
    path: env[`${prefix}_PATH`] || '/',
  });
  return [
    {
      name: credential.name,
      purpose: credential.purpose,
      presence: ofApi(credential.name),
      attributes: explain({
        ...apiAttributes(credential.prefix),
        isHttpOnly: readFlag(env[`${credential.prefix}_HTTPONLY`]) ?? true,
        ageSeconds: credential.age,
        ageWhy: `${credential.ageName}. After that the browser drops it by itself.`,
      }),
    },
    {
      name: config.csrfCookieName,
      purpose: 'Proves that a form is ours: X-CSRFToken has to match it, and another site cannot read it.',
      presence: ofApi(config.csrfCookieName),
      attributes: explain({
        ...apiAttributes('CSRF_COOKIE'),
        isHttpOnly: readFlag(env.CSRF_COOKIE_HTTPONLY) ?? false,
        ageSeconds: config.csrfCookie?.ageSeconds ?? readNumber(env.CSRF_COOKIE_AGE) ?? 364 * 86_400,
        ageWhy: 'CSRF_COOKIE_AGE. It is no credential, so it may stay.',
      }),
    },
    {
      name: sealedStateCookie,
      purpose: 'What the API last said, sealed by this server, so that a warm page costs no call.',
      presence: has(sealedStateCookie) ? 'present' : 'absent',
      attributes: explain({
        isHttpOnly: true,
        isSecure: o.isHttps,
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

function readFlag(text: string | undefined): boolean | undefined {
  return text ? /^(true|1|yes|on|t|y)$/i.test(text) : undefined;
}

function readNumber(text: string | undefined): number | undefined {
  return text && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

function readDomain(text: string | undefined, fallback: string | null): string | null {
  if (!text) return fallback;
  return text.toLowerCase() === 'none' ? null : text;
}
