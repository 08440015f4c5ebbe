// /api/dev/mails/: what a development API would have sent. Not served where mails are really sent.
import { type DevMails, devMailsAnswer } from '@/lib/contract/account-answers';
import type { ApiContext } from '../context';
import type { Route } from '../http/route';

export const devMailRoutes: Route[] = [
  {
    path: '/api/dev/mails/',
    methods: {
      GET: {
        summary: 'Read the mails of a development API, newest first',
        answers: { 200: { description: 'The last mails', body: devMailsAnswer } },
        handle: async (context) => ({ body: { mails: showMails(context) } }),
      },
    },
  },
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
