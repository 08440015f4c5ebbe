// What happened, for logs and for subscribers: one name and a few facts. Facts never hold a token, a password,
// a cookie or a key; users are identified by primary key; addresses are those of clients.
import type { UserId } from '@/lib/stores/stores';

/** Why the service of BREACHED_PASSWORDS could not be asked: `answer` is one of another kind. */
export type BreachFailure = 'timeout' | 'unreachable' | 'status' | 'answer';

export type AuthEvent =
  | { name: 'login'; userId: UserId; address: string | undefined }
  | { name: 'login-failed'; address: string | undefined }
  | { name: 'login-limited'; address: string | undefined }
  | { name: 'lockout'; by: 'account' | 'address'; seconds: number; address: string | undefined }
  | { name: 'second-factor-failed'; userId: UserId; address: string | undefined } // setup: factors
  // setup: factors begin
  | { name: 'factor-added'; userId: UserId; factor: string }
  | { name: 'factor-removed'; userId: UserId; factor: string }
  | { name: 'recovery-codes-made'; userId: UserId }
  // setup: factors end
  | { name: 'logout'; userId: string | undefined }
  | { name: 'token-rotated'; userId: string }
  | { name: 'token-reused-in-leeway'; userId: string; address: string | undefined }
  | { name: 'token-reused-elsewhere'; userId: string; address: string }
  | {
      name: 'token-reuse-detected';
      userId: string;
      reason: 'late' | 'user-agent' | 'address';
      address: string | undefined;
    }
  | { name: 'password-upgraded'; userId: UserId }
  | { name: 'registered'; userId: UserId; address: string | undefined }
  | { name: 'email-verified'; userId: UserId }
  | { name: 'email-changed'; userId: UserId }
  | { name: 'username-changed'; userId: UserId }
  | { name: 'reauthenticated'; userId: UserId }
  | { name: 'password-changed'; userId: UserId }
  | { name: 'password-reset'; userId: UserId; address: string | undefined }
  | { name: 'sessions-revoked'; userId: UserId; count: number }
  | { name: 'account-deleted'; userId: UserId }
  | { name: 'breach-check-failed'; reason: BreachFailure; outcome: 'refuse' | 'allow' }
  | { name: 'mail-failed'; reason: 'refused' | 'overflow' | 'address' };

/** Receives an event, with the id of its request. */
export type EventSink = (event: AuthEvent, requestId?: string) => void;
