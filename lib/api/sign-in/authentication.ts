// Who is asking: by session cookie, by Bearer token, or either, as AUTH_STRATEGY says. Follows DRF's
// SessionAuthentication (a session user's unsafe request needs a CSRF token) and simplejwt's JWTAuthentication.
import { type Claims, checkTokenType, decodeToken, getRevokeClaim } from '@/lib/django/jwt/tokens';
import type { User } from '@/lib/stores/stores';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { notAuthenticated, tokenNotValid, unauthorized } from '../http/http-error';
import { requireCsrf } from '../sessions/csrf';
import { getSessionUser } from '../sessions/sessions';

const safeMethods = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

/** The user, or null for a visitor. Throws HttpError 401 for a bad Bearer token, 403 for a failed CSRF check. */
export async function getRequestUser(exchange: Exchange): Promise<User | null> {
  const { strategy } = exchange.config;
  if (strategy !== 'session') {
    const user = await getBearerUser(exchange);
    if (user !== null || strategy === 'jwt') return user;
  }
  const user = await getSessionUser(exchange);
  if (user !== null && !safeMethods.includes(exchange.method)) await requireCsrf(exchange);
  return user;
}

export async function requireRequestUser(exchange: Exchange): Promise<User> {
  const user = await getRequestUser(exchange);
  if (user === null) throw notAuthenticated();
  return user;
}

/** The user of the access token, or null without one. Throws HttpError 401. */
export async function getBearerUser(exchange: Exchange): Promise<User | null> {
  const token = readBearer(exchange.request.header('authorization') ?? '');
  if (token === null) return null;
  const { settings, keySet } = exchange.jwt;
  const decoded = await decodeToken(token, { keySet, settings, now: exchange.now() });
  const message =
    decoded.status === 'invalid' ? decoded.message : checkTokenType(decoded.claims, 'access', settings);
  if (decoded.status === 'invalid' || message !== null) throw noTokenType(message ?? '');
  exchange.bearer = decoded.claims;
  return findTokenUser(exchange, decoded.claims);
}

/** The second word of `Bearer <token>`; another scheme is no credential at all. */
function readBearer(header: string): string | null {
  const words = header.split(/\s+/).filter((word) => word !== '');
  if (words[0] !== 'Bearer') return null;
  if (words.length === 2 && words[1] !== undefined) return words[1];
  const detail = 'Authorization header must contain two space-delimited values';
  throw unauthorized({ detail, code: 'bad_authorization_header' });
}

function noTokenType(message: string) {
  return unauthorized({
    detail: 'Given token not valid for any token type',
    code: 'token_not_valid',
    messages: [{ token_class: 'AccessToken', token_type: 'access', message }],
  });
}

async function findTokenUser(context: ApiContext, claims: Claims): Promise<User> {
  const { settings } = context.jwt;
  const userId = claims[settings.userIdClaim];
  if (userId === undefined) throw tokenNotValid('Token contained no recognizable user identification');
  const user = await context.stores.users.getById(String(userId));
  if (user === null) throw unauthorized({ detail: 'User not found', code: 'user_not_found' });
  if (context.config.jwt.checkUserIsActive && !user.isActive) {
    throw unauthorized({ detail: 'User is inactive', code: 'user_inactive' });
  }
  if (
    context.config.jwt.checkRevokeToken &&
    claims[context.config.jwt.revokeTokenClaim] !== getRevokeClaim(user.password)
  ) {
    throw unauthorized({ detail: "The user's password has been changed.", code: 'password_changed' });
  }
  return user;
}
