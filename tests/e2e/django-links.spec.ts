// Reset links cross: one that Django made opens on our page, and Django takes one out of our mail. The codec is held to
// Django by tests/django; here it is the whole way, through a mailbox and a browser.
import { browserVersion, hasPython, prepareDjango } from '@/tests/support/django/python';
import { manageDjango } from '@/tests/support/django/servers';
import { openAccount, receiveLink } from './support/accounts';
import { expect, type Stack, test } from './support/stack';
import { clickWhenReady, expectDashboard, sendSignInForm } from './support/steps';

const runnable = (await hasPython()) ? test : test.skip;
const tag = ['@ours', '@proxied', '@session'];

test.beforeAll(async () => {
  if (!(await hasPython())) return;
  // The first run of all installs Django.
  test.setTimeout(420_000);
  await prepareDjango(browserVersion);
});

runnable('a reset link that Django made opens here [Python]', { tag }, async ({ page, request, stack }) => {
  const account = await openAccount(request, stack);
  const path = await askDjango(
    stack,
    `user = User.objects.get(username="${account.username}")
print(urlsafe_base64_encode(force_bytes(user.pk)) + "/" + default_token_generator.make_token(user))`,
  );
  await page.goto(`${stack.origin}/reset/${path}`);
  await page.getByLabel('New password').fill('set by a link of Django');
  await clickWhenReady(page.getByRole('button', { name: 'Set the password' }));
  await page.getByRole('link', { name: 'Sign in', exact: true }).last().click();
  await sendSignInForm(page, { ...account, password: 'set by a link of Django' });
  await expectDashboard(page, account);
});

runnable(
  "Django's own form takes the link of our mail [Python]",
  { tag },
  async ({ page, request, stack }) => {
    const account = await openAccount(request, stack);
    await request.post(`${stack.origin}/api/auth/password/forgot/`, {
      data: { email: account.email },
      headers: { origin: stack.origin },
    });
    const { pathname } = await receiveLink(stack, account, /^Set a new password/);
    const [, , uid, token] = pathname.split('/');
    // What PasswordResetConfirmView does with the two parts of a link.
    const outcome = await askDjango(
      stack,
      `user = User.objects.get(pk=urlsafe_base64_decode("${uid}").decode())
assert user.username == "${account.username}" and default_token_generator.check_token(user, "${token}")
form = SetPasswordForm(user, {"new_password1": "set at Django", "new_password2": "set at Django"})
assert form.is_valid(), form.errors
form.save()
print(default_token_generator.check_token(user, "${token}"))`,
    );
    expect(outcome).toBe('False');
    await page.goto(`${stack.origin}/login`);
    await sendSignInForm(page, { ...account, password: 'set at Django' });
    await expectDashboard(page, account);
  },
);

/** Run a few lines in the Django project, on the database of this installation; gives what they print last. */
async function askDjango({ apiEnv: env }: Stack, lines: string): Promise<string> {
  const imports = `from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
`;
  const args = ['shell', '-v0', '-c', imports + lines];
  const { ok, output } = await manageDjango({ version: browserVersion, env, args });
  expect(ok, output).toBe(true);
  return output.trim().split('\n').at(-1) ?? '';
}
