// djangorestframework-simplejwt on its own: `POST /api/token/`, `refresh/`, and `verify/` and `blacklist/` where the project
// has them. It has no answer about the user: with AUTH_BACKEND_USER_PATH a view of the project's own gives one, else the
// claims do, once `verify/` has confirmed the token.
import type { CreateBridge } from './bridge';
import { requireWords } from './shared/ask-back-end';
import { tokenRefused, unavailable } from './shared/refusal';
import { readClaims } from './shared/tokens/access-claims';
import { createSimplejwtPair } from './shared/tokens/simplejwt-pair';
import { createTokenPairs, type PairBackEnd } from './shared/tokens/token-pairs';
import { readUserAt, toUserAnswer } from './shared/user';

export const createSimplejwtBridge: CreateBridge = (parts) => {
  const { ask, settings } = parts;
  const { userPath, tokenType } = settings;
  const authorization = (token: string) => `${tokenType ?? 'Bearer'} ${token}`;
  const views = createSimplejwtPair(ask, { obtain: '', refresh: 'refresh/', blacklist: 'blacklist/' });

  /** Whether the back end confirms this token; it takes those of every kind. */
  async function isConfirmed(exchange: Parameters<typeof ask>[0], token: string): Promise<boolean> {
    const answer = await ask(exchange, 'verify/', { json: { token }, mayBeMissing: true });
    if (answer.status === 404)
      throw unavailable(
        `nothing can confirm a token: add TokenVerifyView at ${settings.prefix}verify/, or set AUTH_BACKEND_USER_PATH`,
      );
    if (answer.status === 200) return true;
    // 400: no text that could be a token.
    if (answer.status !== 400) requireWords(answer);
    return false;
  }

  const readUser: PairBackEnd['readUser'] = async (exchange, access, { login, isTrusted }) => {
    if (userPath !== null)
      return readUserAt(ask, exchange, { path: userPath, headers: { authorization: authorization(access) } });
    if (!isTrusted && !(await isConfirmed(exchange, access))) return null;
    const { user_id, sub, token_type, ...claims } = readClaims(access) ?? {};
    if (token_type !== undefined && token_type !== 'access') return null;
    return toUserAnswer({ username: login, ...claims, id: user_id ?? sub });
  };

  const { handlers } = createTokenPairs(parts, { ...views, readUser });
  return {
    offers: () => ({ sign_in: ['password'] }),
    handlers: {
      ...handlers,
      async 'POST verify/'(exchange, { token }) {
        if (await isConfirmed(exchange, token)) return { body: {} };
        throw tokenRefused();
      },
    },
    ownPaths: ['$', 'refresh/', 'verify/', 'blacklist/'],
    authorize: async ({ bearer }): Promise<Record<string, string>> =>
      bearer === null ? {} : { authorization: authorization(bearer) },
  };
};
