"""Every setting of the site, read once from the environment, typed, and closed by default.

The table of variables, for the person who runs the site, is in README.md under "Settings".
A site is in production when `SITE_URL` says https: then a missing secret stops it, loudly.
"""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django_prose_editor.config import html_tags
from environs import Env
from js_asset import static_lazy
from whitenoise.compress import Compressor

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()
VAR_DIR = Path(env.str("NEWSROOM_VAR_DIR", str(BASE_DIR / "var")))
try:
    VAR_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    raise ImproperlyConfigured(f"The folder {VAR_DIR} cannot be made: name another with NEWSROOM_VAR_DIR.") from error

# ---- Where the site stands

HOST = env.str("HOST", "127.0.0.1")
PORT = env.int("PORT", 8000)
# Every address of the machine (all zeros) is no address that a reader could follow.
OWN_NAME = HOST if HOST.strip("0.:") else "127.0.0.1"
SITE_URL = env.str("SITE_URL", f"http://{f'[{OWN_NAME}]' if ':' in OWN_NAME else OWN_NAME}:{PORT}").rstrip("/")
if urlsplit(SITE_URL).scheme not in ("http", "https") or not urlsplit(SITE_URL).hostname:
    raise ImproperlyConfigured("SITE_URL is not the address of a site: write https://news.example.org.")
IN_PRODUCTION = SITE_URL.startswith("https://")
ALLOWED_HOSTS = [
    *env.list("ALLOWED_HOSTS", []),
    urlsplit(SITE_URL).hostname,
    "127.0.0.1",
    "localhost",
    "[::1]",
]
DEBUG = env.bool("DEBUG", False)


def secret_key() -> str:
    """The key from the environment; outside production, else one made here once and kept under `var/`."""
    if key := env.str("SECRET_KEY", ""):
        return key
    if IN_PRODUCTION:
        raise ImproperlyConfigured("SECRET_KEY is missing: set it to 50 or more random characters.")
    kept = VAR_DIR / "secret-key"
    if not kept.exists():
        kept.write_text(secrets.token_urlsafe(64))
        kept.chmod(0o600)
    return kept.read_text()


SECRET_KEY = secret_key()

# ---- Applications

INSTALLED_APPS = [
    "newsroom",
    "articles",
    "inspections",
    "taggit",
    "django_prose_editor",
    "js_asset",
    "csp",
    "newsroom.admin_site.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "newsroom.serving.policy.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Ours come before the admin's, so that the desk can arrange Django's own pages.
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context_processors.site",
            ],
        },
    },
]

# ---- The database

SQLITE_OPTIONS = {
    # Take the write lock when a transaction begins, so that two writers wait instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def databases() -> dict:
    address = env.str("DATABASE_URL", "") or f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}"
    try:
        chosen = dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True)
    except ValueError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL is not the address of a database: write postgresql://user:password@host:5432/name."
        ) from error
    if chosen["ENGINE"].endswith("sqlite3"):
        chosen["OPTIONS"] = SQLITE_OPTIONS
    elif chosen["ENGINE"].endswith("postgresql"):
        # A server that does not answer must not leave a reader, or whoever starts the site, waiting.
        chosen["OPTIONS"] = {"connect_timeout": 5} | chosen.get("OPTIONS", {})
    else:
        raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL or SQLite database.")
    return {"default": chosen}


DATABASES = databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---- Words and time

LANGUAGE_CODE = "en-gb"
# Publication and embargoes are to the minute of the newsroom's clock; the database keeps UTC.
TIME_ZONE = "Europe/London"
USE_TZ = True
TAGGIT_CASE_INSENSITIVE = True
# Without it “Café” has a slug that no address of ours takes.
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True

# ---- The body's editor: what its modules of our own add (articles/admin/story/body_editor.py chooses among them)

_nothing = html_tags([])
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("articles/desk/body_places.js")],
        "extensions": {
            "StoryDocument": _nothing,
            "Place": html_tags(["div"], {"div": ["data-place", "data-key"]}),
            "CleanPaste": _nothing,
            "PlainBold": html_tags(["strong"]),
            "PlainItalic": html_tags(["em"]),
            "PlainOrderedList": html_tags(["ol"]),
            "PlainLink": html_tags(["a"], {"a": ["href"]}),
        },
    },
    {"js": [static_lazy("articles/desk/notes.js")], "extensions": {"Notes": _nothing}},
]

# ---- Files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_FINDERS = [
    "newsroom.serving.style_sheets.StyleSheetFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", str(VAR_DIR / "media")))
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "newsroom.serving.compression.StaticFiles"},
}
# Source maps are asked for by a browser's own tools only, and take longer to compress than all other files together.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
# A web server in front may send files itself: "X-Accel-Redirect" (nginx) or "X-Sendfile" (Apache).
MEDIA_SENDFILE_HEADER = env.str("MEDIA_SENDFILE_HEADER", "")
PICTURE_MAX_BYTES = env.int("PICTURE_MAX_BYTES", 15 * 1024 * 1024)
# What one file of a source may cost: its size, its pages, and the time of the process that reads it.
SOURCE_MAX_BYTES = env.int("SOURCE_MAX_BYTES", 30 * 1024 * 1024)
SOURCE_MAX_PAGES = env.int("SOURCE_MAX_PAGES", 1000)
SOURCE_MAX_SECONDS = env.int("SOURCE_MAX_SECONDS", 20)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

# ---- People

LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# The one password of the demonstration's three accounts; empty: a random one, kept under `var/`.
DEMO_PASSWORD = env.str("NEWSROOM_DEMO_PASSWORD", "")

# ---- Kept pages

# Of each process, in bytes; 0 keeps none.
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_BYTES", 64 * 1024 * 1024)

# ---- Closed from the first day

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.bool("SECURE_COOKIES", IN_PRODUCTION)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", IN_PRODUCTION)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 63072000 if IN_PRODUCTION else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_HSTS_SECONDS > 0
# Only behind a proxy that sets the header itself and drops the one a stranger sent.
if env.bool("TRUST_FORWARDED_PROTO", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# The header in which that proxy says from where a request came; without it, all readers have the proxy's address.
CLIENT_ADDRESS_HEADER = env.str("CLIENT_ADDRESS_HEADER", "")
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# Readers' pages run no script at all. The admin has its own policy: newsroom/serving/policy.py.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
DESK_SECURITY_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, NONCE],
    # The editor and Django's own widgets set styles from script.
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
}

# ---- What happens is said on standard error

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}
