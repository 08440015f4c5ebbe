// CommonPasswordValidator and the list it asks: the 19640 entries that Django 5.2 and later ship (4.2 to 5.1: 19729,
// of which 104 were undecoded "$hex[…]" forms). 88 KB of text, decoded on first use. No node: imports.

import { pythonStrip } from '../python/text';
import { FRONT_CODED_PASSWORDS } from './common-passwords-data';
import type { PasswordValidator } from './validation';

let commonPasswords: ReadonlySet<string> | undefined;

/** Say whether a password is on Django's list; letter case and outer white space do not matter. */
export function isCommonPassword(password: string): boolean {
  // Decoded once, not at import: a process that never sets a password never needs it.
  commonPasswords ??= decodeFrontCoding(FRONT_CODED_PASSWORDS);
  return commonPasswords.has(pythonStrip(password.toLowerCase()));
}

/** CommonPasswordValidator. */
export function notCommon(): PasswordValidator {
  return (password) =>
    isCommonPassword(password)
      ? { code: 'password_too_common', message: 'This password is too common.' }
      : null;
}

function decodeFrontCoding(text: string): Set<string> {
  const entries = new Set<string>();
  let previous = '';
  for (const coded of text.trim().split(/[\n ]/)) {
    previous = previous.slice(0, Number.parseInt(coded.charAt(0), 36)) + coded.slice(1).replaceAll('¤', ' ');
    entries.add(previous);
  }
  return entries;
}
