// Door 1: the auth API on its own port (`npm run api`). Prints its address once it answers.
import { features } from '@/lib/features';
import { ConfigError } from '@/lib/settings/env';
import { loadEnvFile } from '@/lib/settings/env-file';
import { readProcessEnv } from '@/lib/settings/process-env';
import { StoreError } from '@/lib/stores/stores';
import { createApiServer } from './http-server';
import { startApi } from './start';

async function main(): Promise<void> {
  const env = readProcessEnv();
  loadEnvFile({ env });
  const { config, api, close } = await startApi(env, { features });
  const { server, drain } = createApiServer(api);
  server.once('error', (error: NodeJS.ErrnoException) => fail(describeListenError(error, config.port)));
  server.once('listening', () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : config.port;
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    process.stdout.write(`Auth API (${config.strategy}, ${config.shape}) on http://${host}:${port}\n`);
  });

  server.listen(config.port, config.host);

  const stop = () => {
    drain()
      .then(close)
      .finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function describeListenError(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `PORT: ${port} is taken; stop what runs there or set PORT to another.`;
  return `The server cannot listen: ${error.code ?? error.name}.`;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError || error instanceof StoreError) fail(error.message);
  throw error;
});
