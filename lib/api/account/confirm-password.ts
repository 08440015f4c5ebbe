// The password asked again, of someone who is signed in. Guesses count as sign-ins do: whoever stole a session must
// not have more of them than whoever has none. A wrong one is 400 at its field, not 401: the session itself is good.
import type { User } from '@/lib/stores/stores';
import type { Exchange } from '../http/exchange';

/** Say whether the password is the user's. Throws HttpError 429 after too many wrong ones. */
export async function isPasswordOf(
  exchange: Exchange,
  { user, password }: { user: User; password: string },
): Promise<boolean> {
  const address = exchange.clientAddress;
  const attempt = await exchange.rateLimits.beginLogin({ address, account: user.username }, exchange.events);
  const { isCorrect } = await exchange.hashers.checkPassword(password, user.password).catch(async (error) => {
    await attempt.withdraw();
    throw error;
  });
  if (isCorrect) await attempt.succeed();
  return isCorrect;
}

/** django.contrib.auth.forms.SetPasswordForm's sentence for a wrong old password, without "old". */
export const wrongPassword = 'Your password was entered incorrectly. Please enter it again.';
