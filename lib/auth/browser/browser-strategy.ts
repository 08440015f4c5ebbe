// The browser's side of a strategy: what a call to the API carries, what to do about a 401, and who is signed in.
import type { LoginAnswer, UserAnswer } from '@/lib/contract/answers';

export type Check =
  | { status: 'authenticated'; user: UserAnswer }
  | { status: 'unauthenticated' }
  | { status: 'unavailable' };

export interface BrowserStrategy {
  /** Headers for a call; 'unavailable' when the API must be asked first and cannot be. */
  authorize(call: { isUnsafe: boolean }): Promise<Record<string, string> | 'unavailable'>;
  /**
   * Called once after a 401 to a call with these headers: headers to try again with, or what the 401 means
   * (`hopeless`: nothing that trying again would change, so the caller gets it).
   */
  recover(call: {
    headers: Record<string, string>;
    isUnsafe: boolean;
  }): Promise<Record<string, string> | 'signed-out' | 'unavailable' | 'hopeless'>;
  /** Ask the API who is signed in. */
  check(): Promise<Check>;
  getToken(): Promise<string | null>;
  signedIn(answer: LoginAnswer): void;
  /** Forget everything; `canReturn` once somebody signed in elsewhere in this browser. */
  signedOut(): void;
  canReturn(): void;
  /** Whose page this is, as far as it is known. */
  belongTo(user: string | null): void;
  /** Milliseconds until a refresh is due; null when none ever is. */
  dueIn(): number | null;
}
