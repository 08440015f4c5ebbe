// Where the commands speak and ask: prompts on a terminal, plain lines when stdin is a pipe or a file.
import { createInterface } from 'node:readline';
import { confirm, password, text } from '@clack/prompts';

export interface Terminal {
  readonly isInteractive: boolean;
  say(line: string): void;
  /** To stderr. */
  complain(line: string): void;
  ask(message: string): Promise<string>;
  askPassword(message: string): Promise<string>;
  /** Ask a yes/no question; no is the default. */
  askPermission(message: string): Promise<boolean>;
  close(): void;
}

/** Ctrl-C at a prompt. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

type Streams = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>;

export function createTerminal({ stdin, stdout, stderr }: Streams): Terminal {
  const isInteractive = Boolean(stdin.isTTY);
  const lines = isInteractive ? null : createLineReader(stdin);
  const output = {
    isInteractive,
    say: (line: string) => void stdout.write(`${line}\n`),
    complain: (line: string) => void stderr.write(`${line}\n`),
    close: () => lines?.close(),
  };
  if (!lines)
    return {
      ...output,
      // A prompt that is left empty may answer undefined.
      ask: async (message) => answered((await text({ message })) ?? ''),
      askPassword: async (message) => answered((await password({ message })) ?? ''),
      askPermission: async (message) => answered(await confirm({ message, initialValue: false })),
    };
  return {
    ...output,
    ask: () => lines.next(),
    askPassword: () => lines.next(),
    askPermission: async () => /^y$/i.test(await lines.next()),
  };
}

function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (typeof answer === 'symbol') throw new Cancelled();
  // The only symbol that clack answers has just been thrown.
  return answer as Exclude<Answer, symbol>;
}

function createLineReader(input: NodeJS.ReadStream) {
  const reader = createInterface({ input });
  const iterator = reader[Symbol.asyncIterator]();
  return {
    /** The next line; the end of the input is an empty answer. */
    async next(): Promise<string> {
      const { value, done } = await iterator.next();
      return done ? '' : value;
    },
    close: () => reader.close(),
  };
}
