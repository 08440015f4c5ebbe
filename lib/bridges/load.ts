// The bridge of this process. Each line below is one bridge; its code is loaded only where AUTH_BACKEND names it.
import type { BridgeConfig } from '@/lib/settings/bridge';
import type { WebConfig } from '@/lib/settings/web';
import { type BridgeApp, createBridgeApp } from './app';
import type { CreateBridge, Outcomes } from './bridge';
import type { BridgeName } from './catalog';
import { createAskBackEnd } from './shared/ask-back-end';
import { createOutcomes } from './shared/outcomes';

const bridges: Record<BridgeName, () => Promise<CreateBridge>> = {
  allauth: async () => (await import('./allauth')).createAllauthBridge,
  'dj-rest-auth': async () => (await import('./dj-rest-auth')).createDjRestAuthBridge,
  djoser: async () => (await import('./djoser')).createDjoserBridge,
  simplejwt: async () => (await import('./simplejwt')).createSimplejwtBridge,
};

type LoadParts = {
  config: WebConfig;
  settings: BridgeConfig;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  forward: Parameters<typeof createBridgeApp>[0]['forward'];
  now: () => Date;
};

/** Build the bridge that the settings name. Throws StoreError for a REDIS_URL that cannot be used. */
export async function loadBridge({ config, settings, fetch, forward, now }: LoadParts): Promise<BridgeApp> {
  const { name, url, prefix, redisUrl } = settings;
  const create = await bridges[name]();
  const ask = createAskBackEnd({ url, prefix, timeoutSeconds: config.apiTimeoutSeconds, send: fetch });
  const bridge = create({ config, settings, ask, outcomes: await openOutcomes(redisUrl, { config, now }) });
  return createBridgeApp({ bridge, config, prefix, forward, now });
}

async function openOutcomes(
  redisUrl: string | null,
  { config, now }: { config: WebConfig; now: () => Date },
): Promise<Outcomes> {
  if (redisUrl === null) return createOutcomes(now);
  const { createRedisOutcomes } = await import('./shared/redis-outcomes');
  return createRedisOutcomes(redisUrl, config);
}
