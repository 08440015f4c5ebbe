// What AUTH_BACKEND can name besides our own contract. Settings are read from this list alone, on Edge too: it is plain
// data, and a bridge's code is loaded by load.ts where it is used.
import type { Strategy } from '../contract/answers';

export type BridgeFacts = {
  /** Where the package's documentation mounts its paths; AUTH_BACKEND_PREFIX where the project says otherwise. */
  prefix: string;
  /** The strategies that its credentials fit: tokens for jwt, a session or a DRF token for session. The first is the default. */
  strategies: readonly [Strategy, ...Strategy[]];
};

export const bridgeCatalog = {
  allauth: { prefix: '/_allauth/browser/v1/', strategies: ['session'] },
  'dj-rest-auth': { prefix: '/dj-rest-auth/', strategies: ['jwt', 'session'] },
  djoser: { prefix: '/auth/', strategies: ['jwt', 'session'] },
  simplejwt: { prefix: '/api/token/', strategies: ['jwt'] },
} as const satisfies Record<string, BridgeFacts>;

export type BridgeName = keyof typeof bridgeCatalog;

/** The names, as a user writes them. */
export const bridgeNames = Object.keys(bridgeCatalog) as BridgeName[];
