"""What this version of Django writes by default: run under every version that is supported."""

from django.contrib.auth import hashers
from django.contrib.auth.password_validation import CommonPasswordValidator


def cases(secret_key, old_keys):
    salt = "k2VbyKzmH0Xy1n8aQeRtUw"
    password = "correct horse battery staple"
    pbkdf2, scrypt = hashers.PBKDF2PasswordHasher(), hashers.ScryptPasswordHasher()
    return [
        {
            "iterations": pbkdf2.iterations,
            "scryptParallelism": scrypt.parallelism,
            "commonPasswords": len(CommonPasswordValidator().passwords),
            "password": password,
            "pbkdf2": pbkdf2.encode(password, salt),
            "scrypt": scrypt.encode(password, salt),
        }
    ]
