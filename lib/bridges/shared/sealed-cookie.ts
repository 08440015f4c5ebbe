// The visitor's credential for the back end, in a cookie that only this server can open: HttpOnly and sealed by
// iron-session (`Fe26.2*1*…`) under a name of its own, so that no seal of another purpose is taken for it.
import { sealData, unsealData } from 'iron-session';
import type { z } from 'zod';
import { deleteCookie, serializeCookie } from '@/lib/django/cookies';
import type { CookieConfig } from '@/lib/settings/cookies';
import { salts } from '@/lib/settings/salts';
import type { WebConfig } from '@/lib/settings/web';
import type { Exchange } from '../bridge';
import { unavailable } from './refusal';

// Browsers drop a cookie above 4096 bytes, name and attributes included.
const maxSealLength = 3900;
// iron-session's own expiry is switched off: the cookie ends with what it holds.
const noExpiry = 0;

export type SealedCookie<Value> = {
  /** `missing`: there is no cookie. `broken`: it was not sealed here, or with a secret that is gone. */
  read(
    exchange: Exchange,
  ): Promise<{ status: 'held'; value: Value } | { status: 'missing' } | { status: 'broken' }>;
  /** Throws Refusal 503 for what is too long for a cookie. */
  seal(value: Value): Promise<string>;
  send(exchange: Exchange, sealed: string, maxAgeSeconds: number): void;
  forget(exchange: Exchange): void;
};

/** Build it for one of the cookies of the settings. */
export function createSealedCookie<Schema extends z.ZodType<object>>(o: {
  config: WebConfig;
  cookie: CookieConfig;
  schema: Schema;
}): SealedCookie<z.output<Schema>> {
  const { cookie, schema } = o;
  const { name, ...place } = { ...cookie, isHttpOnly: true };
  return {
    async read(exchange) {
      const sealed = exchange.cookies.get(name);
      if (sealed === undefined || sealed === '') return { status: 'missing' };
      const value = schema.safeParse(await unsealText(sealed, o.config));
      return value.success ? { status: 'held', value: value.data } : { status: 'broken' };
    },
    async seal(value) {
      const sealed = await sealText(value, o.config);
      if (sealed.length > maxSealLength)
        throw unavailable(`the credential for ${name} does not fit into a cookie (${sealed.length} bytes)`);
      return sealed;
    },
    send(exchange, sealed, maxAgeSeconds) {
      exchange.setCookies.push(serializeCookie(name, sealed, { ...place, maxAgeSeconds, now: exchange.now }));
    },
    forget(exchange) {
      if (exchange.cookies.has(name)) exchange.setCookies.push(deleteCookie(name, place));
    },
  };
}

/** Seal for this purpose alone, with the first secret. */
export function sealText(value: object, { stateSecrets }: WebConfig): Promise<string> {
  return sealData(value, { password: passwordOf(stateSecrets[0]), ttl: noExpiry });
}

/** Open with whichever secret fits; null for what was not sealed for this purpose. */
export async function unsealText(sealed: string, { stateSecrets }: WebConfig): Promise<unknown> {
  for (const secret of stateSecrets) {
    const value: unknown = await unsealData(sealed, {
      password: passwordOf(secret),
      ttl: noExpiry,
    }).catch(() => null);
    // What was sealed with another secret comes back as an object without keys.
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) return value;
  }
  return null;
}

function passwordOf(secret: string): string {
  return `${salts.bridgedCredential}:${secret}`;
}
