// The hexadecimal texts were written by Python 3.12 (pickle protocol 5) and by Django 5.2's RedisCache.
import { describe, expect, test } from 'vitest';
import { PythonFloat } from '@/lib/django/python/float';
import { pickle } from '@/lib/stores/redis/pickle';
import { unpickle } from '@/lib/stores/redis/unpickle';

const SAME_BYTES: [string, unknown, string][] = [
  ['an empty session', {}, '80057d942e'],
  [
    'a signed-in session',
    {
      _auth_user_id: '160',
      _auth_user_backend: 'django.contrib.auth.backends.ModelBackend',
      _auth_user_hash: 'ab8b7bcb4ede9d7abd9b6681c124fc1e993c73be9211e5f02fcd0b17d73e9b75',
    },
    '800595b1000000000000007d94288c0d5f617574685f757365725f6964948c03313630948c125f617574685f757365725f6261636b656e64948c29646a616e676f2e636f6e747269622e617574682e6261636b656e64732e4d6f64656c4261636b656e64948c0f5f617574685f757365725f68617368948c406162386237626362346564653964376162643962363638316331323466633165393933633733626539323131653566303266636430623137643733653962373594752e',
  ],
  [
    'text, numbers, truth and nothing',
    { k: 'Zoë 你😀', n: 127364, big: 1099511627862, f: 0.737084405667582, t: true, x: null },
    '80059546000000000000007d94288c016b948c0c5a6fc3ab20e4bda0f09f9880948c016e944a84f101008c03626967948a065600000000018c016694473fe7963209177bcc8c017494888c0178944e752e',
  ],
  [
    'nested lists and dicts',
    { list: [1, 'a', [2, 3]], d: { e: {} } },
    '8005952b000000000000007d94288c046c697374945d94284b018c0161945d94284b024b0365658c0164947d948c0165947d9473752e',
  ],
  [
    'integers of every size',
    [
      0,
      255,
      256,
      65535,
      65536,
      -1,
      2 ** 31 - 1,
      -(2 ** 31),
      2 ** 31,
      -(2 ** 31) - 1,
      65280,
      128,
      -128,
      2n ** 63n,
      -(2n ** 63n),
      2n ** 53n,
      -(2n ** 53n) - 1n,
    ],
    '80059562000000000000005d94284b004bff4d00014dffff4a000001004affffffff4affffff7f4a000000808a0500000080008a05ffffff7fff4d00ff4b804a80ffffff8a090000000000000080008a0800000000000000808a07000000000000208a07ffffffffffffdf652e',
  ],
  [
    'floats that are whole',
    [
      new PythonFloat(1),
      new PythonFloat(-0),
      0.5,
      new PythonFloat(1e22),
      new PythonFloat(Number.POSITIVE_INFINITY),
    ],
    '80059532000000000000005d9428473ff0000000000000478000000000000000473fe0000000000000474480f0cf064dd592477ff0000000000000652e',
  ],
  [
    'text of more than 255 bytes',
    { a: 'x'.repeat(300) },
    `8005953a010000000000007d948c016194582c010000${'78'.repeat(300)}94732e`,
  ],
  ['a list of one', { k: ['x'] }, '8005950f000000000000007d948c016b945d948c01789461732e'],
];

describe('a session in the cache', () => {
  test.each(SAME_BYTES)('%s is written as Python writes it and read back', (_, value, hex) => {
    expect(pickle(value).toString('hex')).toBe(hex);
    expect(unpickle(Buffer.from(hex, 'hex'))).toEqual({ ok: true, value });
  });

  test.each([
    [
      'protocol 2, as older writers chose',
      '80027d710058010000006171015d7102284b014e65732e',
      { a: [1, null] },
    ],
    ['protocol 4, as django-redis chooses', '80047d942e', {}],
    ['text that Python wrote once and refers to', '8005950b000000000000005d94288c0173946801652e', ['s', 's']],
  ])('%s is read', (_, hex, value) => {
    expect(unpickle(Buffer.from(hex, 'hex'))).toEqual({ ok: true, value });
  });

  test('a list longer than a batch survives', () => {
    const value = Array.from({ length: 2_001 }, (_, index) => index);
    expect(pickle(value.slice(0, 1_001))).toHaveLength(2_765);
    expect(unpickle(pickle(value))).toEqual({ ok: true, value });
  });

  test('a key "__proto__" is a key like any other', () => {
    const read = unpickle(pickle(JSON.parse('{"__proto__": {"isAdmin": true}}')));
    expect(read.ok && Object.keys(Object(read.value))).toEqual(['__proto__']);
    expect({}).not.toHaveProperty('isAdmin');
  });

  test.each([
    ['a call of eval', '80059515000000000000008c086275696c74696e73948c046576616c9493942e'],
    ['a date', '80059520000000000000008c086461746574696d65948c0464617465949394430407e4010194859452942e'],
    ['a tuple', '80059505000000000000004b0185942e'],
    ['a dict with a number as key', '80059508000000000000007d944b014b02732e'],
    ['bytes', '8005950c000000000000007d948c01619443017894732e'],
    ['a set', '80058f942e'],
    ['protocol 0', Buffer.from('(dp0\nVa\np1\n(lp2\nI1\naNas.').toString('hex')],
    ['a list that holds itself', '80055d946800612e'],
    ['nothing', ''],
    ['no end', '80057d94'],
    ['a text cut short', '80058c0561622e'],
    ['a frame with a lying length', '800595ffffffffffffffff'],
    ['items without a mark', '80057d942875732e'],
    ['two values', '80054e4e2e'],
    ['noise', 'deadbeef'],
  ])('%s is refused', (_, hex) => {
    expect(unpickle(Buffer.from(hex, 'hex'))).toEqual({ ok: false });
  });

  test('what JSON has no form for is not written', () => {
    expect(() => pickle({ run: () => 1 })).toThrow(TypeError);
    expect(pickle({ gone: undefined })).toEqual(pickle({}));
  });
});
