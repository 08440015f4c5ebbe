// The product's `.env`: the few settings that differ from the defaults. The file is never committed.
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Choices } from './choices';

/** Write `.env` unless there is one. True: written. */
export function writeEnvironment(root: string, { strategy, backend }: Choices): boolean {
  const path = join(root, '.env');
  if (existsSync(path)) return false;
  const lines = [
    '# Settings of this machine. docs/settings.md describes every one; .env.example lists the common ones.',
    `AUTH_STRATEGY=${strategy}`,
    `SECRET_KEY=${randomBytes(48).toString('base64url')}`,
    ...(backend === 'bridge'
      ? ['# Which package your Django answers with: docs/bridges.md.', 'AUTH_BACKEND=']
      : []),
    ...(['external', 'bridge'].includes(backend) ? ['AUTH_API_URL=http://127.0.0.1:8000'] : []),
  ];
  writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
  return true;
}
