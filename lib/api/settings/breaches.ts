// BREACHED_PASSWORDS_…: whether and where new passwords are looked up among those of known data breaches.
import { isLoopback } from '@/lib/settings/origins';
import type { Settings } from './variables';

export type BreachConfig = {
  /** `offline` looks in the list that comes with the API, `service` asks `url`. */
  source: 'off' | 'offline' | 'service';
  url: string;
  timeoutSeconds: number;
  /** What becomes of a new password while the service does not answer. */
  onFailure: 'refuse' | 'allow';
};

export function readBreachConfig(
  given: Settings,
  { isProduction, problems }: { isProduction: boolean; problems: string[] },
): BreachConfig {
  const url = given.BREACHED_PASSWORDS_URL ?? 'https://api.pwnedpasswords.com/range';
  const source = given.BREACHED_PASSWORDS ?? 'off';
  if (source !== 'service' && given.BREACHED_PASSWORDS_URL !== undefined) {
    problems.push(
      `BREACHED_PASSWORDS_URL: not asked while BREACHED_PASSWORDS is ${source}; set BREACHED_PASSWORDS=service, or remove it.`,
    );
  }
  if (isProduction && url.startsWith('http:') && !isLoopback(new URL(url).origin)) {
    problems.push(
      'BREACHED_PASSWORDS_URL: has no TLS, so anybody on the way can answer; write an https address.',
    );
  }
  return {
    source,
    url,
    timeoutSeconds: given.BREACHED_PASSWORDS_TIMEOUT ?? 3,
    onFailure: given.BREACHED_PASSWORDS_ON_FAILURE ?? 'refuse',
  };
}
