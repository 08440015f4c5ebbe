// WebKit by WebDriver: WebKitGTK's own driver and its MiniBrowser, on a screen that Xvfb plays.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Builder, By, Capabilities, until, type WebDriver } from 'selenium-webdriver';
import { findFreePort, type ServerProcess, startServer } from '@/scripts/support/processes';
import { type Browser, type Engine, type StartOptions, type Tab, toExpression } from './engine';

export const webkit: Engine = {
  name: 'WebKit',
  // Its default takes no cookie of another site, partitioned or not.
  policies: { refused: { outcome: 'refused', kept: [] } },
  start: async (o) => {
    const driver = await startDriver();
    try {
      return await wrap(await connect(driver.url, o), driver.stop);
    } catch (error) {
      await driver.stop();
      throw error;
    }
  },
};

const miniBrowsers = ['4.1', '4.0', '6.0'].flatMap((version) =>
  ['x86_64', 'aarch64'].map(
    (machine) =>
      `/usr/lib/${machine}-linux-gnu/webkit${version === '6.0' ? '' : '2'}gtk-${version}/MiniBrowser`,
  ),
);

type Driver = { url: string; stop: () => Promise<void> };

async function startDriver(): Promise<Driver> {
  const port = await findFreePort();
  const screen = await startScreen();
  let server: ServerProcess;
  try {
    server = await startServer({
      command: 'WebKitWebDriver',
      words: [`--port=${port}`, '--host=127.0.0.1'],
      // A screen without a graphics card.
      env: { DISPLAY: screen.display, WEBKIT_DISABLE_COMPOSITING_MODE: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
      url: `http://127.0.0.1:${port}/status`,
    });
  } catch (error) {
    screen.stop();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await server.stop();
      screen.stop();
    },
  };
}

/** A screen that is in nobody's way: Xvfb picks a free number and prints it. */
async function startScreen(): Promise<{ display: string; stop: () => void }> {
  const words = ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const child = spawn('Xvfb', words, { stdio: ['ignore', 'pipe', 'ignore'] });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.off('exit', killWithUs));
  const number = await new Promise<string>((resolve, reject) => {
    child.once('error', () => reject(new Error('There is no Xvfb: apt-get install xvfb.')));
    child.once('exit', () => reject(new Error('Xvfb did not start')));
    child.stdout.once('data', (data) => resolve(String(data).trim()));
  });
  return { display: `:${number}`, stop: () => void child.kill() };
}

async function connect(url: string, { hasScripts }: StartOptions): Promise<WebDriver> {
  const binary = miniBrowsers.find((path) => existsSync(path));
  if (!binary) throw new Error('There is no WebKit: apt-get install webkit2gtk-driver.');
  const args = ['--automation', ...(hasScripts ? [] : ['--enable-javascript=false'])];
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    acceptInsecureCerts: true,
    'webkitgtk:browserOptions': { binary, args },
  });
  return new Builder().usingServer(url).withCapabilities(capabilities).build();
}

async function wrap(driver: WebDriver, stopDriver: () => Promise<void>): Promise<Browser> {
  // One command at a time, in the tab that it is for.
  let last: Promise<unknown> = Promise.resolve();
  let current = await driver.getWindowHandle();
  let isFirst = true;
  const handles = new WeakMap<Tab, string>();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
  const inTab = <T>(handle: string, work: () => Promise<T>) =>
    inTurn(async () => {
      if (current !== handle) await driver.switchTo().window(handle);
      current = handle;
      return work();
    });
  const handleOf = (tab: Tab): string => handles.get(tab) ?? '';
  return {
    version: String((await driver.getCapabilities()).get('browserVersion')),
    newTab: () =>
      inTurn(async () => {
        if (!isFirst) await driver.switchTo().newWindow('tab');
        isFirst = false;
        current = await driver.getWindowHandle();
        const handle = current;
        const tab = makeTab(driver, (work) => inTab(handle, work));
        handles.set(tab, handle);
        return tab;
      }),
    readCookies: (tab) =>
      inTab(handleOf(tab), async () => (await driver.manage().getCookies()).map(({ name }) => name)),
    deleteCookie: (tab, name) => inTab(handleOf(tab), () => driver.manage().deleteCookie(name)),
    async stop() {
      await driver.quit().catch(() => {});
      await stopDriver();
    },
  };
}

function makeTab(driver: WebDriver, here: <T>(work: () => Promise<T>) => Promise<T>): Tab {
  const find = async (xpath: string) => {
    const found = await driver.wait(until.elementLocated(By.xpath(xpath)), 30_000);
    return driver.wait(until.elementIsVisible(found), 30_000);
  };
  return {
    open: (url) => here(() => driver.get(url)),
    reload: () => here(() => driver.navigate().refresh()),
    back: () => here(() => driver.navigate().back()),
    run: (script, ...words) =>
      here(() => driver.executeScript(`return ${toExpression(script, words)}`)) as never,
    click: (xpath) => here(async () => (await find(xpath)).click()),
    type: (xpath, text) =>
      here(async () => {
        const field = await find(xpath);
        await field.clear();
        await field.sendKeys(text);
      }),
  };
}
