// What the API counts of itself, on a port of its own that only Prometheus should reach. Nothing here names a user, an
// address or a path as it was sent: labels are route patterns, methods, classes of status and names of events.
import { createServer, type Server } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { PoolUse } from '@/lib/stores/database/database';
import type { RequestReport } from '../app';
import type { AuthEvent } from '../events';
import type { HashingUse } from '../limits/hashing-pool';
import { createCounter, createGauge, createHistogram, type Metric, writeMetrics } from './exposition';

export type Metrics = {
  request(report: RequestReport): void;
  event(event: AuthEvent): void;
  close(): Promise<void>;
};

/** Where the numbers of this moment come from. */
export type Sources = {
  pool: () => PoolUse | null;
  hashing: () => HashingUse;
};

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
// From a fresh state to a password hash under load.
const secondsBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Serve `GET /metrics`; rejects where the port cannot be had. */
export async function openMetrics(
  { host, port }: { host: string; port: number },
  sources: Sources,
): Promise<Metrics> {
  const events = createCounter(
    'auth_events_total',
    'Sign-ins, failures, lockouts, refreshes and other events.',
  );
  const requests = createHistogram(
    'auth_request_duration_seconds',
    'Requests by route, method and class of status.',
    secondsBounds,
  );
  const loopDelay = monitorEventLoopDelay();
  loopDelay.enable();
  const all = [
    requests,
    events,
    ...momentary(sources),
    ...ofTheProcess(() => loopDelay.percentile(99) / 1e9),
  ];
  const server = await listen({ host, port }, () => {
    const text = writeMetrics(all);
    loopDelay.reset();
    return text;
  });
  return {
    request({ route = 'none', method, status, milliseconds }) {
      const labels = {
        route,
        method: methods.includes(method) ? method : 'other',
        status: `${Math.floor(status / 100)}xx`,
      };
      requests.observe(labels, milliseconds / 1000);
    },
    event: ({ name }) => events.add({ event: name }),
    async close() {
      loopDelay.disable();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function momentary({ pool, hashing }: Sources): Metric[] {
  return [
    createGauge('auth_database_connections', 'Open connections of the pool.', () => pool()?.total),
    createGauge('auth_database_connections_idle', 'Those that nobody uses.', () => pool()?.idle),
    createGauge('auth_database_waiting', 'Queries that wait for a connection.', () => pool()?.waiting),
    createGauge('auth_hashing_running', 'Passwords that are being hashed.', () => hashing().running),
    createGauge('auth_hashing_waiting', 'Passwords that wait to be hashed.', () => hashing().waiting),
  ];
}

/** Under the names that Prometheus' client libraries give them. */
function ofTheProcess(loopDelaySeconds: () => number): Metric[] {
  const startedAt = Date.now() / 1000 - process.uptime();
  const cpuSeconds = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  return [
    createGauge('process_start_time_seconds', 'When the process started.', () => startedAt),
    createGauge('process_cpu_seconds_total', 'CPU time used.', cpuSeconds, 'counter'),
    createGauge('process_resident_memory_bytes', 'Memory used.', () => process.memoryUsage.rss()),
    createGauge(
      'nodejs_eventloop_lag_p99_seconds',
      'Delay of the event loop since the last look.',
      loopDelaySeconds,
    ),
  ];
}

async function listen({ host, port }: { host: string; port: number }, write: () => string): Promise<Server> {
  const server = createServer({ requestTimeout: 10_000 }, ({ method, url }, answer) => {
    const isKnown = (method === 'GET' || method === 'HEAD') && url?.split('?', 1)[0] === '/metrics';
    if (!isKnown) answer.writeHead(404).end();
    else answer.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }).end(write());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // The API's port keeps the process alive, and this one must not.
  return server.unref();
}
