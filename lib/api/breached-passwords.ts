// Whether a password is known from a data breach, by a range query as haveibeenpwned.com and its mirrors answer it: the
// first five characters of the SHA-1 are sent, and the answer lists the rest of every hash that begins so.
//   GET <url>/5BAA6   Add-Padding: true   →   1E4C9B93F3F0682250B6CF8331B7EE68FD8:3861493\r\n…
// A count of 0 is padding, which hides from an observer how long the list is. Neither the password nor its hash leaves
// the process.
import { createHash } from 'node:crypto';
import { isCommonPassword } from '@/lib/django/passwords/common-passwords';
import type { BreachFailure } from './events';
import type { BreachConfig } from './settings/breaches';

type BreachAnswer = 'breached' | 'clean' | 'unavailable';
export type BreachedPasswords = {
  /** Never rejects. */
  check(password: string): Promise<BreachAnswer>;
};

type Options = {
  config: BreachConfig;
  fetch: typeof globalThis.fetch;
  /** Told of each check that could not be made. */
  onFailure: (reason: BreachFailure) => void;
};

const prefixLength = 5;
/** An answer has some 40 KB with its padding. */
const answerLimitBytes = 512 * 1024;
const answerLine = /^([0-9A-F]{35}):(\d+)$/i;

export function createBreachedPasswords({ config, fetch, onFailure }: Options): BreachedPasswords {
  const { source } = config;
  if (source === 'off') return { check: async () => 'clean' };
  if (source === 'offline') {
    return { check: async (password) => (isCommonPassword(password) ? 'breached' : 'clean') };
  }
  return {
    async check(password) {
      const hash = createHash('sha1').update(password, 'utf8').digest('hex').toUpperCase();
      const answer = await askRange(hash.slice(0, prefixLength));
      if (answer instanceof Set) return answer.has(hash.slice(prefixLength)) ? 'breached' : 'clean';
      onFailure(answer);
      return 'unavailable';
    },
  };

  /** The rest of each hash that begins so, or why that is not known. */
  async function askRange(prefix: string): Promise<Set<string> | BreachFailure> {
    const signal = AbortSignal.timeout(config.timeoutSeconds * 1000);
    try {
      const response = await fetch(`${config.url}/${prefix}`, {
        headers: { 'Add-Padding': 'true', 'User-Agent': 'next-django-starter' },
        // Elsewhere nobody has allowed it to be asked.
        redirect: 'error',
        cache: 'no-store',
        signal,
      });
      if (response.status !== 200) {
        await response.body?.cancel();
        return 'status';
      }
      return readRange(await readLimited(response)) ?? 'answer';
    } catch {
      return signal.aborted ? 'timeout' : 'unreachable';
    }
  }
}

/** null if it is not such an answer: a page of a captive portal must not pass for "not found". */
function readRange(text: string | null): Set<string> | null {
  if (text === null) return null;
  const suffixes = new Set<string>();
  for (const line of text.trim().split(/\r?\n/)) {
    const [, suffix, count] = answerLine.exec(line.trim()) ?? [];
    if (suffix === undefined) return null;
    if (Number(count) > 0) suffixes.add(suffix.toUpperCase());
  }
  return suffixes;
}

/** The body as text; null if it is longer than any answer. */
async function readLimited(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > answerLimitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('latin1');
}
