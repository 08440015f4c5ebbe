// What a PostgreSQL or network error means to the operator. Codes: the SQLSTATE table of PostgreSQL and Node's errno
// names. Messages name DATABASE_URL and never quote it: it may hold a password.
import { StoreError } from '../stores';

const CONFIGURATION: Record<string, string> = {
  '28P01':
    'PostgreSQL refused the password: check the user and the password in DATABASE_URL (percent-encode @ : / #).',
  '28000': 'PostgreSQL refused the user: check the user in DATABASE_URL and the pg_hba.conf of the server.',
  '3D000': 'The database named in DATABASE_URL does not exist: create it (createdb) or correct the name.',
  '42501': 'The user in DATABASE_URL lacks a right on the tables: GRANT it, or connect as their owner.',
  SELF_SIGNED_CERT_IN_CHAIN:
    'The certificate of the PostgreSQL server is not trusted: add sslrootcert=… to DATABASE_URL.',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'The certificate of the PostgreSQL server is not trusted: add sslrootcert=… to DATABASE_URL.',
};

// 08 connection, 53 resources, 57 operator intervention, 25006 read-only standby, 25P03 idle in transaction,
// 40001/40P01 serialisation and deadlock, 55P03 lock not available, 58 system error.
const OUTAGE_STATES = /^(?:08...|53...|57...|58...|25006|25P03|40001|40P01|55P03)$/;
const OUTAGE_ERRNO = /^(?:E(?:CONN\w+|TIMEDOUT|PIPE|HOST\w+|NET\w+|NOTFOUND|AI_AGAIN|NOENT|MFILE))$/;
// pg reports these without a code.
const OUTAGE_MESSAGE = /timeout|terminated|not queryable|connection error|Cannot use a pool after/i;

/** Turn what the operator can mend, or wait out, into a StoreError; leave the rest as it is. */
export function explainPostgresError(error: unknown): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const configuration = CONFIGURATION[code];
  if (configuration) return new StoreError('configuration', configuration, { cause: error });
  if (/SASL|password must be a string/.test(error.message))
    return new StoreError('configuration', 'PostgreSQL asks for a password: add it to DATABASE_URL.', {
      cause: error,
    });
  if (/does not support SSL/.test(error.message))
    return new StoreError(
      'configuration',
      'The PostgreSQL server has no TLS: drop sslmode from DATABASE_URL.',
      {
        cause: error,
      },
    );
  if (OUTAGE_STATES.test(code) || OUTAGE_ERRNO.test(code) || (!code && OUTAGE_MESSAGE.test(error.message)))
    return new StoreError(
      'unavailable',
      `PostgreSQL does not answer (${code || 'connection lost'}): check that the server of DATABASE_URL is up.`,
      { cause: error },
    );
  return error;
}
