"""Django's settings, made from the environment."""

import secrets
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF

from handrail.config import logs
from handrail.config.databases import django_database
from handrail.config.environment import Environment, Mode, current

ENVIRONMENT = current()
PACKAGE = Path(__file__).resolve().parents[1]

# What the rooms may ask about this installation.
HANDRAIL_MODE = ENVIRONMENT.mode.value
HANDRAIL_DATA_DIR = ENVIRONMENT.data_dir
HANDRAIL_CLOCK_OFFSET_DAYS = ENVIRONMENT.clock_offset_days
HANDRAIL_DEMO_SIGN_IN = ENVIRONMENT.demo_sign_in
# Where links that people are handed lead. Browsers make passkeys for host names
# only, not for 127.0.0.1.
HANDRAIL_BASE_URL = (
    f"https://{next(iter(ENVIRONMENT.hosts), 'localhost')}"
    if ENVIRONMENT.secure_cookies
    else f"http://localhost:{ENVIRONMENT.port}"
)


def _secret_key(environment: Environment) -> str:
    """The given key; a lasting one of its own in the demo and in development."""
    if environment.secret_key is not None:
        return environment.secret_key.get_secret_value()
    if environment.mode in (Mode.PRODUCTION, Mode.TEST):
        # Production refuses to serve without a key; other commands need none that lasts.
        return secrets.token_urlsafe(50)
    file = environment.data_dir / "secret_key"
    if not file.exists():
        environment.data_dir.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()


SECRET_KEY = _secret_key(ENVIRONMENT)
SECRET_KEY_FALLBACKS = [key.get_secret_value() for key in ENVIRONMENT.secret_key_fallbacks]
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = ENVIRONMENT.hosts
ROOT_URLCONF = "handrail.config.urls"
WSGI_APPLICATION = "handrail.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOMS = [
    "agencies",
    "access",
    "records",
    "people",
    "sentences",
    "compartments",
    "findings",
    "assessments",
    "plans",
    "delivery",
    "reviews",
    "quality",
    "design",
    "home",
    "partners",
    "exchange",
]
INSTALLED_APPS = [
    "handrail.config",
    # Before our own, which take its signal away: devices are noted in a way of ours.
    "allauth.usersessions",
    *(f"handrail.{room}" for room in ROOMS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    # Before staticfiles, so that `runserver` too serves what production serves.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    # Jobs, in tables of their own beside ours.
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "handrail.config.probes.ProbesFirst",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    *(["handrail.config.metrics.counting.Counted"] if ENVIRONMENT.metrics_port else []),
    "handrail.config.middleware.Referenced",
    # Attackers guess what is in compressed pages by having a reader ask for many. Ours are asked
    # for with a cookie from our own pages only, and Django pads each by a random length.
    "django.middleware.gzip.GZipMiddleware",
    "handrail.config.middleware.NoStore",
    # Before sessions, so that an answer without the database has the same headers.
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "handrail.config.middleware.SessionLimits",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "handrail.access.middleware.ActorMiddleware",
    "handrail.home.devices.KnowsDevice",
    "handrail.home.draft_views.KeepsWhatWasSent",
    "handrail.home.signing_in.PasskeyFirst",
    "handrail.home.by_link.confining.PartnersPagesOnly",
]

DATABASES = {"default": django_database(ENVIRONMENT)}

# Pages are Jinja2 and come from the rooms; Django's own language serves third
# parties' templates only, and only where no room has one of that name.
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / room / "templates" for room in ROOMS],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "handrail.design.environment.environment",
            "autoescape": True,
            "context_processors": [
                "handrail.home.shell.shell",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ]
        },
    },
]

# -- Language and time ------------------------------------------------------

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
# Translations lie here; a language is offered to readers once its catalogue does.
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

# -- Signing in --------------------------------------------------------------

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "handrail.home.signing_in.SignInBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "home:choose" if HANDRAIL_DEMO_SIGN_IN else "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "handrail.home.account_adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENVIRONMENT.behind_proxy else 0
MFA_ADAPTER = "handrail.home.account_adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Handrail"
# A telephone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
# An office shares one address. A passkey cannot be guessed: this stops floods only.
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
# Ten wrong tries for one name from one place, then a quarter of an hour's pause.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_SENSITIVE_PARAMETERS = ["code", "pin", "again", "credential", "csrfmiddlewaretoken"]
AXES_CLIENT_IP_CALLABLE = "handrail.home.account_adapters.client_address"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# -- Sessions and cookies ----------------------------------------------------

SECURE = ENVIRONMENT.secure_cookies
# Browsers accept `__Host-` cookies only over HTTPS, for this host and every path.
COOKIE_PREFIX = "__Host-" if SECURE else ""
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = ENVIRONMENT.session_minutes * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_ABSOLUTE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "handrail.home.errors.csrf_refused"

# -- Headers -----------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
} | {"publickey-credentials-get": ["self"], "publickey-credentials-create": ["self"]}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
if ENVIRONMENT.behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# -- Limits ------------------------------------------------------------------

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

# -- Static files ------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.data_dir / "static"
_COLLECTED = ENVIRONMENT.mode in (Mode.DEMO, Mode.PRODUCTION)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "handrail.config.static.Storage"
            if _COLLECTED
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
# What browsers look for at the root: the worker that shows a page of ours where there is no connection.
WHITENOISE_ROOT = PACKAGE / "home" / "at_root"
WHITENOISE_USE_FINDERS = not _COLLECTED
if not _COLLECTED:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_AUTOREFRESH = ENVIRONMENT.mode is Mode.DEVELOPMENT

# -- Messages, to the person and to those who run it --------------------------

# Tasks are made known when the rooms are ready, by the process that works on them.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
HANDRAIL_MESSAGES = ENVIRONMENT.messages
HANDRAIL_NOTIFY_URL = ENVIRONMENT.notify_url
HANDRAIL_NOTIFY_KEY = ENVIRONMENT.notify_key.get_secret_value() if ENVIRONMENT.notify_key else ""
HANDRAIL_NOTIFY_TEMPLATES = {
    "text": ENVIRONMENT.notify_text_template,
    "e_mail": ENVIRONMENT.notify_email_template,
}
HANDRAIL_NOTIFY_PATIENCE = ENVIRONMENT.notify_patience

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
LOGGING_CONFIG = None
logs.configure(ENVIRONMENT.log_level)
SILENCED_SYSTEM_CHECKS: list[str] = []
