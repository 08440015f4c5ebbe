// One check of a password, under all limits: it waits for its address's turn, takes a place with the rate limits, and
// gives it back as a success, a failure, or neither after an outage.
import type { Exchange } from '../http/exchange';
import { networkOf } from '../limits/network';

/** Run the check, which answers null for a wrong password. Throws HttpError 429, and 503 when too many wait. */
export async function attemptPassword<Result>(
  exchange: Exchange,
  { account, check }: { account: string; check: () => Promise<Result | null> },
): Promise<Result | null> {
  const address = exchange.clientAddress;
  return exchange.takeTurn(address && networkOf(address), async () => {
    const attempt = await exchange.rateLimits.beginLogin({ address, account }, exchange.events);
    const result = await check().catch(async (error: unknown) => {
      // Nobody learnt whether the password was right, so nobody is charged for it.
      await attempt.withdraw();
      throw error;
    });
    if (result === null) await attempt.fail();
    else await attempt.succeed();
    return result;
  });
}
