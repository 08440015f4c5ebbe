// Cookies that a browser would drop or never send, by the rules of RFC 6265bis (prefixes, SameSite=None, domains) and
// CHIPS (partitions). Each cookie's settings share a prefix: SESSION_COOKIE_…, CSRF_COOKIE_…, JWT_COOKIE_….
import { isPublicSuffix } from '@/lib/contract/shape';
import type { CookieConfig } from '@/lib/settings/cookies';
import { isLoopback } from '@/lib/settings/origins';
import type { ApiConfig } from '../config';
import { error, type Finding, warning } from './finding';

type Named = { prefix: string; cookie: CookieConfig };

export function checkCookies(config: ApiConfig): Finding[] {
  const cookies: Named[] = [
    { prefix: 'SESSION_COOKIE', cookie: config.session.cookie },
    { prefix: 'CSRF_COOKIE', cookie: config.csrf.cookie },
    { prefix: 'JWT_COOKIE', cookie: config.jwt.cookie },
  ];
  return [
    ...cookies.flatMap((named) => [
      ...checkSecurity(named, config),
      ...checkPrefix(named),
      ...checkDomain(named, config),
      ...checkPath(named, config),
      ...checkSameSite(named, config),
    ]),
    ...checkNames(cookies),
    ...checkReadability(config),
  ];
}

function checkSecurity({ prefix, cookie }: Named, { apiOrigin }: ApiConfig): Finding[] {
  const variable = `${prefix}_SECURE`;
  if (!cookie.isSecure && cookie.sameSite === 'None') {
    const problem = `browsers drop ${cookie.name}, because SameSite=None needs Secure`;
    return [
      error(
        variable,
        problem,
        `serve the API over https and set ${variable}=true, or ${prefix}_SAMESITE=Lax`,
      ),
    ];
  }
  if (!cookie.isSecure && cookie.isPartitioned) {
    const problem = `browsers drop ${cookie.name}, because Partitioned needs Secure`;
    return [error(variable, problem, `set ${variable}=true, or ${prefix}_PARTITIONED=false`)];
  }
  if (cookie.isSecure && apiOrigin.startsWith('http:') && !isLoopback(apiOrigin)) {
    const problem = `browsers drop ${cookie.name}, because it is Secure and API_ORIGIN is ${apiOrigin}`;
    return [error(variable, problem, 'serve the API over https and say so in API_ORIGIN')];
  }
  return [];
}

function checkPrefix({ prefix, cookie }: Named): Finding[] {
  const { name } = cookie;
  const variable = `${prefix}_NAME`;
  const refuse = (needs: string, fix: string) =>
    error(variable, `browsers drop ${name}, because that prefix needs ${needs}`, fix);
  if (name.startsWith('__Secure-') && !cookie.isSecure) {
    return [refuse('Secure', `serve the API over https, or choose a name without the prefix`)];
  }
  if (!name.startsWith('__Host-')) return [];
  const findings: Finding[] = [];
  if (!cookie.isSecure) {
    findings.push(refuse('Secure', 'serve the API over https, or choose a name without the prefix'));
  }
  if (cookie.domain !== null) findings.push(refuse('no Domain', `set ${prefix}_DOMAIN=None`));
  if (cookie.path !== '/') findings.push(refuse('Path=/', `set ${prefix}_PATH=/`));
  return findings;
}

function checkDomain({ prefix, cookie }: Named, { apiOrigin, webOrigin, shape }: ApiConfig): Finding[] {
  const variable = `${prefix}_DOMAIN`;
  const { hostname } = new URL(apiOrigin);
  const webHost = new URL(webOrigin).hostname;
  const domain = cookie.domain?.replace(/^\./, '').toLowerCase() ?? null;
  if (domain !== null && domain !== hostname && isPublicSuffix(domain)) {
    const problem = `browsers drop ${cookie.name}, because ${domain} is a public suffix`;
    return [error(variable, problem, 'write your own domain below it, or None for this host only')];
  }
  if (domain !== null && !covers(domain, hostname)) {
    const problem = `browsers drop ${cookie.name}, because ${hostname} is not within ${domain}`;
    return [error(variable, problem, `write a domain above the host of API_ORIGIN, or None`)];
  }
  const isUnseen = domain === null ? hostname !== webHost : !covers(domain, webHost);
  if (shape !== 'same-site' || !isUnseen) return [];
  return [
    warning(
      variable,
      `${webHost} never sees ${cookie.name}, so its pages take everyone for a stranger`,
      `leave ${variable} to be derived, or write a domain above both hosts`,
    ),
  ];
}

/** The pages look for the credential wherever they are; in two sites it is handed over and no cookie counts. */
function checkPath({ prefix, cookie }: Named, { shape }: ApiConfig): Finding[] {
  if (cookie.path === '/' || shape === 'cross-site' || prefix === 'CSRF_COOKIE') return [];
  return [
    warning(
      `${prefix}_PATH`,
      `pages outside ${cookie.path} never see ${cookie.name}, so they take everyone for a stranger`,
      'leave it /, unless only other clients use this API',
    ),
  ];
}

function checkSameSite({ prefix, cookie }: Named, { shape }: ApiConfig): Finding[] {
  if (shape !== 'cross-site' || cookie.sameSite === 'None') return [];
  const problem = `browsers never send ${cookie.name} to the API, because the page is on another site and SameSite is ${cookie.sameSite}`;
  return [error(`${prefix}_SAMESITE`, problem, 'set it to None, or serve both halves from one site')];
}

function checkNames(cookies: Named[]): Finding[] {
  // auth_state is the front end's own.
  const taken = new Map([['auth_state', 'AUTH_STATE']]);
  const findings: Finding[] = [];
  for (const { prefix, cookie } of cookies) {
    const other = taken.get(cookie.name);
    if (other !== undefined) {
      const problem = `${cookie.name} is the name of another cookie too (${other}), and the two overwrite each other`;
      findings.push(error(`${prefix}_NAME`, problem, 'give each a different name'));
    }
    taken.set(cookie.name, `${prefix}_NAME`);
  }
  return findings;
}

function checkReadability({ csrf }: ApiConfig): Finding[] {
  const findings: Finding[] = [];
  if (csrf.headerName.toLowerCase() !== 'x-csrftoken') {
    findings.push(
      warning(
        'CSRF_HEADER_NAME',
        'the pages of this front end send X-CSRFToken, so what they send is refused',
        'unset it, unless only other clients use this API',
      ),
    );
  }
  if (csrf.cookie.isHttpOnly && !csrf.useSessions) {
    findings.push(
      warning(
        'CSRF_COOKIE_HTTPONLY',
        `scripts cannot read ${csrf.cookie.name}, so each page asks GET /api/auth/csrf/ before it can send anything`,
        'leave it false; it protects nothing, because the token is meant for scripts',
      ),
    );
  }
  return findings;
}

function covers(domain: string, hostname: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}
