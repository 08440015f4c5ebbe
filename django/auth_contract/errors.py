"""Error bodies of our own endpoints: DRF's, with a machine-readable `code` beside `detail`.

Bodies that name the request itself as broken keep DRF's form without one, and so do simplejwt's own views.
"""

from typing import Any

from django.db import InterfaceError, OperationalError
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from rest_framework.views import exception_handler

WITHOUT_CODE = {"permission_denied", "parse_error", "unsupported_media_type", "method_not_allowed", "not_found"}
# A store that cannot be reached decides nothing, so the answer must not be read as a "no". Redis has errors of its own.
OUTAGES = (OperationalError, InterfaceError, OSError)


class Unavailable(APIException):
    status_code = 503
    default_detail = "Service temporarily unavailable, try again later."
    default_code = "service_unavailable"
    wait = 5


def handle_error(error: Exception, context: dict[str, Any]) -> Response | None:
    if isinstance(error, OUTAGES) or type(error).__module__ == "redis.exceptions":
        error = Unavailable()
    response = exception_handler(error, context)
    if response is None or not isinstance(response.data, dict) or set(response.data) != {"detail"}:
        return response
    code = getattr(response.data["detail"], "code", None)
    if code is not None and code not in WITHOUT_CODE:
        response.data["code"] = code
    return response
