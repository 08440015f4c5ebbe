'use client';
// Inside a Link that looks like a button: a dot that pulses while the next page is on its way. (A loading.tsx would do more, but a page that streams in behind one never appears without JavaScript.)
import { useLinkStatus } from 'next/link';

export function LinkPending() {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden="true"
      className={`absolute inset-x-0 bottom-1 mx-auto size-1 rounded-full bg-current transition-opacity delay-100 ${pending ? 'animate-sweep' : 'opacity-0'}`}
    />
  );
}
