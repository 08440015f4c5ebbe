// Mails as a real SMTP server receives them.
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import type { AuthEvent } from '@/lib/api/events';
import { createUser, openTestApi, type TestApi, testUser } from '../../../support/auth-api';
import { type MailServer, openMailServer } from '../../../support/mail-server';
import { resetLinkIn, tokenIn } from '../../../support/mails';

let api: TestApi;
let server: MailServer;
const events: AuthEvent[] = [];
afterEach(async () => {
  await api.close();
  await server.close();
  events.length = 0;
});

async function open(env: Record<string, string> = {}, options: SMTPServerOptions = {}) {
  server = await openMailServer(options);
  const customization = {
    claims: () => ({}),
    fields: () => ({}),
    onEvent: (event: AuthEvent) => void events.push(event),
  };
  api = await openTestApi({ ...server.env, ...env }, { customization });
}

const forgot = (headers: Record<string, string> = {}) =>
  api.client().post('/api/auth/password/forgot/', { email: 'ada@example.com' }, headers);

async function received(count = 1) {
  await api.context.outbox.idle();
  expect(server.mails).toHaveLength(count);
  return server.mails;
}

test('walks sign-up, confirmation and a forgotten password by mail', async () => {
  await open({ ACCOUNT_EMAIL_VERIFICATION: 'mandatory' });
  const grace = { username: 'grace', email: 'grace@example.org', password: 'nanoseconds of wire' };
  await api.client().post('/api/auth/register/', grace);
  const [verification] = await received();
  const token = tokenIn({ text: verification?.text });
  expect((await api.client().post('/api/auth/verify-email/', { token })).status).toBe(200);
  await api.client().post('/api/auth/password/forgot/', { email: grace.email });
  const [, reset] = await received(2);
  const link = resetLinkIn({ text: reset?.text });
  const body = { ...link, new_password: 'seven brand new words' };
  expect((await api.client().post('/api/auth/password/reset/', body)).status).toBe(200);
  await received(3);
  const credentials = { username: 'grace', password: 'seven brand new words' };
  expect((await api.client().signIn(credentials)).status).toBe(200);
});

test('sends text and HTML with the same link, from DEFAULT_FROM_EMAIL', async () => {
  await open({ DEFAULT_FROM_EMAIL: 'Example <no-reply@example.com>', EMAIL_SUBJECT_PREFIX: '[Example] ' });
  await forgot();
  const [mail] = await received();
  expect(mail?.from?.value).toEqual([{ name: 'Example', address: 'no-reply@example.com' }]);
  expect(mail?.subject).toBe('[Example] Set a new password on localhost:3000');
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  const { uid, token } = resetLinkIn({ text: mail?.text });
  expect(mail?.html).toContain(`href="http://localhost:3000/reset/${uid}/${token}"`);
  expect(mail?.html).not.toMatch(/<(img|script|link)\b/);
});

test('builds links from WEB_ORIGIN, whatever Host and X-Forwarded-Host say', async () => {
  await open({ WEB_ORIGIN: 'https://app.example.com', ALLOWED_HOSTS: '*' });
  await forgot({
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    origin: 'https://app.example.com',
  });
  const [mail] = await received();
  expect(mail?.text).toContain('https://app.example.com/reset/');
  expect(mail?.raw).not.toContain('evil.example');
});

test('cannot be made to add a header or a recipient', async () => {
  await open();
  const { users } = api.context.stores;
  const evil = ['ada@example.com\r\nBcc: eve@example.com', 'ada@example.com, eve@example.com'];
  for (const email of evil) {
    expect((await api.client().post('/api/auth/password/forgot/', { email })).status).toBe(400);
    // Another program wrote it into the table.
    await users.update(1, { email });
    const subject = 'A subject\r\nBcc: eve@example.com';
    api.context.outbox.add({ to: email, subject, text: '', html: '' });
  }
  api.context.outbox.add({
    to: 'ada@example.com',
    subject: 'Hi\r\nBcc: eve@example.com',
    text: 'x',
    html: 'x',
  });
  const [mail] = await received();
  expect(mail?.recipients).toEqual(['ada@example.com']);
  expect(mail?.bcc).toBeUndefined();
  expect(mail?.raw).not.toMatch(/^bcc:/im);
});

test('escapes what users wrote', async () => {
  await open();
  // A custom user model may allow such names.
  await createUser(api, { username: '<b>&"bold', password: testUser.password });
  await api.context.stores.users.update(2, { email: 'bold@example.com' });
  await api.client().post('/api/auth/password/forgot/', { email: 'bold@example.com' });
  const [mail] = await received();
  expect(mail?.html).toContain('&lt;b&gt;&amp;&quot;bold');
  expect(mail?.text).toContain('<b>&"bold');
});

test('authenticates with EMAIL_HOST_USER and EMAIL_HOST_PASSWORD', async () => {
  const seen: (string | null | undefined)[] = [];
  await open(
    { EMAIL_HOST_USER: 'mailer', EMAIL_HOST_PASSWORD: 'open sesame' },
    {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        seen.push(username, password);
        done(null, { user: username });
      },
    },
  );
  await forgot();
  await received();
  expect(seen).toEqual(['mailer', 'open sesame']);
});

test('sends neither mail nor password to a server whose certificate nobody vouches for', async () => {
  const seen: unknown[] = [];
  await open(
    { EMAIL_USE_TLS: 'true', EMAIL_HOST_USER: 'mailer', EMAIL_HOST_PASSWORD: 'open sesame' },
    { disabledCommands: [], onAuth: (auth) => void seen.push(auth) },
  );
  expect((await forgot()).status).toBe(200);
  await api.context.outbox.close();
  expect(server.mails).toEqual([]);
  expect(seen).toEqual([]);
  expect(events).toContainEqual({ name: 'mail-failed', reason: 'refused' });
});

test('refuses to start with settings that contradict each other', async () => {
  await open();
  const tls = { EMAIL_USE_TLS: 'true', EMAIL_USE_SSL: 'true' };
  await expect(openTestApi(tls)).rejects.toThrow('EMAIL_USE_TLS: excludes EMAIL_USE_SSL');
  await expect(openTestApi({ EMAIL_BACKEND: 'pigeon' })).rejects.toThrow('EMAIL_BACKEND: write smtp');
  await expect(openTestApi({ DEFAULT_FROM_EMAIL: 'nobody' })).rejects.toThrow('DEFAULT_FROM_EMAIL: write');
  const production = { NODE_ENV: 'production', ACCOUNT_EMAIL_VERIFICATION: 'mandatory' };
  await expect(openTestApi(production)).rejects.toThrow('EMAIL_HOST: not set');
});
