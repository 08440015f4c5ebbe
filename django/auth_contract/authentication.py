"""Who is asking, by strategy: `session` the cookie, `jwt` the bearer token, `hybrid` the token where there is one."""

from rest_framework import authentication
from rest_framework_simplejwt.authentication import JWTAuthentication

from auth_contract import conf
from auth_contract.handoff import is_orphaned  # setup: handoff


class SessionAuthentication(authentication.SessionAuthentication):
    """DRF answers 403 to a stranger unless the authenticator names a challenge; pages want to tell 401 from 403."""

    def authenticate(self, request):
        # setup: handoff begin
        if is_orphaned(request.session):
            request.session.flush()
        # setup: handoff end
        return super().authenticate(request)

    def authenticate_header(self, request):
        return 'Bearer realm="api"'


class StrategyAuthentication(authentication.BaseAuthentication):
    """Usable in every view of the project, so that changing the strategy changes no view."""

    def __init__(self):
        by_strategy = {
            "session": [SessionAuthentication],
            "jwt": [JWTAuthentication],
            "hybrid": [JWTAuthentication, SessionAuthentication],
        }
        self.authenticators = [authenticator() for authenticator in by_strategy[conf.AUTH_STRATEGY]]

    def authenticate(self, request):
        for authenticator in self.authenticators:
            found = authenticator.authenticate(request)
            if found is not None:
                return found
        return None

    def authenticate_header(self, request):
        return self.authenticators[0].authenticate_header(request)
