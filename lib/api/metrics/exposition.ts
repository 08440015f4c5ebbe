// Counters and histograms, and the text that Prometheus reads them as (exposition format 0.0.4):
//   # HELP auth_events_total Events of the auth API.
//   # TYPE auth_events_total counter
//   auth_events_total{event="login"} 3
// The values of labels come from lists of ours, never from a request, so that no stranger can make a new series.

type Labels = Readonly<Record<string, string>>;

export type Metric = { write(): string };

export type Counter = Metric & { add(labels: Labels): void };

/** A number that only grows, one for each set of labels. */
export function createCounter(name: string, help: string): Counter {
  const counts = new Map<string, number>();
  return {
    add(labels) {
      const key = writeLabels(labels);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    write: () =>
      [...head(name, help, 'counter'), ...[...counts].map(([key, count]) => `${name}${key} ${count}`)].join(
        '\n',
      ),
  };
}

export type Histogram = Metric & { observe(labels: Labels, value: number): void };

type Buckets = { labels: Labels; counts: number[]; sum: number; count: number };

/** How many observations were at most each of `bounds`, for each set of labels. */
export function createHistogram(name: string, help: string, bounds: readonly number[]): Histogram {
  const all = new Map<string, Buckets>();
  return {
    observe(labels, value) {
      const key = writeLabels(labels);
      const buckets = all.get(key) ?? { labels, counts: bounds.map(() => 0), sum: 0, count: 0 };
      all.set(key, buckets);
      const index = bounds.findIndex((bound) => value <= bound);
      if (index !== -1) buckets.counts[index] = (buckets.counts[index] ?? 0) + 1;
      buckets.sum += value;
      buckets.count += 1;
    },
    write() {
      const lines = [...all].flatMap(([key, { labels, counts, sum, count }]) => {
        let soFar = 0;
        const below = bounds.map((bound, index) => {
          soFar += counts[index] ?? 0;
          return `${name}_bucket${writeLabels({ ...labels, le: String(bound) })} ${soFar}`;
        });
        const rest = `${name}_bucket${writeLabels({ ...labels, le: '+Inf' })} ${count}`;
        return [...below, rest, `${name}_sum${key} ${sum}`, `${name}_count${key} ${count}`];
      });
      return [...head(name, help, 'histogram'), ...lines].join('\n');
    },
  };
}

/** A value of this moment, read when Prometheus asks; undefined leaves it out. */
export function createGauge(
  name: string,
  help: string,
  read: () => number | undefined,
  type: 'gauge' | 'counter' = 'gauge',
): Metric {
  return {
    write() {
      const value = read();
      return value === undefined ? '' : [...head(name, help, type), `${name} ${value}`].join('\n');
    },
  };
}

export function writeMetrics(metrics: readonly Metric[]): string {
  const texts = metrics.map((metric) => metric.write()).filter((text) => text !== '');
  return `${texts.join('\n')}\n`;
}

function head(name: string, help: string, type: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function writeLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '_')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
