// The id that a refresh token's successor gets. That a Django beside the API derives the same is part of the
// conformance run (tests/django).
import { expect, test } from 'vitest';
import { deriveSuccessorJti } from '@/lib/api/tokens/successor';

const secretKey = 'a-secret-of-this-test';

test('a successor id looks like any other and depends on the id and the secret', () => {
  const first = deriveSuccessorJti('a'.repeat(32), secretKey);
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(deriveSuccessorJti('a'.repeat(32), secretKey)).toBe(first);
  expect(deriveSuccessorJti('b'.repeat(32), secretKey)).not.toBe(first);
  expect(deriveSuccessorJti('a'.repeat(32), 'another')).not.toBe(first);
});
