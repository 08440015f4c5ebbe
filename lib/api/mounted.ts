// Door 2: the auth API inside the Next process, for one deployment with one origin. Started on first use and kept
// on globalThis, because Next's development server loads modules again and again.
import { features } from '@/lib/features';
import { readProcessEnv } from '@/lib/settings/process-env';
import type { Api } from './app';
import { type RunningApi, startApi } from './start';

const holder: typeof globalThis & { authApi?: Promise<RunningApi> } = globalThis;

export async function getMountedApi(): Promise<Api> {
  holder.authApi ??= startApi(readProcessEnv(), { features }).catch((error: unknown) => {
    // A failed start is tried again by the next request: the database may be back by then.
    holder.authApi = undefined;
    throw error;
  });
  return (await holder.authApi).api;
}

/** Resolve when what answers left to be done, mails, is done. Starts nothing. */
export async function finishMountedWork(): Promise<void> {
  const running = await holder.authApi?.catch(() => undefined);
  await running?.context.outbox.idle();
}
