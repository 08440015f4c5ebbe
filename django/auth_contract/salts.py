"""Names that keep the uses of SECRET_KEY apart from one another and from Django's.

NEVER CHANGE one: it would void every link, token chain and handoff made before. The TypeScript API spells the same in
lib/settings/salts.ts.
"""

REFRESH_LINK = "auth-api.refresh.link"
REFRESH_REUSE = "auth-api.refresh.reuse"
HANDOFF = "auth-api.handoff"
SECOND_FACTOR = "auth-api.second-factor"
VERIFY_EMAIL = "auth-api.verify-email"
CHANGE_EMAIL = "auth-api.change-email"
OPEN_SESSION_ID = "auth-api.open-session-id"
SESSION_KEY_TAG = "auth-api.session-key-tag"
RATE_LIMIT_KEY = "auth-api.rate-limits"
