"""Real Django's opinion over HTTP: named questions in batches, who the request is from, and a CSRF-protected form."""

import json

from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt

from conformance.questions import QUESTIONS


@csrf_exempt
def ask(request):
    """`[["question", {arguments}], …]` to `[{"answer": …} | {"raised": "ValueError"}, …]`."""
    return JsonResponse([_answer(name, arguments) for name, arguments in json.loads(request.body)], safe=False)


def _answer(name, arguments):
    question = QUESTIONS[name]
    try:
        return {"answer": question(**arguments)}
    except Exception as error:
        return {"raised": type(error).__name__, "message": str(error)}


def whoami(request):
    user = request.user
    return JsonResponse(
        {
            "user": user.get_username() if user.is_authenticated else None,
            "session": dict(request.session.items()),
        }
    )


def protected(request):
    return JsonResponse({"reason": None})


def csrf_failure(request, reason=""):
    return JsonResponse({"reason": reason}, status=403)
