// What a mail is made of.
import { expect, test } from 'vitest';
import { showName } from '@/lib/api/mail/account-name';
import { composeMail } from '@/lib/api/mail/message';
import {
  accountDeletedMail,
  addressTakenMail,
  emailChangedMail,
  passwordChangedMail,
  passwordResetMail,
  verificationMail,
} from '@/lib/api/mail/messages';

test('keeps a subject on one line', () => {
  const parts = { subject: 'One\r\nBcc: eve@example.com', paragraphs: [], footnotes: [] };
  const { subject } = composeMail('ada@example.com', parts, 'https://app.example.com');
  expect(subject).toBe('One Bcc: eve@example.com');
});

test('says how long a link works, in the unit that people use', () => {
  const site = { webOrigin: 'https://app.example.com', subjectPrefix: '' };
  const link = { to: 'ada@example.com', username: 'ada', uid: 'MQ', token: 'c03k00-2f57' };
  const textOf = (lifetimeSeconds: number) => passwordResetMail(site, { ...link, lifetimeSeconds }).text;
  expect(textOf(259_200)).toContain('for 3 days');
  expect(textOf(7200)).toContain('for 2 hours');
  expect(textOf(900)).toContain('for 15 minutes');
  expect(textOf(900)).toContain('\nhttps://app.example.com/reset/MQ/c03k00-2f57\n');
});

test('makes no link of a name that somebody chose', () => {
  const linked = [
    'evil.example',
    'www.evil.example',
    'evil.com',
    'a@evil.com',
    'login+evil.co.uk',
    '192.0.2.1',
    'Ärger.de',
  ];
  for (const name of linked) {
    expect(showName(name)).toBe(name.replaceAll('.', '[.]'));
  }
  for (const name of ['ada', 'john.smith', 'a.b.c', 'ada_99', 'ada+1@home', '...'])
    expect(showName(name)).toBe(name);
});

test('shows the name in every mail as text', () => {
  const site = { webOrigin: 'https://app.example.com', subjectPrefix: '' };
  const o = { to: 'ada@example.com', username: 'evil.com', uid: 'MQ', token: 't', lifetimeSeconds: 60 };
  const write = [
    verificationMail,
    addressTakenMail,
    passwordResetMail,
    passwordChangedMail,
    emailChangedMail,
  ];
  for (const { text, html } of [...write, accountDeletedMail].map((mail) => mail(site, o))) {
    expect(text).toContain('evil[.]com');
    expect(text).not.toContain('evil.com');
    expect(html).not.toContain('evil.com');
  }
});
