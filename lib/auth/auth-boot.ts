// What the server knows about the visitor when it renders a page, handed to <AuthProvider> as props so that the first
// paint is right without a call. Everything here is public: no token, no cookie value.
import type { Strategy, UserAnswer } from '@/lib/contract/answers';

/** Which auth API answers, from its X-Auth-API header. */
export type ApiName = 'typescript' | 'django' | 'unknown';

/** How it is reached: in this process, through this server, or directly by the browser on another host. */
export type ApiDoor = 'mounted' | 'proxied' | 'direct';

export type AuthInfo = { strategy: Strategy; api: ApiName; door: ApiDoor };

/** `loading`: a credential exists, whose it is is being asked. `unavailable`: the API cannot say; nobody is logged out. */
export type AuthStatus = 'loading' | 'authenticated' | 'unauthenticated' | 'unavailable';

export type AuthBoot = AuthInfo & {
  /** Where the browser finds the API; '': the page's own origin. */
  apiHost: string;
  csrfCookieName: string;
  /** The API is on another site, so after a sign-in the page runs the handoff with its own server. */
  usesHandoff: boolean;
  /** The server holds the visitor's credential, or is sent it with each request; false: a handoff is due. */
  serverKnows: boolean;
  /** Renew an access token before it is needed. */
  refreshAhead: boolean;
  status: AuthStatus;
  user: UserAnswer | null;
  /** Not all of the user fitted in the sealed state: groups and permissions are missing, and the browser has to ask. */
  isPartial: boolean;
};

/** Read the X-Auth-API header of an answer. */
export function readApiName(headers: Headers): ApiName {
  const name = headers.get('x-auth-api');
  return name === 'typescript' || name === 'django' ? name : 'unknown';
}
