// GET /api/auth/session/: never an error for a visitor, whatever credential came along.
import type { SessionAnswer } from '@/lib/contract/answers';
import { readCsrfSecret } from '@/lib/django/csrf/csrf';
import type { ApiContext } from '../context';
import type { Exchange } from '../http/exchange';
import { HttpError } from '../http/http-error';
import { getCsrfToken } from '../sessions/csrf';
import { getRequestUser } from './authentication';
import { readUserAnswer } from './user-answer';

export async function readSessionAnswer(context: ApiContext, exchange: Exchange): Promise<SessionAnswer> {
  const cookie = readCsrfSecret(exchange.cookies.get(context.config.csrf.cookie.name));
  if (cookie.status !== 'valid') await getCsrfToken(context, exchange);
  const user = await getUserOrVisitor(context, exchange);
  return {
    isAuthenticated: user !== null,
    strategy: context.config.strategy,
    user: user === null ? null : await readUserAnswer(context, user),
  };
}

async function getUserOrVisitor(context: ApiContext, exchange: Exchange) {
  try {
    return await getRequestUser(context, exchange);
  } catch (error) {
    if (error instanceof HttpError && error.status === 401) return null;
    throw error;
  }
}
