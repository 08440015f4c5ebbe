// `npm run api:types`: writes the types of the client in lib/auth/api, from our own route table, or with
// `-- http://127.0.0.1:8000` from the API that answers there, whatever it is written in.
import { writeFileSync } from 'node:fs';
import { makeOwnDocument } from './api-types/own-document'; // setup: api
import { typesPath, writeTypes } from './api-types/write-types';

async function readDocument(address: string | undefined): Promise<unknown> {
  if (address === undefined) return makeOwnDocument(); // setup: api else if (address === undefined) throw new Error('Say where the API answers: npm run api:types -- http://127.0.0.1:8000');
  const url = new URL('/api/openapi.json', address);
  const answer = await fetch(url).catch(() => null);
  if (answer?.ok !== true) throw new Error(`${url} does not answer (${answer?.status ?? 'no connection'}).`);
  return answer.json();
}

try {
  writeFileSync(typesPath, await writeTypes(await readDocument(process.argv[2])));
  process.stdout.write(`Wrote ${typesPath}.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
