// Names that must outlive every release, and be the same on both sides.
import { readFileSync } from 'node:fs'; // setup: django
import { expect, test } from 'vitest';
import { salts } from '@/lib/settings/salts';

// setup: django begin
test('the Django app derives under the same names', () => {
  const file = new URL('../../../django/auth_contract/salts.py', import.meta.url);
  const theirs = Object.fromEntries(
    [...readFileSync(file, 'utf8').matchAll(/^([A-Z_]+) = "([^"]+)"$/gm)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
  expect(theirs).toEqual({
    REFRESH_LINK: salts.refreshLink,
    REFRESH_REUSE: salts.refreshReuse,
    HANDOFF: salts.handoff,
    SECOND_FACTOR: salts.secondFactor,
    VERIFY_EMAIL: salts.mailLink['verify-email'],
    CHANGE_EMAIL: salts.mailLink['change-email'],
    OPEN_SESSION_ID: salts.openSessionId,
    SESSION_KEY_TAG: salts.sessionKeyTag,
    RATE_LIMIT_KEY: salts.rateLimitKey,
  });
});
// setup: django end

test('bear no name of a product, which a copy of this repository renames', () => {
  const names = JSON.stringify(salts).match(/(?<=:")[^"]+/g) ?? [];
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(name).toMatch(/^auth-api\./);
});
