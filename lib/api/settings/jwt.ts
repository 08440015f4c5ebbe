// The settings of djangorestframework-simplejwt (SIMPLE_JWT), by its names, with those of rotation and of the cookie.
import type { CookieConfig } from '@/lib/settings/cookies';
import type { Settings } from './variables';

const secondsPerDay = 86_400;

/** Without a SIGNING_KEY tokens are signed with SECRET_KEY, as simplejwt does. */
export function readJwtConfig(
  given: Settings,
  { secretKey, cookie, ageSeconds }: { secretKey: string; cookie: CookieConfig; ageSeconds: number },
) {
  return {
    simplejwtVersion: given.SIMPLEJWT_VERSION ?? '5.5',
    algorithm: given.ALGORITHM ?? 'HS256',
    signingKey: readPem(given.SIGNING_KEY) ?? secretKey,
    verifyingKey: readPem(given.VERIFYING_KEY) ?? '',
    keyId: given.JWT_KEY_ID,
    previousKeys: readPreviousKeys(given),
    audience: given.AUDIENCE ?? null,
    issuer: given.ISSUER ?? null,
    leewaySeconds: given.LEEWAY ?? 0,
    accessLifetimeSeconds: given.ACCESS_TOKEN_LIFETIME ?? 300,
    refreshLifetimeSeconds: ageSeconds,
    userIdClaim: given.USER_ID_CLAIM ?? 'user_id',
    rotate: given.ROTATE_REFRESH_TOKENS ?? true,
    blacklistAfterRotation: given.BLACKLIST_AFTER_ROTATION ?? true,
    reuseLeewaySeconds: given.REFRESH_REUSE_LEEWAY ?? 30,
    absoluteLifetimeSeconds: given.REFRESH_ABSOLUTE_LIFETIME ?? 30 * secondsPerDay,
    updateLastLogin: given.UPDATE_LAST_LOGIN ?? false,
    checkRevokeToken: given.CHECK_REVOKE_TOKEN ?? false,
    revokeTokenClaim: given.REVOKE_TOKEN_CLAIM ?? 'hash_password',
    checkUserIsActive: given.CHECK_USER_IS_ACTIVE ?? true,
    cookie,
  };
}

/** Keys that signed earlier tokens: the ones named, and with no SIGNING_KEY of its own the older SECRET_KEYs. */
function readPreviousKeys(given: Settings): { key: string; keyId?: string }[] {
  const named = (given.JWT_PREVIOUS_KEYS ?? []).map(({ kid, key }) => ({
    keyId: kid,
    key: readPem(key) ?? key,
  }));
  const older = given.SIGNING_KEY === undefined ? (given.SECRET_KEY_FALLBACKS ?? []) : [];
  return [...named, ...older.map((key) => ({ key }))];
}

/** Environment files hold a PEM on one line, with \\n for its line ends. */
function readPem(text: string | undefined): string | undefined {
  return text?.replaceAll('\\n', '\n');
}
