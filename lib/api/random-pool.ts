// Random bytes drawn ahead, as crypto.randomUUID does: every answer carries an id, and a draw of its own would cost it
// more than the rest of its headers. Bytes are handed out once and wiped from the pool.
import type { RandomBytes } from '@/lib/django/salted-hmac';

const poolBytes = 4096;

export function poolRandomBytes(draw: RandomBytes): RandomBytes {
  let pool = new Uint8Array();
  let used = 0;
  return (size) => {
    if (size > poolBytes) return draw(size);
    if (used + size > pool.length) {
      pool = Uint8Array.from(draw(poolBytes));
      used = 0;
    }
    const bytes = pool.slice(used, used + size);
    pool.fill(0, used, used + size);
    used += size;
    return bytes;
  };
}
