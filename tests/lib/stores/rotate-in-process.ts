// A process of its own for tokens.test.ts: opens the database of the test and rotates one token a given number of times
// in parallel; prints how many were told `rotated`. Waits for a line on stdin so that all processes start together.
import { once } from 'node:events';
import { at, now, open } from './databases';

const [url = '', userId = '', count = '0'] = process.argv.slice(2);
const stores = await open(url);
const token = (jti: string) => ({
  jti,
  token: `token ${jti}`,
  userId: Number(userId),
  createdAt: now,
  expiresAt: at(60),
});

process.stdout.write('ready\n');
await once(process.stdin, 'data');
const outcomes = await Promise.all(
  Array.from({ length: Number(count) }, () =>
    stores.tokens.rotate({ current: token('shared'), successor: token('successor'), now }),
  ),
);
process.stdout.write(
  `${JSON.stringify({
    rotated: outcomes.filter((outcome) => outcome === 'rotated').length,
    refused: outcomes.filter((outcome) => outcome === 'already-blacklisted').length,
  })}\n`,
);
await stores.close();
process.exit(0);
