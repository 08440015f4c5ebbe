import { expect, test } from 'vitest';
import { listPath, readListQuery } from '@/app/(private)/notes/list-query';

test('reads what the address says, and leaves out what is empty, unknown or given twice', () => {
  expect(
    readListQuery({ page: '2', search: '', ordering: ['title', '-title'], all: 'true', done: 'saved' }),
  ).toEqual({ page: '2', all: 'true' });
});

test('writes the address of another page', () => {
  expect(listPath({})).toBe('/notes');
  expect(listPath({ search: 'a & b', page: '3' })).toBe('/notes?page=3&search=a+%26+b');
  expect(listPath({ search: 'a', page: undefined })).toBe('/notes?search=a');
});
