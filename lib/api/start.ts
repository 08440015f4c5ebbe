// From an environment to a running auth API: configuration, stores, keys. Both doors begin here.
import { randomBytes } from 'node:crypto';
import { createJwtKeySet } from '@/lib/django/jwt/keys';
import { createHashers } from '@/lib/django/passwords/hashers';
import { ConfigError, type Environment } from '@/lib/settings/env';
import type { Counters } from '@/lib/stores/counters';
import { createMemoryCounters } from '@/lib/stores/memory-counters';
import { openStores } from '@/lib/stores/open';
import { type Api, createApi, type RequestReport } from './app';
import { createBreachedPasswords } from './breached-passwords';
import type { ApiContext } from './context';
import { type Customization, customization as ourCustomization } from './customization';
import { seedDemoUser } from './demo-user';
import type { AuthEvent } from './events';
import type { Feature } from './feature/feature';
import { createHashingPool } from './limits/hashing-pool';
import { createRateLimits, noRateLimits } from './limits/rate-limits';
import { createTurns } from './limits/turns';
import { createLog, type LogDestination } from './log';
import { createMailBackend } from './mail/backends';
import { createOutbox } from './mail/outbox';
import type { Metrics, Sources } from './metrics/metrics'; // setup: metrics
import { poolRandomBytes } from './random-pool';
import type { ApiConfig } from './settings/config';
import { openOrAdvise } from './settings/default-database';
import { readApiConfig } from './settings/read-config';
import { storeOptions } from './settings/store-options';

// A class or an office that signs in at once, behind one address; and the same of several.
const waitingTurns = { waitingPerAddress: 100, waitingInAll: 1_000 };

export type RunningApi = { config: ApiConfig; api: Api; context: ApiContext; close(): Promise<void> };

/** What is built on the API (lib/features.ts), and what tests put in place of the world. */
export type Surroundings = {
  features?: readonly Feature[];
  now?: () => Date;
  logTo?: LogDestination;
  customization?: Customization;
};

