/**
 * Names and addresses as Django stores and compares them: "Alice@EXAMPLE.com" is kept as "Alice@example.com".
 * Follows BaseUserManager.normalize_email, AbstractBaseUser.normalize_username, UnicodeUsernameValidator,
 * EmailValidator (5.2 and later) and PasswordResetForm's address comparison. No node: imports.
 */
import { isIpv4, isIpv6 } from './python/ip-address';
import { casefold, codePointLength, pythonStrip } from './python/python-text';

export { casefold, codePointLength, pythonStrip } from './python/python-text';

export const MAX_USERNAME_LENGTH = 150;
const MAX_EMAIL_LENGTH = 320;

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

/** Check the characters of a username (its length is another message, see MAX_USERNAME_LENGTH). */
export function isValidUsername(username: string, { isAsciiOnly = false } = {}): boolean {
  return isAsciiOnly ? /^[A-Za-z0-9_.@+-]+$/.test(username) : /^[\p{L}\p{N}_.@+-]+$/u.test(username);
}

/** Compare two addresses as the password reset form does: NFKC and case folding, so "ß" equals "ss". */
export function isSameEmail(a: string, b: string): boolean {
  return casefold(a.normalize('NFKC')) === casefold(b.normalize('NFKC'));
}

// Python matches these ignoring case by Unicode's rules: İ, ı, ſ and K count as the letters i, s and k.
const LOCAL_CHARACTER = "[-!#$%&'*+/=?^_`{}|~0-9A-Za-z\\u0130\\u0131\\u017f\\u212a]";
const DOT_ATOM = new RegExp(`^${LOCAL_CHARACTER}+(?:\\.${LOCAL_CHARACTER}+)*$`, 'u');
const QUOTED_TEXT = '[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f!#-\\[\\]-\\x7f\\u0130\\u0131\\u017f\\u212a]';
const QUOTED_PAIR = '\\\\[\\x01-\\x09\\x0b\\x0c\\x0e-\\x7f\\u0130\\u0131\\u017f\\u212a]';
const QUOTED_STRING = new RegExp(`^"(?:${QUOTED_TEXT}|${QUOTED_PAIR})*"$`, 'u');

const LETTER = 'A-Za-z\\u00a1-\\uffff';
const HOST = `[${LETTER}0-9](?:[${LETTER}0-9-]{0,61}[${LETTER}0-9])?`;
const LABELS = `(?:\\.(?!-)[${LETTER}0-9-]{1,63}(?<!-))*`;
const TOP_LEVEL = `\\.(?!-)(?:[${LETTER}-]{2,63}|[Xx][Nn]--[A-Za-z0-9]{1,59})(?<!-)`;
const DOMAIN = new RegExp(`^${HOST}${LABELS}${TOP_LEVEL}$`, 'u');

/** Check the syntax of an address. */
export function isValidEmail(email: string): boolean {
  const at = email.lastIndexOf('@');
  if (at < 0 || codePointLength(email) > MAX_EMAIL_LENGTH) return false;
  const local = email.slice(0, at);
  const domain = email.slice(at + 1);
  if (!DOT_ATOM.test(local) && !QUOTED_STRING.test(local)) return false;
  return domain === 'localhost' || DOMAIN.test(domain) || isIpLiteral(domain);
}

function isIpLiteral(domain: string): boolean {
  const address = /^\[([A-Fa-f0-9:.]+)\]$/.exec(domain)?.[1];
  if (address === undefined) return false;
  return isIpv4(address) || isIpv6(address);
}
