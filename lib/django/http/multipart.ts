// Bodies of type multipart/form-data, as Django reads them. Follows django.http.multipartparser of 5.2.19, for bodies
// that fit one of its chunks of 64 KiB: the boundary counts wherever it occurs, what is before the first and after the
// last is a part without a name, and a body that just ends is no error.
import { decodeBase64 } from '../python/base64';
import { type Charset, decodeReplacing, decodeStrictly } from '../python/charsets';
import { DATA_UPLOAD_MAX_NUMBER_FIELDS } from './form';
import { parseHeaderParameters } from './header-parameters';
import { UploadedFile } from './uploaded-file';

export type MultipartForm =
  | { ok: true; fields: Map<string, string | UploadedFile> }
  /** Django's sentence, without "Multipart form parse error - ". */
  | { ok: false; message: string };

/** settings.DATA_UPLOAD_MAX_NUMBER_FILES */
const DATA_UPLOAD_MAX_NUMBER_FILES = 100;
const MAX_TOTAL_HEADER_SIZE = 1024;

/** Read a body; of several fields with one name the last wins. */
export function parseMultipart(
  body: Uint8Array,
  { contentType, charset }: { contentType: string; charset: Charset },
): MultipartForm {
  const boundary = readBoundary(contentType);
  if (!boundary.ok) return boundary;
  const fields = new Map<string, string | UploadedFile>();
  const files = new Map<string, UploadedFile>();
  const counts = { raw: 0, field: 0, file: 0 };
  let unfinished: readonly [string, UploadedFile] | null = null;
  for (const content of splitAtBoundary(body, `--${boundary.text}`)) {
    // A file is complete when the next part begins; one that the body ends with is dropped.
    if (unfinished !== null) files.set(...unfinished);
    unfinished = null;
    const part = readPart(content);
    if (part === null) return { ok: false, message: 'Request max total header size exceeded.' };
    counts[part.kind] += 1;
    const isTooMany = counts.raw + counts.field > DATA_UPLOAD_MAX_NUMBER_FIELDS + 2;
    if (isTooMany || counts.file > DATA_UPLOAD_MAX_NUMBER_FILES) {
      return { ok: false, message: 'Too many fields or files.' };
    }
    const name = part.disposition?.get('name');
    if (part.kind === 'raw' || name === undefined) continue;
    const key = recode(stripAscii(name), charset);
    if (part.kind === 'field') {
      fields.set(key, decodeReplacing(part.isBase64 ? fromBase64(part.content) : part.content, charset));
      continue;
    }
    const filename = sanitizeFilename(recode(part.disposition?.get('filename') ?? '', charset));
    if (filename === null) continue;
    if (part.isBase64 && !isWholeBase64(part.content)) {
      return { ok: false, message: 'Could not decode base64 data.' };
    }
    if (key !== '') unfinished = [key, new UploadedFile(filename)];
  }
  // DRF puts the files after the fields, whatever their order was.
  return { ok: true, fields: new Map([...fields, ...files]) };
}

function readBoundary(contentType: string): { ok: true; text: string } | { ok: false; message: string } {
  if (!contentType.startsWith('multipart/')) {
    return { ok: false, message: `Invalid Content-Type: ${contentType}` };
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are ASCII too
  if (!/^[\u0000-\u007f]*$/.test(contentType)) {
    return { ok: false, message: `Invalid non-ASCII Content-Type in multipart: ${contentType}` };
  }
  const text = parseHeaderParameters(contentType)?.parameters.get('boundary');
  if (text !== undefined && /^[ -~]{0,200}[!-~]$/.test(text)) return { ok: true, text };
  return { ok: false, message: `Invalid boundary in multipart: ${text ?? 'None'}` };
}

/** The parts. A line end before a boundary is part of the boundary; what follows it is not. */
function* splitAtBoundary(body: Uint8Array, separator: string): Generator<Buffer> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(separator, start, 'latin1');
    if (found < 0) return yield bytes.subarray(start);
    let end = found;
    if (end > start && bytes[end - 1] === lineFeed) end -= 1;
    if (end > start && bytes[end - 1] === carriageReturn) end -= 1;
    yield bytes.subarray(start, end);
    start = found + separator.length;
  }
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

type Part = {
  kind: 'raw' | 'field' | 'file';
  disposition?: ReadonlyMap<string, string>;
  isBase64: boolean;
  content: Buffer;
};

/** Read the headers of a part; null when they are too long. A part without a Content-Disposition is raw. */
function readPart(bytes: Buffer): Part | null {
  const end = bytes.subarray(0, MAX_TOTAL_HEADER_SIZE).indexOf('\r\n\r\n');
  if (end < 0) {
    return bytes.length < MAX_TOTAL_HEADER_SIZE ? { kind: 'raw', isBase64: false, content: bytes } : null;
  }
  const part: Part = { kind: 'raw', isBase64: false, content: bytes.subarray(end + 4) };
  for (const line of bytes.subarray(0, end).toString('latin1').split('\r\n')) {
    const header = readHeader(line);
    if (header?.name === 'content-transfer-encoding') part.isBase64 = stripAscii(header.value) === 'base64';
    if (header?.name !== 'content-disposition') continue;
    part.disposition = header.parameters;
    part.kind = header.parameters.get('filename') ? 'file' : 'field';
  }
  return part;
}

/** A line that is not UTF-8, has no ":" or cannot be read otherwise counts as not there. */
function readHeader(line: string) {
  const text = decodeStrictly(Buffer.from(line, 'latin1'), 'utf-8');
  const parsed = text === null ? null : parseHeaderParameters(text);
  const colon = parsed?.value.indexOf(':') ?? -1;
  if (parsed === null || colon < 0) return null;
  const { value, parameters } = parsed;
  return { name: value.slice(0, colon), value: value.slice(colon + 1), parameters };
}

/** Django encodes a parameter as UTF-8 and reads it in the charset of the form. */
function recode(text: string, charset: Charset): string {
  return charset === 'utf-8' ? text : decodeReplacing(Buffer.from(text, 'utf8'), charset);
}

/** bytes.strip() */
function stripAscii(text: string): string {
  return text.replace(/^[\t-\r ]+/, '').replace(/[\t-\r ]+$/, '');
}

function fromBase64(content: Buffer): Buffer {
  return decodeBase64(content.toString('latin1')) ?? content;
}

function isWholeBase64(content: Buffer): boolean {
  const stripped = content.toString('latin1').replace(/[\t-\r ]/g, '');
  return stripped.length % 4 === 0 && decodeBase64(stripped) !== null;
}

/** The last piece of a path, printable characters only; null when nothing is left. */
function sanitizeFilename(filename: string): string | null {
  const last = filename.slice(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
  const printable = last.replace(/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, '');
  return ['', '.', '..'].includes(printable) ? null : printable;
}