/** Throws ConfigError or StoreError, each with the variable and the fix in its message. */
export async function startApi(env: Environment, surroundings: Surroundings = {}): Promise<RunningApi> {
  const { now = () => new Date(), customization = ourCustomization, features = [] } = surroundings;
  const apps = features.map(({ tables }) => tables);
  const warnings: string[] = [];
  const config = readApiConfig(env, (text) => warnings.push(text));
  const log = createLog(config, surroundings.logTo);
  for (const warning of warnings) log.warning(warning);
  const keySet = await importKeys(config);
  const counters = await openCounters(config, log.warning);
  const stores = await openOrAdvise(config, () =>
    openStores(storeOptions(config, { now, apps, newUserColumns: customization.newUserColumns })),
  ).catch(async (error: unknown) => {
    await counters?.close();
    throw error;
  });
  const { creationProblem } = stores.users;
  if (creationProblem !== null) log.warning(`Registration is off. ${creationProblem}`);
  const offered = features.filter(({ tables }) => stores.readyApps.has(tables.label));
  for (const { name, tables } of features.filter((feature) => !offered.includes(feature))) {
    const problem = `${name} is not offered: the database lacks migrations of ${tables.label}.`;
    log.warning(
      `${problem} Run \`npm run manage -- migrate\`, or your Django project's \`manage.py migrate\`.`,
    );
  }
  const hashing = createHashingPool({
    concurrency: config.passwords.hashingConcurrency,
    queueLimit: config.passwords.hashingQueueLimit,
  });
  const hashers = createHashers({
    hashers: config.passwords.hashers,
    pbkdf2Iterations: config.passwords.pbkdf2Iterations,
    scryptParallelism: config.passwords.scryptParallelism,
    random: randomBytes,
    run: hashing,
  });
  const outbox = createOutbox({
    backend: createMailBackend(config.mail, (text) => process.stdout.write(text)),
    isKeeping: config.mail.isReadable,
    now,
    onFailure: (reason) => tell({ name: 'mail-failed', reason }),
  });
  const context: ApiContext = {
    config,
    stores,
    features: offered.map(({ name }) => name),
    hashers,
    breachedPasswords: createBreachedPasswords({
      config: config.passwords.breaches,
      fetch,
      onFailure: (reason) =>
        tell({ name: 'breach-check-failed', reason, outcome: config.passwords.breaches.onFailure }),
    }),
    jwt: { settings: jwtSettings(config), keySet },
    rateLimits:
      counters === null
        ? noRateLimits
        : createRateLimits({
            counters,
            secret: config.keys.secretKey,
            ...config.rateLimits,
          }),
    takeTurn: createTurns({ atOnce: config.passwords.hashingConcurrency, ...waitingTurns }),
    outbox,
    events: tell,
    customization,
    now,
    random: poolRandomBytes(randomBytes),
  };
  if (stores.isNew && config.isDevelopment && stores.dialect === 'sqlite') {
    await seedDemoUser(stores, hashers, now());
  }
  const featureRoutes = offered.flatMap(({ routes }) => routes);
  // setup: metrics begin
  const metrics = await startMetrics(
    config,
    { pool: () => stores.database.pool(), hashing: hashing.use },
    log.warning,
  );
  // setup: metrics end
  return { config, context, api: createApi(context, report, featureRoutes), close };

  function report(request: RequestReport): void {
    log.request(request);
    metrics?.request(request); // setup: metrics
  }

  /** The subscriber is the application's own code: it may be slow or wrong, and no answer waits for it. */
  function tell(event: AuthEvent, requestId?: string): void {
    log.event(event, requestId);
    metrics?.event(event); // setup: metrics
    Promise.resolve()
      .then(() => customization.onEvent(event, { requestId, at: now() }))
      .catch((error: unknown) => log.failure('customization.onEvent failed', error));
  }

  async function close(): Promise<void> {
    await metrics?.close(); // setup: metrics
    await outbox.close();
    await counters?.close();
    await stores.close();
  }
}

// setup: metrics begin
/** Nothing is loaded where they are off. A port that is taken costs the metrics, never a sign-in. */
async function startMetrics(
  { metrics }: ApiConfig,
  sources: Sources,
  warn: (text: string) => void,
): Promise<Metrics | null> {
  if (metrics === null) return null;
  const { openMetrics } = await import('./metrics/metrics');
  return openMetrics(metrics, sources).catch((error: NodeJS.ErrnoException) => {
    const { code = error.name } = error;
    warn(`PROMETHEUS_METRICS_EXPORT_PORT: no metrics on ${metrics.host}:${metrics.port} (${code}).`);
    return null;
  });
}
// setup: metrics end

async function openCounters(
  { rateLimitEnabled, redisUrl }: ApiConfig,
  warn: (text: string) => void,
): Promise<Counters | null> {
  if (!rateLimitEnabled) return null;
  if (redisUrl === undefined) return createMemoryCounters();
  const { openRedisCounters } = await import('@/lib/stores/redis/redis-counters');
  return openRedisCounters(redisUrl, (reason) =>
    warn(`${reason} Until it does, each process counts rate limits for itself.`),
  );
}

async function importKeys({ jwt }: ApiConfig) {
  try {
    return await createJwtKeySet(jwt);
  } catch (error) {
    throw new ConfigError([error instanceof Error ? error.message : 'SIGNING_KEY cannot be used']);
  }
}

function jwtSettings({ jwt }: ApiConfig) {
  return {
    issuer: jwt.issuer,
    audience: jwt.audience,
    leewaySeconds: jwt.leewaySeconds,
    accessLifetimeSeconds: jwt.accessLifetimeSeconds,
    refreshLifetimeSeconds: jwt.refreshLifetimeSeconds,
    userIdClaim: jwt.userIdClaim,
    tokenTypeClaim: 'token_type',
    jtiClaim: 'jti',
    simplejwtVersion: jwt.simplejwtVersion,
  };
}
