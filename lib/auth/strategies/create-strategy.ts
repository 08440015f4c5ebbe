// The switch: AUTH_STRATEGY picks the implementation, here and nowhere else on the server.
import type { WebConfig } from '@/lib/settings/web';
import { createJwtRefreshCookieStrategy } from './jwt-refresh-cookie';
import { createSessionCookieStrategy } from './session-cookie';
import type { Strategy } from './strategy';

/** The strategy that the settings name. */
export function createStrategy(config: WebConfig): Strategy {
  if (config.strategy === 'jwt') return createJwtRefreshCookieStrategy({ cookieName: config.jwtCookieName });
  return createSessionCookieStrategy({ name: config.strategy, cookieName: config.sessionCookieName });
}
