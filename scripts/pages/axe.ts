// `npm run axe`: every page of a production build, light and dark, on a desktop and on a phone, through axe. Prints how
// many rules passed and how many were broken, and fails when any was.
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { openBrowser, signInWith } from './browser';
import { desktopUserAgent, startDemoSite } from './demo-site';
import { allPages, type SitePage } from './site-pages';

const looks = (['light', 'dark'] as const).flatMap((colorScheme) => [
  { name: `${colorScheme} desktop`, colorScheme, viewport: { width: 1280, height: 900 } },
  { name: `${colorScheme} phone`, colorScheme, viewport: { width: 390, height: 844 } },
]);

async function main(): Promise<void> {
  const site = await startDemoSite({ kind: 'production', strategy: 'session' });
  const browser = await openBrowser();
  let broken = 0;
  try {
    console.log(`${'page'.padEnd(20)}${looks.map(({ name }) => name.padEnd(26)).join('')}`);
    for (const sitePage of allPages) {
      const cells: string[] = [];
      for (const { name: _, ...look } of looks) {
        const context = await browser.newContext(contextOptions(look));
        if (sitePage.isPrivate) await signInWith(context, site);
        const result = await analyze(await context.newPage(), site.origin, sitePage);
        cells.push(`${result.passes} passed, ${result.violations.length} broken`);
        broken += result.violations.length;
        for (const words of result.violations) console.error(`${sitePage.name}: ${words}`);
        await context.close();
      }
      console.log(`${sitePage.name.padEnd(20)}${cells.map((cell) => cell.padEnd(26)).join('')}`);
    }
  } finally {
    await browser.close();
    await site.stop();
  }
  console.log(`\n${allPages.length} pages, ${looks.length} looks, ${broken} violations`);
  process.exitCode = broken > 0 ? 1 : 0;
}

function contextOptions(look: BrowserContextOptions): BrowserContextOptions {
  // what moves in is measured where it stands
  return { ...look, reducedMotion: 'reduce', userAgent: desktopUserAgent };
}

async function analyze(
  page: Page,
  origin: string,
  { path }: SitePage,
): Promise<{ passes: number; violations: string[] }> {
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  const { passes, violations } = await new AxeBuilder({ page }).analyze();
  return {
    passes: passes.length,
    violations: violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(', ')}`),
  };
}

await main();
