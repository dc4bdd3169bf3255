"""Settings, all from the environment; with none set, a development server on loopback.

PORTICO_DATABASE_URL     sqlite:///... or postgresql://...; default: a file in PORTICO_VAR
PORTICO_VAR              folder of what the server writes; default: var/ beside server/
PORTICO_DIST             folder of the built client; default: build/dist
PORTICO_THEMES           folder of brands shown beside those of the client; default: themes/
PORTICO_RULES_DIR        folder of the module portico_rules; default: build/native-release
PORTICO_SECRET_KEY_FILE  default: secret-key in PORTICO_VAR, made (0600) if absent
PORTICO_PUBLIC_URL       where people reach the portal; https: means TLS (Secure cookies, HSTS)
PORTICO_HOSTS            further host names answered to, by comma
PORTICO_BIND             address listened on; default loopback
PORTICO_TRUSTED_PROXIES  addresses or networks whose X-Forwarded-* count, by comma
PORTICO_DEMO             1: demo people with known passwords; loopback only
PORTICO_THREADS          threads that answer REST requests; default 8
PORTICO_WORKER           0: this process runs no jobs (`manage.py work` does)
"""
from __future__ import annotations

import os
import sys
from pathlib import Path

from portal import database, hosts
from portal.secret import read_or_make

SERVER_DIR = Path(__file__).resolve().parent.parent
ROOT = SERVER_DIR.parent
ENV = os.environ.get

VAR = Path(ENV("PORTICO_VAR") or ROOT / "var")
DIST = Path(ENV("PORTICO_DIST") or ROOT / "build" / "dist")
THEMES = Path(ENV("PORTICO_THEMES") or ROOT / "themes")
CONTRACT = ROOT / "contract" / "openapi.yaml"
RULES_DIR = Path(ENV("PORTICO_RULES_DIR") or ROOT / "build" / "native-release")
if str(RULES_DIR) not in sys.path:
    sys.path.append(str(RULES_DIR))

SECRET_KEY = read_or_make(Path(ENV("PORTICO_SECRET_KEY_FILE") or VAR / "secret-key"))
DEBUG = False
DEMO = ENV("PORTICO_DEMO") == "1"
PUBLIC_URL = (ENV("PORTICO_PUBLIC_URL") or "http://localhost:8080").rstrip("/")
TLS = PUBLIC_URL.startswith("https://")
THREADS = int(ENV("PORTICO_THREADS") or 8)
RUN_WORKER = ENV("PORTICO_WORKER") != "0"
TRUSTED_PROXIES = [part.strip() for part in (ENV("PORTICO_TRUSTED_PROXIES") or "").split(",")]
TRUSTED_PROXIES = [part for part in TRUSTED_PROXIES if part]
ALLOWED_HOSTS = hosts.allowed(PUBLIC_URL, ENV("PORTICO_HOSTS") or "", ENV("PORTICO_BIND") or "")

DATABASES = {
    "default": database.from_url(
        ENV("PORTICO_DATABASE_URL") or f"sqlite:///{VAR / 'portico.sqlite3'}", ROOT
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = ["portal", "accounts", "events", "jobs", "billing", "payments"]
AUTH_USER_MODEL = "accounts.Person"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
ROOT_URLCONF = "portal.urls"
APPEND_SLASH = False
MIDDLEWARE = [
    "portal.middleware.requests.identify",
    "portal.middleware.headers.secure",
    "portal.middleware.conditional.not_modified",
    "portal.middleware.problems.Problems",
    "portal.middleware.sessions.sessions",
    "portal.middleware.keeping.keeping",
    "portal.middleware.csrf.csrf",
]
WSGI_APPLICATION = "portal.wsgi.application"
TEST_RUNNER = "portal.testing.Runner"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
LANGUAGE_CODE = "en"
LOCALES = ["en", "de", "es", "fil", "fr", "ar", "fa", "hi", "th", "ja"]

BODY_LIMIT_BYTES = 256 * 1024
JSON_DEPTH_LIMIT = 16
DATA_UPLOAD_MAX_MEMORY_SIZE = BODY_LIMIT_BYTES

LOGGING_CONFIG = None
