// One burst of load from autocannon against a server, with what it cost the server. Loopback only, bounded in time.
import autocannon from 'autocannon';
import { readCosts } from './process-costs';

export type Target = { url: string; pid: number };
export type Request = {
  method?: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
  /** Bodies that are made from earlier answers, as chains of refreshes are. */
  chain?: Chain;
};
type Chain = {
  /** Called before a burst: what was on its way at the end of the last one is lost. */
  open(connections: number): Promise<void>;
  takeBody(): string;
  giveAnswer(answer: string): void;
};
export type Burst = {
  seconds: number;
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Of the server and its children; a database server of its own is not counted. */
  cpuSeconds: number;
  cpuMicrosecondsPerRequest: number;
  /** Highest since the server started. */
  peakMegabytes: number;
  failures: number;
};

export async function burst(
  target: Target,
  request: Request,
  { seconds, connections }: { seconds: number; connections: number },
): Promise<Burst> {
  const { chain, path, ...rest } = request;
  await chain?.open(connections);
  const before = await readCosts(target.pid);
  const chained = chain && {
    requests: [
      {
        setupRequest: (next: autocannon.Request) => ({ ...next, body: chain.takeBody() }),
        onResponse: (status: number, body: string) => {
          if (status === 200) chain.giveAnswer(body);
        },
      },
    ],
  };
  const result = await autocannon({
    url: target.url + path,
    connections,
    duration: seconds,
    ...rest,
    ...chained,
  });
  const after = await readCosts(target.pid);
  const answered = result.requests.total;
  const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
  return {
    seconds: result.duration,
    requestsPerSecond: answered / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    cpuSeconds,
    cpuMicrosecondsPerRequest: (cpuSeconds * 1e6) / Math.max(1, answered),
    peakMegabytes: after.peakMegabytes,
    failures: result.non2xx + result.errors,
  };
}

/** The burst whose throughput is the median, so that one disturbed round does not decide. */
export function medianBurst(bursts: readonly Burst[]): Burst {
  const sorted = [...bursts].sort((a, b) => a.requestsPerSecond - b.requestsPerSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('no rounds were run');
  return { ...middle, failures: bursts.reduce((sum, { failures }) => sum + failures, 0) };
}
