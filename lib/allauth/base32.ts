// Base32 (RFC 4648, section 6) of a TOTP secret: "S7MDHRNIAV7TJSO4ANR5EUT6HXVKPXUQ". Read as Python's
// base64.b32decode(text, casefold=True) does: in any case, padded to groups of eight, and nothing else.

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Characters that can be left in the last group, by the bytes they hold. */
const endings = [0, 2, 4, 5, 7];

export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += digits.charAt((value >> bits) & 31);
    }
  }
  if (bits > 0) text += digits.charAt((value << (5 - bits)) & 31);
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}

/** Decode text; null when it is not base32. */
export function decodeBase32(text: string): Uint8Array | null {
  const unpadded = text.replace(/=+$/, '');
  const isWhole = text.length % 8 === 0 && text.length - unpadded.length < 8;
  if (!isWhole || !endings.includes(unpadded.length % 8)) return decodeEmpty(text);
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const character of unpadded.toUpperCase()) {
    const digit = digits.indexOf(character);
    if (digit < 0) return null;
    value = ((value << 5) | digit) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

function decodeEmpty(text: string): Uint8Array | null {
  return text === '' ? new Uint8Array() : null;
}
