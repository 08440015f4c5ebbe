"""Django's PBKDF2 hashers with the iteration count of PBKDF2_ITERATIONS instead of the release's own."""

from django.contrib.auth import hashers

from config import env


class PBKDF2PasswordHasher(hashers.PBKDF2PasswordHasher):
    iterations = env.number("PBKDF2_ITERATIONS")


class PBKDF2SHA1PasswordHasher(hashers.PBKDF2SHA1PasswordHasher):
    iterations = env.number("PBKDF2_ITERATIONS")
