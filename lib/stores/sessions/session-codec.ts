// Between session data and the text of the session_data column. A browser's next request brings the same session, so
// the texts verified last are remembered: checking the signature and inflating costs as much as three queries.
import { remember } from '@/lib/django/remember';
import { encodeSession, parseSession, type SessionData, verifySession } from '@/lib/django/sessions';
import type { SigningKeys } from '@/lib/django/signing';

export interface SessionCodec {
  encode(data: SessionData): string;
  decode(text: string): SessionData;
}

const MAX_REMEMBERED_LENGTH = 4_096;

export function createSessionCodec({ keys, now }: { keys: SigningKeys; now: () => Date }): SessionCodec {
  const verified = new Map<string, string | null>();

  function verify(text: string): string | null {
    if (text.length > MAX_REMEMBERED_LENGTH) return verifySession(text, { keys });
    return remember(verified, text, () => verifySession(text, { keys }));
  }

  return {
    encode: (data) => encodeSession(data, { keys, now: now() }),
    // Parsed anew each time: the caller changes what it gets.
    decode: (text) => parseSession(verify(text)),
  };
}
