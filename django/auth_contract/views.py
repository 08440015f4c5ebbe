"""The endpoints under /api/auth/, one class each."""

from contextlib import suppress

from django.conf import settings
from django.middleware.csrf import get_token
from django.utils.module_loading import import_string
from rest_framework.exceptions import APIException, AuthenticationFailed, NotFound, ValidationError
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework_simplejwt import views as simplejwt
from rest_framework_simplejwt.exceptions import InvalidToken, TokenError
from rest_framework_simplejwt.serializers import TokenVerifySerializer

from auth_contract import conf, second_factor, strategies
from auth_contract.authentication import SessionAuthentication, StrategyAuthentication
from auth_contract.capabilities import capabilities
from auth_contract.errors import handle_error
from auth_contract.handoff import issue, redeem  # setup: handoff
from auth_contract.origin import require_csrf_token
from auth_contract.pending_sign_in import PendingSignIn
from auth_contract.profile import update_profile
from auth_contract.serializers import LoginSerializer, SecondFactorSerializer, token_obtain_serializer, user_answer


def read(serializer_class, request):
    """The fields of the body. Raises ValidationError with the sentences by field."""
    serializer = serializer_class(data=request.data)
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data


class RequestTooLarge(APIException):
    status_code = 413
    default_detail = "Request body is too large."
    default_code = "request_too_large"


class AuthView(APIView):
    """Whatever REST_FRAMEWORK says for the project's own views."""

    parser_classes = [JSONParser, FormParser, MultiPartParser]
    renderer_classes = [JSONRenderer]
    throttle_classes: list[type] = []
    versioning_class = None
    authentication_classes = [StrategyAuthentication]
    permission_classes = [AllowAny]

    def initial(self, request, *args, **kwargs):
        # REST framework would ask for credentials first.
        if not hasattr(self, request.method.lower()):
            self.http_method_not_allowed(request)
        super().initial(request, *args, **kwargs)
        # REST framework reads a body of any size.
        if int(request.META.get("CONTENT_LENGTH") or 0) > conf.REQUEST_BODY_LIMIT:
            raise RequestTooLarge

    def get_exception_handler(self):
        return handle_error


class CsrfView(AuthView):
    authentication_classes = []

    def get(self, request):
        token = get_token(request._request)
        return Response({"detail": "CSRF cookie set"}, headers={"X-CSRFToken": token})


class CapabilitiesView(AuthView):
    authentication_classes = []

    def get(self, request):
        return Response(capabilities())


class SessionView(AuthView):
    """Who is signed in here, for the first paint of a page: never an error, and nothing is spent or renewed."""

    def perform_authentication(self, request):
        with suppress(AuthenticationFailed):  # Leaves request.user anonymous.
            super().perform_authentication(request)

    def get(self, request):
        if settings.CSRF_COOKIE_NAME not in request.COOKIES:
            get_token(request._request)
        user = request.user if request.user.is_authenticated else None
        return Response(
            {
                "isAuthenticated": user is not None,
                "strategy": conf.AUTH_STRATEGY,
                "user": user_answer(user) if user else None,
            }
        )


class SignInView(AuthView):
    authentication_classes = []

    def initial(self, request, *args, **kwargs):
        self.pending = PendingSignIn(request)
        super().initial(request, *args, **kwargs)

    def get_authenticate_header(self, request):
        return StrategyAuthentication().authenticate_header(request)

    def sign_in(self, request, user):
        response = strategies.current().sign_in(request, user)
        response.data = {"user": user_answer(user), **response.data}
        return response

    def finalize_response(self, request, response, *args, **kwargs):
        # Also of a refusal: it is the one that says that the second factor is owed.
        return self.pending.save(super().finalize_response(request, response, *args, **kwargs))


