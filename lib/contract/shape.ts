// The deployment shape that WEB_ORIGIN and API_ORIGIN describe, and what follows from it for cookies and CORS. Both
// halves read the same two settings, so both ask here.
// Sites are compared with the public suffix list, private suffixes included: two *.vercel.app projects are
// different sites, and a cookie Domain above both would be refused by every browser.
import { getDomain, getPublicSuffix } from 'tldts';

export type Shape = 'same-origin' | 'same-site' | 'cross-site';

export type ShapeDefaults = {
  shape: Shape;
  isSecure: boolean;
  sameSite: 'Lax' | 'None';
  isPartitioned: boolean;
  /** Cookie Domain; null is host-only. */
  domain: string | null;
  corsAllowedOrigins: string[];
  trustedOrigins: string[];
};

/** The registrable domain ("site") of a host name; the host itself for IP addresses and single labels. */
export function siteOf(hostname: string): string {
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
}

/** Whether nobody can register this name, so that browsers refuse it as a cookie Domain: com, co.uk, vercel.app. */
export function isPublicSuffix(domain: string): boolean {
  return getPublicSuffix(domain, { allowPrivateDomains: true }) === domain;
}

export function deriveShape({
  webOrigin,
  apiOrigin,
}: {
  webOrigin: string;
  apiOrigin: string;
}): ShapeDefaults {
  const web = new URL(webOrigin);
  const api = new URL(apiOrigin);
  const isSecure = api.protocol === 'https:';
  const lax = { isSecure, sameSite: 'Lax', isPartitioned: false } as const;
  const trustedOrigins = [...new Set([webOrigin, apiOrigin])];
  const corsAllowedOrigins = web.origin === api.origin ? [] : [webOrigin];
  // Ports do not separate cookies, so http://localhost:3000 in front of http://localhost:8000 is host-only too.
  if (web.hostname === api.hostname && web.protocol === api.protocol) {
    return { shape: 'same-origin', ...lax, domain: null, corsAllowedOrigins, trustedOrigins };
  }
  // Schemeful same-site: http and https on one domain are two sites to a browser.
  if (siteOf(web.hostname) === siteOf(api.hostname) && web.protocol === api.protocol) {
    return { shape: 'same-site', ...lax, domain: siteOf(web.hostname), corsAllowedOrigins, trustedOrigins };
  }
  return {
    shape: 'cross-site',
    isSecure: true,
    sameSite: 'None',
    isPartitioned: true,
    domain: null,
    corsAllowedOrigins,
    trustedOrigins,
  };
}
