// Written by keep-page-list.ts from the folders of app/: a page is private where it lies in (private). Do not edit.
export const pageList: Readonly<Record<string, 'private' | 'public'>> = {
  '/account': 'private',
  '/account/email/confirm': 'private',
  '/dashboard': 'private',
  '/notes': 'private',
  '/notes/new': 'private',
  '/notes/[id]': 'private',
};
