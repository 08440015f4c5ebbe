"""Settings of the example project: the same environment variables as the TypeScript API, with Django's defaults."""

from datetime import timedelta

from corsheaders.defaults import default_headers, default_methods
from django.core.exceptions import ImproperlyConfigured

from config import env

DEBUG = env.flag("DEBUG", False)

# Where the pages are, and where this server is; the rest of the origin settings follow from the two.
WEB_ORIGIN = env.text("WEB_ORIGIN", "http://localhost:3000")
API_ORIGIN = env.text("API_ORIGIN", WEB_ORIGIN)

# What everybody can open is production, even where nobody said NODE_ENV=production.
IS_PRODUCTION = env.text("NODE_ENV") == "production" or not (env.is_near(WEB_ORIGIN) and env.is_near(API_ORIGIN))
SECRET_KEY = env.secret_key("SECRET_KEY", IS_PRODUCTION)
SECRET_KEY_FALLBACKS = env.listing("SECRET_KEY_FALLBACKS")
IS_HTTPS = API_ORIGIN.startswith("https://")
# AUTH_API_URL is where the pages' server finds this one: http://django:8000 between containers.
OWN_HOSTS = {env.origin_host(origin) for origin in (API_ORIGIN, WEB_ORIGIN, env.text("AUTH_API_URL")) if origin}
ALLOWED_HOSTS = env.listing("ALLOWED_HOSTS", {*OWN_HOSTS, "localhost", "127.0.0.1", "[::1]"})
SECURE_PROXY_SSL_HEADER = env.proxy_header("SECURE_PROXY_SSL_HEADER")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "rest_framework",
    "rest_framework_simplejwt",
    "rest_framework_simplejwt.token_blacklist",
    "corsheaders",
    "auth_contract",
    "notes",  # setup: notes
]
# The admin adds a table (django_admin_log); a project without it has nothing left to migrate.
ADMIN_ENABLED = env.flag("ADMIN_ENABLED", True)
if ADMIN_ENABLED:
    INSTALLED_APPS += ["django.contrib.admin", "django.contrib.messages", "django.contrib.staticfiles"]

MIDDLEWARE = [
    "auth_contract.middleware.AuthAnswerMiddleware",
    "auth_contract.middleware.PartitionedCookieMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # The admin's styles and scripts, which no WSGI server answers by itself.
    *(["whitenoise.middleware.WhiteNoiseMiddleware"] if ADMIN_ENABLED else []),
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    *(["django.contrib.messages.middleware.MessageMiddleware"] if ADMIN_ENABLED else []),
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                *(["django.contrib.messages.context_processors.messages"] if ADMIN_ENABLED else []),
            ]
        },
    }
]

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{env.BASE_DIR / 'db.sqlite3'}")}
DEFAULT_AUTO_FIELD = env.text("DEFAULT_AUTO_FIELD", "django.db.models.BigAutoField")
USE_TZ = True
# Reset tokens count seconds of local time, so both sides must agree on the zone.
TIME_ZONE = env.text("TIME_ZONE", "UTC")
LANGUAGE_CODE = "en-us"
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True

# Sessions of the cache engines, and the counts of the rate limits.
REDIS_URL = env.text("REDIS_URL")
# Without Redis each process counts for itself. Django's 300 entries would let a flood push the counts out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": env.text("CACHE_KEY_PREFIX", ""),
            "VERSION": env.number("CACHE_VERSION", 1),
        }
    }

# Users and passwords
AUTHENTICATION_BACKENDS = env.listing("AUTHENTICATION_BACKENDS", ["django.contrib.auth.backends.ModelBackend"])
AUTH_USER_MODEL = env.text("AUTH_USER_MODEL", "auth.User")
AUTH_PASSWORD_VALIDATORS = env.password_validators(
    "AUTH_PASSWORD_VALIDATORS",
    [
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "django.contrib.auth.password_validation.MinimumLengthValidator",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
    ],
)
PASSWORD_RESET_TIMEOUT = env.number("PASSWORD_RESET_TIMEOUT", 259200)
PASSWORD_HASHERS = env.listing(
    "PASSWORD_HASHERS",
    [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        "django.contrib.auth.hashers.PBKDF2SHA1PasswordHasher",
        "django.contrib.auth.hashers.Argon2PasswordHasher",
        "django.contrib.auth.hashers.BCryptSHA256PasswordHasher",
        "django.contrib.auth.hashers.ScryptPasswordHasher",
    ],
)
# Every Django release raises the count; two servers on one table must use the same one, or each undoes the other's.
if env.text("PBKDF2_ITERATIONS"):
    PASSWORD_HASHERS = [
        name.replace("django.contrib.auth.hashers.PBKDF2", "config.hashers.PBKDF2") for name in PASSWORD_HASHERS
    ]

