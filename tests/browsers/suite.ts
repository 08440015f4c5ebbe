// Every planned journey, one after the other: one installation for each cell, and a new browser for each visit.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserVersion, hasPython, PythonMissing, prepareDjango } from '@/tests/support/django/python';
import { makeCertificate } from '../e2e/matrix/certificate';
import { hostnames, type Installation, install, makeDatabase } from '../e2e/matrix/installation';
import { controlHost, openTlsFront } from '../e2e/matrix/tls-front';
import type { Engine } from './engine';
import { nameThisMachine } from './host-names';
import { checkPolicy, type Step, walk, walkRefused, walkWithoutScripts } from './journey';
import { planCells, type Visit } from './plan';
import { chromium, firefox } from './puppeteer-engines';
import { type Row, writeTable } from './table';
import { webkit } from './webkit-engine';

const names = [...Object.values(hostnames), controlHost];

export async function runAll(o: {
  isQuick: boolean;
  words: string[];
}): Promise<{ passed: number; failed: number }> {
  const engines = [chromium, firefox, webkit].filter((engine) => isChosen(engine, o.words));
  if (engines.length === 0) throw new Error(`No engine is called ${o.words.join(' or ')}.`);
  const cells = planCells(engines, o);
  if (cells.some(({ cell }) => cell.api === 'Django')) {
    if (!(await hasPython())) throw new PythonMissing();
    await prepareDjango(browserVersion);
  }
  if (engines.includes(webkit)) await nameThisMachine(names);
  const folder = await mkdtemp(join(tmpdir(), 'browsers-'));
  const rows: Row[] = [];
  try {
    const front = await openTlsFront(await makeCertificate(folder, names));
    const controlUrl = `https://${controlHost}:${front.port}/`;
    const seed = await makeDatabase(folder);
    for (const { cell, visits } of cells) {
      const installation = await install(cell, { seed, front });
      for (const visit of visits) rows.push(await makeVisit(visit, installation, controlUrl));
      await installation.stop();
    }
    await front.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  process.stdout.write(writeTable(rows, engines));
  const passed = rows.filter(({ isRight }) => isRight).length;
  return { passed, failed: rows.length - passed };
}

function isChosen({ name }: Engine, words: string[]): boolean {
  return words.length === 0 || words.some((word) => word.toLowerCase() === name.toLowerCase());
}

async function makeVisit(visit: Visit, installation: Installation, controlUrl: string): Promise<Row> {
  const { engine, policy, outcome } = visit;
  const { strategy, shape, api, webOrigin } = installation;
  const title = [engine.name, shape, strategy, api, ...(policy ? [policy] : [])].join(' · ');
  const begun = Date.now();
  const row = { cell: installation, visit, version: '' };
  let current = 'the browser starts';
  const step: Step = async (name, work) => {
    current = name;
    await work();
  };
  const place = { cell: installation, webOrigin, step };
  const withBrowser = async (hasScripts: boolean, work: typeof walk) => {
    const browser = await engine.start({ policy, hasScripts, hostnames: names });
    row.version = browser.version;
    try {
      await work(browser, place);
    } finally {
      await browser.stop();
    }
  };
  try {
    if (policy) {
      await withBrowser(true, (browser) => checkPolicy(browser, { ...place, controlUrl, kept: visit.kept }));
    }
    await withBrowser(true, outcome === 'works' ? walk : walkRefused);
    // On two sites the sign-in form says that it needs scripts.
    if (shape !== 'cross-site') await withBrowser(false, walkWithoutScripts);
    const seconds = Math.round((Date.now() - begun) / 1000);
    process.stdout.write(`  ✓ ${title} (${seconds} s)\n`);
    return { ...row, isRight: true };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown';
    process.stdout.write(`  ✗ ${title}\n      at "${current}": ${reason}\n`);
    return { ...row, isRight: false };
  }
}
