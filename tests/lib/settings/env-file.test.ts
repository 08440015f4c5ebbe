// One reading of `.env`, or none: what is accepted reads alike in Node, Next, python-dotenv and django-environ.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import nextEnv from '@next/env';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseEnvFile } from '@/lib/settings/env-file';

const readsOf = (line: string) => parseEnvFile(`A=${line}`).values.get('A');
const problemOf = (line: string) => parseEnvFile(`A=${line}`).problems[0];

/** What @next/env makes of a file, with nothing else in the environment. */
function readAsNext(contents: string): string | undefined {
  // What it has read before goes first.
  delete process.env.A;
  const [, parsed] = nextEnv.processEnv([{ path: '.env', contents, env: {} }], undefined, console, true);
  return parsed?.A;
}

describe('a line that every reader reads alike', () => {
  // Checked with python-dotenv 1.2 and django-environ 0.14 too.
  test.each([
    ['session', 'session'],
    ['', ''],
    ['a"b', 'a"b'],
    ["a'b", "a'b"],
    ['-----BEGIN KEY-----\\nMII\\n', '-----BEGIN KEY-----\\nMII\\n'],
    ["'ab#cd'", 'ab#cd'],
    ["'a b\\c \"d'", 'a b\\c "d'],
    ['"it\'s"', "it's"],
    ['postgres://u:p%40@h:5432/n?sslmode=require', 'postgres://u:p%40@h:5432/n?sslmode=require'],
  ])('%s is %s', (line, value) => {
    expect([readsOf(line), problemOf(line)]).toEqual([value, undefined]);
    expect([parseEnv(`A=${line}`).A, readAsNext(`A=${line}`)]).toEqual([value, value]);
  });

  test('comments, blank lines, CRLF and export are no part of it', () => {
    const { values, problems } = parseEnvFile("# A=0\r\n\r\nexport A='1#'\r\nB=2\r\n");
    expect([[...values], problems]).toEqual([
      [
        ['A', '1#'],
        ['B', '2'],
      ],
      [],
    ]);
  });

  test('as do the random ones that are accepted', () => {
    let accepted = 0;
    for (let seed = 1; seed <= 4000; seed += 1) {
      const line = randomLine(seed);
      // Next's reading is set right by the caller: what stands in single quotes is not expanded.
      if (problemOf(line) !== undefined || line.includes('$')) continue;
      accepted += 1;
      expect([line, parseEnv(`A=${line}`).A, readAsNext(`A=${line}`)]).toEqual([
        line,
        readsOf(line),
        readsOf(line),
      ]);
    }
    expect(accepted).toBeGreaterThan(200);
  });
});

// What each reader makes of it: Node 20, Next 16, python-dotenv 1.2, django-environ 0.14.
describe('a line that some reader reads otherwise', () => {
  test.each([
    // ab · ab · ab#cd · ab#cd
    ['ab#cd', 'write the value in single quotes'],
    // ab$cd · ab · ab$cd · ab$cd
    ['ab$cd', 'write the value in single quotes'],
    ['"ab$cd"', 'write the value in single quotes'],
    // a newline · a newline · a newline · \n
    ['"a\\nb"', 'write the value in single quotes'],
    // ab · ab · ab · ab #c
    ['ab #c', 'put the comment on a line of its own'],
    // ab${cd} · ab · ab · ab${cd}
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a file
    ["'ab${cd}'", 'choose a value without'],
    // $5x · nothing · $5x · an error
    ["'$5x'", 'choose a value without'],
    // a · "a"b · an error · "a"b
    ['"a"b', 'single quotes'],
    ["'a", 'write it on one line'],
    ['`a`', 'write it on one line'],
    [' a', 'remove them'],
    ['a ', 'remove them'],
  ])('%s is refused with the fix, and not repeated', (line, fix) => {
    const problem = problemOf(line);
    expect(problem).toMatch(/^\.env, line 1: A /);
    expect(problem).toContain(fix);
  });

  test('a name twice, and what is no NAME=value', () => {
    expect(parseEnvFile('A=1\nA=2\nB: 3\nC = 4').problems).toEqual([
      '.env, line 2: A is there twice, and readers take another of the two; keep one.',
      '.env, line 3: is not NAME=value; write it so, without spaces around the =.',
      '.env, line 4: is not NAME=value; write it so, without spaces around the =.',
    ]);
  });

  test('keys of startproject are accepted in single quotes, and read whole', () => {
    const key = 'k#3$x&b(_$y=+)-^%@!*0';
    expect([readsOf(`'${key}'`), problemOf(`'${key}'`)]).toEqual([key, undefined]);
    expect(parseEnv(`A='${key}'`).A).toBe(key);
  });

  test('no problem repeats the value', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const secret = `hunter2${randomLine(seed)}`;
      expect(problemOf(secret) ?? '').not.toContain('hunter2');
    }
  });
});

describe('the processes', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'env-file-'));
    symlinkSync(`${root}node_modules`, join(folder, 'node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Run a script of this repository in a folder that has this `.env`. */
  function run(envFile: string, words: string[], env: Record<string, string> = {}) {
    writeFileSync(join(folder, '.env'), envFile);
    const { PATH = '' } = process.env;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), ...words],
      {
        cwd: folder,
        encoding: 'utf8',
        timeout: 30_000,
        // Typed as if NODE_ENV were always there.
        env: { PATH, TSX_TSCONFIG_PATH: `${root}tsconfig.json`, ...env } as unknown as NodeJS.ProcessEnv,
      },
    );
    return { status, stdout, stderr };
  }

  const entries = [
    'lib/api/serve.ts', // setup: api
    'lib/manage.ts', // setup: api
    'scripts/dev.ts',
  ];
  test.each(entries)('%s stops at such a line', (script) => {
    const { status, stderr } = run('SECRET_KEY=hunter2#3\n', [join(root, script)]);
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/\.env, line 1: SECRET_KEY has a # .*single quotes/),
    ]);
    expect(stderr).not.toContain('hunter2');
  });

  /** As `next start` begins: Next reads .env, then next.config.ts. */
  const webHalf = ['--input-type=module', '-e'].concat(`
    import nextEnv from '${import.meta.resolve('@next/env')}';
    nextEnv.loadEnvConfig('.', false, { info() {}, error() {} });
    const { default: nextConfig } = await import('${root}next.config.ts');
    nextConfig('phase-production-server');
    console.log(JSON.stringify(process.env.SECRET_KEY));
  `);

  test('the web half stops at such a line', () => {
    const { status, stderr } = run('SECRET_KEY=hunter2#3\n', webHalf);
    expect([status, stderr]).toEqual([1, expect.stringContaining('.env, line 1: SECRET_KEY has a #')]);
  });

  const key = 'k#3$x&b(_$y=+)-^%@!*0 and some more of it, to have fifty characters';

  test('the web half has the same key as the API, and the environment goes first', () => {
    const file = `SECRET_KEY='${key}'\n`;
    expect(run(file, webHalf)).toMatchObject({ status: 0, stdout: `${JSON.stringify(key)}\n` });
    const other = 'another key, from the environment, of fifty characters';
    expect(run(file, webHalf, { SECRET_KEY: other }).stdout).toBe(`${JSON.stringify(other)}\n`);
  });
});

/** Few characters, those that readers disagree on among them. */
function randomLine(seed: number): string {
  const alphabet = 'abA0 #$\'"\\`{}=_n';
  let state = seed;
  let text = '';
  for (let length = 1 + (seed % 7); length > 0; length -= 1) {
    state = (state * 48_271) % 2_147_483_647;
    text += alphabet[state % alphabet.length];
  }
  return text;
}
