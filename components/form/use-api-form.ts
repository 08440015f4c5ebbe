'use client';
// A form over one request of the contract: checks its fields with the request's schema, sends them, and puts what the
// server refuses at the field it names. Every form of the site goes through here. The inputs keep their own values, so
// what is typed before scripts run is not lost; and without scripts the form is sent to `action`.
import { type FormEvent, useCallback, useRef, useState } from 'react';
import type { z } from 'zod';
import type { FormOutcome } from './outcome';

type ApiFormOptions<Name extends string, Sent> = {
  /** Every field that is shown, with the value that it has at first. */
  fields: Record<Name, string>;
  /** Where a browser without scripts sends the form (app/auth/[action]). */
  action: string;
  /** Loads what checks the fields, when one is first entered: reading a page does not cost the schemas. */
  schema?: () => Promise<z.ZodType<Sent>>;
  /** Said at first, after a form that was sent without scripts. */
  initialError?: string;
  send(values: Sent): Promise<FormOutcome>;
  onDone?(result: { body: unknown; values: Sent; reset: () => void }): void | Promise<void>;
};

type Errors<Name extends string> = Partial<Record<Name, string>>;

const unavailable = 'The server cannot be reached, so nothing was changed. Please try again in a moment.';

export function useApiForm<Name extends string, Sent>(options: ApiFormOptions<Name, Sent>) {
  const { fields, action, schema, initialError, send, onDone } = options;
  const [errors, setErrors] = useState<Errors<Name>>({});
  const [formError, setFormError] = useState(initialError);
  const [isSubmitting, setIsSubmitting] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const isSending = useRef(false);

  async function submit(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const values = Object.fromEntries(Object.keys(fields).map((name) => [name, data.get(name) ?? '']));
    setErrors({});
    setFormError(undefined);
    setIsDone(false);
    const loaded = await schema?.().catch(() => undefined);
    const checked = loaded?.safeParse(values);
    if (checked?.success === false) return show(form, readIssues(checked.error.issues));
    // the cast: unchecked where there is no schema or it cannot be loaded; the API checks what it is sent anyway
    const sent = checked ? checked.data : (values as Sent);
    const outcome = await send(sent).catch((): FormOutcome => ({ status: 'unavailable' }));
    if (outcome.status === 'done') {
      await onDone?.({ body: outcome.body, values: sent, reset: () => form.reset() });
      setIsDone(true);
    } else if (outcome.status === 'unavailable') setFormError(unavailable);
    else if (typeof outcome.retryAfterSeconds === 'number') setFormError(tooMany(outcome.retryAfterSeconds));
    else show(form, outcome.messages);
  }

  /** Messages for no field, or for a field that is not shown, go above the form. */
  function show(form: HTMLFormElement, messages: Record<string, string[]>): void {
    const names = Object.keys(fields) as Name[];
    const broken = names.filter((name) => messages[name]?.length);
    setErrors(Object.fromEntries(broken.map((name) => [name, messages[name]?.join('\n')])) as Errors<Name>);
    const homeless = Object.entries(messages).flatMap(([name, sentences]) =>
      Object.hasOwn(fields, name) ? [] : sentences,
    );
    if (homeless.length > 0) setFormError(homeless.join('\n'));
    else if (broken.length === 0) setFormError('The server refused this request and gave no reason.');
    const first = form.elements.namedItem(broken[0] ?? '');
    if (first instanceof HTMLElement) first.focus();
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (isSending.current) return;
    isSending.current = true;
    setIsSubmitting(true);
    void submit(event.currentTarget).finally(() => {
      isSending.current = false;
      setIsSubmitting(false);
    });
  }

  // The browser's own checks are for pages without scripts; with scripts, errors are shown at the fields.
  const ref = useCallback((form: HTMLFormElement | null) => {
    if (form) form.noValidate = true;
  }, []);

  /** Everything a Field needs but its label. */
  function field(name: Name) {
    return {
      name,
      defaultValue: fields[name],
      error: errors[name],
      onFocus: () => void schema?.().catch(() => undefined),
      onInput() {
        setIsDone(false);
        if (errors[name]) setErrors({ ...errors, [name]: undefined });
      },
    };
  }

  return { form: { ref, method: 'post', action, onSubmit } as const, field, formError, isSubmitting, isDone };
}

function readIssues(issues: readonly z.core.$ZodIssue[]): Record<string, string[]> {
  const messages: Record<string, string[]> = {};
  for (const { path, message } of issues) {
    const name = String(path[0] ?? '');
    messages[name] ??= [message];
  }
  return messages;
}

function tooMany(seconds: number): string {
  const wait =
    seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : seconds > 0 ? `${seconds} seconds` : 'a while';
  return `Too many attempts. Please wait ${wait} and try again.`;
}
