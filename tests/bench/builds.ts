// What is measured is what would be deployed: our API as `npm run build:api` makes it, and what it is compared with built the same way.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

export type Builds = { ours: string; bare: string; floor: string };

export async function buildServers(root: string, folder: string): Promise<Builds> {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build-api.ts'], {
    cwd: root,
    stdio: 'inherit',
  });
  const bundle = async (source: string, outfile: string, packages?: 'external') => {
    await build({
      entryPoints: [join(root, source)],
      outfile,
      packages,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'warning',
    });
    return outfile;
  };
  return {
    ours: join(root, 'dist/api/serve.mjs'),
    bare: await bundle('tests/bench/servers/bare.ts', join(folder, 'bare.mjs')),
    // Beside ours, whose packages it finds from there.
    floor: await bundle('tests/bench/servers/floor.ts', join(root, 'dist/bench/floor.mjs'), 'external'),
  };
}
