import { expect, test } from 'vitest';
import { formatTime, readTime, readTimestamp, writeTimeText } from '@/lib/stores/database/tables';

// As SQLite and PostgreSQL hand over one moment, and how other programs may have written it.
test.each([
  ['2025-01-31 09:08:07.123456', '2025-01-31T09:08:07.123456Z'],
  ['2025-01-31 09:08:07.12+00', '2025-01-31T09:08:07.120000Z'],
  ['2025-01-31 10:38:07.000001+01:30', '2025-01-31T09:08:07.000001Z'],
  // As long as SQLite's six digits.
  ['2025-01-31 11:08:07.123+02', '2025-01-31T09:08:07.123000Z'],
  ['2025-01-31 04:08:07.123-05', '2025-01-31T09:08:07.123000Z'],
  ['2025-01-30 23:08:07-10', '2025-01-31T09:08:07Z'],
  ['2025-01-31T09:08:07.1Z', '2025-01-31T09:08:07.100000Z'],
  ['2025-01-31 09:08:07', '2025-01-31T09:08:07Z'],
])('reads %s as %s', (stored, shown) => {
  expect(readTimestamp(stored)).toBe(shown);
  expect(readTime(stored).getTime()).toBe(Date.parse(shown));
});

test('writes a time as Django does', () => {
  expect(writeTimeText(new Date('2025-01-31T09:08:07.120Z'))).toBe('2025-01-31 09:08:07.120000');
  expect(writeTimeText(new Date('2025-01-31T09:08:07Z'))).toBe('2025-01-31 09:08:07');
  expect(formatTime(new Date('2025-01-31T09:08:07.120Z'))).toBe('2025-01-31T09:08:07.120000Z');
});
