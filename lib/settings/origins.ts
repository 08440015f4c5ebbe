// Where the two halves are, and the deployment shape that follows: one rule for both, or the pages would look for
// cookies that the API sets elsewhere.
import { deriveShape, type ShapeDefaults } from '../contract/shape';
import type { SharedSettings } from './shared-variables';

const developmentOrigin = 'http://localhost:3000';

export type Places = {
  /** What stands in the address bar. */
  webOrigin: string;
  /** Where browsers reach the API. */
  apiOrigin: string;
  shape: ShapeDefaults;
};

/** Derive the origins from what was given, or from Vercel's own variables. */
export function readPlaces(given: SharedSettings, problems: string[]): Places {
  const { API_ORIGIN, NEXT_PUBLIC_API_HOST } = given;
  const webOrigin = given.WEB_ORIGIN ?? readVercelOrigin(given) ?? developmentOrigin;
  // The second is for a web half that is not given the first.
  const apiOrigin = API_ORIGIN ?? NEXT_PUBLIC_API_HOST ?? webOrigin;
  if (NEXT_PUBLIC_API_HOST !== undefined && NEXT_PUBLIC_API_HOST !== apiOrigin) {
    const problem = `sends browsers to ${NEXT_PUBLIC_API_HOST}, but the cookies are made for API_ORIGIN (${apiOrigin})`;
    problems.push(`NEXT_PUBLIC_API_HOST: ${problem}; remove it, or set API_ORIGIN to the same origin.`);
  }
  return { webOrigin, apiOrigin, shape: deriveShape({ webOrigin, apiOrigin }) };
}

/**
 * The address of a deployment on Vercel. In production the domain that visitors use: Vercel asks for a login at the
 * address of a single deployment.
 */
export function readVercelOrigin(given: SharedSettings): string | undefined {
  const isPublic = given.VERCEL_ENV === 'production' && given.VERCEL_PROJECT_PRODUCTION_URL !== undefined;
  const host = isPublic ? given.VERCEL_PROJECT_PRODUCTION_URL : given.VERCEL_URL;
  return host === undefined ? undefined : `https://${host}`;
}

/** Whether an origin or host name is this machine. Browsers treat it as secure without TLS. */
export function isLoopback(originOrHost: string): boolean {
  const hostname = originOrHost.includes('://') ? new URL(originOrHost).hostname : originOrHost;
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.|\[::1\]$|::1$)/.test(hostname)
  );
}
