// The sealed state: cookie `auth_state` on the front end's own origin, HttpOnly, sealed by iron-session
// (`Fe26.2*1*<salt>*<iv>*<ciphertext>*…~2`). It remembers what the API said about one credential, so that a warm
// navigation needs no call. A cache, never the authority: void once the credential cookie differs or it grows old.
import { sealData, unsealData } from 'iron-session';
import { z } from 'zod';
import { baseUser, strategy, type UserAnswer, userAnswer } from '@/lib/contract/answers';
import { deleteCookie, serializeCookie } from '@/lib/django/cookies';
import { remember } from '@/lib/django/remember';

export const sealedStateCookie = 'auth_state';
const statePlace = { path: '/', sameSite: 'Lax' } as const;

// A partial state lacks the fields of lib/contract/user-fields.ts, hence the cast: nobody is shown from it.
const sealedUser = userAnswer.or(baseUser) as z.ZodType<UserAnswer>;

const sealedState = z
  .object({
    strategy,
    api: z.enum(['typescript', 'django', 'unknown']),
    user: sealedUser,
    /** Random; carried from each state of a visit to the next, so that a sign-out voids them all. */
    visit: z.string(),
    /** The snapshot did not fit in a cookie: groups, permissions and fields of your own were left out, long texts cut. */
    isPartial: z.boolean(),
    /** SHA-256 of the credential cookie it was derived from. */
    credentialHash: z.string(),
    /** Unix milliseconds. */
    derivedAt: z.number(),
    /** jwt only, for calls of server components. */
    access: z.object({ token: z.string(), expiresAtSeconds: z.number() }).nullable(),
    /** Cross-site only: no credential cookie comes here, so this state is the credential (handed-over.ts). */
    handedOver: z
      .object({ session: z.string().nullable(), expiresAtSeconds: z.number() })
      .nullable()
      .default(null),
  })
  // One sealed before a field was added is whole no more.
  .refine((state) => state.isPartial || userAnswer.safeParse(state.user).success);

export type SealedState = z.infer<typeof sealedState>;
export type AccessToken = NonNullable<SealedState['access']>;

// Browsers drop a cookie above 4096 bytes, name and attributes included.
const maxSealLength = 3900;
// Enough to recognise a user by, in a state that keeps nothing else of the texts.
const maxTextLength = 40;
// iron-session's own expiry is switched off: age is judged here, with an injected clock.
const noExpiry = 0;

/** Seal with the first secret. Null when even the smallest form is too long for a cookie. */
export async function sealState(
  state: SealedState,
  secrets: readonly [string, ...string[]],
): Promise<string | null> {
  const base = baseUser.parse({ ...state.user, groups: [], permissions: [] });
  const smaller = { ...state, isPartial: true, user: base };
  // The access token stays: without it no page could be rendered, or, handed over, the credential would be gone.
  const smallest = { ...smaller, user: cutTexts(base) };
  for (const candidate of [state, smaller, smallest]) {
    const seal = await sealData(candidate, { password: secrets[0], ttl: noExpiry });
    if (seal.length <= maxSealLength) return seal;
  }
  return null;
}

function cutTexts(user: z.infer<typeof baseUser>): z.infer<typeof baseUser> {
  const cut = (text: string) => text.slice(0, maxTextLength);
  const { username, email, first_name, last_name, name } = user;
  return {
    ...user,
    username: cut(username),
    email: cut(email),
    first_name: cut(first_name),
    last_name: cut(last_name),
    name: cut(name),
  };
}

// States unsealed last, by the secrets they opened with: middleware and page unseal the same one for every request of a
// browser, and unsealing is most of what a warm navigation costs.
const unsealed = new WeakMap<readonly string[], Map<string, SealedState>>();

/** Unseal with any of the secrets. Whatever is not ours, whole and of this shape is null. What comes is frozen. */
export async function unsealState(
  seal: string | undefined,
  secrets: readonly string[],
): Promise<SealedState | null> {
  if (!seal || seal.length > 4096) return null;
  const known = unsealed.get(secrets) ?? new Map<string, SealedState>();
  unsealed.set(secrets, known);
  const seen = known.get(seal);
  if (seen !== undefined) return seen;
  for (const password of secrets) {
    // Each seal carries the id "1", so the secrets are tried in turn: reordering the list voids nothing.
    const data: unknown = await unsealData(seal, { password, ttl: noExpiry }).catch(() => null);
    const state = sealedState.safeParse(data);
    if (state.success) return remember(known, seal, () => Object.freeze(state.data));
  }
  return null;
}

/** The Set-Cookie line of the sealed state. */
export function stateCookie(
  seal: string,
  { maxAgeSeconds, isSecure, now }: { maxAgeSeconds: number; isSecure: boolean; now: Date },
): string {
  const attributes = { ...statePlace, maxAgeSeconds, isSecure, isHttpOnly: true, now };
  return serializeCookie(sealedStateCookie, seal, attributes);
}

/** The Set-Cookie line that deletes it. */
export const forgetStateCookie = deleteCookie(sealedStateCookie, statePlace);

/** How long the browser keeps the state: until the last useful part of it expires. */
export function stateLifetimeSeconds(state: SealedState, o: { maxAgeSeconds: number; now: Date }): number {
  const until = Math.max(state.access?.expiresAtSeconds ?? 0, state.handedOver?.expiresAtSeconds ?? 0);
  return Math.ceil(Math.max(o.maxAgeSeconds, until - o.now.getTime() / 1000));
}

/** Whether the state speaks of this credential in this strategy, however old it is. */
export function isAbout(state: SealedState, about: { strategy: string; credentialHash: string }): boolean {
  return state.strategy === about.strategy && state.credentialHash === about.credentialHash;
}

/** Whether the state may still be believed without asking the API. */
export function isFresh(state: SealedState, o: { now: Date; maxAgeSeconds: number }): boolean {
  const ageSeconds = (o.now.getTime() - state.derivedAt) / 1000;
  // A clock set back must not make a state immortal; a minute of skew between machines is usual.
  if (ageSeconds >= o.maxAgeSeconds || ageSeconds < -60) return false;
  return state.access === null || isUnexpired(state.access, o.now);
}

/** Whether the access token can still be sent. */
export function isUnexpired(access: AccessToken, now: Date): boolean {
  return access.expiresAtSeconds * 1000 > now.getTime();
}

/** Identify a credential cookie without keeping it. */
export async function hashCredential(name: string, value: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${name}=${value}`));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
