// Costs that are not throughput: CPU of one login against the bare hash, cold start, memory at rest, queries.
import { spawn } from 'node:child_process';
import { pbkdf2, randomBytes, scrypt } from 'node:crypto';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { hash as argon2 } from '@node-rs/argon2';
import { hash as bcrypt } from '@node-rs/bcrypt';
import type { HasherName } from '@/lib/django/passwords/hashers';
import { user } from './bench-user';
import type { Contender } from './contenders';
import { readCosts } from './process-costs';

export async function signIn({ url }: Contender): Promise<void> {
  const response = await fetch(`${url}/api/token/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(user),
  });
  if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
  await response.arrayBuffer();
}

const salt = randomBytes(16);
type ScryptOptions = { N: number; r: number; p: number; maxmem: number };

/** What each hasher calls in the end, with the costs of Django 5.2: the floor of a login. */
export const bareHashes: { hasher: HasherName; className: string; run: () => Promise<unknown> }[] = [
  {
    hasher: 'pbkdf2_sha256',
    className: 'PBKDF2PasswordHasher',
    run: () => promisify(pbkdf2)(user.password, 'a salt of 22 characters', 1_000_000, 32, 'sha256'),
  },
  {
    hasher: 'scrypt',
    className: 'ScryptPasswordHasher',
    run: () =>
      promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)(user.password, salt, 64, {
        N: 16384,
        r: 8,
        p: 5,
        maxmem: 64 * 1024 * 1024,
      }),
  },
  {
    hasher: 'argon2',
    className: 'Argon2PasswordHasher',
    run: () => argon2(user.password, { memoryCost: 102_400, timeCost: 2, parallelism: 8, salt }),
  },
  {
    hasher: 'bcrypt_sha256',
    className: 'BCryptSHA256PasswordHasher',
    run: () => bcrypt('a'.repeat(64), 12),
  },
];

/** CPU seconds of something done in this process. */
export async function cpuOf(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1e6;
}

export type ColdStart = { cpuMilliseconds: number; residentMegabytes: number };

/** CPU until the first answer, and memory a moment after. */
export async function coldStart(
  command: string[],
  { cwd, env, port, path }: { cwd: string; env: Record<string, string>; port: number; path: string },
): Promise<ColdStart> {
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: 'ignore',
  });
  const pid = child.pid ?? 0;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
    if (answer?.ok) break;
    if (child.exitCode !== null) throw new Error(`${file} ended before it answered`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const { cpuSeconds } = await readCosts(pid);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const { residentMegabytes } = await readCosts(pid);
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { cpuMilliseconds: cpuSeconds * 1000, residentMegabytes };
}
