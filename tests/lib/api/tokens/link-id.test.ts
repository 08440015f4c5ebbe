// The ids of the links of a chain. That a Django beside the API derives the same is part of the conformance run too.
import { expect, test } from 'vitest';
import { deriveLinkJti } from '@/lib/api/tokens/link-id';

test("is Django's salted_hmac, and depends on the chain, the number and the secret", () => {
  const link = { chain: 'a'.repeat(32), number: 1, secret: 'the secret' };
  // Django 5.2: salted_hmac("auth-api.refresh.link", "a" * 32 + ":1", secret="the secret", algorithm="sha256")
  expect(deriveLinkJti(link)).toBe('53578bd4947b4b587f8796966cd28155');
  const others = [{ chain: 'b'.repeat(32) }, { number: 2 }, { secret: 'another' }];
  const ids = new Set([link, ...others.map((other) => ({ ...link, ...other }))].map(deriveLinkJti));
  expect(ids.size).toBe(4);
});
