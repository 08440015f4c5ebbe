// A note: to change, or only to read where it is another person's.
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Button, buttonClass } from '@/components/button';
import { Card } from '@/components/card';
import { DateTime } from '@/components/date-time';
import { Notice } from '@/components/notice';
import { api } from '@/lib/auth/api/server';
import { requireUser } from '@/lib/auth/server';
import { hasPermission } from '@/lib/contract/has-permission';
import { deleteNoteByForm } from '../actions';
import { NoteForm } from '../note-form';

export const metadata: Metadata = { title: 'Note' };

export default async function NotePage({ params }: { params: Promise<{ id: string }> }) {
  const user = await requireUser();
  const id = Number((await params).id);
  if (!Number.isSafeInteger(id)) notFound();
  const { data: note, response } = await api.GET('/api/notes/{id}/', { params: { path: { id } } });
  if (response.status === 404) notFound();
  const may = (permission: string) => note?.owner === user.username || hasPermission(user, permission);
  return (
    <div className="shell max-w-3xl py-10 sm:py-14">
      <h1 className="mb-6 truncate font-semibold text-3xl tracking-[-0.02em]">{note?.title ?? 'Note'}</h1>
      {note === undefined ? (
        <div className="space-y-4">
          <Notice tone="danger" title="This note cannot be loaded right now">
            Nothing is lost, and you are still signed in.
          </Notice>
          <Link href="/notes" className={buttonClass({ tone: 'secondary' })}>
            Back to the notes
          </Link>
        </div>
      ) : (
        <>
          <Card aside={<DateTime value={note.updated_at} />} title={`By ${note.owner}`} id="note">
            {may('notes.change_note') ? (
              <NoteForm id={note.id} title={note.title} body={note.body} />
            ) : (
              <p className="whitespace-pre-line break-words leading-relaxed">{note.body}</p>
            )}
          </Card>
          {may('notes.delete_note') && (
            <form action={deleteNoteByForm.bind(null, note.id)} className="mt-5 flex justify-end">
              <Button type="submit" tone="danger">
                Delete note
              </Button>
            </form>
          )}
        </>
      )}
    </div>
  );
}
