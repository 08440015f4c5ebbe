// A new note.
import type { Metadata } from 'next';
import { Card } from '@/components/card';
import { requireUser } from '@/lib/auth/server';
import { NoteForm } from '../note-form';

export const metadata: Metadata = { title: 'New note' };

export default async function NewNotePage() {
  await requireUser();
  return (
    <div className="shell max-w-3xl py-10 sm:py-14">
      <h1 className="mb-6 font-semibold text-3xl tracking-[-0.02em]">New note</h1>
      <Card>
        <NoteForm id={null} title="" body="" />
      </Card>
    </div>
  );
}
