// Next's own settings. Everything about auth is read at run time (lib/settings/web.ts), so that one build serves every
// strategy and every API; here it is only checked, so that a wrong setting stops `next start` at once.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_SERVER } from 'next/constants';
import { watchPageList, writePageList } from './lib/auth/pages/keep-page-list';
import { constantSecurityHeaders } from './lib/auth/security-headers';
import { loadEnvFile } from './lib/settings/env-file';
import { readProcessEnv } from './lib/settings/process-env';
import { readWebConfig } from './lib/settings/web';

// Next compiles this file to one kind of module and tests read it as another; they import a CommonJS package differently.
const requireHere = createRequire(`${process.cwd()}/package.json`);

export default function nextConfig(phase: string): NextConfig {
  if (phase === PHASE_PRODUCTION_SERVER || phase === PHASE_DEVELOPMENT_SERVER) stopOnWrongSettings();
  // Which pages are private follows from where they lie; a running production server has that in its build.
  if (phase === PHASE_DEVELOPMENT_SERVER) watchPageList(process.cwd());
  else if (phase !== PHASE_PRODUCTION_SERVER) writePageList(process.cwd());
  return {
    reactStrictMode: true,
    poweredByHeader: false,
    // docker/web.Dockerfile asks for it: a server with only the modules that it imports.
    output: readProcessEnv().NEXT_OUTPUT === 'standalone' ? 'standalone' : undefined,
    // Nothing here resizes pictures, the image is not Alpine's, and what lies about in a folder belongs in no image.
    outputFileTracingExcludes: {
      '*': [
        'node_modules/sharp/**',
        'node_modules/@img/**',
        'node_modules/**/*musl*/**',
        '**/*.map',
        '**/*.sqlite3*',
        '**/.env*',
      ],
    },
    compiler: {
      runAfterProductionCompile: async ({ distDir }) =>
        trimInstrumentationTrace(distDir, (file) => /musl|\.map$/.test(file)),
    },
    // The application alone: a build for production does not stand or fall with the types of a test.
    typescript: { tsconfigPath: 'tsconfig.build.json' },
    // POST /api/auth/login/ must arrive as it was sent: a redirect would lose the body on the way.
    skipTrailingSlashRedirect: true,
    // Native modules and those that open files at run time cannot be bundled.
    serverExternalPackages: [
      'libsql',
      '@node-rs/argon2',
      '@node-rs/bcrypt',
      'pg',
      'pino',
      'redis',
      'nodemailer',
      'kysely',
    ],
    // forbidden(), and with it the status 403 of a page that requirePermission() refuses.
    experimental: { authInterrupts: true },
    headers: async () => [{ source: '/:path*', headers: constantSecurityHeaders }],
  };
}

function stopOnWrongSettings(): void {
  try {
    // Next has read .env already, and has taken every $name in it for a variable, in single quotes too.
    const { initialEnv } = requireHere('@next/env') as typeof import('@next/env');
    if (initialEnv === undefined) throw new Error('@next/env must have the version of next: npm install.');
    const env = readProcessEnv();
    loadEnvFile({ env, given: initialEnv });
    readWebConfig(env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

// Next leaves files out of the traces of pages, but not of that of instrumentation.ts, which every function of a deployment
// gets as well.
function trimInstrumentationTrace(distDir: string, isLeftOut: (file: string) => boolean): void {
  const path = join(distDir, 'server/instrumentation.js.nft.json');
  if (!existsSync(path)) return;
  const trace = JSON.parse(readFileSync(path, 'utf8')) as { files: string[] };
  const files = trace.files.filter((file) => !isLeftOut(file));
  writeFileSync(path, JSON.stringify({ ...trace, files }));
}
