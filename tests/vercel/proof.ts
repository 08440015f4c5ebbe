// What is proved of the build: how large it is, and what is in it.
import { join } from 'node:path';
import { assemble, type BuiltSite, buildSite, measure, readFunctions, zipMiddleware } from './build-output';

const megabyte = 1024 * 1024;
const largestFunction = 25 * megabyte;
const largestMiddleware = 0.5 * megabyte;

type Check = (name: string, work: () => Promise<void>) => Promise<void>;

export async function proveBuild(folder: string, cli: string): Promise<{ passed: number; failed: number }> {
  let [passed, failed] = [0, 0];
  const check: Check = async (name, work) => {
    try {
      await work();
      passed += 1;
      process.stdout.write(`  ✓ ${name}\n`);
    } catch (error) {
      failed += 1;
      process.stdout.write(`  ✗ ${name}: ${error instanceof Error ? error.message : error}\n`);
    }
  };
  const built = await buildSite(folder, cli);
  await proveSizes(built, folder, check);
  return { passed, failed };
}

async function proveSizes(built: BuiltSite, folder: string, check: Check): Promise<void> {
  const functions = [
    ...new Map([...(await readFunctions(built)).values()].map((one) => [one.folder, one])).values(),
  ];
  const sizes: number[] = [];
  const odd = new Set<string>();
  for (const [index, one] of functions.entries()) {
    const target = join(folder, `measured-${index}`);
    await assemble(one, target);
    const { bytes, paths } = await measure(target);
    sizes.push(bytes);
    for (const path of paths) if (/musl|\.map$|\.sqlite3|(^|\/)\.env(?!\.example$)/.test(path)) odd.add(path);
  }
  const largest = Math.max(...sizes);
  const zippedBytes = await zipMiddleware(built);
  const say = (bytes: number) => `${(bytes / megabyte).toFixed(2)} MB`;
  await check(`the largest of ${functions.length} functions has ${say(largest)}, at most 25`, async () => {
    if (!(largest <= largestFunction)) throw new Error('too large');
  });
  await check(`the middleware has ${say(zippedBytes)} gzipped, at most 0.5`, async () => {
    if (zippedBytes > largestMiddleware) throw new Error('too large');
  });
  await check('no function has a build for another Linux, a source map, a database or settings', async () => {
    if (odd.size > 0) throw new Error([...odd].slice(0, 5).join(', '));
  });
}
