// Origins, CORS, CSRF and hosts that do not fit together.

import type { Environment } from '@/lib/settings/env';
import { isLoopback } from '@/lib/settings/origins';
import type { ApiConfig } from '../config';
import { error, type Finding, warning } from './finding';
import { describeLoosePattern } from './origin-patterns';

export function checkOrigins(config: ApiConfig, env: Environment): Finding[] {
  return [
    ...checkSchemes(config),
    ...checkNamesOfThisMachine(config),
    ...checkCors(config),
    ...checkCsrf(config),
    ...checkHosts(config),
    ...checkProductionOrigin(config, env),
  ];
}

function checkSchemes({ webOrigin, apiOrigin, isProduction }: ApiConfig): Finding[] {
  if (webOrigin.startsWith('https:') && apiOrigin.startsWith('http:') && !isLoopback(apiOrigin)) {
    const problem = `browsers block calls from an https page to ${apiOrigin} (mixed content)`;
    return [error('API_ORIGIN', problem, 'serve the API over https')];
  }
  if (!isProduction || webOrigin.startsWith('https:') || isLoopback(webOrigin)) return [];
  return [
    warning(
      'WEB_ORIGIN',
      `${webOrigin} is production without TLS, so passwords and cookies cross the network readable`,
      'serve it over https and write https:// here',
    ),
  ];
}

function checkNamesOfThisMachine({ webOrigin, apiOrigin, shape }: ApiConfig): Finding[] {
  if (shape !== 'cross-site' || !isLoopback(webOrigin) || !isLoopback(apiOrigin)) return [];
  const names = [webOrigin, apiOrigin].map((origin) => new URL(origin).hostname);
  if (names[0] === names[1]) return [];
  return [
    warning(
      'API_ORIGIN',
      `${names.join(' and ')} are two sites to a browser, though both are this machine`,
      'use one name for both, such as localhost',
    ),
  ];
}

function checkCors({ cors, webOrigin, apiOrigin }: ApiConfig): Finding[] {
  const findings: Finding[] = [];
  const names = 'CORS_ALLOWED_ORIGINS';
  if (cors.allowAllOrigins && cors.allowCredentials) {
    const problem = 'with credentials it lets every page of the web act as your users';
    findings.push(error('CORS_ALLOW_ALL_ORIGINS', problem, `set it to false and list origins in ${names}`));
  }
  for (const origin of cors.allowedOrigins) {
    const words = describeBadOrigin(origin);
    if (words !== null) findings.push(error(names, words, 'write origins such as https://app.example.com'));
  }
  for (const { source } of cors.allowedOriginRegexes) {
    // As env.ts wraps it.
    const loose = describeLoosePattern(source.slice('^(?:'.length, -1));
    if (loose !== null) findings.push(warning('CORS_ALLOWED_ORIGIN_REGEXES', loose.problem, loose.fix));
  }
  if (webOrigin === apiOrigin) return findings;
  const isListed =
    cors.allowAllOrigins ||
    cors.allowedOrigins.includes(webOrigin) ||
    cors.allowedOriginRegexes.some((pattern) => pattern.test(webOrigin));
  if (!isListed) {
    const problem = `${webOrigin} is not in it, so browsers keep every answer from your pages`;
    findings.push(error(names, problem, 'add WEB_ORIGIN to it, or leave it to be derived'));
  }
  if (!cors.allowCredentials) {
    const problem = 'is false, so browsers keep every answer to a call with cookies from your pages';
    findings.push(error('CORS_ALLOW_CREDENTIALS', problem, 'set it to true, or leave it to be derived'));
  }
  if (!cors.exposeHeaders.some((name) => name.toLowerCase() === 'x-csrftoken')) {
    const problem = 'lacks X-CSRFToken, so pages cannot read the token they have to send';
    findings.push(error('CORS_EXPOSE_HEADERS', problem, 'add X-CSRFToken to it'));
  }
  return findings;
}

function checkCsrf({ csrf, webOrigin }: ApiConfig): Finding[] {
  const variable = 'CSRF_TRUSTED_ORIGINS';
  const findings = csrf.trustedOrigins
    .filter((origin) => !/^https?:\/\//.test(origin))
    .map((origin) =>
      error(
        variable,
        `${origin} has no scheme, so it matches nothing`,
        `write https://${origin.replace(/^\W+/, '')}`,
      ),
    );
  const hasPattern = csrf.trustedOrigins.some((origin) => origin.includes('*'));
  if (findings.length === 0 && !hasPattern && !csrf.trustedOrigins.includes(webOrigin)) {
    const problem = `${webOrigin} is not in it, so behind a proxy each sign-in from your pages ends in 403`;
    findings.push(warning(variable, problem, 'add WEB_ORIGIN to it, or leave it to be derived'));
  }
  return findings;
}

function checkHosts({ allowedHosts, apiOrigin, isProduction }: ApiConfig): Finding[] {
  const variable = 'ALLOWED_HOSTS';
  const { hostname } = new URL(apiOrigin);
  if (allowedHosts.includes('*')) {
    if (!isProduction) return [];
    const problem = 'takes every Host header for your own';
    return [warning(variable, problem, 'list the hosts, or leave it to be derived')];
  }
  const isListed = allowedHosts.some((host) =>
    host.startsWith('.') ? `.${hostname}`.endsWith(host) : host.toLowerCase() === hostname,
  );
  if (isListed) return [];
  const problem = `${hostname}, the host of API_ORIGIN, is not in it, so what reaches the API by that name is answered 400`;
  return [warning(variable, problem, 'add it, or leave ALLOWED_HOSTS to be derived')];
}

/** Cookies and the links of mails are made for WEB_ORIGIN. */
function checkProductionOrigin({ isProduction, webOrigin }: ApiConfig, env: Environment): Finding[] {
  if (!isProduction || env.WEB_ORIGIN !== undefined || env.VERCEL_URL !== undefined) return [];
  const problem = `is not set, so cookies go without Secure and the links of mails lead to ${webOrigin}`;
  return [
    warning('WEB_ORIGIN', problem, 'set it to the origin in the address bar, such as https://example.com'),
  ];
}

function describeBadOrigin(origin: string): string | null {
  if (origin === '*') return 'a * in a list of origins matches nothing';
  if (!/^https?:\/\//.test(origin)) return `${origin} has no scheme, so it matches nothing`;
  const hasPath = /^https?:\/\/[^/]+\/./.test(origin);
  return hasPath ? `${origin} has a path, and origins have none` : null;
}
