// Runs the processes of a development start side by side, each line under its half's name. When one of them ends,
// all do. What Next says of itself before it is ready is left out: dev.ts says it better.
import { Writable } from 'node:stream';
import concurrently from 'concurrently';
import { isChatter } from './words';

export type HalfProcess = { name: string; command: string; env: Record<string, string> };

const isTerminal = process.stdout.isTTY === true && !process.env.NO_COLOR;
const colorOf: Record<string, number> = { api: 35, web: 36 };
/** Start all halves and stay until the first ends. */
export function runHalves(halves: HalfProcess[]): void {
  const { commands, result } = concurrently(
    halves.map(({ name, command, env }) => ({
      name,
      command,
      env: { ...(isTerminal ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }), ...env },
    })),
    {
      killOthersOn: ['failure', 'success'],
      outputStream: new Writable({ write: (_, __, done) => done() }),
    },
  );
  for (const command of commands) {
    command.stdout.subscribe(lineWriter(command.name, process.stdout));
    command.stderr.subscribe(lineWriter(command.name, process.stderr));
  }
  const exitWith = (events: { killed: boolean; exitCode: string | number }[]) => {
    process.exit(events.some(({ killed, exitCode }) => !killed && exitCode !== 0) ? 1 : 0);
  };
  result.then(exitWith, exitWith);
}

function lineWriter(name: string, target: NodeJS.WritableStream): (chunk: Buffer) => void {
  const prefix = isTerminal ? `\u001b[${colorOf[name] ?? 34}m${name}\u001b[0m` : name;
  let rest = '';
  return (chunk) => {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (!isChatter(line)) target.write(`${prefix} │ ${line}\n`);
  };
}
