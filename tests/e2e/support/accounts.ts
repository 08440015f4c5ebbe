// Accounts as visitors get them, and the mails that go with them.
import { randomBytes } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type { ReceivedMail } from '@/tests/support/mail-server';
import { expect, type Stack } from './stack';
import type { Credentials } from './steps';

export type Account = Credentials & { email: string };

/** A name and an address that no other test has. */
export function inventAccount(): Account {
  const username = `ada-${randomBytes(4).toString('hex')}`;
  return { username, email: `${username}@example.com`, password: 'correct horse battery' };
}

/** An account with a confirmed address, made by the API alone. */
export async function openAccount(request: APIRequestContext, stack: Stack): Promise<Account> {
  const account = inventAccount();
  const send = async (path: string, data: object) => {
    const headers = { origin: stack.origin };
    const answer = await request.post(`${stack.origin}${path}`, { data, headers });
    expect(answer.ok()).toBe(true);
  };
  await send('/api/auth/register/', account);
  const token = (await receiveLink(stack, account, /^Confirm your address/)).searchParams.get('token');
  await send('/api/auth/verify-email/', { token });
  return account;
}

/** The mail to the account with this subject, as the SMTP server got it. */
export async function receiveMail(
  { mailServer }: Stack,
  { email }: Account,
  subject: RegExp,
): Promise<ReceivedMail> {
  const find = () =>
    mailServer.mails.find((mail) => mail.recipients.includes(email) && subject.test(mail.subject ?? ''));
  await expect.poll(() => find()?.subject, { message: `a mail to ${email}` }).toMatch(subject);
  const mail = find();
  if (mail === undefined) throw new Error(`no mail to ${email}`);
  return mail;
}

/** The one link of that mail. Its text and its HTML must agree about it. */
export async function receiveLink(stack: Stack, account: Account, subject: RegExp): Promise<URL> {
  const mail = await receiveMail(stack, account, subject);
  const inText = /https?:\/\/\S+/.exec(mail.text ?? '')?.[0] ?? '';
  expect(mail.html).toContain(`href="${inText.replaceAll('&', '&amp;')}"`);
  expect(new URL(inText).origin).toBe(stack.origin);
  return new URL(inText);
}
