"""The OpenAPI document of the app's endpoints and of the project's own, by drf-spectacular.

The project's own are in it where their `schema` is drf-spectacular's (DEFAULT_SCHEMA_CLASS in the settings of DRF).
"""

from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any

from django.utils.module_loading import import_string
from drf_spectacular.generators import EndpointEnumerator, SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.settings import patched_settings
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework_simplejwt import serializers as simplejwt

from auth_contract import account_serializers as requests
from auth_contract import account_views as accounts
from auth_contract import answers, conf, views
from auth_contract.serializers import LoginSerializer, SecondFactorSerializer, token_obtain_serializer

SETTINGS = {
    "TITLE": "Auth API",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "",
    "COMPONENT_SPLIT_REQUEST": True,
    "PREPROCESSING_HOOKS": [],
    "POSTPROCESSING_HOOKS": [],
    "DISABLE_ERRORS_AND_WARNINGS": True,
}
# With a body, the first three; everywhere the others.
BODY_ERRORS = (413, 415)
COMMON_ERRORS = (400, 405, 503)
# Tells the app's own operations from the project's; not in the answer.
OURS = "x-auth-contract"
INCLUDE_USER = OpenApiParameter("include", str, enum=["user"], description="Add the user to the answer")


@dataclass(frozen=True)
class Operation:
    """What an endpoint takes, what it answers, and with which errors beside those that all have."""

    view: Any
    method: str
    summary: str
    answer: Any
    errors: tuple[int, ...] = ()
    request: Any = None
    status: int = 200
    parameters: tuple[OpenApiParameter, ...] = ()


VISITOR, OWNER, FRESH = (403, 429), (401, 403, 429), (401, 403, 429)


def operations() -> list[Operation]:
    detail = answers.DetailSerializer
    return [
        Operation(views.CsrfView, "get", "Set the csrftoken cookie and hand out a token", detail),
        Operation(
            views.SessionView, "get", "Whether the visitor is signed in, and as whom", answers.SessionAnswerSerializer
        ),
        Operation(views.CapabilitiesView, "get", "What this server offers", answers.CapabilitiesSerializer),
        Operation(views.LoginView, "post", "Sign in", answers.LoginAnswerSerializer, (401, 403, 429), LoginSerializer),
        Operation(
            views.SecondFactorView,
            "get",
            "Which factors can be given, and what to ask a passkey",
            answers.SecondFactorAnswerSerializer,
            (401,),
        ),
        Operation(
            views.SecondFactorView,
            "post",
            "Finish a sign-in with a code or a passkey",
            answers.LoginAnswerSerializer,
            (401, 403, 429),
            SecondFactorSerializer,
        ),
        Operation(views.MeView, "get", "The signed-in user", answers.UserAnswerSerializer, (401,)),
        Operation(
            views.MeView,
            "patch",
            "Change the profile; another username needs a recent sign-in",
            answers.UserAnswerSerializer,
            (401, 403),
            import_string(conf.AUTH_PROFILE_SERIALIZER),
        ),
        Operation(
            views.RefreshView,
            "post",
            "Renew the session, or exchange the refresh cookie for a new access token",
            answers.RefreshAnswerSerializer,
            (401, 403, 429),
            parameters=(INCLUDE_USER,),
        ),
        Operation(
            views.VerifyView,
            "post",
            "Check a token of any type",
            answers.EmptySerializer,
            (401,),
            simplejwt.TokenVerifySerializer,
        ),
        Operation(views.LogoutView, "post", "Sign out; calling it again is fine", answers.EmptySerializer, (403, 429)),
        Operation(
            accounts.RegisterView,
            "post",
            "Create an account",
            detail,
            VISITOR,
            import_string(conf.AUTH_REGISTER_SERIALIZER),
            201,
        ),
        Operation(
            accounts.VerifyEmailView, "post", "Confirm an address", detail, VISITOR, requests.LinkTokenSerializer
        ),
        Operation(
            accounts.ResendView, "post", "Send the confirmation again", detail, VISITOR, requests.EmailSerializer
        ),
        Operation(
            accounts.PasswordForgotView, "post", "Mail a link to reset", detail, VISITOR, requests.EmailSerializer
        ),
        Operation(
            accounts.PasswordResetView, "post", "Reset by a link", detail, VISITOR, requests.PasswordResetSerializer
        ),
        Operation(
            accounts.PasswordChangeView,
            "post",
            "Change the password; everything else is signed out",
            answers.RenewedAnswerSerializer,
            OWNER,
            requests.PasswordChangeSerializer,
        ),
        Operation(
            accounts.ReauthenticateView,
            "post",
            "Give the password again, for changes that need a recent sign-in",
            answers.RenewedAnswerSerializer,
            OWNER,
            requests.ReauthenticationSerializer,
        ),
        Operation(
            accounts.EmailChangeView,
            "post",
            "Mail a link to a new address",
            detail,
            OWNER,
            requests.EmailChangeSerializer,
        ),
        Operation(
            accounts.EmailConfirmView,
            "post",
            "Take over the new address",
            detail,
            (401, 403),
            requests.LinkTokenSerializer,
        ),
        Operation(
            accounts.AccountDeleteView, "post", "Delete the account", detail, (*OWNER, 409), requests.PasswordSerializer
        ),
        Operation(accounts.SessionsView, "get", "List open sessions", answers.SessionsAnswerSerializer, (401, 429)),
        Operation(
            accounts.SessionRevokeView, "post", "End one session", detail, (*FRESH, 404), requests.RevokeSerializer
        ),
        Operation(accounts.SessionRevokeOthersView, "post", "End every session but this one", detail, FRESH),
        Operation(accounts.SessionRevokeAllView, "post", "End every session, this one too", detail, FRESH),
        Operation(
            views.TokenObtainView,
            "post",
            "Obtain a pair of tokens",
            answers.PairAnswerSerializer,
            (401, 429),
            token_obtain_serializer(),
        ),
        Operation(
            views.TokenRefreshView,
            "post",
            "Refresh a token",
            answers.AccessAnswerSerializer,
            (401, 429),
            simplejwt.TokenRefreshSerializer,
        ),
        Operation(
            views.TokenVerifyView,
            "post",
            "Check a token",
            answers.EmptySerializer,
            (401,),
            simplejwt.TokenVerifySerializer,
        ),
        Operation(
            views.TokenBlacklistView,
            "post",
            "Blacklist a refresh token",
            answers.EmptySerializer,
            (401,),
            simplejwt.TokenBlacklistSerializer,
        ),
    ]


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    for operation in operations():
        _describe(operation)
    with patched_settings(SETTINGS):
        document = DescribedGenerator().get_schema(request=None, public=True)
    for path, methods in document["paths"].items():
        for operation in methods.values():
            if not operation.pop(OURS, False):
                _complete(operation, path, document["components"]["schemas"])
    return document


