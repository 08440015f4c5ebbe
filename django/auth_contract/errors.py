"""Error bodies of our own endpoints: DRF's, with a machine-readable `code` beside `detail`.

Bodies that name the request itself as broken keep DRF's form without one, and so do simplejwt's own views.
"""

from django.db import InterfaceError, OperationalError
from rest_framework.response import Response
from rest_framework.views import exception_handler

WITHOUT_CODE = {"permission_denied", "parse_error", "unsupported_media_type", "method_not_allowed", "not_found"}


# A store that cannot be reached decides nothing, so the answer must not be read as a "no". Redis has errors of its own.
OUTAGES = (OperationalError, InterfaceError, OSError)
OUTAGE = {"detail": "Service temporarily unavailable, try again later.", "code": "service_unavailable"}


def handle_error(error, context):
    if isinstance(error, OUTAGES) or type(error).__module__ == "redis.exceptions":
        return Response(OUTAGE, status=503, headers={"Retry-After": "5"})
    response = exception_handler(error, context)
    if response is None or not isinstance(response.data, dict) or set(response.data) != {"detail"}:
        return response
    code = getattr(response.data["detail"], "code", None)
    if code is not None and code not in WITHOUT_CODE:
        response.data["code"] = code
    return response