# Sessions and CSRF
SESSION_ENGINE = env.session_engine("SESSION_ENGINE")
if SESSION_ENGINE.endswith((".cache", ".cached_db")) and not REDIS_URL:
    # Django would keep them in the memory of each process.
    raise ImproperlyConfigured("SESSION_ENGINE: keeps sessions in Redis; set REDIS_URL, or SESSION_ENGINE=db.")
SESSION_COOKIE_NAME = env.text("SESSION_COOKIE_NAME", "sessionid")
SESSION_COOKIE_AGE = env.number("SESSION_COOKIE_AGE", 1209600)
SESSION_COOKIE_DOMAIN = env.domain("SESSION_COOKIE_DOMAIN")
SESSION_COOKIE_PATH = env.text("SESSION_COOKIE_PATH", "/")
SESSION_COOKIE_SECURE = env.flag("SESSION_COOKIE_SECURE", IS_HTTPS)
SESSION_COOKIE_HTTPONLY = env.flag("SESSION_COOKIE_HTTPONLY", True)
SESSION_COOKIE_SAMESITE = env.samesite("SESSION_COOKIE_SAMESITE")
SESSION_COOKIE_PARTITIONED = env.flag("SESSION_COOKIE_PARTITIONED", False)
SESSION_SAVE_EVERY_REQUEST = env.flag("SESSION_SAVE_EVERY_REQUEST", False)
SESSION_EXPIRE_AT_BROWSER_CLOSE = env.flag("SESSION_EXPIRE_AT_BROWSER_CLOSE", False)
CSRF_COOKIE_NAME = env.text("CSRF_COOKIE_NAME", "csrftoken")
CSRF_COOKIE_AGE = env.number("CSRF_COOKIE_AGE", 31449600)
CSRF_COOKIE_DOMAIN = env.domain("CSRF_COOKIE_DOMAIN")
CSRF_COOKIE_PATH = env.text("CSRF_COOKIE_PATH", "/")
CSRF_COOKIE_SECURE = env.flag("CSRF_COOKIE_SECURE", IS_HTTPS)
CSRF_COOKIE_HTTPONLY = env.flag("CSRF_COOKIE_HTTPONLY", False)
CSRF_COOKIE_SAMESITE = env.samesite("CSRF_COOKIE_SAMESITE")
CSRF_COOKIE_PARTITIONED = env.flag("CSRF_COOKIE_PARTITIONED", False)
CSRF_HEADER_NAME = env.text("CSRF_HEADER_NAME", "HTTP_X_CSRFTOKEN")
CSRF_USE_SESSIONS = env.flag("CSRF_USE_SESSIONS", False)
CSRF_TRUSTED_ORIGINS = env.listing("CSRF_TRUSTED_ORIGINS", [WEB_ORIGIN, API_ORIGIN])

# CORS: only needed where the pages are on another origin than this server.
CORS_ALLOWED_ORIGINS = env.listing("CORS_ALLOWED_ORIGINS", [WEB_ORIGIN] if WEB_ORIGIN != API_ORIGIN else [])
CORS_ALLOWED_ORIGIN_REGEXES = env.listing("CORS_ALLOWED_ORIGIN_REGEXES")
CORS_ALLOW_ALL_ORIGINS = env.flag("CORS_ALLOW_ALL_ORIGINS", False)
CORS_ALLOW_CREDENTIALS = env.flag("CORS_ALLOW_CREDENTIALS", bool(CORS_ALLOWED_ORIGINS))
CORS_ALLOW_METHODS = env.listing("CORS_ALLOW_METHODS", default_methods)
CORS_ALLOW_HEADERS = env.listing("CORS_ALLOW_HEADERS", default_headers)
CORS_EXPOSE_HEADERS = env.listing("CORS_EXPOSE_HEADERS", ["Content-Type", "X-CSRFToken", "X-Auth-API"])
CORS_PREFLIGHT_MAX_AGE = env.number("CORS_PREFLIGHT_MAX_AGE", 86400)
CORS_URLS_REGEX = env.text("CORS_URLS_REGEX", r"^.*$")

# Mail: development prints it, a server is spoken to once it is named.
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_BACKEND = env.mail_backend("EMAIL_BACKEND", "smtp" if IS_PRODUCTION or env.text("EMAIL_HOST") else "console")
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = env.flag("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = env.number("EMAIL_TIMEOUT", 10)
EMAIL_SUBJECT_PREFIX = env.text("EMAIL_SUBJECT_PREFIX", "")
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "webmaster@localhost")

