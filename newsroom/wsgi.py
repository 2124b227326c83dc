"""What the server runs: Django, and around it the cache of readers' pages."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
application = get_wsgi_application()

# Models can be imported once Django is set up.
from newsroom.serving.page_cache.freshness import Freshness  # noqa: E402
from newsroom.serving.page_cache.page_cache import PageCache  # noqa: E402
from newsroom.serving.page_cache.store import PageStore  # noqa: E402

if settings.PAGE_CACHE_BYTES:
    application = PageCache(application, Freshness(), PageStore(settings.PAGE_CACHE_BYTES))
