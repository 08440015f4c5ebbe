// Chromium by its DevTools protocol and Firefox by WebDriver BiDi, both through Puppeteer.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Page, type Browser as PuppeteerBrowser } from 'puppeteer-core';
import { chromiumArguments, findChromium } from '@/scripts/support/chromium';
import { type Browser, type Engine, type Policy, type Tab, toExpression, waitUntil } from './engine';

export const chromium: Engine = {
  name: 'Chromium',
  policies: {
    'partitioned only': { outcome: 'works', kept: ['parted=1'] },
    kept: { outcome: 'works', kept: ['parted=1', 'plain=1'] },
  },
  start: async ({ policy, hasScripts }) => {
    const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
    await mkdir(join(profile, 'Default'));
    const blocksForeign = policy === 'partitioned only';
    // Chromium's own words for "block third-party cookies" in its settings. Builds differ in what they begin with.
    const preferences = {
      profile: { cookie_controls_mode: blocksForeign ? 1 : 0, block_third_party_cookies: blocksForeign },
    };
    await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
    const browser = await puppeteer.launch({
      browser: 'chrome',
      executablePath: findChromium(),
      acceptInsecureCerts: true,
      userDataDir: profile,
      args: [...chromiumArguments(), '--host-resolver-rules=MAP *.test 127.0.0.1'],
    });
    return wrap(browser, {
      hasScripts,
      tidy: () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
    });
  },
};

export const firefox: Engine = {
  name: 'Firefox',
  policies: {
    kept: { outcome: 'works', kept: ['parted=1', 'plain=1'] },
    'partitioned only': { outcome: 'works', kept: ['parted=1'] },
    refused: { outcome: 'refused', kept: [] },
  },
  start: async ({ policy, hasScripts, hostnames }) =>
    wrap(
      await puppeteer.launch({
        browser: 'firefox',
        executablePath: findFirefox(),
        acceptInsecureCerts: true,
        extraPrefsFirefox: {
          'network.dns.localDomains': hostnames.join(','),
          'javascript.enabled': hasScripts,
          ...(policy && cookiePreferences[policy]),
        },
      }),
      // Firefox has been told at its start.
      { hasScripts: true, tidy: async () => {} },
    ),
};

// https://firefox-source-docs.mozilla.org: 5 gives every site its own jar inside another, 1 refuses what is foreign.
const cookiePreferences: Record<Policy, Record<string, unknown>> = {
  kept: {},
  'partitioned only': {
    'network.cookie.cookieBehavior': 5,
    'network.cookie.cookieBehavior.optInPartitioning': true,
  },
  refused: { 'network.cookie.cookieBehavior': 1 },
};

function findFirefox(): string {
  const paths = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'];
  const found = paths.find((path) => path && existsSync(path));
  if (!found) throw new Error('There is no Firefox: apt-get install firefox-esr, or set FIREFOX_PATH.');
  return found;
}

async function wrap(
  browser: PuppeteerBrowser,
  { hasScripts, tidy }: { hasScripts: boolean; tidy: () => Promise<void> },
): Promise<Browser> {
  const pages = new WeakMap<Tab, Page>();
  const pageOf = (tab: Tab): Page => {
    const page = pages.get(tab);
    if (!page) throw new Error('a tab of another browser');
    return page;
  };
  return {
    version: (await browser.version()).replace(/^\w+\//, ''),
    async newTab() {
      const page = await browser.newPage();
      page.setDefaultTimeout(30_000);
      if (!hasScripts) await page.setJavaScriptEnabled(false);
      const tab = makeTab(page);
      pages.set(tab, page);
      return tab;
    },
    readCookies: async (tab) => {
      const { hostname } = new URL(pageOf(tab).url());
      const all = await browser.cookies();
      return all.filter(({ domain }) => isOf(hostname, domain)).map(({ name }) => name);
    },
    async deleteCookie(tab, name) {
      const { hostname } = new URL(pageOf(tab).url());
      const all = await browser.cookies();
      const found = all.filter((cookie) => cookie.name === name && isOf(hostname, cookie.domain));
      await browser.deleteCookie(...found);
    },
    async stop() {
      await browser.close();
      await tidy();
    },
  };
}

function isOf(hostname: string, domain: string): boolean {
  return domain.startsWith('.') ? `.${hostname}`.endsWith(domain) : hostname === domain;
}

function makeTab(page: Page): Tab {
  const tab: Tab = {
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    // Only to the document: from the back/forward cache no load event comes.
    back: () => tab.run(() => history.back()),
    run: (script, ...words) => page.evaluate(toExpression(script, words)) as never,
    async click(xpath) {
      await page.bringToFront();
      const { x, y } = await place(tab, xpath);
      await page.mouse.click(x, y);
    },
    async type(xpath, text) {
      await page.bringToFront();
      await place(tab, xpath);
      await tab.run(focusEmptied, xpath);
      await page.keyboard.type(text);
    },
  };
  return tab;
}

/** Where to click, once it is there. Not by Puppeteer's handles: Firefox has none without scripts. */
async function place(tab: Tab, xpath: string): Promise<{ x: number; y: number }> {
  let point: { x: number; y: number } | null = null;
  await waitUntil(`${xpath} is visible`, async () => {
    point = await tab.run(findPoint, xpath);
    return point !== null;
  });
  return point ?? { x: 0, y: 0 };
}

function findPoint(xpath: string): { x: number; y: number } | null {
  const { singleNodeValue: found } = document.evaluate(xpath, document, null, 9, null);
  if (!(found instanceof HTMLElement)) return null;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = found.getBoundingClientRect();
  return width === 0 || height === 0 ? null : { x: left + width / 2, y: top + height / 2 };
}

function focusEmptied(xpath: string): void {
  const { singleNodeValue: found } = document.evaluate(xpath, document, null, 9, null);
  if (!(found instanceof HTMLInputElement)) return;
  found.focus();
  found.select();
}
