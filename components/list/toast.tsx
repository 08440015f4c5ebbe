'use client';
// A short message over the page, with a way to take back what it tells of. It stays until it is closed or replaced: a
// person who reads slowly, or uses a switch, must get to its button.
import type { ReactNode } from 'react';
import { Button } from '../button';

type ToastProps = { children: ReactNode; action?: { label: string; onClick(): void }; onClose(): void };

export function Toast({ children, action, onClose }: ToastProps) {
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-4 z-20 flex justify-center px-4">
      <div className="pointer-events-auto flex w-full max-w-md animate-arrive flex-wrap items-center gap-x-2 gap-y-1 rounded-xl border border-border bg-card py-2 pr-2 pl-4 text-sm shadow-card">
        <p role="status" className="min-w-0 flex-1 truncate">
          {children}
        </p>
        {action && (
          <Button tone="secondary" size="sm" onClick={action.onClick}>
            {action.label}
          </Button>
        )}
        <Button tone="ghost" size="sm" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}
