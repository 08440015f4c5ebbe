"""What goes in and out of the endpoints."""

from datetime import timezone

from django.contrib.auth import authenticate, get_user_model
from django.utils.module_loading import import_string
from rest_framework import serializers
from rest_framework.exceptions import AuthenticationFailed
from rest_framework_simplejwt.settings import api_settings
from rest_framework_simplejwt.tokens import RefreshToken

from auth_contract import conf, limits, tokens, users


class LoginSerializer(serializers.Serializer):
    # An e-mail address may be the username of a custom user model, hence 254.
    username = serializers.CharField(max_length=254)
    # As typed: Django's own forms do not trim a password either.
    password = serializers.CharField(max_length=4096, trim_whitespace=False)

    def validate(self, attrs):
        request = self.context["request"]
        username = get_user_model().normalize_username(attrs["username"])
        with limits.counted_login(request, username):
            user = authenticate(request, username=username, password=attrs["password"])
            if not api_settings.USER_AUTHENTICATION_RULE(user):
                raise AuthenticationFailed("No active account found with the given credentials", "no_active_account")
        return {"user": user}


def token_obtain_serializer():
    """simplejwt's, or the project's own, with our limits and claims."""
    base = import_string(api_settings.TOKEN_OBTAIN_SERIALIZER)

    class CountedSerializer(base):
        def validate(self, attrs):
            request = self.context["request"]
            with limits.counted_login(request, attrs[self.username_field]):
                data = super().validate(attrs)
            pair = tokens.complete(RefreshToken(data["refresh"]), request)
            return {**data, "refresh": str(pair.refresh), "access": str(pair.access)}

    return CountedSerializer


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
