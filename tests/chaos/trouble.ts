// What goes wrong, one thing after another until the time is over, each at least once: processes are killed, told to
// stop, crashed and paused, and started again.
import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnServer } from '../support/own-servers';
import type { Installation } from './installation';

export type TroubleCounts = Record<'api' | 'postgres' | 'redis', number>;

export async function makeTrouble(installation: Installation, durationMs: number): Promise<TroubleCounts> {
  const { apis, postgres, redis } = installation;
  const counts: TroubleCounts = { api: 0, postgres: 0, redis: 0 };
  const steps = [
    ...apis.flatMap((api) => [
      () => restart('api', api, { signal: 'SIGKILL', downMs: 200 }),
      () => restart('api', api, { signal: 'SIGTERM', downMs: 0 }),
    ]),
    () => restart('postgres', postgres, { signal: 'SIGQUIT', downMs: 1_000 }),
    () => restart('redis', redis, { signal: 'SIGKILL', downMs: 1_000 }),
    () => hang(redis, 1_500),
    () => Promise.all(apis.map((api) => restart('api', api, { signal: 'SIGKILL', downMs: 300 }))),
    // The database asks its clients to leave, as for an upgrade.
    () => restart('postgres', postgres, { signal: 'SIGINT', downMs: 500 }),
  ];
  const startedAt = Date.now();
  for (let step = 0; step < steps.length || Date.now() - startedAt < durationMs; step += 1) {
    await steps[step % steps.length]?.();
    await sleep(Math.max(300, durationMs / 40));
  }
  return counts;

  async function restart(
    kind: keyof TroubleCounts,
    server: OwnServer,
    { signal, downMs }: { signal: NodeJS.Signals; downMs: number },
  ): Promise<void> {
    await server.stop(signal);
    await sleep(downMs);
    await server.start();
    counts[kind] += 1;
  }
}

async function hang(server: OwnServer, ms: number): Promise<void> {
  server.pause();
  await sleep(ms);
  server.resume();
}
