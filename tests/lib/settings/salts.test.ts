// Names that must outlive every release, and be the same on both sides.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { salts } from '@/lib/settings/salts';

test.each([
  ['django/auth_contract/rotation.py', salts.refreshSuccessor],
  ['django/auth_contract/handoff.py', salts.handoff],
])('%s derives under the same name', (file, salt) => {
  const source = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
  expect(/^SALT = "([^"]+)"$/m.exec(source)?.[1]).toBe(salt);
});

test('bear no name of a product, which a copy of this repository renames', () => {
  const names = JSON.stringify(salts).match(/(?<=:")[^"]+/g) ?? [];
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(name).toMatch(/^auth-api\./);
});
