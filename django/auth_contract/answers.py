"""The answers, for the OpenAPI document only: what the views answer is compared with it by the conformance run."""

from rest_framework import serializers


class DetailSerializer(serializers.Serializer):
    detail = serializers.CharField()


class DetailErrorSerializer(serializers.Serializer):
    detail = serializers.CharField()
    code = serializers.CharField(required=False)
    messages = serializers.ListField(child=serializers.DictField(child=serializers.CharField()), required=False)


class EmptySerializer(serializers.Serializer):
    pass


class UserAnswerSerializer(serializers.Serializer):
    id = serializers.JSONField(help_text="An integer, or a UUID as text")
    username = serializers.CharField()
    email = serializers.CharField()
    first_name = serializers.CharField()
    last_name = serializers.CharField()
    name = serializers.CharField()
    is_staff = serializers.BooleanField()
    is_superuser = serializers.BooleanField()
    groups = serializers.ListField(child=serializers.CharField())
    permissions = serializers.ListField(child=serializers.CharField())
    date_joined = serializers.CharField()
    last_login = serializers.CharField(allow_null=True)


class SessionAnswerSerializer(serializers.Serializer):
    isAuthenticated = serializers.BooleanField()
    strategy = serializers.ChoiceField(["session", "jwt", "hybrid"])
    user = UserAnswerSerializer(allow_null=True)


class LoginAnswerSerializer(serializers.Serializer):
    user = UserAnswerSerializer()
    access = serializers.CharField(required=False)
    access_expires = serializers.IntegerField(required=False)


class SecondFactorAnswerSerializer(serializers.Serializer):
    factors = serializers.ListField(child=serializers.CharField())
    passkey = serializers.DictField(allow_null=True, help_text="Options of navigator.credentials.get()")


class RefreshAnswerSerializer(serializers.Serializer):
    access = serializers.CharField(required=False, help_text="jwt")
    access_expires = serializers.IntegerField(required=False, help_text="jwt, Unix seconds")
    session_expires = serializers.IntegerField(required=False, help_text="session, Unix seconds")
    user = UserAnswerSerializer(required=False)


class RenewedAnswerSerializer(serializers.Serializer):
    detail = serializers.CharField()
    access = serializers.CharField(required=False)
    access_expires = serializers.IntegerField(required=False)
    refresh = serializers.CharField(required=False, help_text="For a client that keeps its refresh token itself")


class OpenSessionSerializer(serializers.Serializer):
    id = serializers.CharField()
    current = serializers.BooleanField()
    kind = serializers.ChoiceField(["session", "refresh"])
    user_agent = serializers.CharField()
    ip = serializers.CharField(allow_null=True)
    created_at = serializers.CharField(allow_null=True)
    last_seen_at = serializers.CharField(allow_null=True)
    expires_at = serializers.CharField(allow_null=True)


class SessionsAnswerSerializer(serializers.Serializer):
    sessions = OpenSessionSerializer(many=True)


class ProviderSerializer(serializers.Serializer):
    id = serializers.CharField()
    name = serializers.CharField()


class CapabilitiesSerializer(serializers.Serializer):
    strategy = serializers.ChoiceField(["session", "jwt", "hybrid"])
    sign_in = serializers.ListField(child=serializers.CharField())
    registration = serializers.BooleanField()
    email_verification = serializers.BooleanField()
    password_reset = serializers.BooleanField()
    password_change = serializers.BooleanField()
    email_change = serializers.BooleanField()
    profile = serializers.BooleanField()
    account_deletion = serializers.BooleanField()
    reauthentication = serializers.BooleanField()
    sessions = serializers.BooleanField()
    factors = serializers.ListField(child=serializers.CharField())
    providers = ProviderSerializer(many=True)
    features = serializers.ListField(child=serializers.CharField())


class PairAnswerSerializer(serializers.Serializer):
    refresh = serializers.CharField()
    access = serializers.CharField()


class AccessAnswerSerializer(serializers.Serializer):
    access = serializers.CharField()
    refresh = serializers.CharField(required=False)
