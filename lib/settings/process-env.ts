// The one place that reads the environment of the process; everything else is given what it needs. (Next replaces
// `process.env.NODE_ENV` at build time, so that constant may stand anywhere.)
import type { Environment } from './env';

/** The environment of this process. */
export function readProcessEnv(): Environment {
  return process.env;
}
