// A real SMTP server on loopback that keeps what it receives, parsed.
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export type ReceivedMail = ParsedMail & { recipients: string[]; raw: string };

export type MailServer = {
  /** EMAIL_HOST and EMAIL_PORT for the API. */
  env: { EMAIL_HOST: string; EMAIL_PORT: string };
  mails: ReceivedMail[];
  close(): Promise<void>;
};

export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...options,
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      const raw = Buffer.concat(chunks);
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      mails.push({ ...(await simpleParser(raw)), recipients, raw: raw.toString('latin1') });
      done();
    },
  });
  // A client that hangs up, as one that does not trust the certificate, is no failure of this server.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the mail server has no port');
  return {
    env: { EMAIL_HOST: '127.0.0.1', EMAIL_PORT: String(address.port) },
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
