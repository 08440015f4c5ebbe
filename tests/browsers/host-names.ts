// WebKit asks the system for names. The tests' own are written to /etc/hosts for the run, and taken out again.
import { lookup } from 'node:dns/promises';
import { readFileSync, writeFileSync } from 'node:fs';

const file = '/etc/hosts';
const mark = '# browser tests';

/** Make each name lead to this machine; undone when the process ends. */
export async function nameThisMachine(names: string[]): Promise<void> {
  const found = await Promise.all(names.map(leadsHere));
  const missing = names.filter((_, index) => !found[index]);
  if (missing.length === 0) return;
  const line = `127.0.0.1 ${missing.join(' ')} ${mark}\n`;
  try {
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, `${before}${before.endsWith('\n') ? '' : '\n'}${line}`);
  } catch {
    throw new Error(`WebKit needs this line in ${file}, which only root may write:\n${line}`);
  }
  process.once('exit', () => {
    const lines = readFileSync(file, 'utf8').split(/(?<=\n)/);
    writeFileSync(file, lines.filter((one) => one !== line).join(''));
  });
}

async function leadsHere(name: string): Promise<boolean> {
  return lookup(name).then(
    ({ address }) => address === '127.0.0.1',
    () => false,
  );
}
