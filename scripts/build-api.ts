// `npm run build:api`: the auth API and `npm run manage` as plain JavaScript in dist/api, for `npm run start:api` and the
// image. Without it tsx translates
// some hundred files at every start: a bundle starts on a fifth of the CPU and holds a third less in memory. Native
// drivers stay in node_modules; what only some settings need (PostgreSQL, Redis, mail) is a chunk of its own.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { copyModules } from './native-modules';

const root = fileURLToPath(new URL('..', import.meta.url));
const outdir = `${root}dist/api`;
const nativeModules = ['libsql', '@node-rs/argon2', '@node-rs/bcrypt'];

rmSync(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { serve: 'lib/api/serve.ts', manage: 'lib/manage.ts' },
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: [...nativeModules, 'pg-native'],
  banner: {
    js: [
      // Packages written for require() look for one.
      "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      // As `next start`: what was built is for production, and must not start with a key that everyone knows.
      "process.env.NODE_ENV ??= 'production';",
    ].join('\n'),
  },
  logLevel: 'warning',
});

// dist is then all that a machine without node_modules needs: docker/api.Dockerfile.
if (process.argv.includes('--standalone')) {
  copyModules(nativeModules, { root, target: `${root}dist/node_modules` });
}
