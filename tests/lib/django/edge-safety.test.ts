import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const room = new URL('../../../lib/django/', import.meta.url);

/** Everything a file of the room reaches by import, type imports aside. */
function importsOf(file: string, seen = new Set<string>()): Set<string> {
  const source = readFileSync(new URL(`${file}.ts`, room), 'utf8');
  for (const [, target = ''] of source.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from '([^']+)';/gms)) {
    if (seen.has(target)) continue;
    seen.add(target);
    if (target.startsWith('./')) importsOf(target.slice(2), seen);
  }
  return seen;
}

test.each([
  'csrf',
  'redirects',
  'normalization',
  'password-validation',
  'common-passwords',
  'cookies',
  'json',
])('%s runs in the browser and at the edge: no Node module behind it', (file) => {
  const imports = [...importsOf(file)];
  expect(imports.filter((target) => !target.startsWith('./'))).toEqual([]);
  for (const target of ['', ...imports]) {
    const name = target === '' ? file : target.slice(2);
    expect(readFileSync(new URL(`${name}.ts`, room), 'utf8'), name).not.toMatch(/\bBuffer\b/);
  }
});
