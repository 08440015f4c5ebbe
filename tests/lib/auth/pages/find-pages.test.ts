// A page is private by where it lies: the folders of app/ are the only truth, and what is made of them follows.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unstable_doesMiddlewareMatch as doesMiddlewareMatch } from 'next/experimental/testing/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findPages } from '@/lib/auth/pages/find-pages';
import { watchPageList, writePageList } from '@/lib/auth/pages/keep-page-list';
import { isPrivatePath } from '@/lib/auth/routes';
import { config as middlewareConfig } from '@/middleware';

let root: string;
const list = () => readFileSync(join(root, 'lib/auth/pages/page-list.ts'), 'utf8');

function add(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(root, 'app', file)), { recursive: true });
    writeFileSync(join(root, 'app', file), '');
  }
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(root, 'lib/auth/pages'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('finds what lies in (private), at any depth, as Next addresses it', () => {
  add(
    '(private)/dashboard/page.tsx',
    '(private)/dashboard/helper.tsx',
    '(private)/(wide)/teams/[team]/page.tsx',
    '(private)/export/route.ts',
    '(private)/@modal/photos/[id]/page.tsx',
    '(private)/@modal/(.)photos/[id]/page.tsx',
    '(private)/_parts/page.tsx',
    '(private)/%5Fodd/page.mdx',
    '(private)/layout.tsx',
    '(public)/login/page.tsx',
    'shop/(private)/orders/[[...filters]]/page.js',
    'shop/page.tsx',
    'page.tsx',
  );
  expect(Object.fromEntries(findPages(join(root, 'app')))).toEqual({
    '/_odd': 'private',
    '/dashboard': 'private',
    '/export': 'private',
    '/photos/[id]': 'private',
    '/shop/orders/[[...filters]]': 'private',
    '/teams/[team]': 'private',
  });
});

test('lists a public page where a private pattern covers it too, in the order Next tries them', () => {
  add(
    '(private)/[team]/page.tsx',
    '(public)/about/page.tsx',
    '(public)/about/us/page.tsx',
    'api/[...path]/route.ts',
  );
  expect(findPages(join(root, 'app'))).toEqual([
    ['/about', 'public'],
    ['/[team]', 'private'],
  ]);
});

test('a slot of a public page that lies in (private) makes the address private', () => {
  add('(public)/news/page.tsx', '@side/(private)/news/page.tsx');
  expect(findPages(join(root, 'app'))).toEqual([['/news', 'private']]);
});

test('the list is written when the folders say otherwise, and only then', () => {
  add('(private)/dashboard/page.tsx');
  expect([writePageList(root), writePageList(root)]).toEqual([true, false]);
  expect(list()).toContain("  '/dashboard': 'private',\n");
  add("(private)/o'clock/page.tsx");
  expect(writePageList(root)).toBe(true);
  expect(list()).toContain("  '/o\\'clock': 'private',\n");
});

test('a page that is added, moved or removed while `next dev` runs is in the list at once', async () => {
  add('(private)/dashboard/page.tsx');
  const stop = watchPageList(root);
  add('(private)/reports/[year]/page.tsx');
  await vi.waitFor(() => expect(list()).toContain("'/reports/[year]': 'private'"));
  rmSync(join(root, 'app/(private)/reports'), { recursive: true });
  await vi.waitFor(() => expect(list()).not.toContain('reports'));
  stop();
});

test('every page of this application that lies in (private) is private, and the guard sees each', () => {
  const pages = findPages('app').filter(([, access]) => access === 'private');
  expect(pages.length).toBeGreaterThan(0);
  for (const [pattern] of pages) {
    expect(isPrivatePath(pattern), pattern).toBe(true);
    for (const headers of [{}, { 'next-router-prefetch': '1', rsc: '1' }, { purpose: 'prefetch' }]) {
      expect(doesMiddlewareMatch({ config: middlewareConfig, url: pattern, headers }), pattern).toBe(true);
    }
  }
  expect(['/', '/login', '/register', '/nowhere'].filter(isPrivatePath)).toEqual([]);
});

test('the guard leaves out files and the API by their whole names', () => {
  const isSeen = (url: string) => doesMiddlewareMatch({ config: middlewareConfig, url });
  for (const url of [
    '/api/auth/me/',
    '/_next/static/x.js',
    '/healthz',
    '/readyz',
    '/favicon.ico',
    '/.well-known/jwks.json',
  ])
    expect(isSeen(url), url).toBe(false);
  for (const url of ['/', '/healthz-report', '/readyzone', '/apis', '/icon'])
    expect(isSeen(url), url).toBe(true);
});
