// Chains of refresh tokens as long as a test needs them, without a request for each link.

import { deriveLinkJti } from '@/lib/api/tokens/link-id';
import { decodeRefresh } from '@/lib/api/tokens/refresh-claims';
import { type Claims, encodeToken, rotateRefresh } from '@/lib/django/jwt/tokens';
import { writeTimeText } from '@/lib/stores/database/tables';
import { runSql } from '../lib/stores/databases';
import type { TestApi } from './auth-api';

const rowsPerStatement = 1000;

/** Write the rows that a token's chain would have after as many refreshes; gives the newest token. */
export async function growChain(
  { api, url }: { api: TestApi; url: string },
  refresh: string,
  times: number,
): Promise<string> {
  const { context } = api;
  const decoded = await decodeRefresh(context, refresh);
  if (decoded.status === 'invalid') throw new Error(decoded.message);
  const { claims } = decoded;
  const [chain, first] = [String(claims.sid), Number(claims.n)];
  const idOf = (number: number) => deriveLinkJti({ chain, number, secret: context.config.keys.secretKey });
  const last = first + times;
  const options = { settings: context.jwt.settings, jti: idOf(last), now: context.now() };
  const newestClaims: Claims = { ...rotateRefresh(claims, options), n: last };
  const newest = await encodeToken(newestClaims, context.jwt.keySet);

  const [now, expiry] = [context.now(), new Date(Number(newestClaims.exp) * 1000)].map(
    (time) => `'${writeTimeText(time)}${context.stores.dialect === 'postgres' ? '+00' : ''}'`,
  );
  const rows = Array.from({ length: times }, (_, index) => first + 1 + index).map(
    (number) => `('${idOf(number)}', '${number === last ? newest : 'spent'}', 1, ${now}, ${expiry})`,
  );
  const statements = [];
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const values = rows.slice(start, start + rowsPerStatement).join(', ');
    statements.push(
      `INSERT INTO token_blacklist_outstandingtoken (jti, token, user_id, created_at, expires_at) VALUES ${values}`,
    );
  }
  const spent = Array.from({ length: times }, (_, index) => `'${idOf(first + index)}'`).join(', ');
  await runSql(
    url,
    ...statements,
    `INSERT INTO token_blacklist_blacklistedtoken (token_id, blacklisted_at)
       SELECT id, ${now} FROM token_blacklist_outstandingtoken WHERE jti IN (${spent})`,
  );
  return newest;
}
