// What signing in and out can end in. An expected "no" is a value to show in the form, never an exception.
import type { UserAnswer } from '@/lib/contract/answers';

export type Credentials = { username: string; password: string };

export type LoginOutcome =
  | { status: 'authenticated'; user: UserAnswer }
  /** The API said no: sentences by field, those of no field under ''. `retryAfterSeconds` when there were too many tries. */
  | {
      status: 'rejected';
      code: string | undefined;
      messages: Record<string, string[]>;
      retryAfterSeconds: number | null;
    }
  /** The password was right, and the second step is to follow. */
  | { status: 'second-factor' } // setup: factors
  | { status: 'unavailable' };

export type LogoutOutcome = { status: 'unauthenticated' } | { status: 'unavailable' };
