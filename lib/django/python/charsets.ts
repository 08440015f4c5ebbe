// The text encodings a request may name, with what Python's codecs make of them. 'latin-1' is exactly that, where
// WHATWG's TextDecoder reads windows-1252. Other encodings that Python knows are not decoded here: 'unsupported'.
import { type DecodedText, decodeUtf8 } from './utf8';

export type Charset = 'utf-8' | 'utf-8-sig' | 'ascii' | 'latin-1' | 'utf-16' | 'utf-16-le' | 'utf-16-be';

// encodings.aliases of CPython 3.11.
const aliases: Record<Charset, string> = {
  'utf-8': 'utf_8 utf8 utf u8 cp65001 utf8_ucs2 utf8_ucs4',
  'utf-8-sig': 'utf_8_sig',
  ascii:
    'ascii us_ascii us 646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6',
  'latin-1':
    'latin_1 latin1 latin l1 8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100',
  'utf-16': 'utf_16 utf16 u16',
  'utf-16-le': 'utf_16_le utf_16le unicodelittleunmarked',
  'utf-16-be': 'utf_16_be utf_16be unicodebigunmarked',
};
const charsets = new Map(
  // Object.keys of a Record gives its keys.
  (Object.keys(aliases) as Charset[]).flatMap((charset) =>
    aliases[charset].split(' ').map((alias) => [alias, charset] as const),
  ),
);
// By family: Python has four hundred names.
const otherFamilies = [
  /^(cp|ibm|csibm)?(0?\d{2,3}|1[012]\d\d)$/,
  /^(windows_125[0-8]|(iso_?)?8859_\d+(_\d{4})?|latin([2-9]|10)|l([2-9]|10)|koi8_[rtu]|tis_?620|mac(_?[a-z]+2?)|mac_latin2)$/,
  /^((s|shift)_?jis(_?2004|_?x0213)?|u_?jis|euc_?(jp|kr|cn|jis_?2004|jisx0213)|(cs)?iso_?2022_?(jp|kr)(_\w+)?)$/,
  /^(gb(k|2312|18030)|hz(_gb)?|big5(_?hkscs|_tw)?|hkscs|johab|utf_?7|utf_?32|utf_32_?[lb]e|u7|u32)$/,
  /^(hex|base_?64|bz2|zlib|uu|quopri)(_codec)?$|^(zip|rot_?13|quoted_?printable|idna|punycode|(raw_)?unicode_escape|undefined|charmap)$/,
];

/** Find the encoding of a name as codecs.lookup() does; null where Python has none. */
export function findCharset(name: string): Charset | 'unsupported' | null {
  const normalized =
    name
      .toLowerCase()
      .match(/[a-z0-9.]+/g)
      ?.join('_') ?? '';
  const charset = charsets.get(normalized) ?? charsets.get(normalized.replaceAll('.', '_'));
  return charset ?? (otherFamilies.some((family) => family.test(normalized)) ? 'unsupported' : null);
}

/** Decode as a stream reader does: what is cut off at the end is dropped, a failure has Python's words. */
export function decodeStream(bytes: Uint8Array, charset: Charset): DecodedText {
  switch (charset) {
    case 'utf-8':
      return decodeUtf8(bytes);
    case 'utf-8-sig':
      return decodeUtf8(withoutBom(bytes));
    case 'latin-1':
      return { ok: true, text: readLatin1(bytes) };
    case 'ascii':
      return decodeAscii(bytes);
    default:
      return decodeUtf16(bytes, charset);
  }
}

/** Decode all of it; null where Python raises UnicodeDecodeError. */
export function decodeStrictly(bytes: Uint8Array, charset: Charset): string | null {
  try {
    if (charset.startsWith('utf-8'))
      return strictUtf8.decode(charset === 'utf-8' ? bytes : withoutBom(bytes));
    if (!charset.startsWith('utf-16')) return readText(decodeStream(bytes, charset));
    const { label, text } = readUtf16Order(bytes, charset);
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(text);
  } catch {
    return null;
  }
}

/** Decode with U+FFFD in place of what is no text (errors="replace"). */
export function decodeReplacing(bytes: Uint8Array, charset: Charset): string {
  switch (charset) {
    case 'utf-8':
      return lenientUtf8.decode(bytes);
    case 'utf-8-sig':
      return lenientUtf8.decode(withoutBom(bytes));
    case 'latin-1':
      return readLatin1(bytes);
    case 'ascii':
      return readLatin1(bytes).replace(/[\u0080-\u00ff]/g, '\ufffd');
    default: {
      const { label, text } = readUtf16Order(bytes, charset);
      return new TextDecoder(label, { ignoreBOM: true }).decode(text);
    }
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenientUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function readText(decoded: DecodedText): string | null {
  return decoded.ok ? decoded.text : null;
}

function readLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function withoutBom(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function decodeAscii(bytes: Uint8Array): DecodedText {
  const position = bytes.findIndex((byte) => byte > 0x7f);
  if (position < 0) return { ok: true, text: readLatin1(bytes) };
  const hex = (bytes[position] ?? 0).toString(16);
  const message = `'ascii' codec can't decode byte 0x${hex} in position ${position}: ordinal not in range(128)`;
  return { ok: false, message };
}

function decodeUtf16(bytes: Uint8Array, charset: Charset): DecodedText {
  const { label, text, hasOrder } = readUtf16Order(bytes, charset);
  if (!hasOrder && bytes.length > 1) return { ok: false, message: 'UTF-16 stream does not start with BOM' };
  try {
    const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    return { ok: true, text: decoder.decode(text, { stream: true }) };
  } catch {
    return { ok: false, message: `'${charset}' codec can't decode the body: illegal UTF-16 surrogate` };
  }
}

/** Without a byte order mark Python takes the machine's own order, or refuses a stream. */
function readUtf16Order(bytes: Uint8Array, charset: Charset) {
  if (charset === 'utf-16-be') return { label: 'utf-16be', text: bytes, hasOrder: true };
  if (charset === 'utf-16-le') return { label: 'utf-16le', text: bytes, hasOrder: true };
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  const text = isLittle || isBig ? bytes.subarray(2) : bytes;
  return { label: isBig ? 'utf-16be' : 'utf-16le', text, hasOrder: isLittle || isBig };
}
