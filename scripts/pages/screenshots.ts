// `npm run screenshots`: the pictures of the README, from the running site with demo data: pages of the production build.
// The inspector is in development only, so its picture is taken there. // setup: tour
import { mkdir, stat } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { openBrowser, signInWith } from './browser';
import { type DemoSite, desktopUserAgent, startDemoSite } from './demo-site';

const folder = 'docs/images';
const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 780 };

type Picture = {
  file: string;
  path: string;
  look: BrowserContextOptions;
  isPrivate?: boolean;
  prepare?: (page: Page) => Promise<void>;
};

const pictures: Picture[] = [
  { file: 'home-light', path: '/', look: { viewport: desktop, colorScheme: 'light' } },
  { file: 'home-dark', path: '/', look: { viewport: desktop, colorScheme: 'dark' } },
  {
    file: 'login-phone',
    path: '/login',
    look: { viewport: phone, colorScheme: 'light', deviceScaleFactor: 2 },
  },
  // before the dashboard: each private page signs in once more, and the account lists it
  {
    file: 'account-light',
    path: '/account',
    look: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
    isPrivate: true,
    async prepare(page) {
      await page.locator('#sessions li').first().waitFor();
      await page.locator('#sessions').evaluate((card) => card.scrollIntoView({ block: 'center' }));
    },
  },
  {
    file: 'dashboard-dark',
    path: '/dashboard',
    look: { viewport: desktop, colorScheme: 'dark' },
    isPrivate: true,
    // setup: tour begin
    async prepare(page) {
      await page.getByRole('button', { name: 'Call /api/auth/me/' }).click();
      await page.getByText('"username"').waitFor();
      await page.evaluate(() => window.scrollTo(0, 0));
    },
    // setup: tour end
  },
];

// setup: tour begin
const inspector: Picture = {
  file: 'inspector',
  path: '/dashboard',
  look: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  isPrivate: true,
  async prepare(page) {
    await page.addStyleTag({ content: 'nextjs-portal { display: none }' });
    await page.getByRole('button', { name: 'Inspector', exact: true }).click();
    await page.getByRole('button', { name: 'Call the API' }).click();
    await page.getByText('The API answered.').waitFor();
    await page.getByRole('button', { name: 'Refresh in ten tabs' }).click();
    await page.getByText('One refresh').waitFor();
  },
};
// setup: tour end

async function main(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await openBrowser();
  try {
    await takeAll(browser, { kind: 'production', strategy: 'session' }, pictures);
    await takeAll(browser, { kind: 'development', strategy: 'jwt' }, [inspector]); // setup: tour
  } finally {
    await browser.close();
  }
}

async function takeAll(
  browser: Browser,
  which: Parameters<typeof startDemoSite>[0],
  wanted: Picture[],
): Promise<void> {
  const site = await startDemoSite(which);
  try {
    for (const picture of wanted) await take(browser, site, picture);
  } finally {
    await site.stop();
  }
}

async function take(browser: Browser, site: DemoSite, picture: Picture): Promise<void> {
  const context = await browser.newContext({
    ...picture.look,
    userAgent: desktopUserAgent,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  if (picture.isPrivate) await signInWith(context, site);
  const page = await context.newPage();
  // A development server compiles a page when it is first asked for.
  page.setDefaultTimeout(180_000);
  await page.goto(site.origin + picture.path, { waitUntil: 'networkidle' });
  await picture.prepare?.(page);
  await page.waitForTimeout(500);
  const path = `${folder}/${picture.file}.png`;
  await page.screenshot({ path });
  await context.close();
  const { size } = await stat(path);
  console.log(`${path}  ${Math.round(size / 1024)} kB`);
}

await main();
