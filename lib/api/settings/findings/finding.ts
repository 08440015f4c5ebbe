// One thing that is wrong or doubtful about the settings: which variable, what, and what to do.
export type Finding = {
  /** Errors stop the start; warnings do not. */
  level: 'error' | 'warning';
  variable: string;
  problem: string;
  /** What to set, as an order. */
  fix: string;
};

export function error(variable: string, problem: string, fix: string): Finding {
  return { level: 'error', variable, problem, fix };
}

export function warning(variable: string, problem: string, fix: string): Finding {
  return { level: 'warning', variable, problem, fix };
}

/** `SESSION_ENGINE: needs Redis; set REDIS_URL.` */
export function describeFinding({ variable, problem, fix }: Finding): string {
  return `${variable}: ${problem}; ${fix}.`;
}
