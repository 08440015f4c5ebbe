// Asks a signed-in user for the password again. Wrong guesses count as failed sign-ins, so a stolen session gains no
// extra guesses. A wrong one is 400 at its field, not 401: the session itself is good.
import type { User } from '@/lib/stores/stores';
import type { Exchange } from '../http/exchange';
import { attemptPassword } from '../sign-in/password-attempt';

/** Check the password of the signed-in user, which counts as an attempt. Throws HttpError 429 after too many wrong ones. */
export async function checkOwnPassword(
  exchange: Exchange,
  { user, password }: { user: User; password: string },
): Promise<boolean> {
  const right = await attemptPassword(exchange, {
    account: user.username,
    check: async () => (await exchange.hashers.checkPassword(password, user.password)).isCorrect || null,
  });
  return right !== null;
}

/** django.contrib.auth.forms.SetPasswordForm's sentence for a wrong old password, without "old". */
export const wrongPassword = 'Your password was entered incorrectly. Please enter it again.';
