// /api/dev/mails/: what a development API would have sent. Not served where mails are really sent.
import { type DevMails, devMailsAnswer } from '@/lib/contract/account-answers';
import type { ApiContext } from '../context';
import { defineRoute, type Route } from '../http/route';

export const devMailRoutes: Route[] = [
  defineRoute({
    path: '/api/dev/mails/',
    method: 'GET',
    summary: 'Read the mails of a development API, newest first',
    answers: { 200: { description: 'The last mails', body: devMailsAnswer } },
    handle: (exchange) => ({ body: { mails: showMails(exchange) } }),
  }),
];

function showMails({ outbox, config }: ApiContext): DevMails {
  const { name, address } = config.mail.from;
  const from = name === '' ? address : `${name} <${address}>`;
  return outbox.list().map(({ id, sentAt, to, subject, text, html }) => ({
    id,
    sent_at: sentAt.toISOString(),
    from,
    to,
    subject,
    text,
    html,
  }));
}
