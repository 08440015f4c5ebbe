"""What goes in at the account's endpoints.

Name a subclass in AUTH_REGISTER_SERIALIZER or AUTH_PROFILE_SERIALIZER to take fields of your own.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils import timezone
from rest_framework import serializers

from auth_contract import users
from auth_contract.serializers import SecondFactorSerializer

MAX_EMAIL_LENGTH = 254
MAX_USERNAME_LENGTH = 150


class NewUsernameField(serializers.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_USERNAME_LENGTH, validators=[UnicodeUsernameValidator()], **kwargs)

    def to_internal_value(self, data: Any) -> str:
        return get_user_model().normalize_username(super().to_internal_value(data))


class NewEmailField(serializers.EmailField):
    """One that will be stored: a lower-case domain can be longer than it was."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_EMAIL_LENGTH, **kwargs)

    def run_validation(self, data: Any = serializers.empty) -> str:
        email = get_user_model()._default_manager.normalize_email(super().run_validation(data))
        if len(email) > MAX_EMAIL_LENGTH:
            raise serializers.ValidationError(f"Ensure this field has no more than {MAX_EMAIL_LENGTH} characters.")
        return email


class PasswordField(serializers.CharField):
    """As typed: Django's own forms do not trim a password either."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=4096, trim_whitespace=False, **kwargs)


class TokenField(serializers.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=4096, **kwargs)


class RegisterSerializer(serializers.Serializer):
    username = NewUsernameField()
    email = NewEmailField()
    password = PasswordField()

    def build_user(self, validated_data: dict[str, Any]) -> Any:
        """The user before it is saved. Take fields of your own out of `validated_data` here."""
        model = get_user_model()
        username = validated_data["email"] if users.signs_in_by_email() else validated_data["username"]
        values = {model.USERNAME_FIELD: username, users.email_field(): validated_data["email"]}
        if users.has_field("date_joined"):
            values["date_joined"] = timezone.now()
        return model(**values)


class ProfileSerializer(serializers.Serializer):
    username = NewUsernameField(required=False)
    first_name = serializers.CharField(max_length=150, allow_blank=True, required=False)
    last_name = serializers.CharField(max_length=150, allow_blank=True, required=False)


class EmailSerializer(serializers.Serializer):
    email = serializers.EmailField(max_length=MAX_EMAIL_LENGTH)


class LinkTokenSerializer(serializers.Serializer):
    token = TokenField()


class PasswordSerializer(serializers.Serializer):
    password = PasswordField()


class ReauthenticationSerializer(PasswordSerializer, SecondFactorSerializer):
    pass


class PasswordResetSerializer(serializers.Serializer):
    uid = serializers.CharField(max_length=254)
    token = TokenField()
    # A page asks about a link with a blank one, which is refused once the link was looked at.
    new_password = PasswordField(allow_blank=True)


class PasswordChangeSerializer(serializers.Serializer):
    old_password = PasswordField()
    new_password = PasswordField()


class EmailChangeSerializer(serializers.Serializer):
    email = NewEmailField()
    password = PasswordField()


class RevokeSerializer(serializers.Serializer):
    id = serializers.CharField(max_length=64)
