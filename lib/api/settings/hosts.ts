// Where this API is, as far as nobody has said: from Vercel's variables and the two origins.
import type { Settings } from './variables';

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/** The Host headers that are answered. */
export function deriveAllowedHosts(
  given: Settings,
  { webOrigin, apiOrigin }: { webOrigin: string; apiOrigin: string },
): string[] {
  const own = [webOrigin, apiOrigin].map((address) => new URL(address).hostname);
  const vercel = [given.VERCEL_URL, given.VERCEL_BRANCH_URL].filter((host) => host !== undefined);
  // Where Next reaches this API, if its own settings say so: http://api:8000 between containers.
  const internal = given.AUTH_API_URL === undefined ? [] : [new URL(given.AUTH_API_URL).hostname];
  // Loopback stays allowed: Next, health checks and proxies on the same machine use it, browsers from afar cannot.
  return [...new Set([...own, ...internal, ...vercel, ...loopbackHosts, '.localhost'])];
}
