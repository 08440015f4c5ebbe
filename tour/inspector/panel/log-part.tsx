'use client';
// What went over the line, newest first: calls to the API and what the tabs told each other.
import { Chip, type ChipTone } from '@/components/chip';
import { ScrollRegion } from '@/components/scroll-region';
import type { LogEntry } from '../watch/observe-ports';
import { Part, PartNote } from './part';

export function LogPart({ log, onClear }: { log: readonly LogEntry[]; onClear: () => void }) {
  const clear = (
    <button
      type="button"
      onClick={onClear}
      className="-mr-2 rounded-md px-2 py-1 font-medium text-muted-foreground text-sm hover:bg-muted hover:text-foreground"
    >
      Clear
    </button>
  );
  return (
    <Part title="Log" aside={log.length > 0 && clear}>
      {log.length === 0 && <PartNote>Quiet. Calls, refreshes and talk between tabs appear here.</PartNote>}
      {log.length > 0 && (
        <ScrollRegion
          label="Log of calls and tabs"
          className="max-h-72 rounded-xl border border-border bg-muted"
        >
          <ol className="divide-y divide-border">
            {log.toReversed().map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        </ScrollRegion>
      )}
    </Part>
  );
}

function Entry({ entry }: { entry: LogEntry }) {
  const { call } = entry;
  return (
    <li className="flex gap-3 px-3 py-2 font-mono text-xs leading-5">
      <span className="shrink-0 text-muted-foreground tabular-nums">{formatTime(entry.at)}</span>
      <span
        className={`min-w-0 flex-1 break-words ${entry.kind === 'call' ? 'text-foreground' : 'font-sans text-muted-foreground'}`}
      >
        {entry.text}
        {call && (
          <span className="block text-muted-foreground">
            {call.carried} · {call.milliseconds} ms
          </span>
        )}
      </span>
      {call && (
        <span className="shrink-0">
          <Chip tone={toneOf(call.status)} isMono>
            {call.status}
          </Chip>
        </span>
      )}
    </li>
  );
}

function toneOf(status: number | 'no answer'): ChipTone {
  if (status === 'no answer' || status >= 500) return 'danger';
  return status >= 400 ? 'warning' : 'accent';
}

function formatTime(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}
