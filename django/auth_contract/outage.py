"""A store that cannot be reached decides nothing, so the answer must not be read as a "no"."""

from django.db import InterfaceError, OperationalError
from rest_framework.exceptions import APIException


class Unavailable(APIException):
    status_code = 503
    default_detail = "Service temporarily unavailable, try again later."
    default_code = "service_unavailable"
    # Seconds, as Retry-After.
    wait = 5


def is_outage(error: Exception) -> bool:
    # Redis has errors of its own.
    return (
        isinstance(error, OperationalError | InterfaceError | OSError) or type(error).__module__ == "redis.exceptions"
    )
