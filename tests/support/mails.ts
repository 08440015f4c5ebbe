// What a test reads out of the mails that an API kept in memory.
import type { KeptMail } from '@/lib/api/mail/outbox';
import type { TestApi } from './auth-api';

/** The newest mail to an address. */
export function mailTo({ context }: TestApi, to: string): KeptMail {
  const mail = context.outbox.list().find((kept) => kept.to === to);
  if (mail === undefined) throw new Error(`no mail to ${to}`);
  return mail;
}

/** The address in a mail's text. */
export function linkIn({ text }: { text?: string }): URL {
  const found = /https?:\/\/\S+/.exec(text ?? '')?.[0];
  if (found === undefined) throw new Error('no link in the mail');
  return new URL(found);
}

export function tokenIn(mail: { text?: string }): string {
  return linkIn(mail).searchParams.get('token') ?? '';
}

/** uid and token of a link to /reset/[uid]/[token]. */
export function resetLinkIn(mail: { text?: string }): { uid: string; token: string } {
  const [, page, uid = '', token = ''] = linkIn(mail).pathname.split('/');
  if (page !== 'reset') throw new Error('no reset link in the mail');
  return { uid, token };
}
