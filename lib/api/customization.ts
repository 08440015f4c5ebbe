// The one place where an application adds to the API: claims for its tokens and fields for `GET /api/auth/me/`, as a
// simplejwt serializer's get_token() and a DRF serializer would, and a subscriber to what happens.
import type { Claims } from '@/lib/django/jwt/tokens';
import type { User } from '@/lib/stores/stores';
import type { AuthEvent } from './events';

export type Customization = {
  /** Extra claims of refresh tokens, copied to the access tokens made from them. Keep them small and public. */
  claims(user: User): Claims;
  /** Extra keys of the user object in every answer. */
  fields(user: User): Record<string, unknown>;
  /**
   * Hear of sign-ins, failures, lockouts, reuse of spent tokens …, as Django's signals would tell: to write an audit
   * trail or to warn a user. Called after the fact; what it throws or rejects with is logged and changes no answer.
   */
  onEvent(event: AuthEvent, about: { requestId: string | undefined; at: Date }): void | Promise<void>;
};

export const customization: Customization = {
  claims: () => ({}),
  fields: () => ({}),
  onEvent: () => {},
};