# The auth API: one switch, and the refresh cookie of the jwt strategy.
AUTH_STRATEGY = env.text("AUTH_STRATEGY", "session")
REQUEST_BODY_LIMIT = env.number("REQUEST_BODY_LIMIT", 65536)
AUTH_FEATURES = env.listing("AUTH_FEATURES", ["notes"])  # setup: notes else AUTH_FEATURES = env.listing("AUTH_FEATURES")
TRUSTED_PROXIES = env.listing("TRUSTED_PROXIES", ["loopback"])
ACCOUNT_REGISTRATION = env.text("ACCOUNT_REGISTRATION", "open")
ACCOUNT_EMAIL_VERIFICATION = env.text("ACCOUNT_EMAIL_VERIFICATION", "none")
EMAIL_CONFIRMATION_TIMEOUT = env.number("EMAIL_CONFIRMATION_TIMEOUT", 259200)
REAUTH_MAX_AGE = env.number("REAUTH_MAX_AGE", 900)
RATE_LIMIT_ENABLED = env.flag("RATE_LIMIT_ENABLED", True)
RATE_LIMITS = env.mapping("RATE_LIMITS")
LOGIN_FAILURE_LIMIT = env.number("LOGIN_FAILURE_LIMIT", 10)
LOGIN_ACCOUNT_FAILURE_LIMIT = env.number("LOGIN_ACCOUNT_FAILURE_LIMIT", 25)
LOGIN_ADDRESS_FAILURE_LIMIT = env.number("LOGIN_ADDRESS_FAILURE_LIMIT", 50)
LOGIN_FAILURE_WINDOW = env.number("LOGIN_FAILURE_WINDOW", 300)
LOGIN_LOCKOUT_TIERS = [int(tier) for tier in env.listing("LOGIN_LOCKOUT_TIERS", [60, 300, 900])]
JWT_COOKIE_NAME = env.text("JWT_COOKIE_NAME", "refresh_token")
JWT_COOKIE_PATH = env.text("JWT_COOKIE_PATH", "/")
JWT_COOKIE_DOMAIN = env.domain("JWT_COOKIE_DOMAIN")
JWT_COOKIE_SECURE = env.flag("JWT_COOKIE_SECURE", IS_HTTPS)
JWT_COOKIE_SAMESITE = env.samesite("JWT_COOKIE_SAMESITE")
REFRESH_REUSE_LEEWAY = env.number("REFRESH_REUSE_LEEWAY", 30)
REFRESH_ABSOLUTE_LIFETIME = env.number("REFRESH_ABSOLUTE_LIFETIME", 2592000)
JWT_COOKIE_PARTITIONED = env.flag("JWT_COOKIE_PARTITIONED", False)
# Two sites: the browser hands its visitor over to the front end's server (auth_contract/handoff.py).
HANDOFF_ENABLED = env.flag("HANDOFF_ENABLED", SESSION_COOKIE_SAMESITE == "None")

SIMPLE_JWT = {
    "ACCESS_TOKEN_LIFETIME": timedelta(seconds=env.number("ACCESS_TOKEN_LIFETIME", 300)),
    "REFRESH_TOKEN_LIFETIME": timedelta(seconds=env.number("REFRESH_TOKEN_LIFETIME", 86400)),
    "ROTATE_REFRESH_TOKENS": env.flag("ROTATE_REFRESH_TOKENS", True),
    "BLACKLIST_AFTER_ROTATION": env.flag("BLACKLIST_AFTER_ROTATION", True),
    "UPDATE_LAST_LOGIN": env.flag("UPDATE_LAST_LOGIN", False),
    "ALGORITHM": env.text("ALGORITHM", "HS256"),
    "SIGNING_KEY": env.pem("SIGNING_KEY", SECRET_KEY),
    "VERIFYING_KEY": env.pem("VERIFYING_KEY", ""),
    "AUDIENCE": env.text("AUDIENCE"),
    "ISSUER": env.text("ISSUER"),
    "LEEWAY": env.number("LEEWAY", 0),
    "USER_ID_CLAIM": env.text("USER_ID_CLAIM", "user_id"),
    "CHECK_REVOKE_TOKEN": env.flag("CHECK_REVOKE_TOKEN", False),
    "REVOKE_TOKEN_CLAIM": env.text("REVOKE_TOKEN_CLAIM", "hash_password"),
    "CHECK_USER_IS_ACTIVE": env.flag("CHECK_USER_IS_ACTIVE", True),
    "TOKEN_OBTAIN_SERIALIZER": env.text(
        "TOKEN_OBTAIN_SERIALIZER", "rest_framework_simplejwt.serializers.TokenObtainPairSerializer"
    ),
}

# Views that say nothing else are refused to everyone, not open to everyone.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["auth_contract.authentication.StrategyAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    # For /api/openapi.json, which the types of the pages' client are made from.
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
