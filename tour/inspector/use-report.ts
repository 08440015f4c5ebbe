'use client';
// The server's part of what the inspector shows, asked again whenever something happened, and every few seconds.
import { useEffect, useState } from 'react';
import type { InspectorReport } from './watch/report';

const askEveryMilliseconds = 5000;
// Several events come at once; the last one settles it.
const settleMilliseconds = 150;

/** `trigger`: anything that changes when the report may have. */
export function useReport(isOpen: boolean, trigger: unknown): InspectorReport | null {
  const [report, setReport] = useState<InspectorReport | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `trigger` is there to ask again
  useEffect(() => {
    if (!isOpen) return;
    const ask = async () => {
      const answer = await fetch('/auth/inspect').catch(() => null);
      // the cast: from app/auth/inspect of this very build
      if (answer?.ok) setReport((await answer.json()) as InspectorReport);
    };
    const soon = setTimeout(ask, settleMilliseconds);
    const timer = setInterval(ask, askEveryMilliseconds);
    return () => {
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, [isOpen, trigger]);
  return report;
}
