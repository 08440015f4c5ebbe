// The configuration, checked: what each setting says is read in config.ts, what they say together is judged in
// findings.ts.
import { ConfigError, dropEmpty, type Environment } from '@/lib/settings/env';
import { type ApiConfig, deriveApiConfig } from './config';
import { describeFinding, type Finding } from './findings/finding';
import { findProblems } from './findings/findings';

/** Read and check the environment; `warn` receives problems that do not stop the start. Throws ConfigError. */
export function readApiConfig(environment: Environment, warn: (text: string) => void = () => {}): ApiConfig {
  const { config, findings } = examineApiConfig(environment);
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new ConfigError(errors.map(describeFinding));
  for (const finding of findings) warn(describeFinding(finding));
  return config;
}

/** The configuration with all that is doubtful about it. Throws ConfigError for settings that cannot be read. */
export function examineApiConfig(environment: Environment): { config: ApiConfig; findings: Finding[] } {
  const env = dropEmpty(environment);
  const config = deriveApiConfig(env);
  return { config, findings: findProblems(config, env) };
}
