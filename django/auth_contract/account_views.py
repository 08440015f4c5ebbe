"""The endpoints of accounts: registration, passwords, addresses, sessions, deletion. One class each."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.module_loading import import_string
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from auth_contract import account_serializers as serializers
from auth_contract import (
    conf,
    deletion,
    email_change,
    limits,
    open_sessions,
    passwords,
    recent_sign_in,
    registration,
    second_factor,
    signals,
)
from auth_contract.confirm_password import require_password
from auth_contract.origin import require_trusted_origin
from auth_contract.pending_sign_in import PendingSignIn
from auth_contract.strategies import with_tokens
from auth_contract.views import AuthView, read


class VisitorView(AuthView):
    """For visitors: there is no session to ride on, so no CSRF token, but a foreign Origin is refused."""

    authentication_classes: list[type] = []

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method == "POST":
            require_trusted_origin(request)


class OwnerView(AuthView):
    permission_classes = [IsAuthenticated]


class RegisterView(VisitorView):
    def post(self, request: Request) -> Response:
        serializer = import_string(conf.AUTH_REGISTER_SERIALIZER)(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Response({"detail": registration.register(request, serializer)}, status=201)


class VerifyEmailView(VisitorView):
    def post(self, request: Request) -> Response:
        registration.verify_email(request, **read(serializers.LinkTokenSerializer, request))
        return Response({"detail": "Your address is confirmed. You can sign in now."})


class ResendView(VisitorView):
    def post(self, request: Request) -> Response:
        registration.resend_verification(request, **read(serializers.EmailSerializer, request))
        return Response({"detail": "If this address waits to be confirmed, a new link is on its way."})


class PasswordForgotView(VisitorView):
    def post(self, request: Request) -> Response:
        passwords.send_reset_links(request, **read(serializers.EmailSerializer, request))
        return Response({"detail": "If an account uses this address, a link to set a new password is on its way."})


class PasswordResetView(VisitorView):
    def post(self, request: Request) -> Response:
        passwords.reset_password(request, **read(serializers.PasswordResetSerializer, request))
        return Response({"detail": "Your password is set. You can sign in with it now."})


class PasswordChangeView(OwnerView):
    def post(self, request: Request) -> Response:
        pair = passwords.change_password(request, **read(serializers.PasswordChangeSerializer, request))
        return _with_pair(request, "Your password is changed.", pair)


class ReauthenticateView(OwnerView):
    def post(self, request: Request) -> Response:
        pending = PendingSignIn(request)
        proof = read(serializers.ReauthenticationSerializer, request)
        require_password(request, request.user, proof.pop("password"))
        second_factor.require_again(request, request.user, proof, pending)
        pair = recent_sign_in.renew_sign_in(request)
        signals.reauthenticated.send(sender=get_user_model(), request=request, user=request.user)
        return pending.save(_with_pair(request, "Thank you.", pair))


class EmailChangeView(OwnerView):
    def post(self, request: Request) -> Response:
        email_change.request_change(request, **read(serializers.EmailChangeSerializer, request))
        return Response({"detail": "A link is on its way to the new address."})


class EmailConfirmView(OwnerView):
    def post(self, request: Request) -> Response:
        email_change.confirm_change(request, **read(serializers.LinkTokenSerializer, request))
        return Response({"detail": "Your address is changed."})


class AccountDeleteView(OwnerView):
    def post(self, request: Request) -> Response:
        response = Response({"detail": "Your account is deleted."})
        deletion.delete_account(request, **read(serializers.PasswordSerializer, request), response=response)
        return response


class SessionsView(OwnerView):
    def get(self, request: Request) -> Response:
        _limit_search(request)
        return Response({"sessions": open_sessions.list_open_sessions(request)})


class FreshOwnerView(OwnerView):
    """ASVS 5.0, 7.5.2: sessions are ended by someone who has authenticated again."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method == "POST":
            recent_sign_in.require_recent_sign_in(request)
            _limit_search(request)


class SessionRevokeView(FreshOwnerView):
    def post(self, request: Request) -> Response:
        response = Response({"detail": "That session has ended."})
        open_sessions.end_session(request, read(serializers.RevokeSerializer, request)["id"], response)
        return response


class SessionRevokeOthersView(FreshOwnerView):
    def post(self, request: Request) -> Response:
        response = Response({"detail": "Signed out."})
        open_sessions.end_other_sessions(request, response)
        return response


class SessionRevokeAllView(FreshOwnerView):
    def post(self, request: Request) -> Response:
        response = Response({"detail": "Signed out."})
        open_sessions.end_every_session(request, response)
        return response


def _limit_search(request: Request) -> None:
    """Sessions of other programs have to be looked for among those of all users."""
    limits.consume(request, "sessions")
    limits.consume_own("sessions", str(request.user.pk))


def _with_pair(request: Request, detail: str, pair: Any) -> Response:
    response = Response({"detail": detail})
    return response if pair is None else with_tokens(response, pair, request)
