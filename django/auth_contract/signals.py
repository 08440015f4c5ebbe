"""What happened, for audit trails and warnings. Connect to them as to Django's own.

Each is sent with `request` and, unless said otherwise, `user`. Sign-in, failed sign-in and sign-out are Django's own
`user_logged_in`, `user_login_failed` and `user_logged_out`, in every strategy.
"""

from django.dispatch import Signal

registered = Signal()
email_verified = Signal()
email_changed = Signal()
username_changed = Signal()
reauthenticated = Signal()
# A code or a passkey was wrong.
second_factor_failed = Signal()
password_changed = Signal()
password_reset = Signal()
# `count`: how many sessions and chains of tokens ended.
sessions_revoked = Signal()
account_deleted = Signal()
# A spent refresh token came from another address within REFRESH_REUSE_LEEWAY. `address` is the client's.
token_reused_elsewhere = Signal()
# A chain of refresh tokens ended for it: `reason` is "late", "user-agent" or "address", `address` the client's.
token_reuse_detected = Signal()
# Without `user`: `address` is the client's.
login_limited = Signal()
# Without `user`: `by` is "account" or "address", `seconds` how long it lasts.
lockout = Signal()
# Without `user` and `request`: `reason` is "refused", "overflow" or "address".
mail_failed = Signal()
