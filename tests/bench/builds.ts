// What is measured is what would be deployed: our API as `npm run build:api` makes it, and the ceiling built the same way.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

export type Builds = { ours: string; bare: string; floor: string };

export async function buildServers(root: string, folder: string): Promise<Builds> {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build-api.ts'], {
    cwd: root,
    stdio: 'inherit',
  });
  const bare = join(folder, 'bare.mjs');
  await build({
    entryPoints: [join(root, 'tests/bench/servers/bare.ts')],
    outfile: bare,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  return { ours: join(root, 'dist/api/serve.mjs'), bare };
}
