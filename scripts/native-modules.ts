// The modules that a bundle leaves outside, native drivers and what they need, copied beside it: all of node_modules
// that the image of the API holds.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/** Copy `names` and all that they depend on, as far as it is installed, into `target`. */
export function copyModules(
  names: readonly string[],
  { root, target }: { root: string; target: string },
): void {
  rmSync(target, { recursive: true, force: true });
  const copied = new Set<string>();
  const copy = (name: string, from: string) => {
    const folder = findModule(name, from);
    // Builds for other platforms are not installed; npm installs that for musl on glibc, too.
    if (folder === null || copied.has(name) || (name.includes('musl') && !isMusl())) return;
    copied.add(name);
    cpSync(folder, join(target, name), { recursive: true });
    const { dependencies, optionalDependencies } = manifest.parse(
      JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
    );
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) copy(needed, folder);
  };
  for (const name of names) copy(name, root);
}

/** As Node looks for it: in node_modules of each folder up to the root. */
function findModule(name: string, from: string): string | null {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  return dirname(from) === from ? null : findModule(name, dirname(from));
}

function isMusl(): boolean {
  return existsSync('/etc/alpine-release');
}
