'use client';
// A modal dialog on the browser's own <dialog>: focus trap, Esc and the inert page behind it come with the element.
import { type ReactNode, useEffect, useRef } from 'react';

type DialogProps = { title: string; isOpen: boolean; onClose: () => void; children: ReactNode };

export function Dialog({ title, isOpen, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      className="w-[calc(100%-2rem)] max-w-md rounded-2xl border border-border bg-card p-6 text-foreground shadow-card backdrop:bg-black/50 open:animate-arrive"
    >
      {/* unmounted while closed, so that no password stays in a field */}
      {isOpen && (
        <>
          <h2 className="mb-2 font-semibold text-lg tracking-tight">{title}</h2>
          {children}
        </>
      )}
    </dialog>
  );
}
