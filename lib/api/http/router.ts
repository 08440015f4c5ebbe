// From a path to the routes it names. Most paths are constant and are looked up; those with parameters are tried one after
// the other. Every path is answered with and without its closing slash, for every method, without a redirect.
import type { Exchange } from './exchange';
import { HttpError } from './http-error';
import type { Answer, Route } from './route';

type Handle = (exchange: Exchange) => Promise<Answer>;
type Pattern = { expression: RegExp; names: readonly string[]; handle: Handle };

/** Answer an exchange by the route that its path and method name. Throws HttpError 400, 404 or 405. */
export function createRouter(routes: readonly Route[]): Handle {
  const constant = new Map<string, Handle>();
  const patterns: Pattern[] = [];
  for (const [path, routesOfPath] of groupByPath(routes)) {
    const handle = dispatcherOf(routesOfPath);
    const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
    if (names.length === 0) constant.set(withoutSlash(path), handle);
    else patterns.push({ expression: compile(path), names, handle });
  }
  return async (exchange) => {
    const path = withoutSlash(decode(exchange.path));
    const known = constant.get(path);
    if (known !== undefined) return known(exchange);
    for (const { expression, names, handle } of patterns) {
      const found = expression.exec(path);
      if (found === null) continue;
      exchange.params = Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? '']));
      return handle(exchange);
    }
    throw new HttpError(404, { detail: 'Not found.' });
  };
}

function groupByPath(all: readonly Route[]): Map<string, Route[]> {
  const groups = new Map<string, Route[]>();
  for (const route of all) groups.set(route.path, [...(groups.get(route.path) ?? []), route]);
  return groups;
}

function dispatcherOf(routesOfPath: readonly Route[]): Handle {
  const byMethod = new Map<string, Route>(routesOfPath.map((route) => [route.method, route]));
  const allowed = [...byMethod.keys(), ...(byMethod.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return async (exchange) => {
    if (exchange.host === null) {
      throw new HttpError(400, { detail: 'Invalid Host header.', code: 'disallowed_host' });
    }
    if (exchange.method === 'OPTIONS') return { body: {}, headers: { Allow: allowed } };
    const route = byMethod.get(exchange.method === 'HEAD' ? 'GET' : exchange.method);
    if (route === undefined) {
      const detail = `Method "${exchange.method}" not allowed.`;
      throw new HttpError(405, { detail }, { Allow: allowed });
    }
    exchange.route = route.path;
    return route.answer(exchange);
  };
}

function compile(path: string): RegExp {
  const literal = withoutSlash(path).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/:\w+/g, '([^/]+)')}$`);
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

/** As Django, whose paths are decoded before they are matched. What is no UTF-8 names nothing. */
function decode(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
