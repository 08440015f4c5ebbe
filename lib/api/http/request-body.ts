// Reads a request body as DRF's default parsers do (JSON, form, multipart), with a ceiling on its size.
// Order and words follow rest_framework.request, negotiation and parsers 3.18: no body is an empty object, an unknown
// media type is 415, a body that cannot be read is 400 with Django's or Python's message.
import { parseForm } from '@/lib/django/http/form';
import { parseHeaderParameters } from '@/lib/django/http/header-parameters';
import { parseMultipart } from '@/lib/django/http/multipart';
import { type Charset, decodeStream, findCharset } from '@/lib/django/python/charsets';
import { parsePythonJson } from '@/lib/django/python/json';
import type { ApiRequest } from './api-request';
import { badRequest, HttpError } from './http-error';

export type Body = { fields: unknown };

type Content = { bytes: Uint8Array; contentType: string; charset: Charset };

const maxMediaTypeLength = 256;
// In DRF's order: of several that fit, as with */*, the first is taken.
const parsers: readonly [mediaType: string, parse: (content: Content) => unknown][] = [
  ['application/json', parseJson],
  ['application/x-www-form-urlencoded', readForm],
  ['multipart/form-data', readMultipart],
];

/** Read and parse the body. Throws HttpError 400, 413 or 415. */
export async function readBody(request: ApiRequest, limitBytes: number): Promise<Body> {
  const bytes = await request.readBytes(limitBytes);
  if (bytes.length === 0) return { fields: {} };
  const contentType = request.header('content-type') ?? '';
  // What nearly every request says.
  if (contentType === 'application/json') {
    return { fields: parseJson({ bytes, contentType, charset: 'utf-8' }) };
  }
  const header = contentType.length > maxMediaTypeLength ? null : parseHeaderParameters(contentType);
  const [, parse] = parsers.find(([mediaType]) => header !== null && matches(mediaType, header.value)) ?? [];
  if (parse === undefined) {
    throw new HttpError(415, { detail: `Unsupported media type "${contentType}" in request.` });
  }
  return { fields: parse({ bytes, contentType, charset: readCharset(header?.parameters.get('charset')) }) };
}

/** Whether two media types fit each other; "*" fits everything, on either side of the "/". */
function matches(own: string, given: string): boolean {
  const [ownType, ownSubtype] = splitOnce(own);
  const [givenType, givenSubtype] = splitOnce(given);
  const fits = (theirs: string, ours: string) => theirs === '*' || theirs === ours;
  return fits(givenType, ownType) && fits(givenSubtype, ownSubtype);
}

function splitOnce(mediaType: string): [type: string, subtype: string] {
  const slash = mediaType.indexOf('/');
  return slash < 0 ? [mediaType, ''] : [mediaType.slice(0, slash), mediaType.slice(slash + 1)];
}

/** A name that Python does not know counts as no name. Throws HttpError 400 for one that we do not decode. */
function readCharset(name: string | undefined): Charset {
  const charset = name === undefined ? null : findCharset(name);
  if (charset !== 'unsupported') return charset ?? 'utf-8';
  throw badRequest({ detail: `Unsupported charset "${name}" in request Content-Type header.` });
}

function parseJson({ bytes, charset }: Content): unknown {
  const decoded = charset === 'utf-8' ? null : decodeStream(bytes, charset);
  if (decoded?.ok === false) throw badRequest({ detail: `JSON parse error - ${decoded.message}` });
  const parsed = parsePythonJson(decoded?.text ?? bytes);
  if (!parsed.ok) throw badRequest({ detail: parsed.message });
  return parsed.value;
}

function readForm({ bytes, charset }: Content): unknown {
  const fields = parseForm(bytes, charset);
  if (fields === null) throw badRequest({ detail: 'Too many form fields.' });
  return Object.fromEntries(fields);
}

function readMultipart({ bytes, contentType, charset }: Content): unknown {
  const form = parseMultipart(bytes, { contentType, charset });
  if (!form.ok) throw badRequest({ detail: `Multipart form parse error - ${form.message}` });
  return Object.fromEntries(form.fields);
}
