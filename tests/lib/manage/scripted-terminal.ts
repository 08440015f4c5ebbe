// A terminal whose answers are written down beforehand and whose words are kept.
import { Cancelled, type Terminal } from '@/lib/manage/terminal';

export interface ScriptedTerminal extends Terminal {
  readonly said: string[];
  readonly complaints: string[];
  readonly asked: string[];
}

/** `null` is Ctrl-C; so is a question more than there are answers. */
export function createScriptedTerminal(
  answers: readonly (string | boolean | null)[] = [],
  isInteractive = true,
): ScriptedTerminal {
  const remaining = [...answers];
  const said: string[] = [];
  const complaints: string[] = [];
  const asked: string[] = [];

  function next(message: string): string | boolean {
    asked.push(message);
    const answer = remaining.shift() ?? null;
    if (answer === null) throw new Cancelled();
    return answer;
  }

  return {
    isInteractive,
    said,
    complaints,
    asked,
    say: (line) => void said.push(line),
    complain: (line) => void complaints.push(line),
    ask: async (message) => String(next(message)),
    askPassword: async (message) => String(next(message)),
    askPermission: async (message) => next(message) === true,
    close: () => {},
  };
}
