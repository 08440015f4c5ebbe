// axe on the page that is open, in light and in dark.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './stack';

/** No rule is broken in either scheme. */
export async function expectNoViolations(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => page.evaluate(readTheme)).toBe(colorScheme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    );
    expect([colorScheme, found]).toEqual([colorScheme, []]);
  }
}

/** The theme as it is painted: a class that a script keeps, or, on the page of an outage, the media query alone. */
function readTheme(): string {
  const { classList } = document.documentElement;
  const named = ['light', 'dark'].find((theme) => classList.contains(theme));
  return named ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}
