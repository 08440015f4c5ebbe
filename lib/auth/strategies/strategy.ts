// The one interface behind which the strategies differ. The guard, server components and the sealed state know
// nothing else about sessions and tokens.
import { z } from 'zod';
import { type Strategy as StrategyName, type UserAnswer, userAnswer } from '@/lib/contract/answers';
import type { ApiAnswer, ApiClient } from '../api-client';
import type { ApiName } from '../auth-boot';
import type { CookieJar, CookieReader } from '../cookie-jar';
import type { AccessToken, SealedState } from '../sealed-state';

export type Resolution =
  | {
      status: 'authenticated';
      user: UserAnswer;
      access: AccessToken | null;
      api: ApiName;
      /** Set-Cookie lines of the API, for the browser. */
      setCookies: string[];
    }
  | { status: 'unauthenticated'; setCookies: string[] }
  /** A rotation may have happened before the API went away; its cookies are for the browser all the same. */
  | { status: 'unavailable'; reason: string; setCookies?: string[] };

/** `unknown`: only a refresh could tell, and the asker cannot store what a refresh brings. */
type Inspection =
  | { status: 'authenticated'; user: UserAnswer; api: ApiName }
  | { status: 'unauthenticated' }
  | { status: 'unknown' }
  | { status: 'unavailable'; reason: string };

export interface Strategy {
  readonly name: StrategyName;
  readonly credentialCookie: string;
  /** Ask whose credential this is, refreshing it where the strategy does so. `state` is about this credential. */
  resolve(o: { jar: CookieJar; state: SealedState | null; api: ApiClient; now: Date }): Promise<Resolution>;
  /** Ask without changing anything. */
  inspect(o: {
    cookies: CookieReader;
    state: SealedState | null;
    api: ApiClient;
    now: Date;
  }): Promise<Inspection>;
  /** Headers that carry the credential on a call to the API; null when the call would need a refresh first. */
  credentialHeaders(o: {
    cookies: CookieReader;
    state: SealedState | null;
    now: Date;
  }): Record<string, string> | null;
}

const clearNo = z.object({ detail: z.string() });

/** Read the answer of GET /api/auth/me/. */
export function readMeAnswer(
  answer: ApiAnswer,
):
  | { status: 'authenticated'; user: UserAnswer; api: ApiName; setCookies: string[] }
  | { status: 'unauthenticated'; setCookies: string[] }
  | { status: 'unavailable'; reason: string } {
  if (answer.status === 'unavailable') return answer;
  if (answer.httpStatus === 200) {
    const user = userAnswer.safeParse(answer.body);
    if (user.success) {
      return { status: 'authenticated', user: user.data, api: answer.api, setCookies: answer.setCookies };
    }
    const wrong = user.error.issues.map((issue) => issue.path.join('.')).join(', ');
    return {
      status: 'unavailable',
      reason: `the API answered 200 with a user whose fields are not: ${wrong}`,
    };
  }
  return readClearNo(answer, [401]);
}

/** A no counts only with one of the statuses that mean it and in DRF's words, not a proxy's. */
export function readClearNo(
  answer: ApiAnswer & { status: 'answered' },
  statuses: readonly number[],
): { status: 'unauthenticated'; setCookies: string[] } | { status: 'unavailable'; reason: string } {
  if (statuses.includes(answer.httpStatus) && clearNo.safeParse(answer.body).success) {
    return { status: 'unauthenticated', setCookies: answer.setCookies };
  }
  return { status: 'unavailable', reason: `the API answered ${answer.httpStatus}` };
}
