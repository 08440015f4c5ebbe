// The id of one request, in the X-Request-ID header of its answer and on every log line about it. One that came along
// is kept if a proxy of ours brought it and it looks like an id, so that one id follows a request through all servers.
import type { RandomBytes } from '@/lib/django/salted-hmac';
import type { ApiConfig } from '../settings/config';
import { isTrustedProxy } from '../settings/trusted-proxies';
import type { ApiRequest } from './api-request';
import { listHops } from './client-address';

/** Wide enough for UUIDs, ULIDs and trace ids; no character that could forge a log line or a header. */
const wellFormed = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,127}$/;

export function readRequestId(
  request: ApiRequest,
  {
    config,
    peerAddress,
    random,
  }: { config: ApiConfig; peerAddress: string | undefined; random: RandomBytes },
): string {
  const given = request.header('x-request-id');
  if (given !== null && wellFormed.test(given)) {
    const bringer = listHops(request, peerAddress)[0];
    if (bringer !== undefined && isTrustedProxy(config.trustedProxies, bringer)) return given;
  }
  return Buffer.from(random(16)).toString('hex');
}
