// The file `.env`, read by one rule for both halves. Node's loadEnvFile, Next, python-dotenv and django-environ disagree
// on #, $, quotes and backslashes, and half a SECRET_KEY signs nobody in; a line that any of them would read otherwise
// stops the start and is named with its fix.
import { existsSync, readFileSync } from 'node:fs';
import { ConfigError, type Environment } from './env';

const path = '.env';

/**
 * Put what `.env` says into `env`, but for names that `given` has: the environment proper goes first. Throws
 * ConfigError.
 */
export function loadEnvFile({ env, given = env }: { env: Environment; given?: Environment }): void {
  if (!existsSync(path)) return;
  const { values, problems } = parseEnvFile(readFileSync(path, 'utf8'));
  if (problems.length > 0) throw new ConfigError(problems);
  for (const [name, value] of values) if (given[name] === undefined) env[name] = value;
}

/** Read the text of a `.env` file. A problem names line, variable and fix, and never the value. */
export function parseEnvFile(text: string): { values: Map<string, string>; problems: string[] } {
  const values = new Map<string, string>();
  const problems: string[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (/^\s*(#|$)/.test(line)) return;
    const [, name, written] = /^(?:export )?([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line) ?? [];
    const place = `.env, line ${index + 1}`;
    if (name === undefined || written === undefined) {
      problems.push(`${place}: is not NAME=value; write it so, without spaces around the =.`);
      return;
    }
    const quoted = /^(['"])(.*)\1$/.exec(written);
    const value = quoted?.[2] ?? written;
    const problem = values.has(name)
      ? 'is there twice, and readers take another of the two; keep one'
      : describeProblem(value, quoted?.[1] ?? '');
    values.set(name, value);
    if (problem !== null) problems.push(`${place}: ${name} ${problem}.`);
  });
  return { values, problems };
}

const inSingleQuotes = "write the value in single quotes: NAME='…'";

/** What some reader makes something else of. Which one is said in tests/lib/settings/env-file.test.ts. */
function describeProblem(value: string, quote: string): string | null {
  if (/\$\{|^\$/.test(value))
    return 'has a ${ or begins with $, which is taken for the name of a variable; choose a value without';
  if (quote === "'") {
    if (/'|\\\\|\\$/.test(value))
      return 'has a quote, two backslashes or a last backslash in single quotes; choose a value without';
    return null;
  }
  if (/^\s|\s$/.test(value) && quote === '') return 'has spaces around its value; remove them';
  if (/\s#/.test(value) && quote === '')
    return 'is followed by a comment, which django-environ takes for a part of it; put the comment on a line of its own';
  if (/\$/.test(value) || (quote === '' && /#/.test(value)))
    return `has a # or $, which is read differently by Django, Node and Next; ${inSingleQuotes}`;
  if (quote === '"' && /["\\]/.test(value))
    return `has a quote or a backslash in double quotes; ${inSingleQuotes}`;
  if (/^['"`]/.test(value))
    return `begins with a quote that does not end where the line does; write it on one line, in single quotes`;
  return null;
}
