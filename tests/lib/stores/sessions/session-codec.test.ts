import { expect, test } from 'vitest';
import { createSessionCodec } from '@/lib/stores/sessions/session-codec';

const now = () => new Date('2030-01-01T00:00:00Z');
const codec = createSessionCodec({ keys: { secretKey: 'a key', secretKeyFallbacks: [] }, now });

test('gives each reader data of its own', () => {
  const text = codec.encode({ cart: ['tea'] });
  const first = codec.decode(text);
  first.cart = 'changed';
  expect(codec.decode(text)).toEqual({ cart: ['tea'] });
});

test('does not take a text for one that it has seen signed', () => {
  const text = codec.encode({ _auth_user_id: '1' });
  codec.decode(text);
  expect(codec.decode(`${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`)).toEqual({});
});

test('reads long sessions, which it does not remember', () => {
  const data = { text: Array.from({ length: 3000 }, (_, index) => index.toString(36)).join(' ') };
  const text = codec.encode(data);
  expect(text.length).toBeGreaterThan(4096);
  expect([codec.decode(text), codec.decode(text)]).toEqual([data, data]);
});
