// A Chromium for scripts, and a way to be signed in with it.
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '@/scripts/support/chromium';
import { type DemoSite, desktopUserAgent } from './demo-site';

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: chromiumArguments() });
}

/** Put the cookies of a signed-in demo user into the browser, without a page. */
export async function signInWith(context: BrowserContext, site: DemoSite): Promise<void> {
  const header = await site.signIn(desktopUserAgent);
  const cookies = header.split('; ').map((pair) => {
    const separator = pair.indexOf('=');
    return { name: pair.slice(0, separator), value: pair.slice(separator + 1), url: site.origin };
  });
  await context.addCookies(cookies);
}
