'use client';
// The notes of a page of the list. Deleting one takes it out at once, and can be taken back.
import Link from 'next/link';
import { type FormEvent, startTransition, useOptimistic, useState } from 'react';
import { Button } from '@/components/button';
import { DateTime } from '@/components/date-time';
import { LinkPending } from '@/components/link-pending';
import { EmptyState } from '@/components/list/empty-state';
import { Toast } from '@/components/list/toast';
import { useAuth } from '@/lib/auth/client';
import type { NoteAnswer } from '@/lib/contract/notes';
import { deleteNote, deleteNoteByForm, restoreNote } from './actions';

type NoteListProps = { notes: NoteAnswer[]; showsOwner: boolean; isSearch: boolean };
type Message = { text: string; undo?: NoteAnswer };

export function NoteList({ notes, showsOwner, isSearch }: NoteListProps) {
  const { user, can } = useAuth();
  const [shown, hide] = useOptimistic(notes, (all, id: number) => all.filter((note) => note.id !== id));
  const [message, setMessage] = useState<Message>();

  function onDelete(event: FormEvent, note: NoteAnswer): void {
    event.preventDefault();
    startTransition(async () => {
      hide(note.id);
      const isGone = await deleteNote(note.id).catch(() => false);
      const text = isGone ? `“${note.title}” is deleted.` : `“${note.title}” could not be deleted.`;
      // Another person's note would come back as one's own.
      setMessage(isGone && note.owner === user?.username ? { text, undo: note } : { text });
    });
  }

  function onUndo({ title, body }: NoteAnswer): void {
    startTransition(async () => {
      const isBack = await restoreNote({ title, body }).catch(() => false);
      setMessage({ text: isBack ? `“${title}” is back.` : `“${title}” could not be brought back.` });
    });
  }

  return (
    <>
      {shown.length === 0 ? (
        <EmptyState title={isSearch ? 'No note has these words' : 'No notes yet'}>
          {isSearch ? 'Try fewer or other words.' : <Link href="/notes/new">Write the first one</Link>}
        </EmptyState>
      ) : (
        <ul
          aria-label="Notes"
          className="divide-y divide-border rounded-2xl border border-border bg-card shadow-card"
        >
          {shown.map((note) => (
            <li key={note.id} className="flex items-center gap-3 p-4 sm:px-5">
              <div className="min-w-0 flex-1">
                <Link
                  href={`/notes/${note.id}`}
                  className="relative block truncate font-medium underline-offset-4 hover:underline"
                >
                  {note.title}
                  <LinkPending />
                </Link>
                <p className="mt-0.5 truncate text-muted-foreground text-sm">
                  {showsOwner && `${note.owner} · `}
                  <DateTime value={note.updated_at} />
                </p>
              </div>
              {(note.owner === user?.username || can('notes.delete_note')) && (
                <form
                  action={deleteNoteByForm.bind(null, note.id)}
                  onSubmit={(event) => onDelete(event, note)}
                >
                  <Button type="submit" tone="ghost" size="sm">
                    Delete<span className="sr-only"> {note.title}</span>
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {message && (
        <Toast
          action={message.undo && { label: 'Undo', onClick: onUndo.bind(null, message.undo) }}
          onClose={() => setMessage(undefined)}
        >
          {message.text}
        </Toast>
      )}
    </>
  );
}
