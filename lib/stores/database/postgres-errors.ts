// What a PostgreSQL or network error means to the operator. Codes: the SQLSTATE table of PostgreSQL and Node's errno
// names. Messages name DATABASE_URL and never quote it: it may hold a password.
import { describeCertificateError } from '../certificate-errors';
import { StoreError } from '../stores';

const configuration: Record<string, string> = {
  '28P01':
    'PostgreSQL refused the password: check the user and the password in DATABASE_URL (percent-encode @ : / #).',
  '3D000': 'The database named in DATABASE_URL does not exist: create it (createdb) or correct the name.',
  '42501': 'The user in DATABASE_URL lacks a right on the tables: GRANT it, or connect as their owner.',
  EACCES: 'The PostgreSQL socket may not be used by this system user: check its rights, or give a host.',
};

const certificateFixes = {
  untrusted: 'add sslrootcert=/path/to/ca.pem to DATABASE_URL',
  otherName: 'write the name in the certificate as the host of DATABASE_URL, or sslmode=verify-ca',
};

// 08 connection, 53 resources, 57 operator intervention, 25006 read-only standby, 25P03 idle in transaction,
// 40001/40P01 serialisation and deadlock, 55P03 lock not available, 58 system error.
const outageStates = /^(?:08...|53...|57...|58...|25006|25P03|40001|40P01|55P03)$/;
const outageErrno = /^(?:E(?:CONN\w+|TIMEDOUT|PIPE|HOST\w+|NET\w+|NOTFOUND|AI_AGAIN|NOENT|MFILE))$/;
// pg reports these without a code.
const outageMessage = /timeout|terminated|not queryable|connection error|Cannot use a pool after/i;

/** Turn what the operator can mend, or wait out, into a StoreError; leave the rest as it is. */
export function explainPostgresError(error: unknown): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const misconfigured =
    configuration[code] ??
    describeRefusal(error, code) ??
    describeCertificateError(error, 'PostgreSQL', certificateFixes);
  if (misconfigured) return new StoreError('configuration', misconfigured, { cause: error });
  if (outageStates.test(code) || outageErrno.test(code) || (!code && outageMessage.test(error.message)))
    return new StoreError('unavailable', describeOutage(error, code), { cause: error });
  return error;
}

/** What a server, or a pooler in front of it, says in words alone. */
function describeRefusal({ message }: Error, code: string): string | null {
  if (code === '28000') {
    if (/no encryption|SSL off/.test(message))
      return 'PostgreSQL takes only encrypted connections: add sslmode=require to DATABASE_URL (?sslmode=require).';
    if (/^Peer authentication/.test(message))
      return 'PostgreSQL takes the system user of that name only over its socket: connect as that user, or give host and password in DATABASE_URL.';
    return 'PostgreSQL refused the user: check the user in DATABASE_URL and the pg_hba.conf of the server.';
  }
  if (/unsupported startup parameter/.test(message))
    return 'The pooler of DATABASE_URL refuses ?options=…: remove it, and set the same by ALTER ROLE … SET ….';
  if (/SASL|password must be a string/.test(message))
    return 'PostgreSQL asks for a password: add it to DATABASE_URL.';
  if (/does not support SSL/.test(message))
    return 'The PostgreSQL server has no TLS: drop sslmode from DATABASE_URL.';
  return null;
}

function describeOutage(error: Error, code: string): string {
  // A pooler says it in words.
  if (code === '53300' || /no more connections allowed/.test(error.message))
    return 'PostgreSQL has too many connections: lower DATABASE_POOL_SIZE, or raise max_connections of the server.';
  if (code === 'ENOENT')
    return 'PostgreSQL has no socket there: start the server, or correct the host in DATABASE_URL.';
  if (code === 'ENOTFOUND')
    return 'The host in DATABASE_URL is not known: correct it, or check the name server.';
  return `PostgreSQL does not answer (${code || 'connection lost'}): check that the server of DATABASE_URL is up.`;
}
