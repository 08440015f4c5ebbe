// Signed text, with and without a timestamp, and signed objects: what everything else is built on.
import { dumps, loads, sign, signWithTimestamp, unsign, unsignWithTimestamp } from '@/lib/django/signing';
import type { Checker } from '../report';
import type { World } from '../world';

const texts = ['', 'hello', 'a:b:c', ':', 'é', '日本', '🎉', 'line\nbreak', 'x'.repeat(5000)];
const salts = ['salt', 'django.core.signing', 'é'];
// Seconds whose base-62 spelling has digits of every kind: 0-9, A-Z, a-z.
const moments = [0, 9, 10, 35, 36, 61, 62, 3843, 3844, 1700000000, 1763820000, 4102444800];
const values: Record<string, unknown> = {
  text: 'é "quoted" \\ / 🎉 \u2028',
  list: [1, -1, 0, 1.5, true, null, [], {}],
  nested: { a: { b: [{ c: 'x'.repeat(300) }] }, '10': 1, '9': 2 },
  empty: {},
};

export async function checkSigning(world: World, check: Checker): Promise<void> {
  const keys = { secretKey: String(world.env.SECRET_KEY), secretKeyFallbacks: [] };
  for (const salt of salts) {
    for (const value of texts) {
      const name = `${JSON.stringify(value.slice(0, 20))} with salt ${JSON.stringify(salt)}`;
      const theirs = String(await world.ask('sign', { value, salt }));
      check.equal('both agree', `sign ${name}`, sign(value, { keys, salt }), theirs);
      check.equal('Django → ours', `unsign ${name}`, unsign(theirs, { keys, salt }), value);
      check.equal(
        'Django → ours',
        `refuse ${name}, one letter changed`,
        unsign(flip(theirs), { keys, salt }),
        null,
      );
    }
  }
  const salt = 'moments';
  for (const seconds of moments) {
    const now = new Date(seconds * 1000);
    const theirs = String(await world.ask('sign_at', { value: 'v', salt, seconds }));
    check.equal('both agree', `sign at ${seconds} s`, signWithTimestamp('v', { keys, salt, now }), theirs);
    const read = unsignWithTimestamp(theirs, { keys, salt, now });
    const expected = { status: 'valid', value: 'v', signedAt: now };
    check.equal('Django → ours', `timestamp of ${seconds} s`, read, expected);
    const late = new Date((seconds + 61) * 1000);
    const expired = unsignWithTimestamp(theirs, { keys, salt, now: late, maxAgeSeconds: 60 });
    check.equal('Django → ours', `${seconds} s and 61 later: expired`, expired.status, 'expired');
  }
  for (const [name, value] of Object.entries(values)) {
    for (const compress of [false, true]) {
      const theirs = String(await world.ask('dumps', { value, salt, compress }));
      const read = loads(theirs, { keys, salt, now: new Date(), maxAgeSeconds: 600 });
      const kind = `${name}${compress ? ', compressed' : ''}`;
      check.equal('Django → ours', `object: ${kind}`, read.status === 'valid' && read.value, value);
      const ours = dumps(value, { keys, salt, now: new Date(), compress });
      check.equal(
        'ours → Django',
        `object: ${kind}`,
        await world.ask('loads', { text: ours, salt, max_age: 600 }),
        value,
      );
    }
  }
}

function flip(text: string): string {
  return `${text.slice(0, -3)}${text.at(-3) === 'A' ? 'B' : 'A'}${text.slice(-2)}`;
}
