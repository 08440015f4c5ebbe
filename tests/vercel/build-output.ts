// Vercel's build of this repository, made here: the CLI's own build in a clone, with a project that exists nowhere. The answer
// is the folder that `vercel deploy --prebuilt` would send (https://vercel.com/docs/build-output-api).
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

const nodeFunction = z.object({
  runtime: z.string().startsWith('nodejs'),
  filePathMap: z.record(z.string(), z.string()).default({}),
});

/** A function as it is deployed: `folder` in the output, and every other file by its path in the function. */
type BuiltFunction = { folder: string; files: Record<string, string> };
export type BuiltSite = { site: string; output: string };

/** Clone what is committed or changed here, with the packages that are installed here, and build it offline. */
export async function buildSite(folder: string, cli: string): Promise<BuiltSite> {
  const site = join(folder, 'site');
  const words = ['ls-files', '--cached', '--others', '--exclude-standard'];
  for (const file of execFileSync('git', words, { encoding: 'utf8' }).trim().split('\n')) {
    if (/^(?:tests|docs)\//.test(file)) continue;
    await cp(file, join(site, file), { recursive: true }).catch(() => {});
  }
  execFileSync('cp', ['-r', 'node_modules', join(site, 'node_modules')]);
  await mkdir(join(site, '.vercel'));
  // The packages are there already.
  const settings = { framework: 'nextjs', installCommand: 'true', nodeVersion: '22.x' };
  const project = { projectId: 'prj_none', orgId: 'team_none', settings };
  await writeFile(join(site, '.vercel/project.json'), JSON.stringify(project));
  execFileSync(cli, ['build', '--prod', '--yes', '--token=none'], {
    cwd: site,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, VERCEL_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1' },
  });
  return { site, output: join(site, '.vercel/output') };
}

/** Every function by its path, several paths to one folder. The middleware is none of them. */
export async function readFunctions({ site, output }: BuiltSite): Promise<Map<string, BuiltFunction>> {
  const root = join(output, 'functions');
  const found = new Map<string, BuiltFunction>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.func')) continue;
    const path = join(entry.parentPath, entry.name);
    const folder = await realpath(path);
    const config: unknown = JSON.parse(await readFile(join(folder, '.vc-config.json'), 'utf8'));
    const read = nodeFunction.safeParse(config);
    if (!read.success) continue;
    const { filePathMap } = read.data;
    const files = Object.fromEntries(
      Object.entries(filePathMap).map(([inside, here]) => [inside, join(site, here)]),
    );
    found.set(`/${relative(root, path).replace(/\.func$/, '')}`, { folder, files });
  }
  return found;
}

/** Put a function together as it is sent to Vercel. */
export async function assemble({ folder, files }: BuiltFunction, target: string): Promise<void> {
  await cp(folder, target, { recursive: true, dereference: true });
  for (const [inside, here] of Object.entries(files)) {
    await mkdir(dirname(join(target, inside)), { recursive: true });
    // A link to a folder is sent as a link.
    await cp(here, join(target, inside), { recursive: true, verbatimSymlinks: true });
  }
}

/** Bytes of a folder's files, and their paths. */
export async function measure(folder: string): Promise<{ bytes: number; paths: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  return {
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    paths: paths.map((path) => relative(folder, path)),
  };
}

export async function zipMiddleware({ output }: BuiltSite): Promise<number> {
  const code = await readFile(join(output, 'functions/middleware.func/index.js'), 'utf8');
  return gzipSync(code).length;
}
