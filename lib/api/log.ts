// What the API writes: one line per request and per event. JSON (pino) in production, short readable lines in
// development. Nothing that a line is made of can hold a token, a password, a cookie or a key: paths go without
// their query, errors by name and message of our own.
import pino from 'pino';
import type { RequestReport } from './app';
import type { EventSink } from './events';
import type { ApiConfig } from './settings/config';

export type Log = {
  request: (report: RequestReport) => void;
  event: EventSink;
  /** A setting that works, but not as its owner may think. */
  warning: (text: string) => void;
  /** Something of ours failed outside any request's answer. */
  failure: (what: string, error: unknown) => void;
};

/** Where lines go; standard output unless a test listens. */
export type LogDestination = { write(line: string): void };

const alarms: string[] = ['breach-check-failed', 'lockout', 'token-reused-elsewhere', 'token-reuse-detected'];

export function createLog(config: ApiConfig, destination: LogDestination = defaultDestination(config)): Log {
  const logger = pino({ level: config.logLevel, base: null }, destination);
  return {
    request({ requestId, method, path, status, milliseconds, error }) {
      const line = { requestId, method, path, status, ms: Math.round(milliseconds * 10) / 10 };
      if (error === undefined) logger.info(line, 'request');
      else logger.error({ ...line, error: describeError(error) }, 'request failed');
    },
    event({ name, ...facts }, requestId) {
      const isAlarm = alarms.includes(name);
      logger[isAlarm ? 'warn' : 'info']({ ...(requestId !== undefined && { requestId }), ...facts }, name);
    },
    warning: (text) => logger.warn(text),
    failure: (what, error) => logger.error({ error: describeError(error) }, what),
  };
}

function defaultDestination(config: ApiConfig): LogDestination {
  if (config.isProduction) return openStandardOutput();
  return { write: (line: string) => process.stdout.write(readable(line)) };
}

/** One write for all lines of a turn of the event loop: a system call each would be most of what a line costs. */
function openStandardOutput(): LogDestination {
  const output = pino.destination({ dest: 1, minLength: 8 * 1024 });
  let isDue = false;
  process.once('exit', () => output.flushSync());
  return {
    write(line) {
      output.write(line);
      if (isDue) return;
      isDue = true;
      setImmediate(() => {
        isDue = false;
        output.flushSync();
      });
    },
  };
}

/** Where it broke, without what it was working on: a driver's message may quote a value. */
function describeError(error: unknown): { name: string; message?: string; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const at = error.stack
    ?.split('\n')
    .find((line) => /^\s+at /.test(line))
    ?.trim();
  return error.name === 'StoreError'
    ? { name: error.name, message: error.message }
    : { name: error.name, at };
}

const levelWords: Record<number, string> = { 40: 'warn ', 50: 'error ', 60: 'fatal ' };

function readable(line: string): string {
  const { level, time, msg, method, path, status, ms, requestId: _, ...facts } = JSON.parse(line);
  const clock = new Date(time).toTimeString().slice(0, 8);
  const details = Object.entries(facts).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const head = method === undefined ? msg : `${method} ${path} ${status} ${ms} ms`;
  return `${[clock, `${levelWords[level] ?? ''}${head}`, ...details].join('  ')}\n`;
}