class LoginView(SignInView):
    def post(self, request):
        require_csrf_token(request)
        serializer = LoginSerializer(data=request.data, context={"request": request})
        serializer.is_valid(raise_exception=True)
        user, code = serializer.validated_data["user"], serializer.validated_data["code"]
        second_factor.require(request, user, code, self.pending)
        return self.sign_in(request, user)


class SecondFactorView(SignInView):
    """The second half of a sign-in whose password was right."""

    def get(self, request):
        user = self.pending.user() or (StrategyAuthentication().authenticate(request) or [None])[0]
        if user is None:
            raise nobody_waits()
        factors = second_factor.list_owed(user)
        types = second_factor.list_types(factors)
        passkey = second_factor.ask_for_passkey(self.pending, factors) if "webauthn" in types else None
        return Response({"factors": types, "passkey": passkey})

    def post(self, request):
        require_csrf_token(request)
        proof = read(SecondFactorSerializer, request)
        user = self.pending.user()
        # Removed meanwhile: what was asked for is not there, so the sign-in begins again.
        factors = second_factor.list_owed(user) if user else []
        if not factors:
            raise nobody_waits()
        if not proof:
            raise ValidationError({"code": ["This field is required."]})
        second_factor.prove(request, user, factors, self.pending, **proof)
        self.pending.forget()
        return self.sign_in(request, user)


def nobody_waits():
    return AuthenticationFailed("Sign in with your password first.", "no_pending_sign_in")


class MeView(AuthView):
    permission_classes = [IsAuthenticated]

    def get(self, request):
        return Response(user_answer(request.user))

    def patch(self, request):
        update_profile(request, read(import_string(conf.AUTH_PROFILE_SERIALIZER), request))
        return Response(user_answer(request.user))


class CookieView(AuthView):
    """About the cookie alone: an access token that has ended must keep nobody from renewing or signing out."""

    def get_authenticators(self):
        return [] if conf.AUTH_STRATEGY == "jwt" else [SessionAuthentication()]

    def get_authenticate_header(self, request):
        return 'Bearer realm="api"'


class RefreshView(CookieView):
    def post(self, request):
        response, user = strategies.current().refresh(request)
        if request.query_params.get("include") == "user":
            response.data["user"] = user_answer(user)
        return response

    def handle_exception(self, error):
        response = super().handle_exception(error)
        if response.status_code == 401:
            strategies.current().forget(request=self.request, response=response)
        return response


class VerifyView(AuthView):
    authentication_classes = []

    def get_authenticate_header(self, request):
        return 'Bearer realm="api"'

    def post(self, request):
        serializer = TokenVerifySerializer(data=request.data)
        try:
            serializer.is_valid(raise_exception=True)
        except TokenError as error:
            raise InvalidToken(str(error)) from error
        return Response({})


class LogoutView(CookieView):
    def post(self, request):
        return strategies.current().sign_out(request)


# setup: handoff begin
class HandoffView(AuthView):
    def post(self, request):
        return Response({"handoff": issue(request)})


class RedeemView(AuthView):
    authentication_classes = []

    def get_authenticate_header(self, request):
        return 'Bearer realm="api"'

    def post(self, request):
        return redeem(request)


# setup: handoff end
class TokensOffered:
    """404 where requests may not carry tokens."""

    def initial(self, request, *args, **kwargs):
        if conf.AUTH_STRATEGY == "session":
            raise NotFound
        super().initial(request, *args, **kwargs)


class TokenObtainView(TokensOffered, simplejwt.TokenObtainPairView):
    """simplejwt's, with our limits and claims."""

    def get_serializer_class(self):
        return token_obtain_serializer()


# Classes of our own, so that describing them for the OpenAPI document changes none of simplejwt's.
class TokenRefreshView(TokensOffered, simplejwt.TokenRefreshView):
    pass


class TokenVerifyView(TokensOffered, simplejwt.TokenVerifyView):
    pass


class TokenBlacklistView(TokensOffered, simplejwt.TokenBlacklistView):
    pass
