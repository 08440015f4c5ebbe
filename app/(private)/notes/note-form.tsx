'use client';
// A new note, or a change of one. What the API refuses is shown at the field that it names, without scripts too.
import Link from 'next/link';
import { useActionState, useEffect, useRef } from 'react';
import { buttonClass } from '@/components/button';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { saveNote } from './actions';

type NoteFormProps = {
  /** `null` for a new note. */
  id: number | null;
  title: string;
  body: string;
};

export function NoteForm({ id, title, body }: NoteFormProps) {
  const [refusal, save, isSaving] = useActionState(saveNote, null);
  const { messages = {}, values = { title, body } } = refusal ?? {};
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [refusal]);
  return (
    <form ref={form} action={save} className="space-y-5">
      {/* Not bound to the action: Next never answers the form of a bound one that is sent without scripts. */}
      {id !== null && <input type="hidden" name="id" value={id} />}
      <FormError message={messages['']?.join('\n')} />
      <Field
        label="Title"
        name="title"
        required
        maxLength={200}
        // A form starts again with its default values when it has been sent.
        key={`title ${values.title}`}
        defaultValue={values.title}
        error={messages.title?.join('\n')}
      />
      <Field
        label="Text"
        name="body"
        lines={12}
        maxLength={20_000}
        key={`body ${values.body}`}
        defaultValue={values.body}
        error={messages.body?.join('\n')}
      />
      <div className="flex flex-wrap items-center gap-2.5">
        <SubmitButton isSubmitting={isSaving}>Save note</SubmitButton>
        <Link href="/notes" className={buttonClass({ tone: 'ghost' })}>
          Cancel
        </Link>
      </div>
    </form>
  );
}
