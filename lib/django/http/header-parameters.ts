// The value and the parameters of a header such as 'Multipart/Form-Data; boundary="a b"', as Django reads it.
// Follows django.utils.http.parse_header_parameters of 5.2.19, which asks Python's email.message: a quoted value may
// hold ";", "<…>" counts as quotes, and RFC 2231 forms ("filename*=utf-8''%C3%A9", "name*0=a; name*1=b") are joined.
import { decodeReplacing, findCharset } from '../python/charsets';
import { pythonStrip } from '../python/text';

export type HeaderParameters = { value: string; parameters: ReadonlyMap<string, string> };

type Continuation = { order: number; text: string; isEncoded: boolean };

/** Read a header line; null where Python raises: a charset that it does not know, or an impossible continuation. */
export function parseHeaderParameters(line: string): HeaderParameters | null {
  if (!line.includes(';')) return { value: pythonStrip(line).toLowerCase(), parameters: new Map() };
  const [first = '', ...rest] = splitParameters(line);
  const parameters = new Map<string, string>();
  const continued = new Map<string, Continuation[]>();
  for (const part of rest) {
    const { name, text } = readParameter(part);
    const star = /^([A-Za-z0-9_]+)\*(?:(\d+)\*?)?$/.exec(name);
    if (star?.[1] === undefined) {
      if (name !== '') parameters.set(name, text);
      continue;
    }
    const pieces = continued.get(star[1]) ?? [];
    pieces.push({ order: Number(star[2] ?? -1), text, isEncoded: name.endsWith('*') });
    continued.set(star[1], pieces);
  }
  for (const [name, pieces] of continued) {
    const text = joinContinuations(pieces);
    if (text === null) return null;
    parameters.set(name, text);
  }
  return { value: readParameter(first).name.toLowerCase(), parameters };
}

/** Cut at ";", but not inside quotes; \" does not count as one. */
function splitParameters(line: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '"' && !(at > start && line.charAt(at - 1) === '\\')) isQuoted = !isQuoted;
    if (character !== ';' || isQuoted) continue;
    parts.push(line.slice(start, at));
    start = at + 1;
    isQuoted = false;
  }
  // An unclosed quote runs to the end of the header.
  return [...parts, line.slice(start)];
}

/** A name without "=" keeps its letter case, and its value is empty. */
function readParameter(part: string): { name: string; text: string } {
  const equals = part.indexOf('=');
  if (equals < 0) return { name: pythonStrip(part), text: '' };
  const name = pythonStrip(part.slice(0, equals)).toLowerCase();
  return { name, text: unquote(pythonStrip(part.slice(equals + 1))) };
}

function unquote(text: string): string {
  if (text.length < 2) return text;
  if (text.startsWith('"') && text.endsWith('"')) {
    return text.slice(1, -1).replaceAll('\\\\', '\\').replaceAll('\\"', '"');
  }
  return text.startsWith('<') && text.endsWith('>') ? text.slice(1, -1) : text;
}

function joinContinuations(pieces: Continuation[]): string | null {
  // Python cannot sort a form without a number among those that have one.
  if (pieces.some(({ order }) => order < 0) && pieces.some(({ order }) => order >= 0)) return null;
  pieces.sort((a, b) => a.order - b.order || comparePieces(a, b));
  const joined = pieces.map(({ text, isEncoded }) => (isEncoded ? decodePercent(text) : text)).join('');
  if (!pieces.some(({ isEncoded }) => isEncoded)) return joined;
  const [charsetName = '', language, ...rest] = joined.split("'");
  const hasCharset = language !== undefined && rest.length > 0;
  const charset = findCharset(hasCharset ? charsetName : 'us-ascii');
  const text = hasCharset ? rest.join("'") : joined;
  if (charset === null) return charsetName === '' ? unquote(text) : null;
  if (charset === 'unsupported') return null;
  return decodeReplacing(rawUnicodeEscape(text), charset);
}

function comparePieces(a: Continuation, b: Continuation): number {
  if (a.text !== b.text) return a.text < b.text ? -1 : 1;
  return Number(a.isEncoded) - Number(b.isEncoded);
}

/** Percent-decoded octets, each as the character of its number. */
function decodePercent(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function rawUnicodeEscape(text: string): Uint8Array {
  const escaped = [...text].map((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint <= 0xff) return character;
    const hex = codePoint.toString(16);
    return codePoint > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
  });
  return Buffer.from(escaped.join(''), 'latin1');
}
