// How a setting is written in the environment: Django's spellings of yes and no, comma-separated lists, whole
// seconds. An empty variable counts as not set, as it does for docker-compose and `.env` files. Both halves read with
// these. Runs on Edge too, hence no node: imports in this folder.
import { z } from 'zod';

export type Environment = Record<string, string | undefined>;

/** Every setting that is wrong, each line naming the variable and the fix. Stops the start. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** What was given of some variables: values parsed by the schema of their name. */
export type Given<Variables extends Record<string, z.ZodType>> = Partial<{
  [Name in keyof Variables]: z.output<Variables[Name]>;
}>;

/** Read the variables that are set; each one that cannot be read adds a line to `problems`. */
export function readVariables<Variables extends Record<string, z.ZodType>>(
  variables: Variables,
  env: Environment,
  problems: string[],
): Given<Variables> {
  const read: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(variables)) {
    const text = env[name];
    if (text === undefined || text.trim() === '') continue;
    const parsed = schema.safeParse(text);
    if (parsed.success) read[name] = parsed.data;
    else problems.push(`${name}: ${parsed.error.issues.map((issue) => issue.message).join('; ')}.`);
  }
  // Each key was parsed by the schema of its own name just above.
  return read as Given<Variables>;
}

export function dropEmpty(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

const yes = ['true', '1', 'yes', 'on', 't', 'y'];
const no = ['false', '0', 'no', 'off', 'f', 'n'];

export const flag = z.string().transform((text, context) => {
  const word = text.trim().toLowerCase();
  if (yes.includes(word)) return true;
  if (no.includes(word)) return false;
  context.addIssue({ code: 'custom', message: 'write true or false' });
  return z.NEVER;
});

export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

export function wholeNumber({ min = 0, max = Number.MAX_SAFE_INTEGER }: { min?: number; max?: number } = {}) {
  const words = max === Number.MAX_SAFE_INTEGER ? `${min} or more` : `from ${min} to ${max}`;
  return z.string().transform((text, context) => {
    const value = Number(text.trim());
    if (/^-?\d+$/.test(text.trim()) && value >= min && value <= max) return value;
    context.addIssue({ code: 'custom', message: `write a whole number, ${words}` });
    return z.NEVER;
  });
}

/** Seconds, above 0; fractions are allowed where a person waits for them. */
export const duration = z.string().transform((text, context) => {
  const value = Number(text.trim());
  if (Number.isFinite(value) && value > 0) return value;
  context.addIssue({ code: 'custom', message: 'write a number of seconds above 0' });
  return z.NEVER;
});

export const text = z.string().transform((value) => value.trim());

/** The address of a server, without a closing slash; it may have a path. */
export const httpUrl = z.string().transform((given, context) => {
  const trimmed = given.trim();
  const isHttp = /^https?:\/\//.test(trimmed) && URL.canParse(trimmed);
  if (isHttp && !/[?#]/.test(trimmed)) return trimmed.replace(/\/+$/, '');
  const message = isHttp
    ? 'write the address without a query or fragment'
    : 'write an address such as http://127.0.0.1:8000';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** `https://app.example.com`: scheme and host, nothing after. A closing slash is forgiven. */
export const origin = z.string().transform((text, context) => {
  const trimmed = text.trim().replace(/\/$/, '');
  if (URL.canParse(trimmed)) {
    const url = new URL(trimmed);
    if ((url.protocol === 'http:' || url.protocol === 'https:') && url.origin === trimmed.toLowerCase()) {
      return url.origin;
    }
  }
  context.addIssue({
    code: 'custom',
    message: 'write an origin such as https://app.example.com, without a path',
  });
  return z.NEVER;
});

/** A value, or "none" (Django's None). */
export function orNone<Schema extends z.ZodType<string>>(schema: Schema) {
  return z.string().transform((text, context) => {
    if (/^none$/i.test(text.trim())) return null;
    const parsed = schema.safeParse(text.trim());
    if (parsed.success) return parsed.data;
    for (const { message } of parsed.error.issues) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

/** A regular expression that has to match from the beginning on, as Python's re.match. */
export const pattern = z.string().transform((text, context) => {
  try {
    return new RegExp(`^(?:${text})`);
  } catch {
    const message = `write a regular expression that JavaScript can read, unlike ${JSON.stringify(text)}`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
});

/** A name of the time zone database. */
export const timeZone = z.string().transform((text, context) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text.trim() }).resolvedOptions() && text.trim();
  } catch {
    context.addIssue({ code: 'custom', message: 'write a time zone such as UTC or Europe/Berlin' });
    return z.NEVER;
  }
});

export const sameSite = z.string().transform((text, context) => {
  const word = text.trim().toLowerCase();
  if (word === 'lax') return 'Lax' as const;
  if (word === 'strict') return 'Strict' as const;
  if (word === 'none') return 'None' as const;
  context.addIssue({ code: 'custom', message: 'write Lax, Strict or None' });
  return z.NEVER;
});
export type SameSite = z.output<typeof sameSite>;
