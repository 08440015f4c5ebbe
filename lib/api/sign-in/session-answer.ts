// GET /api/auth/session/: never an error for a visitor, whatever credential came along.
import type { SessionAnswer } from '@/lib/contract/answers';
import { readCsrfSecret } from '@/lib/django/csrf/csrf';
import type { Exchange } from '../http/exchange';
import { HttpError } from '../http/http-error';
import { getCsrfToken } from '../sessions/csrf';
import { getRequestUser } from './authentication';
import { readUserAnswer } from './user-answer';

export async function readSessionAnswer(exchange: Exchange): Promise<SessionAnswer> {
  const cookie = readCsrfSecret(exchange.cookies.get(exchange.config.csrf.cookie.name));
  if (cookie.status !== 'valid') await getCsrfToken(exchange);
  const user = await getUserOrVisitor(exchange);
  return {
    isAuthenticated: user !== null,
    strategy: exchange.config.strategy,
    user: user === null ? null : await readUserAnswer(exchange, user),
  };
}

async function getUserOrVisitor(exchange: Exchange) {
  try {
    return await getRequestUser(exchange);
  } catch (error) {
    if (error instanceof HttpError && error.status === 401) return null;
    throw error;
  }
}
