// A certificate authority and a certificate for every name under .test, made by openssl for one run.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Certificate = { key: Buffer; cert: Buffer };

/** Make one in `folder`. `names` are host names without wildcards. */
export async function makeCertificate(folder: string, names: string[]): Promise<Certificate> {
  const path = (name: string) => join(folder, name);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const openssl = (...words: string[]) => run('openssl', words);
  await openssl(
    'req',
    '-x509',
    ...key,
    ...['-keyout', path('ca.key'), '-out', path('ca.pem'), '-days', '2', '-subj', '/CN=Matrix tests CA'],
  );
  await openssl(
    'req',
    ...key,
    ...['-keyout', path('host.key'), '-out', path('host.csr'), '-subj', `/CN=${names[0]}`],
  );
  await writeFile(
    path('extensions'),
    `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}\nextendedKeyUsage=serverAuth\n`,
  );
  await openssl(
    ...['x509', '-req', '-in', path('host.csr'), '-CA', path('ca.pem'), '-CAkey', path('ca.key')],
    ...['-CAcreateserial', '-days', '2', '-extfile', path('extensions'), '-out', path('host.pem')],
  );
  return { key: await readFile(path('host.key')), cert: await readFile(path('host.pem')) };
}
