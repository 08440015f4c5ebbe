// What each strategy does, in the words the pages use.
import type { ApiDoor, ApiName } from '@/lib/auth/auth-boot';
import type { Strategy } from '@/lib/contract/answers';

type StrategyWords = {
  title: string;
  keeps: string;
  carries: string;
  refresh: string;
  signOut: string;
  fits: string;
};

export const strategyWords: Record<Strategy, StrategyWords> = {
  session: {
    title: 'Session cookie',
    keeps: 'An HttpOnly sessionid cookie. Nothing a script can read.',
    carries: 'The cookie, and X-CSRFToken on unsafe methods.',
    refresh: 'Renews the sliding expiry of the row.',
    signOut: 'Deletes the session row.',
    fits: 'One site, and you want sign-out to be instant.',
  },
  jwt: {
    title: 'JSON Web Token',
    keeps: 'The access token in memory; an HttpOnly refresh_token cookie.',
    carries: 'Authorization: Bearer, five minutes at a time.',
    refresh: 'New access token, rotated refresh token, reuse detected.',
    signOut: 'Blacklists the token and its whole chain.',
    fits: 'Several services check who is calling on their own.',
  },
  hybrid: {
    title: 'Both at once',
    keeps: 'A session cookie, exactly as with session.',
    carries: 'The cookie from browsers, Bearer from everyone else.',
    refresh: 'Each in its own way.',
    signOut: 'Ends the session and the chain.',
    fits: 'A browser app today, a mobile app tomorrow.',
  },
};

export const apiWords: Record<ApiName, string> = {
  typescript: 'TypeScript API',
  django: 'Django',
  unknown: 'No API asked yet',
};

export const doorWords: Record<ApiDoor, string> = {
  mounted: 'mounted in this Next process',
  proxied: 'through this server',
  direct: 'called by the browser directly',
};
