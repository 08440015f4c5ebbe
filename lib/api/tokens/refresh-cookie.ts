// The HttpOnly cookie that carries the refresh token in the jwt strategy.
import { deleteCookie, serializeCookie } from '@/lib/django/cookies';
import type { Exchange } from '../http/exchange';

export function readRefreshCookie(exchange: Exchange): string | undefined {
  return exchange.cookies.get(exchange.config.jwt.cookie.name) || undefined;
}

export function setRefreshCookie(
  exchange: Exchange,
  { refresh, refreshExpiresAt }: { refresh: string; refreshExpiresAt: Date },
): void {
  const { cookie } = exchange.config.jwt;
  const now = exchange.now();
  // Up, because exp has lost its fraction: a new token's cookie lives as long as simplejwt's lifetime says.
  const maxAgeSeconds = Math.max(0, Math.ceil((refreshExpiresAt.getTime() - now.getTime()) / 1000));
  exchange.setCookies.push(serializeCookie(cookie.name, refresh, { ...cookie, maxAgeSeconds, now }));
}

/** Deleting repeats the attributes: a partitioned cookie is not found without them. */
export function deleteRefreshCookie(exchange: Exchange): void {
  const { cookie } = exchange.config.jwt;
  exchange.setCookies.push(deleteCookie(cookie.name, cookie));
}
