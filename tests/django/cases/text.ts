// Verdicts on text: redirects, names and addresses, passwords. The same large tables are put to Django and to lib/django.
import {
  casefold,
  isValidEmail,
  isValidUsername,
  normalizeEmail,
  normalizeUsername,
  pythonStrip,
} from '@/lib/django/normalization';
import { validatePassword } from '@/lib/django/passwords/validation';
import { createPasswordValidators, startprojectValidators } from '@/lib/django/passwords/validators-setting';
import { urlHasAllowedHostAndScheme } from '@/lib/django/redirects';
import type { Checker } from '../report';
import type { Question, World } from '../world';
import { addresses, hosts, passwords, redirects, similarUsers, texts, usernames } from './text-tables';

const validators = createPasswordValidators(startprojectValidators);

export async function checkRedirects(world: World, check: Checker): Promise<void> {
  const cases = redirects.flatMap((url) =>
    hosts.flatMap((allowed) => [true, false].map((requireHttps) => ({ url, allowed, requireHttps }))),
  );
  const verdicts = await world.askAll(
    cases.map(
      ({ url, allowed, requireHttps }): Question => [
        'url_is_allowed',
        { url, allowed_hosts: allowed, require_https: requireHttps },
      ],
    ),
  );
  for (const [index, { url, allowed, requireHttps }] of cases.entries()) {
    const ours = urlHasAllowedHostAndScheme(url, { allowedHosts: allowed, requireHttps });
    const django = verdicts[index]?.answer;
    const name = `${JSON.stringify(url.slice(0, 60))} with ${allowed.join(' ') || 'no host'}${requireHttps ? ', https' : ''}`;
    // Stricter than 4.2, which has no limit of 2048, is what every later version is.
    if (world.version === '4.2' && django === true && url.length > 2048) continue;
    check.equal('both agree', name, ours, django);
  }
}

export async function checkNormalization(world: World, check: Checker): Promise<void> {
  await agree(world, check, 'normalize_email', 'email', addresses, normalizeEmail);
  await agree(world, check, 'is_valid_email', 'email', addresses, isValidEmail);
  await agree(world, check, 'normalize_username', 'username', usernames, normalizeUsername);
  await agree(world, check, 'is_valid_username', 'username', usernames, isValidUsername);
  await agree(world, check, 'strip', 'text', [...texts, ...usernames], pythonStrip);
  await agree(world, check, 'casefold', 'text', [...texts, ...addresses, ...usernames], casefold);
}

async function agree<Value>(
  world: World,
  check: Checker,
  question: string,
  argument: string,
  inputs: readonly string[],
  ours: (input: string) => Value,
): Promise<void> {
  const verdicts = await world.askAll(inputs.map((input): Question => [question, { [argument]: input }]));
  for (const [index, input] of inputs.entries()) {
    // Up to 5.1 a top-level domain could have digits; none has.
    if (world.version === '4.2' && question === 'is_valid_email' && /@example\.\w*\d$/.test(input)) continue;
    check.equal(
      'both agree',
      `${question} ${JSON.stringify(input.slice(0, 60))}`,
      ours(input),
      verdicts[index]?.answer,
    );
  }
}

export async function checkValidators(world: World, check: Checker): Promise<void> {
  const cases = passwords.flatMap((password) => similarUsers.map((user) => ({ password, user })));
  const verdicts = await world.askAll(
    cases.map(
      ({ password, user }): Question => [
        'password_errors',
        {
          password,
          user: user && {
            username: user.username,
            first_name: user.firstName,
            last_name: user.lastName,
            email: user.email,
          },
        },
      ],
    ),
  );
  for (const [index, { password, user }] of cases.entries()) {
    const ours = validatePassword(password, { validators, ...(user && { user }) });
    const name = `${JSON.stringify(password.slice(0, 40))} for ${user?.username ?? 'nobody'}`;
    check.equal('both agree', name, ours, verdicts[index]?.answer);
  }
}
