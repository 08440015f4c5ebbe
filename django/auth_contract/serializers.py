"""What goes in and out of the endpoints."""

from django.contrib.auth import authenticate, get_user_model
from django.utils.module_loading import import_string
from rest_framework import serializers
from rest_framework.exceptions import AuthenticationFailed
from rest_framework_simplejwt.settings import api_settings

from auth_contract import conf


class LoginSerializer(serializers.Serializer):
    # An e-mail address may be the username of a custom user model, hence 254.
    username = serializers.CharField(max_length=254)
    # As typed: Django's own forms do not trim a password either.
    password = serializers.CharField(max_length=4096, trim_whitespace=False)

    def validate(self, attrs):
        user = authenticate(
            self.context["request"],
            username=get_user_model().normalize_username(attrs["username"]),
            password=attrs["password"],
        )
        if not api_settings.USER_AUTHENTICATION_RULE(user):
            raise AuthenticationFailed("No active account found with the given credentials", "no_active_account")
        return {"user": user}


class UserSerializer(serializers.Serializer):
    """The body of /api/auth/me/. Subclass it to add fields, and name the subclass in AUTH_USER_SERIALIZER."""

    id = serializers.ReadOnlyField(source="pk")
    username = serializers.ReadOnlyField(source="get_username")
    email = serializers.ReadOnlyField()
    first_name = serializers.ReadOnlyField()
    last_name = serializers.ReadOnlyField()
    name = serializers.SerializerMethodField()
    is_staff = serializers.ReadOnlyField()
    is_superuser = serializers.ReadOnlyField()
    groups = serializers.SerializerMethodField()
    permissions = serializers.SerializerMethodField()
    date_joined = serializers.DateTimeField()
    last_login = serializers.DateTimeField()

    def get_name(self, user):
        return user.get_full_name() or user.get_username()

    def get_groups(self, user):
        return sorted(user.groups.values_list("name", flat=True))

    def get_permissions(self, user):
        return sorted(user.get_all_permissions())


def user_answer(user):
    return import_string(conf.AUTH_USER_SERIALIZER)(user).data
