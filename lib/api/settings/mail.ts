// Django's EMAIL_* settings as one value. What is missing is derived: without EMAIL_HOST a development API prints its
// mails, a test run keeps them, and production speaks to localhost:25 as Django does.
import { isValidEmail } from '@/lib/django/normalization';
import type { Settings } from './variables';

export type MailConfig = {
  backend: 'smtp' | 'console' | 'locmem' | 'dummy';
  host: string;
  port: number;
  user: string;
  password: string;
  /** EMAIL_USE_TLS is STARTTLS, EMAIL_USE_SSL is TLS from the first byte. */
  security: 'none' | 'starttls' | 'tls';
  timeoutSeconds: number;
  from: { name: string; address: string };
  subjectPrefix: string;
  /** Mails can be read at GET /api/dev/mails/. */
  isReadable: boolean;
};

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$|\.localhost$/;

export function readMailConfig(
  given: Settings,
  { isProduction, webOrigin, problems }: { isProduction: boolean; webOrigin: string; problems: string[] },
): MailConfig {
  const backend = readBackend(given, isProduction, problems);
  if (given.EMAIL_USE_TLS && given.EMAIL_USE_SSL) {
    problems.push('EMAIL_USE_TLS: excludes EMAIL_USE_SSL; keep TLS for port 587 or SSL for port 465.');
  }
  if (
    isProduction &&
    given.ACCOUNT_EMAIL_VERIFICATION === 'mandatory' &&
    !given.EMAIL_HOST &&
    !given.EMAIL_BACKEND
  ) {
    problems.push(
      'EMAIL_HOST: not set, and ACCOUNT_EMAIL_VERIFICATION=mandatory lets nobody in without mails; name a mail server.',
    );
  }
  // Reset links are read there, so a deployment that forgot NODE_ENV=production must not have it.
  const isLocal = loopback.test(new URL(webOrigin).hostname);
  return {
    backend,
    host: given.EMAIL_HOST ?? 'localhost',
    port: given.EMAIL_PORT ?? 25,
    user: given.EMAIL_HOST_USER ?? '',
    password: given.EMAIL_HOST_PASSWORD ?? '',
    security: given.EMAIL_USE_SSL ? 'tls' : given.EMAIL_USE_TLS ? 'starttls' : 'none',
    timeoutSeconds: given.EMAIL_TIMEOUT ?? 10,
    from: readFrom(given.DEFAULT_FROM_EMAIL ?? 'webmaster@localhost', problems),
    subjectPrefix: given.EMAIL_SUBJECT_PREFIX ?? '',
    isReadable: !isProduction && isLocal && (backend === 'console' || backend === 'locmem'),
  };
}

function readBackend(given: Settings, isProduction: boolean, problems: string[]): MailConfig['backend'] {
  if (given.EMAIL_BACKEND === undefined) {
    if (given.EMAIL_HOST !== undefined || isProduction) return 'smtp';
    return given.NODE_ENV === 'test' ? 'locmem' : 'console';
  }
  const name = /^(?:django\.core\.mail\.backends\.)?(smtp|console|locmem|dummy)(?:\.EmailBackend)?$/.exec(
    given.EMAIL_BACKEND,
  )?.[1];
  if (name === 'smtp' || name === 'console' || name === 'locmem' || name === 'dummy') return name;
  problems.push('EMAIL_BACKEND: write smtp, console, locmem or dummy, or the dotted name of one in Django.');
  return 'dummy';
}

/** `Example <no-reply@example.com>`, or the address alone. */
function readFrom(text: string, problems: string[]): MailConfig['from'] {
  const [, name = '', inBrackets] = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>\s]+)>\s*$/.exec(text) ?? [];
  const address = inBrackets ?? text.trim();
  if (!isValidEmail(address)) {
    problems.push('DEFAULT_FROM_EMAIL: write an address such as Example <no-reply@example.com>.');
  }
  return { name, address };
}
