// `npm run lighthouse`: the scores of home, login and dashboard on a production build, by Lighthouse's own mobile preset
// (slow 4G, processor at a quarter of its speed), the median of three runs each, with the JavaScript that a first visit
// loads. Fails when a score is below 95. Lighthouse lives in tests/lighthouse and is installed when it is missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '@/scripts/support/chromium';
import { type DemoSite, desktopUserAgent, startDemoSite } from './demo-site';
import { measureJavaScript } from './first-load';
import { dashboardPage, homePage, loginPage, type SitePage } from './site-pages';

const goal = 95;
const runs = 3;
const home = 'tests/lighthouse';
const cli = `${home}/node_modules/lighthouse/cli/index.js`;
const reports = '.cache/lighthouse';
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const timings = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'] as const;

type Numbers = Record<(typeof categories)[number] | (typeof timings)[number], number>;
/** What is read of a report. */
type Report = {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { numericValue?: number; score: number | null; title: string }>;
};

async function main(): Promise<void> {
  if (!existsSync(cli) && !succeeds('npm', ['ci', '--prefix', home, '--no-audit', '--no-fund'])) {
    throw new Error(`Lighthouse could not be installed into ${home}`);
  }
  await mkdir(reports, { recursive: true });
  const site = await startDemoSite({ kind: 'production', strategy: 'session' });
  try {
    const rows = [];
    for (const page of [homePage, loginPage, dashboardPage]) rows.push(await measure(page, site));
    print(rows);
    const isGood = rows.every(({ numbers }) => categories.every((name) => numbers[name] >= goal));
    process.exitCode = isGood ? 0 : 1;
  } finally {
    await site.stop();
  }
}

async function measure(page: SitePage, site: DemoSite) {
  const cookie = page.isPrivate ? await site.signIn(desktopUserAgent) : '';
  const measured: Numbers[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const file = `${reports}/${page.name}-${run}.json`;
    runLighthouse(site.origin + page.path, cookie, file);
    // the cast: Lighthouse's own report, of which only these parts are read
    const report = JSON.parse(await readFile(file, 'utf8')) as Report;
    measured.push(readNumbers(report));
    if (run === 1) complain(page, report);
  }
  const javaScript = await measureJavaScript(site.origin, page.path, cookie);
  return { page, numbers: medians(measured), javaScript };
}

function runLighthouse(url: string, cookie: string, file: string): void {
  const flags = ['--headless=new', ...chromiumArguments()].join(' ');
  const headers = cookie === '' ? [] : ['--extra-headers', JSON.stringify({ Cookie: cookie })];
  const output = ['--output=json', `--output-path=${file}`, '--quiet'];
  const words = [cli, url, ...output, `--chrome-flags=${flags}`, ...headers];
  // On a busy machine a browser now and then starts too slowly to be traced; that says nothing of the page.
  if (!succeeds('node', words) && !succeeds('node', words)) throw new Error(`Lighthouse failed on ${url}`);
}

function readNumbers({ categories: scored, audits }: Report): Numbers {
  return Object.fromEntries([
    ...categories.map((name) => [name, Math.round((scored[name]?.score ?? 0) * 100)]),
    ...timings.map((name) => [name, audits[name]?.numericValue ?? 0]),
  ]);
}

/** Name what costs points, but for performance, whose timings are in the table. */
function complain(page: SitePage, report: Report): void {
  const refs = categories.slice(1).flatMap((name) => report.categories[name]?.auditRefs ?? []);
  for (const { id, weight } of refs) {
    const audit = report.audits[id];
    if (audit?.score === 0 && weight > 0) console.log(`${page.name}: ${audit.title}`);
  }
}

function medians(all: Numbers[]): Numbers {
  const names = [...categories, ...timings];
  // the cast: every name is there
  return Object.fromEntries(names.map((name) => [name, median(all.map((one) => one[name]))])) as Numbers;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function print(rows: Awaited<ReturnType<typeof measure>>[]): void {
  const heads = [
    'page',
    'performance',
    'accessibility',
    'best practices',
    'SEO',
    'LCP',
    'TBT',
    'CLS',
    'JavaScript',
  ];
  const table = rows.map(({ page, numbers, javaScript }) => [
    page.name,
    ...categories.map((name) => String(numbers[name])),
    `${(numbers['largest-contentful-paint'] / 1000).toFixed(1)} s`,
    `${Math.round(numbers['total-blocking-time'])} ms`,
    numbers['cumulative-layout-shift'].toFixed(3),
    `${(javaScript.bytes / 1024).toFixed(0)} kB`,
  ]);
  console.log('');
  for (const row of [heads, ...table]) console.log(row.map((cell) => cell.padEnd(16)).join(''));
  const load = loadavg()[0]?.toFixed(1);
  console.log(`\nMedian of ${runs} runs, mobile preset, load average ${load}. JavaScript as sent, gzipped.`);
}

function succeeds(command: string, words: string[]): boolean {
  const env = { ...process.env, CHROME_PATH: findChromium() ?? chromium.executablePath() };
  return spawnSync(command, words, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}

await main();
