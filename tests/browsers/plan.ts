// Which journeys there are: every cell of the browser matrix that differs by engine, in every engine, with every way to treat
// another site's cookies where these are needed.
import { type Cell, strategies } from '../e2e/matrix/cells';
import type { Engine, Policy, Treatment } from './engine';

export type Visit = Treatment & { engine: Engine; policy: Policy | null };
export type PlannedCell = { cell: Cell; visits: Visit[] };

const shapes = ['mounted', 'nginx', 'same-site', 'cross-site'] as const;

/** One installation for each, and one of each shape, with our API, in a quick run. */
export function planCells(engines: Engine[], { isQuick }: { isQuick: boolean }): PlannedCell[] {
  const cells = isQuick ? quickCells : allCells();
  return cells.map((cell) => ({
    cell,
    visits: engines.flatMap((engine) => planVisits(cell, engine, isQuick)),
  }));
}

const quickCells: Cell[] = [
  { strategy: 'jwt', shape: 'mounted', api: 'ours' },
  { strategy: 'session', shape: 'nginx', api: 'ours' },
  { strategy: 'session', shape: 'same-site', api: 'ours' },
  { strategy: 'jwt', shape: 'cross-site', api: 'ours' },
];

function allCells(): Cell[] {
  return strategies.flatMap((strategy) =>
    shapes.flatMap((shape) => {
      const cell = { strategy, shape, api: 'ours' } as const;
      // A Django project cannot run inside Next.
      return shape === 'mounted' ? [cell] : [cell, { ...cell, api: 'Django' } as const];
    }),
  );
}

function planVisits({ shape }: Cell, engine: Engine, isQuick: boolean): Visit[] {
  if (shape !== 'cross-site') return [{ engine, policy: null, outcome: 'works', kept: [] }];
  // The first is the engine's own.
  const [firstPolicy] = Object.keys(engine.policies);
  const treatments = Object.entries(engine.policies) as [Policy, Treatment][];
  return treatments
    .filter(([policy]) => !isQuick || policy === firstPolicy)
    .map(([policy, treatment]) => ({ engine, policy, ...treatment }));
}
