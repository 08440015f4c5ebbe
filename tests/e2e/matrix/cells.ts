// The cells of the browser matrix.
export const strategies = ['session', 'jwt'] as const;
export const shapes = ['mounted', 'Next rewrite', 'nginx', 'same-site', 'cross-site'] as const;
export const apis = ['ours', 'Django'] as const;

export type Cell = {
  strategy: (typeof strategies)[number];
  shape: (typeof shapes)[number];
  api: (typeof apis)[number];
};
