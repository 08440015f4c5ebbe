// Names that keep the uses of SECRET_KEY apart from one another and from Django's, and our keys apart in a shared
// Redis. NEVER CHANGE one: it would void every link, token chain, sealed state and lockout made before. They bear no
// product's name, so that renaming a product does not touch them. The Django app has the same
// (django/auth_contract/salts.py).
export const salts = {
  refreshLink: 'auth-api.refresh.link',
  refreshReuse: 'auth-api.refresh.reuse',
  handoff: 'auth-api.handoff',
  secondFactor: 'auth-api.second-factor',
  mailLink: {
    'verify-email': 'auth-api.verify-email',
    'change-email': 'auth-api.change-email',
  },
  openSessionId: 'auth-api.open-session-id',
  sessionKeyTag: 'auth-api.session-key-tag',
  rateLimitKey: 'auth-api.rate-limits',
  /** Over 32 characters: a key derived with it must be long enough for iron-session. */
  sealedState: 'auth-api.front-end.sealed-auth-state',
  /** Over 32 characters, as above. */
  bridgedCredential: 'auth-api.bridge.sealed-credential', // setup: bridges
} as const;

/** What our keys in Redis begin with. */
export const rateLimitPrefix = 'auth-api:limit';
/** Of the sets that help to find a user's sessions with SESSION_ENGINE=cache. */
export const sessionSetPrefix = 'auth-api:sessions';
/** Of what came of a refresh token that a bridge has spent. */
export const bridgeOutcomePrefix = 'auth-api:bridge'; // setup: bridges
