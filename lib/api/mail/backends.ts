// What a mail is handed to, by Django's names: smtp sends it, console prints it, locmem keeps it (the outbox does, so
// there is nothing to do), dummy drops it.
import type { Transporter } from 'nodemailer';
import type { MailConfig } from '../settings/mail';
import type { Mail } from './message';

export type MailBackend = { send(mail: Mail): Promise<void>; close(): void };

export function createMailBackend(config: MailConfig, print: (text: string) => void): MailBackend {
  switch (config.backend) {
    case 'smtp':
      return createSmtpBackend(config);
    case 'console':
      return { send: async (mail) => print(readable(mail, config)), close: () => {} };
    case 'locmem':
    case 'dummy':
      return { send: async () => {}, close: () => {} };
  }
}

function createSmtpBackend(config: MailConfig): MailBackend {
  let transport: Promise<Transporter> | undefined;
  return {
    async send({ to, subject, text, html }) {
      transport ??= openTransport(config);
      await (await transport).sendMail({
        from: config.from,
        // As an object it is one address; as text it would be parsed as a list.
        to: { name: '', address: to },
        subject,
        text,
        html,
        // RFC 3834: no out-of-office answers, please.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => void transport?.then((opened) => opened.close()),
  };
}

async function openTransport(config: MailConfig): Promise<Transporter> {
  // Loaded by the first mail.
  const { createTransport } = await import('nodemailer');
  const timeoutMs = config.timeoutSeconds * 1000;
  return createTransport({
    host: config.host,
    port: config.port,
    secure: config.security === 'tls',
    requireTLS: config.security === 'starttls',
    // Without EMAIL_USE_TLS Django speaks plain text even where the server offers more.
    ignoreTLS: config.security === 'none',
    auth: config.user === '' ? undefined : { user: config.user, pass: config.password },
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

const rule = '─'.repeat(72);

function readable({ to, subject, text }: Mail, { from }: MailConfig): string {
  const sender = from.name === '' ? from.address : `${from.name} <${from.address}>`;
  return [
    rule,
    `From:    ${sender}`,
    `To:      ${to}`,
    `Subject: ${subject}`,
    '',
    text.trimEnd(),
    rule,
    '',
  ].join('\n');
}
