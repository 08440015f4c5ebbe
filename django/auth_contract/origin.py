"""Django's CSRF protection for views that no session authenticates.

Signing in is checked in full (a forged login is an attack too). Requests that only carry the refresh cookie cannot
read a token anywhere, so for them the Origin header decides: browsers send it with every cross-origin POST.
"""

from django.middleware.csrf import REASON_BAD_ORIGIN
from rest_framework.authentication import CSRFCheck
from rest_framework.exceptions import PermissionDenied


def _check():
    return CSRFCheck(lambda request: None)


def require_csrf_token(request):
    check = _check()
    check.process_request(request)
    reason = check.process_view(request, None, (), {})
    if reason:
        raise PermissionDenied(f"CSRF Failed: {reason}")


def require_trusted_origin(request):
    origin = request.META.get("HTTP_ORIGIN")
    if origin is not None and not _check()._origin_verified(request):
        raise PermissionDenied(f"CSRF Failed: {REASON_BAD_ORIGIN % origin}")
