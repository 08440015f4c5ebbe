// The session of one request, while it is being answered: loaded, changed in memory, written at the end.
import type { SessionData } from '@/lib/django/sessions';
import type { User } from '@/lib/stores/stores';

/** `key: null` means that there is no row. */
export type SessionHandle = {
  key: string | null;
  data: SessionData;
  user: User | null;
  expireDate: Date | null;
  isModified: boolean;
};

export function emptySession(): SessionHandle {
  return { key: null, data: {}, user: null, expireDate: null, isModified: false };
}
