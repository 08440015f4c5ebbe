// Fields of requests against DRF's serializer fields: random bodies, and DRF's errors or what it took
// (tests/vectors/cases/fields.py).
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { HttpError } from '@/lib/api/http/http-error';
import { validate } from '@/lib/api/http/validate';
import { profileRequest, registerRequest } from '@/lib/contract/account-requests';
import { loginRequest, tokenObtainRequest } from '@/lib/contract/requests';
import { UploadedFile } from '@/lib/django/http/uploaded-file';
import { parsePythonJson } from '@/lib/django/python/json';
import { findDifferences, readVectors } from '../django/vectors';

type Kind = 'login' | 'token' | 'register' | 'profile';
type Row = { kind: Kind; body: string; errors?: unknown; data?: unknown };

const schemas: Record<Kind, z.ZodType> = {
  login: loginRequest,
  token: tokenObtainRequest,
  register: registerRequest,
  profile: profileRequest,
};

function judge({ kind, body }: Row): unknown {
  const parsed = parsePythonJson(body);
  try {
    return { data: validate(schemas[kind], parsed.ok ? parsed.value : undefined) };
  } catch (error) {
    if (error instanceof HttpError) return { errors: error.body };
    throw error;
  }
}

test('random bodies are taken or refused as by DRF', async () => {
  const { cases } = readVectors<Row>('random-fields');
  const django = ({ errors, data }: Row) => (errors === undefined ? { data } : { errors });
  expect(await findDifferences(cases, { django, ours: judge })).toEqual([]);
});

test('a file is no text, and a blank one where its name is blank and would be trimmed', () => {
  const words = (name: string) => {
    const file = new UploadedFile(name);
    const { error } = loginRequest.safeParse({ username: file, password: file });
    return error?.issues.map(({ message }) => message);
  };
  expect(words('a.txt')).toEqual(['Not a valid string.', 'Not a valid string.']);
  expect(words(' ')).toEqual(['This field may not be blank.', 'Not a valid string.']);
});
