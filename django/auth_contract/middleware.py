"""AuthAnswerMiddleware first in MIDDLEWARE: marks who answered, and keeps answers about a user out of every cache.
PartitionedCookieMiddleware second, for the cross-site shape.
"""

from http.cookies import Morsel

from django.conf import settings

from auth_contract import conf

# Python knows the attribute from 3.14 on.
Morsel._reserved.setdefault("partitioned", "Partitioned")
Morsel._flags.add("partitioned")


class AuthAnswerMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith("/api/"):
            response.headers["X-Auth-API"] = "django"
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class PartitionedCookieMiddleware:
    """Browsers that block third-party cookies keep partitioned ones: one jar for each site that embeds this server."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name in ("SESSION_COOKIE", "CSRF_COOKIE", "JWT_COOKIE"):
            if getattr(settings, f"{name}_PARTITIONED", False):
                # Only the last has no default of Django's.
                cookie = response.cookies.get(getattr(settings, f"{name}_NAME", conf.JWT_COOKIE_NAME))
                if cookie is not None:
                    # Deleting one repeats the attributes, or the browser looks in another jar.
                    cookie["partitioned"] = cookie["secure"] = True
        return response
