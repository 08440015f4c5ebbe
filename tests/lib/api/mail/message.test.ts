// What a mail is made of.
import { expect, test } from 'vitest';
import { composeMail } from '@/lib/api/mail/message';
import { passwordResetMail } from '@/lib/api/mail/messages';

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
