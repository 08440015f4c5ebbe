// Where this API is, as far as nobody has said: from Vercel's variables and the two origins.
import type { Environment } from '@/lib/settings/env';

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/** On Vercel the deployment knows its own address. */
export function readVercelOrigin(env: Environment): string | undefined {
  const host = env.VERCEL_ENV === 'production' ? env.VERCEL_PROJECT_PRODUCTION_URL : env.VERCEL_URL;
  return host === undefined ? undefined : `https://${host}`;
}

export function deriveAllowedHosts(env: Environment, webOrigin: string, apiOrigin: string): string[] {
  const own = [webOrigin, apiOrigin].map((address) => new URL(address).hostname);
  const vercel = [env.VERCEL_URL, env.VERCEL_BRANCH_URL].filter((host) => host !== undefined);
  // Where Next reaches this API, if its own settings say so: http://api:8000 between containers.
  const internal = URL.canParse(env.AUTH_API_URL ?? '') ? [new URL(env.AUTH_API_URL ?? '').hostname] : [];
  // Loopback stays allowed: Next, health checks and proxies on the same machine use it, browsers from afar cannot.
  return [...new Set([...own, ...internal, ...vercel, ...loopbackHosts, '.localhost'])];
}
