// Names and addresses as Django stores and compares them: "Alice@EXAMPLE.com" is kept as "Alice@example.com".
// Follows BaseUserManager.normalize_email, AbstractBaseUser.normalize_username, UnicodeUsernameValidator,
// EmailValidator (5.2 and later) and PasswordResetForm's address comparison. No node: imports.
import { isIpv4, isIpv6 } from './python/ip-address';
import { casefold, codePointLength, pythonStrip } from './python/text';

export { casefold, codePointLength, pythonStrip } from './python/text';

export const maxUsernameLength = 150;
const maxEmailLength = 320;

/** Lower-case the domain of an address; the local part is the mailbox owner's business. */
export function normalizeEmail(email: string | null): string {
  if (email === null) return '';
  if (!email.includes('@')) return email;
  const stripped = pythonStrip(email);
  const at = stripped.lastIndexOf('@');
  return `${stripped.slice(0, at)}@${stripped.slice(at + 1).toLowerCase()}`;
}

/** Bring a username into NFKC, so that two spellings of one name are one account. */
export function normalizeUsername(username: string): string {
  return username.normalize('NFKC');
}

/** Check the characters of a username (its length is another message, see maxUsernameLength). */
export function isValidUsername(username: string, { isAsciiOnly = false } = {}): boolean {
  return isAsciiOnly ? /^[A-Za-z0-9_.@+-]+$/.test(username) : /^[\p{L}\p{N}_.@+-]+$/u.test(username);
}

/** Compare two addresses as the password reset form does: NFKC and case folding, so "ß" equals "ss". */
export function isSameEmail(a: string, b: string): boolean {
  return casefold(a.normalize('NFKC')) === casefold(b.normalize('NFKC'));
}

// Python matches these ignoring case by Unicode's rules: İ, ı, ſ and K count as the letters i, s and k.
const localCharacter = "[-!#$%&'*+/=?^_`{}|~0-9A-Za-z\\u0130\\u0131\\u017f\\u212a]";
const dotAtomPattern = new RegExp(`^${localCharacter}+(?:\\.${localCharacter}+)*$`, 'u');
const quotedText = '[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f!#-\\[\\]-\\x7f\\u0130\\u0131\\u017f\\u212a]';
const quotedPair = '\\\\[\\x01-\\x09\\x0b\\x0c\\x0e-\\x7f\\u0130\\u0131\\u017f\\u212a]';
const quotedStringPattern = new RegExp(`^"(?:${quotedText}|${quotedPair})*"$`, 'u');

const letter = 'A-Za-z\\u00a1-\\uffff';
const hostLabel = `[${letter}0-9](?:[${letter}0-9-]{0,61}[${letter}0-9])?`;
const labels = `(?:\\.(?!-)[${letter}0-9-]{1,63}(?<!-))*`;
const topLevel = `\\.(?!-)(?:[${letter}-]{2,63}|[Xx][Nn]--[A-Za-z0-9]{1,59})(?<!-)`;
const domainPattern = new RegExp(`^${hostLabel}${labels}${topLevel}$`, 'u');

/** Check the syntax of an address. */
export function isValidEmail(email: string): boolean {
  const at = email.lastIndexOf('@');
  if (at < 0 || codePointLength(email) > maxEmailLength) return false;
  const local = email.slice(0, at);
  const domain = email.slice(at + 1);
  if (!dotAtomPattern.test(local) && !quotedStringPattern.test(local)) return false;
  return domain === 'localhost' || domainPattern.test(domain) || isIpLiteral(domain);
}

function isIpLiteral(domain: string): boolean {
  const address = /^\[([A-Fa-f0-9:.]+)\]$/.exec(domain)?.[1];
  if (address === undefined) return false;
  return isIpv4(address) || isIpv6(address);
}
