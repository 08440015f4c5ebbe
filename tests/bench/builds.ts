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
  const bundle = async (name: string, outfile: string, packages?: 'external') => {
    await build({
      entryPoints: [join(root, `tests/bench/servers/${name}.ts`)],
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
    bare: await bundle('bare', join(folder, 'bare.mjs')),
    // Beside ours, whose packages it finds from there.
    floor: await bundle('floor', join(root, 'dist/bench/floor.mjs'), 'external'),
  };
}
