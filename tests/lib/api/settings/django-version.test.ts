// The costs of new hashes by DJANGO_VERSION, as django/contrib/auth/hashers.py of each version has them (read in 3.2.25,
// 4.0.10, 4.1.13, 4.2.30, 5.0.14, 5.1.15 and 5.2.19; the vectors hold those of 4.2, 5.2 and 6.1 as well).
import { expect, test } from 'vitest';
import { readApiConfig } from '@/lib/api/settings/read-config';

test.each([
  ['3.2', 260_000, 1],
  ['4.0', 320_000, 1],
  ['4.1', 390_000, 1],
  ['4.2', 600_000, 1],
  ['5.0', 720_000, 1],
  ['5.1', 870_000, 5],
  ['5.2', 1_000_000, 5],
])('hashes as Django %s does', (DJANGO_VERSION, pbkdf2Iterations, scryptParallelism) => {
  const { passwords } = readApiConfig({ DJANGO_VERSION });
  expect(passwords).toMatchObject({ pbkdf2Iterations, scryptParallelism });
});
