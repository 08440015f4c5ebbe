// Reads a request body as DRF's default parsers do (JSON, form, multipart), with a ceiling on its size.
// Order and words follow rest_framework.request/parsers 3.18: no body is an empty object, an unknown media type
// is 415, broken JSON is 400 with Python's message.
import { parsePythonJson } from '@/lib/django/python/json';
import { badRequest, HttpError } from './http-error';

export type Body = { fields: unknown; isForm: boolean };

const noFields: Body = { fields: {}, isForm: false };

/** Read and parse the body. Throws HttpError 400, 413 or 415. */
export async function readBody(request: Request, limitBytes: number): Promise<Body> {
  const bytes = await readBytes(request, limitBytes);
  const contentType = request.headers.get('content-type') ?? '';
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (bytes.length === 0) return noFields;
  switch (mediaType) {
    case 'application/json':
      return { fields: readJson(bytes), isForm: false };
    case 'application/x-www-form-urlencoded':
      return {
        fields: Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes))),
        isForm: true,
      };
    case 'multipart/form-data':
      return { fields: await readMultipart(bytes, contentType), isForm: true };
    default:
      throw new HttpError(415, { detail: `Unsupported media type "${contentType}" in request.` });
  }
}

async function readBytes(request: Request, limitBytes: number): Promise<Uint8Array> {
  const stated = request.headers.get('content-length');
  if (Number(stated ?? 0) > limitBytes) throw tooLarge();
  // No more than was stated can come; a stream would cost more than everything else about the request.
  if (stated !== null) return new Uint8Array(await request.arrayBuffer());
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > limitBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

function tooLarge(): HttpError {
  return new HttpError(413, { detail: 'Request body is too large.', code: 'request_too_large' });
}

function readJson(bytes: Uint8Array): unknown {
  const parsed = parsePythonJson(bytes);
  if (!parsed.ok) throw badRequest({ detail: parsed.message });
  return parsed.value;
}

async function readMultipart(bytes: Uint8Array, contentType: string): Promise<Record<string, string>> {
  const form = await parseForm(bytes, contentType);
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}

async function parseForm(bytes: Uint8Array, contentType: string): Promise<FormData> {
  try {
    // A copy, because Response wants a buffer that no other view shares.
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw badRequest({ detail: 'Multipart form parse error - the body does not fit its Content-Type.' });
  }
}
