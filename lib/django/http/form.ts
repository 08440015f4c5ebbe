// Bodies of type application/x-www-form-urlencoded, as Django reads them: "username=ada&password=a%20b+c".
// Follows django.http.QueryDict over urllib.parse.parse_qsl: a body that is not text in its charset is Latin-1, a stray
// "%" stays, and what is percent-encoded is decoded apart from the text around it.
import { type Charset, decodeReplacing, decodeStrictly } from '../python/charsets';

/** settings.DATA_UPLOAD_MAX_NUMBER_FIELDS */
export const DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000;

/** Read a body; of several fields with one name the last wins. Null when it has too many. */
export function parseForm(body: Uint8Array, charset: Charset): Map<string, string> | null {
  const text = decodeStrictly(body, charset) ?? Buffer.from(body).toString('latin1');
  const pairs = text.split('&');
  if (pairs.length > DATA_UPLOAD_MAX_NUMBER_FIELDS) return null;
  const fields = new Map<string, string>();
  for (const pair of pairs) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    fields.set(unquotePlus(name, charset), unquotePlus(value, charset));
  }
  return fields;
}

function unquotePlus(text: string, charset: Charset): string {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  return spaced.replace(asciiRun, (run) => decodeReplacing(unquoteToBytes(run), charset));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are ASCII too
const asciiRun = /[\u0000-\u007f]+/g;

function unquoteToBytes(text: string): Uint8Array {
  const octets = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(octets, 'latin1');
}
