// A case against several contenders: rounds are interleaved, so that a disturbance of the machine hits all alike.
import type { Contender } from './contenders';
import { type Burst, burst, medianBurst, type Request } from './load';

export type Effort = { rounds: number; seconds: number; warmUpSeconds: number; connections: number };
export type Entry = { contender: Contender; request: Request };
export type Measured = { name: string; burst: Burst };

export async function measure(entries: Entry[], effort: Effort): Promise<Measured[]> {
  const bursts = new Map<Entry, Burst[]>(entries.map((entry) => [entry, []]));
  for (const { contender, request } of entries) {
    await burst(contender, request, { ...effort, seconds: effort.warmUpSeconds });
  }
  for (let round = 0; round < effort.rounds; round += 1) {
    for (const entry of entries) {
      bursts.get(entry)?.push(await burst(entry.contender, entry.request, effort));
    }
  }
  return entries.map((entry) => {
    const median = medianBurst(bursts.get(entry) ?? []);
    if (median.failures > 0) {
      throw new Error(`${entry.contender.name} failed ${median.failures} requests to ${entry.request.path}`);
    }
    return { name: entry.contender.name, burst: median };
  });
}

/** How many times the requests per second of `other`. */
export function ratio(measured: Measured[], name: string, other: string): number {
  return find(measured, name).requestsPerSecond / find(measured, other).requestsPerSecond;
}

/** The share of the server's own CPU that would be left if nothing were done: what the load generator cannot blur. */
export function cpuRatio(measured: Measured[], name: string, other: string): number {
  return find(measured, other).cpuMicrosecondsPerRequest / find(measured, name).cpuMicrosecondsPerRequest;
}

function find(measured: Measured[], wanted: string): Burst {
  const found = measured.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`${wanted} was not measured`);
  return found.burst;
}
