import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeOwnDocument } from '@/scripts/api-types/own-document';
import { typesPath, writeTypes } from '@/scripts/api-types/write-types';

test('the types of the client are those of the route table', async () => {
  const isCurrent = readFileSync(typesPath, 'utf8') === (await writeTypes(await makeOwnDocument()));
  expect(isCurrent, `Run \`npm run api:types\`, and commit ${typesPath}.`).toBe(true);
});

test('refuses what is no OpenAPI document', async () => {
  await expect(writeTypes({ detail: 'Not found.' })).rejects.toThrow(/openapi/);
});
