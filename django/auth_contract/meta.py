"""What is not about a user: public keys, the list of endpoints, and whether this server is alive and ready."""

import json

from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.views.decorators.http import require_safe
from rest_framework_simplejwt.settings import api_settings


@require_safe
def jwks(request):
    """RFC 7517. Empty with a shared secret: there is no key to show."""
    keys = [_public_key()] if api_settings.VERIFYING_KEY else []
    return JsonResponse({"keys": keys}, headers={"Cache-Control": "public, max-age=300"})


def _public_key():
    from jwt.algorithms import get_default_algorithms

    algorithm = get_default_algorithms()[api_settings.ALGORITHM]
    key = json.loads(algorithm.to_jwk(algorithm.prepare_key(api_settings.VERIFYING_KEY)))
    key.pop("key_ops", None)
    return {**key, "use": "sig", "alg": api_settings.ALGORITHM}


@require_safe
def openapi(request):
    from auth_contract.schema import document

    return JsonResponse(document())


@require_safe
def healthz(request):
    return JsonResponse({"status": "ok"})


@require_safe
def readyz(request):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "unavailable"}, status=503)
    return JsonResponse({"status": "ok"})
