// UTF-8 as Python's codec reads a request body, with its words for what is wrong:
// "'utf-8' codec can't decode byte 0xff in position 6: invalid start byte".
// Follows codecs.getreader('utf-8'), which DRF's JSONParser uses: a sequence cut off at the end is dropped silently.

export type DecodedText = { ok: true; text: string } | { ok: false; message: string };

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decode bytes, or say where Python would stop and why. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  try {
    return { ok: true, text: strictDecoder.decode(bytes) };
  } catch {
    return describeFailure(bytes);
  }
}

function describeFailure(bytes: Uint8Array): DecodedText {
  let start = 0;
  while (start < bytes.length) {
    const { length, validLength } = readSequence(bytes, start);
    if (length === validLength) {
      start += length;
      continue;
    }
    if (length > 0 && start + validLength === bytes.length) {
      return { ok: true, text: strictDecoder.decode(bytes.subarray(0, start)) };
    }
    return { ok: false, message: failureMessage(bytes, start, length, validLength) };
  }
  return { ok: true, text: strictDecoder.decode(bytes) };
}

/** `length` is what the lead byte promises (0: not a lead byte), `validLength` how much of it holds. */
function readSequence(bytes: Uint8Array, start: number): { length: number; validLength: number } {
  const lead = bytes[start] ?? 0;
  if (lead < 0x80) return { length: 1, validLength: 1 };
  if (lead < 0xc2 || lead > 0xf4) return { length: 0, validLength: 1 };
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let validLength = 1;
  while (validLength < length && isContinuation(lead, bytes[start + validLength], validLength))
    validLength += 1;
  return { length, validLength };
}

function isContinuation(lead: number, byte: number | undefined, position: number): boolean {
  if (byte === undefined || byte < 0x80 || byte > 0xbf) return false;
  if (position > 1) return true;
  // Overlong forms, surrogates and code points above U+10FFFF show in the second byte.
  if (lead === 0xe0) return byte >= 0xa0;
  if (lead === 0xed) return byte <= 0x9f;
  if (lead === 0xf0) return byte >= 0x90;
  return lead !== 0xf4 || byte <= 0x8f;
}

function failureMessage(bytes: Uint8Array, start: number, length: number, validLength: number): string {
  const reason = length === 0 ? 'invalid start byte' : 'invalid continuation byte';
  const end = start + validLength - 1;
  const where =
    start === end
      ? `byte 0x${(bytes[start] ?? 0).toString(16).padStart(2, '0')} in position ${start}`
      : `bytes in position ${start}-${end}`;
  return `'utf-8' codec can't decode ${where}: ${reason}`;
}
