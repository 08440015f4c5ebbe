// Request bodies, read as DRF's parsers read them: random ones, and what it made of them (tests/vectors/cases/requests.py).
import { expect, test } from 'vitest';
import { fromWeb } from '@/lib/api/http/api-request';
import { HttpError } from '@/lib/api/http/http-error';
import { readBody } from '@/lib/api/http/request-body';
import { UploadedFile } from '@/lib/django/http/uploaded-file';
import { parsePythonJson, pythonJsonStringify } from '@/lib/django/python/json';
import { findDifferences, readVectors } from '../../django/vectors';

type Row = {
  contentType: string;
  /** One character for each byte. */
  body: string;
  fields?: Record<string, string | { file: string }>;
  json?: string;
  status?: number;
  detail?: string;
  raised?: string;
};

async function read({ contentType, body: text, json }: Row): Promise<unknown> {
  const body = Buffer.from(text, 'latin1');
  const headers = { 'content-type': contentType, 'content-length': String(body.length) };
  try {
    const { fields } = await readBody(
      fromWeb(new Request('http://localhost', { method: 'POST', body, headers })),
      1e6,
    );
    return json === undefined ? { fields: showFiles(fields) } : { json: pythonJsonStringify(fields) };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return { status: error.status, detail: Reflect.get(error.body, 'detail') };
  }
}

function showFiles(fields: unknown): unknown {
  const shown = Object.entries(Object(fields)).map(([name, value]) => [
    name,
    value instanceof UploadedFile ? { file: value.name } : value,
  ]);
  return Object.fromEntries(shown);
}

/** JavaScript puts keys such as "1" first, so what Django read is written again in that order. */
function django({ contentType: _type, body: _body, json, ...made }: Row): unknown {
  const parsed = json === undefined ? null : parsePythonJson(json, { nonFinite: 'allow' });
  return parsed?.ok ? { json: pythonJsonStringify(parsed.value) } : made;
}

test.each(['numbers', 'documents', 'forms', 'multiparts', 'content-types'])('random %s', async (kind) => {
  const { cases } = readVectors<Row>(`random-${kind}`);
  expect(await findDifferences(cases, { django, ours: read })).toEqual([]);
});
