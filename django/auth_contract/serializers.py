"""What goes in and out of the endpoints."""

from datetime import timezone

from django.contrib.auth import authenticate, get_user_model
from django.utils.module_loading import import_string
from rest_framework import serializers
from rest_framework.exceptions import APIException, AuthenticationFailed
from rest_framework_simplejwt.settings import api_settings
from rest_framework_simplejwt.tokens import RefreshToken

from auth_contract import conf, limits, second_factor, tokens, users
from auth_contract.pending_sign_in import PendingSignIn


class FactorCodeField(serializers.CharField):
    """A code of an authenticator app, or a recovery code, for a client that asks for the second factor at once."""

    def __init__(self, **kwargs):
        super().__init__(max_length=64, required=False, **kwargs)


class SecondFactorSerializer(serializers.Serializer):
    code = FactorCodeField()
    credential = serializers.JSONField(required=False, help_text="What navigator.credentials.get() gave, as JSON")


class LoginSerializer(serializers.Serializer):
    # An e-mail address may be the username of a custom user model, hence 254.
    username = serializers.CharField(max_length=254)
    # As typed: Django's own forms do not trim a password either.
    password = serializers.CharField(max_length=4096, trim_whitespace=False)
    code = FactorCodeField()

    def validate(self, attrs):
        request = self.context["request"]
        username = get_user_model().normalize_username(attrs["username"])
        with limits.counted_login(request, username):
            user = authenticate(request, username=username, password=attrs["password"])
            if not api_settings.USER_AUTHENTICATION_RULE(user):
                raise AuthenticationFailed("No active account found with the given credentials", "no_active_account")
        return {"user": user, "code": attrs.get("code")}


def token_obtain_serializer():
    """simplejwt's, or the project's own, with our limits and claims."""
    base = import_string(api_settings.TOKEN_OBTAIN_SERIALIZER)

    class PairRequestSerializer(base):
        code = FactorCodeField(write_only=True)

        def validate(self, attrs):
            request = self.context["request"]
            try:
                with limits.counted_login(request, attrs[self.username_field]):
                    data = super().validate(attrs)
            except _PasswordWasRight as refusal:
                raise refusal.__cause__ from None
            pair = tokens.complete(RefreshToken(data["refresh"]), request)
            return {**data, "refresh": str(pair.refresh), "access": str(pair.access)}

        def get_token(self, user):
            request = self.context["request"]
            code = self.initial_data.get("code")
            try:
                second_factor.require(request, user, code, PendingSignIn(request), is_remembered=False)
            except APIException as error:
                raise _PasswordWasRight from error
            return super().get_token(user)

    return PairRequestSerializer


class _PasswordWasRight(Exception):
    """Beside what refuses the second factor: it must not count as a wrong password."""


class UserSerializer(serializers.Serializer):
    """The body of /api/auth/me/. Subclass it to add fields, and name the subclass in AUTH_USER_SERIALIZER."""

    id = serializers.ReadOnlyField(source="pk")
    username = serializers.ReadOnlyField(source="get_username")
    email = serializers.SerializerMethodField()
    # What a user model lacks is answered as Django's default.
    first_name = serializers.CharField(default="")
    last_name = serializers.CharField(default="")
    name = serializers.SerializerMethodField()
    is_staff = serializers.BooleanField(default=False)
    is_superuser = serializers.BooleanField(default=False)
    groups = serializers.SerializerMethodField()
    permissions = serializers.SerializerMethodField()
    date_joined = serializers.DateTimeField(default=users.NEVER_SIGNED_IN, default_timezone=timezone.utc)
    last_login = serializers.DateTimeField(default=None, allow_null=True, default_timezone=timezone.utc)

    def get_email(self, user) -> str:
        return users.email_of(user)

    def get_name(self, user) -> str:
        return users.name_of(user)

    def get_groups(self, user) -> list[str]:
        return sorted(user.groups.values_list("name", flat=True)) if users.has_field("groups") else []

    def get_permissions(self, user) -> list[str]:
        return sorted(user.get_all_permissions()) if hasattr(user, "get_all_permissions") else []


def user_answer(user):
    return import_string(conf.AUTH_USER_SERIALIZER)(user).data
