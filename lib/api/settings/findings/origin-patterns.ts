// Patterns of CORS_ALLOWED_ORIGIN_REGEXES that let somebody else's domain in. They are matched from the beginning on, as
// django-cors-headers matches them, and not to the end.

export type LoosePattern = { problem: string; fix: string };

/** What a pattern matches that it should not; null when nothing of that kind is found. */
export function describeLoosePattern(written: string): LoosePattern | null {
  if (splitAlternatives(written).some((one) => !/(^|[^\\])(\\\\)*\$$/.test(one))) {
    const problem = `${written} also matches longer origins, such as someone else's domain`;
    return { problem, fix: written.includes('|') ? 'end each alternative with $' : 'end it with $' };
  }
  const pattern = new RegExp(`^(?:${written})`);
  const stranger = listStrangers(written).find((origin) => pattern.test(origin));
  if (stranger === undefined) return null;
  const fix = 'begin it with https://, write each dot as \\. and put one between a wildcard and your domain';
  return { problem: `${written} also matches ${stranger}, which anybody can register`, fix };
}

/** `a|(b|c)` is `a` and `(b|c)`. */
function splitAlternatives(source: string): string[] {
  const alternatives = [''];
  let depth = 0;
  // An escaped character, a class, or one character.
  for (const part of source.match(/\\.|\[(?:\\.|[^\]])*\]|./gs) ?? []) {
    if (part === '(') depth += 1;
    if (part === ')') depth -= 1;
    if (part === '|' && depth === 0) alternatives.push('');
    else alternatives[alternatives.length - 1] += part;
  }
  return alternatives;
}

/** Names that look like those in the pattern and belong to others: one that goes on before, one without a dot. */
function listStrangers(written: string): string[] {
  const domains = written.replaceAll('\\.', '.').match(/[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi) ?? [];
  return domains.flatMap((domain) => {
    const labels = domain.split('.');
    const joined = labels.slice(1).map((_, index) => {
      const [before, after] = [labels.slice(0, index + 1), labels.slice(index + 1)];
      return `${before.join('.')}x${after.join('.')}`;
    });
    // Joined to its last label it is no domain any more.
    return [`evil${domain}`, ...joined.filter((name) => name.includes('.'))].map((name) => `https://${name}`);
  });
}
