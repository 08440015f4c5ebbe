// What ten tabs did: who asked the API, and who was handed the answer.

import type { Strategy } from '@/lib/contract/answers';
import type { TabResult } from '../watch/ten-tabs';

const looks: Record<TabResult['got'], string> = {
  asked: 'border-token/30 bg-token text-background',
  'handed over': 'border-token/30 bg-token/10 text-token',
  failed: 'border-destructive/30 bg-destructive/8 text-destructive',
};

export function TenTabs({ results, strategy }: { results: TabResult[]; strategy: Strategy }) {
  return (
    <div className="mt-3">
      <p>{summarize(results, strategy)}</p>
      {strategy === 'jwt' && (
        <ol className="mt-3 grid grid-cols-10 gap-1">
          {results.map(({ tab, got, milliseconds }) => (
            <li
              key={tab}
              title={`Tab ${tab}: ${got}, after ${milliseconds} ms`}
              className={`grid h-8 place-items-center rounded-md border font-mono text-xs ${looks[got]}`}
            >
              {tab}
              <span className="sr-only">: {got}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function summarize(results: TabResult[], strategy: Strategy): string {
  const count = (got: TabResult['got']) => results.filter((result) => result.got === got).length;
  if (count('failed') > 0) return `${count('failed')} of ${results.length} got nothing: see the log.`;
  if (strategy !== 'jwt') {
    return `${results.length} tabs asked with the one cookie. There was nothing to refresh, and nothing to agree on.`;
  }
  const asked = count('asked');
  return `${asked === 1 ? 'One refresh' : `${asked} refreshes`}: ${asked === 1 ? 'one tab' : `${asked} tabs`} asked the API, ${count('handed over')} were handed the answer.`;
}
