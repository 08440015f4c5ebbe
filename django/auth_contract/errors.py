"""Error bodies of our own endpoints: DRF's, with a machine-readable `code` beside `detail`.

Bodies that name the request itself as broken keep DRF's form without one, and so do simplejwt's own views.
"""

from typing import Any

from rest_framework.response import Response
from rest_framework.views import exception_handler

from auth_contract.outage import Unavailable, is_outage

WITHOUT_CODE = {"permission_denied", "parse_error", "unsupported_media_type", "method_not_allowed", "not_found"}


def handle_error(error: Exception, context: dict[str, Any]) -> Response | None:
    if is_outage(error):
        error = Unavailable()
    response = exception_handler(error, context)
    if response is None or not isinstance(response.data, dict) or set(response.data) != {"detail"}:
        return response
    code = getattr(response.data["detail"], "code", None)
    if code is not None and code not in WITHOUT_CODE:
        response.data["code"] = code
    return response
