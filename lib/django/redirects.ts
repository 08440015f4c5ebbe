// Where a "next" parameter may lead. urlHasAllowedHostAndScheme is Django's check, kept to its verdicts;
// getSafeNext is stricter and gives a path of this site, for links and redirects that browsers resolve.
// Follows django.utils.http.url_has_allowed_host_and_scheme of Django 5.0 to 6.1. No node: imports.
import { codePointLength, pythonStrip } from './python/text';
import { splitUrl } from './python/url-split';

const maxUrlLength = 2048;
// Any origin will do to resolve a path against; .invalid can never be a real one.
const placeholderOrigin = 'http://site.invalid';

export type AllowedHostOptions = {
  /** Hosts with their port, compared exactly; a single text is one host. */
  allowedHosts: Iterable<string> | string | null;
  requireHttps?: boolean;
};

/** Say whether Django would redirect to a URL: relative, or http(s) on an allowed host. */
export function urlHasAllowedHostAndScheme(
  url: string | null | undefined,
  options: AllowedHostOptions,
): boolean {
  const stripped = pythonStrip(url ?? '');
  if (stripped === '') return false;
  // Browsers read "\" as "/" in paths, but not everywhere: both readings must pass.
  return isAllowed(stripped, options) && isAllowed(stripped.replaceAll('\\', '/'), options);
}

/** Give `next` when it is a path on this site, as the browser will resolve it; else the fallback. */
export function getSafeNext(next: string | null | undefined, { fallback }: { fallback: string }): string {
  if (typeof next !== 'string' || !urlHasAllowedHostAndScheme(next, { allowedHosts: null })) return fallback;
  const path = pythonStrip(next);
  if (!path.startsWith('/') || !URL.canParse(path, placeholderOrigin)) return fallback;
  const resolved = new URL(path, placeholderOrigin);
  // "/.//evil.com" passes Django's check and stays on this origin, but its pathname "//evil.com" would leave it when
  // it is used as a URL once more.
  if (resolved.origin !== placeholderOrigin || /^\/[/\\]/.test(resolved.pathname)) return fallback;
  return resolved.pathname + resolved.search + resolved.hash;
}

function isAllowed(url: string, { allowedHosts, requireHttps = false }: AllowedHostOptions): boolean {
  // Three slashes: browsers see a host where urlsplit sees a path.
  if (url.startsWith('///') || codePointLength(url) > maxUrlLength) return false;
  const parts = splitUrl(url);
  if (parts === null || (parts.netloc === '' && parts.scheme !== '')) return false;
  // Some browsers skip leading control and format characters, and may then find "//evil.com".
  if (/^\p{C}/u.test(url)) return false;
  const scheme = parts.scheme === '' && parts.netloc !== '' ? 'http' : parts.scheme;
  const isSchemeAllowed = scheme === '' || scheme === 'https' || (scheme === 'http' && !requireHttps);
  return isSchemeAllowed && (parts.netloc === '' || isHostAllowed(parts.netloc, allowedHosts));
}

function isHostAllowed(netloc: string, allowedHosts: AllowedHostOptions['allowedHosts']): boolean {
  if (allowedHosts === null) return false;
  if (typeof allowedHosts === 'string') return netloc === allowedHosts;
  for (const host of allowedHosts) if (host === netloc) return true;
  return false;
}
