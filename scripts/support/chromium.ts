// Which Chromium the tests drive: CHROMIUM_PATH, one that the system has, or Playwright's own.
import { existsSync } from 'node:fs';

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of the browser; undefined means Playwright's own. */
export function findChromium(): string | undefined {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) return wanted;
  return systemPaths.find((path) => existsSync(path));
}

/** No calls home during a test; no sandbox for root, who cannot have one. */
export function chromiumArguments(): string[] {
  const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
  const offline = ['--disable-background-networking', '--disable-component-update'];
  return process.getuid?.() === 0 ? [...quiet, ...offline, '--no-sandbox'] : [...quiet, ...offline];
}
