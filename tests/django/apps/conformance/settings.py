"""The example project with the test-only views that ask Django for its verdicts. Never part of a deployment."""

from config.settings import *  # noqa: F403

INSTALLED_APPS += ["conformance"]  # noqa: F405
ROOT_URLCONF = "conformance.urls"
CSRF_FAILURE_VIEW = "conformance.views.csrf_failure"
