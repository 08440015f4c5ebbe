// What our API takes for granted when nothing is set equals the defaults of the installed Django and simplejwt.
import { readApiConfig } from '@/lib/api/settings/read-config';
import type { Checker } from '../report';
import type { World } from '../world';

export async function checkDefaults(world: World, check: Checker): Promise<void> {
  const django = Object(await world.ask('defaults'));
  const { DJANGO_VERSION, SIMPLEJWT_VERSION } = world.env;
  const config = readApiConfig({ DJANGO_VERSION, SIMPLEJWT_VERSION });
  const { session, csrf, passwords, jwt, cors } = config;
  const ours: Record<string, unknown> = {
    SESSION_COOKIE_NAME: session.cookie.name,
    SESSION_COOKIE_AGE: session.ageSeconds,
    SESSION_COOKIE_DOMAIN: session.cookie.domain,
    SESSION_COOKIE_PATH: session.cookie.path,
    SESSION_COOKIE_SECURE: session.cookie.isSecure,
    SESSION_COOKIE_HTTPONLY: session.cookie.isHttpOnly,
    SESSION_COOKIE_SAMESITE: session.cookie.sameSite,
    SESSION_SAVE_EVERY_REQUEST: session.saveEveryRequest,
    SESSION_EXPIRE_AT_BROWSER_CLOSE: session.expireAtBrowserClose,
    AUTHENTICATION_BACKENDS: session.backends,
    CSRF_COOKIE_NAME: csrf.cookie.name,
    CSRF_COOKIE_AGE: csrf.ageSeconds,
    CSRF_COOKIE_DOMAIN: csrf.cookie.domain,
    CSRF_COOKIE_PATH: csrf.cookie.path,
    CSRF_COOKIE_SECURE: csrf.cookie.isSecure,
    CSRF_COOKIE_HTTPONLY: csrf.cookie.isHttpOnly,
    CSRF_COOKIE_SAMESITE: csrf.cookie.sameSite,
    CSRF_USE_SESSIONS: csrf.useSessions,
    PASSWORD_RESET_TIMEOUT: passwords.resetTimeoutSeconds,
    ALGORITHM: jwt.algorithm,
    ACCESS_TOKEN_LIFETIME: jwt.accessLifetimeSeconds,
    REFRESH_TOKEN_LIFETIME: jwt.refreshLifetimeSeconds,
    LEEWAY: jwt.leewaySeconds,
    USER_ID_CLAIM: jwt.userIdClaim,
    UPDATE_LAST_LOGIN: jwt.updateLastLogin,
    CHECK_REVOKE_TOKEN: jwt.checkRevokeToken,
    REVOKE_TOKEN_CLAIM: jwt.revokeTokenClaim,
    CORS_ALLOW_METHODS: [...cors.allowMethods].sort(),
    CORS_ALLOW_HEADERS: [...cors.allowHeaders].sort(),
    CORS_PREFLIGHT_MAX_AGE: cors.preflightMaxAgeSeconds,
    pbkdf2_sha256: passwords.pbkdf2Iterations,
    scrypt_parallelism: passwords.scryptParallelism,
  };
  for (const [name, value] of Object.entries(ours))
    check.equal('both agree', `default ${name}`, value, django[name]);
}
