"""The site's own settings, with what a test cannot do without: quick passwords, unhashed files, folders of its own."""

import os
import tempfile

os.environ.setdefault("NEWSROOM_VAR_DIR", tempfile.mkdtemp(prefix="newsroom-tests-"))

from newsroom.settings import *  # noqa: F403
from newsroom.settings import DATABASES, STATIC_ROOT, STORAGES, VAR_DIR

# WhiteNoise says of every request that it misses the folder.
STATIC_ROOT.mkdir(exist_ok=True)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # In memory, all threads of the browser tests' server would share one connection, and its transactions.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "tests.sqlite3")}
