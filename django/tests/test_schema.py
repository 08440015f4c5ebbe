"""The OpenAPI document, and what a body may weigh."""

from auth_contract import schema
from django.urls import include, path
from drf_spectacular.openapi import AutoSchema
from rest_framework import generics, serializers

from tests.conftest import PASSWORD


class ShopSerializer(serializers.Serializer):
    name = serializers.CharField()
    city = serializers.CharField(required=False)


class ShopView(generics.ListCreateAPIView):
    serializer_class = ShopSerializer
    schema = AutoSchema()


class UndescribedView(generics.ListAPIView):
    serializer_class = ShopSerializer


urlpatterns = [
    path("", include("auth_contract.urls")),
    path("api/shops/", ShopView.as_view()),
    path("api/undescribed/", UndescribedView.as_view()),
]


def test_describes_every_endpoint_and_no_other(browser):
    described = browser.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert len(described["paths"]) > 20
    login = described["paths"]["/api/auth/login/"]["post"]
    assert set(login["responses"]) == {"200", "400", "401", "403", "405", "413", "415", "429", "503"}
    assert set(login["requestBody"]["content"]) == {
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    }


def test_describes_the_endpoints_of_the_project_that_can_be_described(settings):
    settings.ROOT_URLCONF = "tests.test_schema"
    schema.document.cache_clear()
    document = schema.document()
    schema.document.cache_clear()
    assert "/api/auth/login/" in document["paths"]
    assert "/api/undescribed/" not in document["paths"]
    made = document["paths"]["/api/shops/"]["post"]
    assert set(made["responses"]) == {"201", "400", "401", "403", "405", "413", "415", "503"}
    # An answer has every field, a request only those that are required.
    assert document["components"]["schemas"]["Shop"]["required"] == ["city", "name"]
    assert document["components"]["schemas"]["ShopRequest"]["required"] == ["name"]


def test_refuses_a_body_that_is_too_large(browser):
    answer = browser.post("/api/auth/password/forgot/", {"email": "x" * 70_000})
    assert (answer.status_code, answer.json()["code"]) == (413, "request_too_large")


def test_offers_tokens_only_where_requests_may_carry_them(browser, strategy):
    schema.document.cache_clear()
    paths = browser.get("/api/openapi.json").json()["paths"]
    schema.document.cache_clear()
    pair = browser.post("/api/token/", {"username": "ada", "password": PASSWORD})
    if strategy == "session":
        assert "/api/token/" not in paths
        assert (pair.status_code, pair.json()) == (404, {"detail": "Not found."})
    else:
        assert "/api/token/" in paths
        assert browser.get("/api/auth/me/").status_code == 200