class DescribedEndpoints(EndpointEnumerator):
    def should_include_endpoint(self, path: str, callback: Any) -> bool:
        if not super().should_include_endpoint(path, callback) or not isinstance(callback.cls.schema, AutoSchema):
            return False
        return conf.AUTH_STRATEGY != "session" or not issubclass(callback.cls, views.TokensOffered)


class DescribedGenerator(SchemaGenerator):
    endpoint_inspector_cls = DescribedEndpoints


def _complete(operation: dict[str, Any], path: str, schemas: dict[str, Any]) -> None:
    """Add what is true of every endpoint: the errors, and that an answer has all of its fields."""
    for response in operation["responses"].values():
        for media in response.get("content", {}).values():
            _complete_schema(media.get("schema", {}), schemas, set())
    errors = {*COMMON_ERRORS, 401, 403}
    # DRF's answer for a page beyond the last, too.
    if "{" in path or any(parameter["name"] == "page" for parameter in operation.get("parameters", [])):
        errors.add(404)
    if "requestBody" in operation:
        errors.update(BODY_ERRORS)
    detail = {"application/json": {"schema": {"$ref": "#/components/schemas/DetailError"}}}
    for status in sorted(errors):
        content = {"application/json": {"schema": {"type": "object"}}} if status == 400 else detail
        operation["responses"].setdefault(str(status), {"description": "", "content": content})


def _complete_schema(schema: dict[str, Any], schemas: dict[str, Any], seen: set[str]) -> None:
    name = schema.get("$ref", "").rpartition("/")[2]
    if name in seen:
        return
    if name:
        seen.add(name)
        schema = schemas[name]
    if schema.pop("nullable", False):
        # DRF's paginators still say it in the words of OpenAPI 3.0.
        schema["type"] = [schema["type"], "null"]
    properties = schema.get("properties", {})
    if properties:
        schema["required"] = sorted(properties)
    for part in (*properties.values(), schema.get("items")):
        if isinstance(part, dict):
            _complete_schema(part, schemas, seen)


def _describe(operation: Operation) -> None:
    has_body = operation.request is not None
    errors = {*operation.errors, *COMMON_ERRORS, *(BODY_ERRORS if has_body else ())}
    responses: dict[int, Any] = dict.fromkeys(sorted(errors), answers.DetailErrorSerializer)
    # Sentences by field, or one under `detail` where the body cannot be read.
    responses[400] = OpenApiTypes.OBJECT
    described = extend_schema(
        summary=operation.summary,
        request=operation.request,
        responses={operation.status: operation.answer, **responses},
        parameters=list(operation.parameters),
        auth=[],
        extensions={OURS: True},
    )
    view, method = operation.view, operation.method
    handler = getattr(view, method)

    @wraps(handler)
    def own(self: Any, request: Request, *args: Any, **kwargs: Any) -> Any:
        return handler(self, request, *args, **kwargs)

    # In place of the project's DEFAULT_SCHEMA_CLASS.
    view.schema, own.schema = AutoSchema(), AutoSchema()  # type: ignore[attr-defined]
    setattr(view, method, described(own))
