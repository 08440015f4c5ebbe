import { describe, expect, test } from 'vitest';
import { PythonFloat, pythonFloatRepr } from '@/lib/django/python/float';
import { parsePythonJson, pythonJsonStringify } from '@/lib/django/python/json';
import { readVectors } from '../vectors';

type Case = { kind?: 'stringify'; hex?: string; text?: string; message?: string };

const { cases } = readVectors<Case>('json');

describe('a request body as DRF reads it', () => {
  const bodies = cases.filter(({ hex }) => hex !== undefined);

  test.each(
    bodies.map((row) => ({
      ...row,
      body: Buffer.from(row.hex ?? '', 'hex')
        .toString()
        .slice(0, 60),
    })),
  )('$body', ({ hex = '', text, message }) => {
    const parsed = parsePythonJson(Buffer.from(hex, 'hex'));
    if (text === undefined) {
      expect(parsed).toEqual({ ok: false, message });
    } else {
      // 1e400 is infinity in both languages, and json.dumps writes it so.
      expect(parsed.ok && pythonJsonStringify(parsed.value)).toBe(text);
    }
  });

  test('text and bytes give the same', () => {
    expect(parsePythonJson('{"é":[1]}')).toEqual({ ok: true, value: { é: [1] } });
    expect(parsePythonJson('x')).toEqual({
      ok: false,
      message: 'JSON parse error - Expecting value: line 1 column 1 (char 0)',
    });
  });

  test('numbers that JavaScript would damage are kept', () => {
    const parsed = parsePythonJson('[9007199254740993, 1.0, 1.5, 9007199254740991, -0]');
    expect(parsed).toEqual({
      ok: true,
      value: [9007199254740993n, new PythonFloat(1), 1.5, 9007199254740991, 0],
    });
  });

  test('hexadecimal digits in strings do not leave the fast path for another result', () => {
    const text = '{"hash":"3e5a1.0 1234567890123456789","at":"10:20:30.5"}';
    expect(parsePythonJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  test('depth is refused before the stack is', () => {
    for (const open of ['[', '{"a":']) {
      const parsed = parsePythonJson(open.repeat(20_000));
      expect(parsed).toMatchObject({
        ok: false,
        message: expect.stringContaining('maximum recursion depth'),
      });
    }
    const wide = `[${'[],'.repeat(20_000)}[]]`;
    expect(parsePythonJson(wide)).toMatchObject({ ok: true });
  });

  test('non-finite numbers are read only where Django reads them', () => {
    expect(parsePythonJson('[NaN]', { nonFinite: 'allow' })).toEqual({ ok: true, value: [Number.NaN] });
    expect(parsePythonJson('[NaN]').ok).toBe(false);
  });

  test('a key named __proto__ is data on the slow path too', () => {
    const parsed = parsePythonJson('{"__proto__": {"x": 1.0}}');
    expect(parsed.ok && pythonJsonStringify(parsed.value)).toBe('{"__proto__":{"x":1.0}}');
  });
});

describe('writing JSON', () => {
  test('equals json.dumps with compact separators', () => {
    for (const { text = '' } of cases.filter(({ kind }) => kind === 'stringify')) {
      const parsed = parsePythonJson(text, { nonFinite: 'allow' });
      expect(parsed.ok && pythonJsonStringify(parsed.value)).toBe(text);
    }
  });

  test('writes big integers digit by digit', () => {
    expect(pythonJsonStringify([2 ** 60, 12345678901234567890n, -0])).toBe(
      '[1152921504606846976,12345678901234567890,-0.0]',
    );
  });

  test('leaves out undefined entries and refuses what has no JSON form', () => {
    expect(pythonJsonStringify({ a: undefined, b: 1 })).toBe('{"b":1}');
    for (const value of [undefined, () => 1, Symbol('x')])
      expect(() => pythonJsonStringify(value)).toThrow(TypeError);
  });

  test('writes floats as Python does', () => {
    const floats: [number, string][] = [
      [1, '1.0'],
      [0, '0.0'],
      [-0, '-0.0'],
      [1e16, '1e+16'],
      [123456789012345680, '1.2345678901234568e+17'],
      [1e15, '1000000000000000.0'],
      [0.0001, '0.0001'],
      [0.00001, '1e-05'],
      [1.5e-7, '1.5e-07'],
      [Number.NEGATIVE_INFINITY, '-Infinity'],
    ];
    for (const [value, text] of floats) expect(pythonFloatRepr(value)).toBe(text);
    expect(JSON.stringify({ a: new PythonFloat(2) })).toBe('{"a":2}');
    expect(Number(new PythonFloat(2))).toBe(2);
  });
});
