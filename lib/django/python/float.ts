// Python floats as JSON carries them: 1.0, 1e+22, 1e-07, NaN. Follows float.__repr__.

/** A float with a whole value, such as 1.0 or 1e22, which a JavaScript number could not keep apart from an integer. */
export class PythonFloat {
  constructor(readonly value: number) {}

  valueOf(): number {
    return this.value;
  }

  toString(): string {
    return pythonFloatRepr(this.value);
  }

  /** A plain number in JavaScript's own JSON. */
  toJSON(): number {
    return this.value;
  }
}

/** Write a number as Python writes a float: exponents from 1e16 and below 1e-4, always a point or an exponent. */
export function pythonFloatRepr(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  // Both languages print the shortest digits that read back as the same double; only the layout differs.
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const digits = String(Math.abs(exponent)).padStart(2, '0');
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`;
  }
  const fixed = String(value);
  return fixed.includes('.') ? fixed : `${fixed}.0`;
}

/** str() of an int or a float; undefined for what is neither. */
export function pythonNumberText(value: unknown): string | undefined {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof PythonFloat) return pythonFloatRepr(value.value);
  if (typeof value !== 'number') return undefined;
  if (Number.isInteger(value)) return String(value);
  return Number.isFinite(value) ? pythonFloatRepr(value) : nonFiniteTexts.get(value);
}

/** JSON has other words for them. */
const nonFiniteTexts = new Map([
  [Number.POSITIVE_INFINITY, 'inf'],
  [Number.NEGATIVE_INFINITY, '-inf'],
  [Number.NaN, 'nan'],
]);
