// Mails on their way out: after the answer, a few at a time, again after a refusal, and none lost at the end.
import { expect, test } from 'vitest';
import { createOutbox, type OutboxParts } from '@/lib/api/mail/outbox';
import { openTestApi } from '../../../support/auth-api';

const mail = (to = 'ada@example.com') => ({ to, subject: 'Hi', text: 'Hi', html: '<p>Hi' });

function open(send: () => Promise<void>, parts: Partial<OutboxParts> = {}) {
  const failures: string[] = [];
  const outbox = createOutbox({
    backend: { send, close: () => {} },
    isKeeping: true,
    now: () => new Date(0),
    onFailure: (reason) => failures.push(reason),
    retryDelaysMs: [1, 1],
    ...parts,
  });
  return { outbox, failures };
}

test('sends at most a few at once, and drains when closed', async () => {
  let running = 0;
  let most = 0;
  let sent = 0;
  const { outbox } = open(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 2));
    running -= 1;
    sent += 1;
  });
  for (let count = 0; count < 20; count += 1) outbox.add(mail());
  expect(sent).toBe(0);
  await outbox.close();
  expect({ sent, most }).toEqual({ sent: 20, most: 2 });
});

test('tries again after a refusal, and says so when it gives up', async () => {
  let attempts = 0;
  const { outbox, failures } = open(async () => {
    attempts += 1;
    if (attempts < 3 || attempts > 4) throw new Error('451 greylisted');
  });
  outbox.add(mail());
  await outbox.idle();
  expect({ attempts, failures }).toEqual({ attempts: 3, failures: [] });
  outbox.add(mail());
  outbox.add(mail());
  await outbox.idle();
  expect(failures).toEqual(['refused']);
});

test('does not wait for the next attempt when closed', async () => {
  let attempts = 0;
  const { outbox, failures } = open(
    async () => {
      attempts += 1;
      throw new Error('421 busy');
    },
    { retryDelaysMs: [60_000, 60_000] },
  );
  outbox.add(mail());
  await new Promise((resolve) => setTimeout(resolve, 10));
  await outbox.close();
  expect({ attempts, failures }).toEqual({ attempts: 2, failures: ['refused'] });
});

test('refuses what is no address, and a queue that only grows', async () => {
  const { outbox, failures } = open(async () => {});
  outbox.add(mail('ada@example.com\nBcc: eve@example.com'));
  for (const local of ['"a@b,"', '"x@evil.example>"', '"a b"']) outbox.add(mail(`${local}@example.com`));
  for (let count = 0; count < 1010; count += 1) outbox.add(mail());
  expect(failures.filter((reason) => reason === 'address')).toHaveLength(4);
  expect(failures).toContain('overflow');
  await outbox.idle();
  expect(outbox.list()).toHaveLength(50);
});

test('shows its mails at /api/dev/mails/ in development on this machine only', async () => {
  const cases: [Record<string, string>, number][] = [
    [{}, 200],
    [{ EMAIL_BACKEND: 'django.core.mail.backends.locmem.EmailBackend' }, 200],
    [{ WEB_ORIGIN: 'https://app.example.com', ALLOWED_HOSTS: '*' }, 404],
    [{ NODE_ENV: 'production', EMAIL_BACKEND: 'console' }, 404],
    [{ EMAIL_HOST: '127.0.0.1' }, 404],
  ];
  for (const [env, status] of cases) {
    const api = await openTestApi(env);
    const response = await api.client().get('/api/dev/mails/');
    expect([env, response.status]).toEqual([env, status]);
    await api.close();
  }
});

test('lists the newest mail first', async () => {
  const api = await openTestApi();
  for (let count = 0; count < 2; count += 1) {
    await api.client().post('/api/auth/password/forgot/', { email: 'ada@example.com' });
    api.advance(1);
  }
  const { mails } = await (await api.client().get('/api/dev/mails/')).json();
  expect(mails.map(({ sent_at }: { sent_at: string }) => sent_at)).toEqual([
    '2030-01-01T00:00:01.000Z',
    '2030-01-01T00:00:00.000Z',
  ]);
  expect(mails[0]).toMatchObject({ from: 'webmaster@localhost', to: 'ada@example.com' });
  await api.close();
});
