// The second step of a sign-in: where its page is, and what it takes.

export const secondStepPath = '/login/factor';

/** A code, or what `navigator.credentials.get()` gave, as JSON. */
export type SecondFactor = { code: string } | { credential: unknown };
