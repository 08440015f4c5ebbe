// The three calls of simplejwt's views, which djoser mounts as well: a pair for a name and a password, a new access token
// for a refresh token, and the end of a refresh token where the project has the view for it. simplejwt 5.3 to 5.5.
import type { AskBackEnd, BackEndAnswer } from '../../bridge';
import { requireWords, textOf } from '../ask-back-end';
import { relayRefusal } from '../field-errors';
import { askWithLogin } from '../login-field';
import { unavailable, wrongCredentials } from '../refusal';
import type { Pair, PairBackEnd } from './token-pairs';

/** Build them for the paths at which the project has the views. */
export function createSimplejwtPair(
  ask: AskBackEnd,
  paths: { obtain: string; refresh: string; blacklist: string | null },
): Pick<PairBackEnd, 'obtain' | 'renew' | 'revoke'> {
  return {
    async obtain(exchange, { username, password }) {
      const answer = await askWithLogin(ask, exchange, paths.obtain, { username, password });
      const pair = answer.status === 200 ? readPair(answer) : null;
      if (pair !== null) return pair;
      if (answer.status === 401) throw wrongCredentials();
      return relayRefusal(answer, { email: 'username' });
    },
    async renew(exchange, refresh) {
      const answer = await ask(exchange, paths.refresh, { json: { refresh } });
      if (answer.status === 401) return requireWords(answer);
      // A user who is gone: "No active account found for the given token." is 401, a database error is not.
      const pair = answer.status === 200 ? readPair(answer) : null;
      if (pair === null) throw unavailable(`a refresh was answered ${answer.status} without tokens`);
      return pair;
    },
    async revoke(exchange, refresh) {
      if (paths.blacklist === null) return;
      // 404: the project has no such view. 401: the token has ended already.
      await ask(exchange, paths.blacklist, { json: { refresh }, mayBeMissing: true });
    },
  };
}

function readPair({ body }: BackEndAnswer): Pair | null {
  const access = textOf(body, 'access');
  return access === null ? null : { access, refresh: textOf(body, 'refresh') };
}
