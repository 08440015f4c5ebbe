'use server';
// What the pages of the notes change, by forms that need no script. Each action calls the API as the visitor; Next takes actions
// from pages of this site only.
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { api } from '@/lib/auth/api/server';
import { signInPathFor } from '@/lib/auth/routes';
import { readErrorAnswer } from '@/lib/contract/read-errors';

type Values = { title: string; body: string };

/** What a form that was refused shows: the sentences by field (those of no field under ''), and what was typed. */
export type Refusal = { messages: Record<string, string[]>; values: Values };

const outage = 'The server cannot be reached, so nothing was saved. Please try again in a moment.';

/** Make a note, or change the one whose id the form has, and go back to the list. */
export async function saveNote(_earlier: Refusal | null, form: FormData): Promise<Refusal | null> {
  const values = { title: readText(form, 'title'), body: readText(form, 'body') };
  const id = Number(readText(form, 'id'));
  const { error, response } = form.has('id')
    ? await api.PATCH('/api/notes/{id}/', { params: { path: { id } }, body: values })
    : await api.POST('/api/notes/', { body: values });
  if (response.ok) {
    revalidatePath('/notes');
    redirect('/notes?done=saved');
  }
  requireSignIn(response);
  if (response.status >= 500) return { messages: { '': [outage] }, values };
  if (response.status === 404) return { messages: { '': ['This note was deleted meanwhile.'] }, values };
  return { messages: readErrorAnswer(error).messages, values };
}

/** Delete a note. False: it is still there. */
export async function deleteNote(id: number): Promise<boolean> {
  const { response } = await api.DELETE('/api/notes/{id}/', { params: { path: { id } } });
  requireSignIn(response);
  // Gone already is gone.
  const isGone = response.ok || response.status === 404;
  if (isGone) revalidatePath('/notes');
  return isGone;
}

/** The same from a form, where no script asks what came of it. */
export async function deleteNoteByForm(id: number): Promise<void> {
  if (!(await deleteNote(id))) throw new Error('The note was not deleted.');
  redirect('/notes?done=deleted');
}

/** Make a note that was deleted again, as a new one. False: it is not there. */
export async function restoreNote(values: Values): Promise<boolean> {
  const { response } = await api.POST('/api/notes/', { body: values });
  requireSignIn(response);
  if (response.ok) revalidatePath('/notes');
  return response.ok;
}

/** The session may have ended between the page and the click. */
function requireSignIn({ status }: Response): void {
  if (status === 401) redirect(signInPathFor('/notes'));
}

/** Browsers send line ends as CRLF. */
function readText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}
