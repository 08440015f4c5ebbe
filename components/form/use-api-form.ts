'use client';
// A form over one request of the contract: validates with its schema, sends, and puts what the server refuses at
// the field it names. Every form of the site goes through here, so the mapping of errors is in this one place.
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useState } from 'react';
import { type DefaultValues, type FieldValues, type Path, type Resolver, useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { FormOutcome } from './outcome';

type ApiFormOptions<Values extends FieldValues, Sent> = {
  /**
   * Loads what checks the fields (input) and says what is sent (output); none for a form without fields. Loaded when
   * a field is first entered, so that reading a page does not cost the schemas.
   */
  schema?: () => Promise<z.ZodType<Sent, Values>>;
  /** Lists every field of the form. */
  defaultValues: DefaultValues<Values>;
  send(values: Sent): Promise<FormOutcome>;
  onDone?(body: unknown, values: Sent): void | Promise<void>;
};

const unavailable = 'The server cannot be reached, so nothing was changed. Please try again in a moment.';

export function useApiForm<Values extends FieldValues, Sent>(options: ApiFormOptions<Values, Sent>) {
  const { schema, defaultValues, send, onDone } = options;
  const resolver: Resolver<Values, unknown, Sent> = async (values, context, resolverOptions) => {
    const loaded = await schema?.().catch(() => undefined);
    if (loaded) return standardSchemaResolver(loaded)(values, context, resolverOptions);
    // the cast: unchecked where the schema cannot be loaded; the API checks what it is sent anyway
    return { values: values as unknown as Sent, errors: {} };
  };
  const form = useForm<Values, unknown, Sent>({ defaultValues, resolver, mode: 'onSubmit' });
  const [formError, setFormError] = useState<string>();
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setFormError(undefined);
    const outcome = await send(values).catch((): FormOutcome => ({ status: 'unavailable' }));
    if (outcome.status === 'done') await onDone?.(outcome.body, values);
    else if (outcome.status === 'unavailable') setFormError(unavailable);
    else showRefusal(outcome);
  });

  function showRefusal({ messages, retryAfterSeconds }: Extract<FormOutcome, { status: 'rejected' }>) {
    if (typeof retryAfterSeconds === 'number') return setFormError(tooMany(retryAfterSeconds));
    const homeless: string[] = [];
    for (const [name, sentences] of Object.entries(messages)) {
      const isField = name in defaultValues;
      // the cast: `name` was just found among the names of this form's fields
      if (isField)
        form.setError(name as Path<Values>, { message: sentences.join('\n') }, { shouldFocus: true });
      else homeless.push(...sentences);
    }
    const isSilent = Object.keys(messages).every((name) => messages[name]?.length === 0);
    if (isSilent) homeless.push('The server refused this request without saying why.');
    if (homeless.length > 0) setFormError(homeless.join('\n'));
  }

  /** Everything a Field needs but its label. */
  function field(name: Path<Values>) {
    const message = errors[name]?.message;
    return {
      ...form.register(name),
      onFocus: () => void schema?.().catch(() => undefined),
      error: typeof message === 'string' ? message : undefined,
    };
  }

  return { field, submit, formError, isSubmitting, isSubmitSuccessful, form };
}

function tooMany(seconds: number): string {
  const wait =
    seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : seconds > 0 ? `${seconds} seconds` : 'a while';
  return `Too many attempts. Please wait ${wait} and try again.`;
}
