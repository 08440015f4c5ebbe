// Addresses of pages as Next writes them (`/teams/[team]`, `/docs/[...path]`, `/shop/[[...filters]]`): which addresses a
// pattern covers, and which of two patterns Next prefers. Used by the guard, the browser and the build.

/** Whether the address is one of the pattern's. Segments are compared decoded, as Next does. */
export function matchesPattern(pattern: string, pathname: string): boolean {
  const wanted = pattern.split('/').filter(Boolean);
  const given = pathname.split('/').filter(Boolean).map(decode);
  for (const [index, segment] of wanted.entries()) {
    if (segment.startsWith('[[...')) return true;
    if (segment.startsWith('[...')) return given.length > index;
    if (given[index] === undefined) return false;
    if (!segment.startsWith('[') && segment !== given[index]) return false;
  }
  return given.length === wanted.length;
}

/** Order patterns as Next tries them: in each place a fixed name first, then `[x]`, `[...x]`, `[[...x]]`. */
export function comparePatterns(one: string, other: string): number {
  const [left, right] = [one, other].map((pattern) => pattern.split('/').filter(Boolean));
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index += 1) {
    const [a, b] = [left?.[index], right?.[index]];
    if (a === b) continue;
    if (a === undefined) return -1;
    if (b === undefined) return 1;
    return rank(a) - rank(b) || (a < b ? -1 : 1);
  }
  return 0;
}

/** Whether some address is covered by both patterns. */
export function overlaps(one: string, other: string): boolean {
  const [left = [], right = []] = [one, other].map((pattern) => pattern.split('/').filter(Boolean));
  for (let index = 0; ; index += 1) {
    const [a, b] = [left[index], right[index]];
    if (a === undefined && b === undefined) return true;
    if (a?.startsWith('[[...') || b?.startsWith('[[...')) return true;
    if (a === undefined || b === undefined) return false;
    if (a.startsWith('[...') || b.startsWith('[...')) return true;
    if (!a.startsWith('[') && !b.startsWith('[') && a !== b) return false;
  }
}

function rank(segment: string): number {
  if (segment.startsWith('[[...')) return 3;
  if (segment.startsWith('[...')) return 2;
  return segment.startsWith('[') ? 1 : 0;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
