"""Which browser a session or a refresh token was opened from, and when: shown to its owner in the list of sessions.

No table is needed. Session data holds `"_auth_at": 1735689600` and `"_device": {"user_agent": …, "ip": …,
"created_at": …, "last_seen_at": …}`; refresh tokens hold the claims `auth_time`, `sid`, `ua` and `ip`. Unix seconds.
"""

from time import time
from typing import Any

from django.http import HttpRequest

from auth_contract.client import client_address

SIGNED_IN_AT = "_auth_at"
DEVICE = "_device"
# Names every browser in use, and keeps the refresh cookie far below the 4096 bytes that browsers accept.
LONGEST_USER_AGENT = 160
# As claims of a refresh token.
DEVICE_CLAIMS = ("ua", "ip")


def read_device(request: HttpRequest) -> dict[str, str | None]:
    """Named as the claims of a refresh token are."""
    return {"ua": request.headers.get("User-Agent", "")[:LONGEST_USER_AGENT], "ip": client_address(request)}


def mark_sign_in(request: HttpRequest) -> None:
    """Write who signed in from where, and that it was now."""
    now = int(time())
    device = read_device(request)
    request.session[SIGNED_IN_AT] = now
    request.session[DEVICE] = {
        "user_agent": device["ua"],
        "ip": device["ip"],
        "created_at": now,
        "last_seen_at": now,
    }


def mark_reauthentication(session: Any) -> None:
    session[SIGNED_IN_AT] = int(time())


def mark_activity(session: Any) -> None:
    """Only called when the session is written anyway: no request writes for this alone."""
    if isinstance(session.get(DEVICE), dict):
        session[DEVICE] = {**session[DEVICE], "last_seen_at": int(time())}


def remember_sign_in(sender: Any, request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    """Receiver of user_logged_in: sessions that the admin or a form of yours opens are listed like ours."""
    session = getattr(request, "session", None)
    # Signing in with tokens alone leaves the session untouched.
    if request is not None and session is not None and session.modified:
        mark_sign_in(request)
