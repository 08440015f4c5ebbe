'use client';
// Recovery codes, shown once: to copy, download or print.
import { useState } from 'react';
import { Button } from '@/components/button';
import { FormDone } from '@/components/form/form-done';
import { Notice } from '@/components/notice';

/** The codes in an answer of the API; undefined where there are none. */
export function readCodes(body: unknown, field: 'codes' | 'recovery_codes'): string[] | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const codes: unknown = Object.entries(body).find(([name]) => name === field)?.[1];
  return Array.isArray(codes) ? codes.map(String) : undefined;
}

export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const [said, setSaid] = useState<string>();
  const text = `${codes.join('\n')}\n`;

  async function copy() {
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setSaid(isCopied ? 'Copied' : 'This browser does not allow copying. Select the codes instead');
  }

  function download() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    link.download = 'recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <section
      aria-label="Your recovery codes"
      className="printed space-y-4 rounded-xl border border-border p-5"
    >
      <Notice tone="warning" title="Keep these recovery codes in a safe place">
        Each signs you in once when you do not have your other factor. They are not shown again.
      </Notice>
      <ol className="grid grid-cols-2 gap-x-6 gap-y-1.5 font-mono text-sm tabular-nums sm:max-w-xs">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2.5 print:hidden">
        <Button tone="secondary" size="sm" onClick={copy}>
          Copy
        </Button>
        <Button tone="secondary" size="sm" onClick={download}>
          Download
        </Button>
        <Button tone="secondary" size="sm" onClick={() => window.print()}>
          Print
        </Button>
        <Button tone="ghost" size="sm" onClick={onClose}>
          I have kept them
        </Button>
        <FormDone message={said} />
      </div>
    </section>
  );
}
