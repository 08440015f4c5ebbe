// The matrix as a table: a line for each installation and cookie policy, a column for each engine.
import type { Cell } from '../e2e/matrix/cells';
import type { Engine } from './engine';
import type { Visit } from './plan';

export type Row = { cell: Cell; visit: Visit; version: string; isRight: boolean };

export function writeTable(rows: Row[], engines: Engine[]): string {
  const lines = new Map<string, Map<string, string>>();
  for (const { cell, visit, isRight } of rows) {
    const key = [cell.shape, cell.strategy, cell.api, visit.policy ?? '']
      .map((text) => text.padEnd(17))
      .join('');
    const line = lines.get(key) ?? new Map<string, string>();
    const mark = visit.outcome === 'refused' ? '✓ says so' : '✓';
    lines.set(key, line.set(visit.engine.name, isRight ? mark : '✗'));
  }
  const versions = engines.map(({ name }) => {
    const version = rows.find(({ visit, version }) => visit.engine.name === name && version)?.version ?? '';
    return `${name} ${version.split('.').slice(0, 2).join('.')}`.padEnd(18);
  });
  const titles = ['shape', 'strategy', 'back end', 'foreign cookies'].map((text) => text.padEnd(17)).join('');
  const body = [...lines].map(
    ([key, line]) => key + engines.map(({ name }) => (line.get(name) ?? '–').padEnd(18)).join(''),
  );
  const table = [titles + versions.join(''), ...body].map((text) => `  ${text.trimEnd()}`).join('\n');
  return `\nThe journey in three engines\n${table}\n`;
}
