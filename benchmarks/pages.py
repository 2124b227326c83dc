"""What readers' pages cost: `python -m benchmarks.pages [stories]`, over 10,000 stories without a number.

Each page is asked of the site as its server asks, made anew and from what is kept. `made` and `kept` are milliseconds
of this process's own work (with SQLite the database's too); `queries` are those of a page made anew, `bytes` what a
browser takes without compression. The controls run beside them: a constant page of 20 kB behind the same middleware,
and a page of a story made as plainly as Django can, of the same rows. It works in a database of its own, made as the
tests make theirs and dropped at the end; DATABASE_URL says on what.
"""

import os
import sys
import time
from io import BytesIO

TIMES_MADE, TIMES_KEPT = 7, 400
CONSTANT = "x" * 20_000


def measure(stories: int) -> None:
    from django.conf import settings

    from .desk import plant

    plant(stories)
    site = _site()
    print(f"  {'':22}{'queries':>8}{'made, ms':>10}{'kept, ms':>10}{'bytes':>9}")
    for label, address in _pages().items():
        _line(label, _queries(site, address), _made(site, address), _kept(site, address), _ask(site, address))
    settings.ROOT_URLCONF = __name__
    for label, address in {"control: constant": "/constant/", "control: plain story": "/plain/"}.items():
        _line(label, _queries(site, address), _made(site, address), _kept(site, address), _ask(site, address))


def _line(label: str, queries: int, made: float, kept: float, size: int) -> None:
    print(f"  {label:22}{queries:8}{made:10.1f}{kept:10.3f}{size:9}", flush=True)


def _pages() -> dict[str, str]:
    from django.db.models import Count

    from articles.models import Section, Story
    from inspections.models import Body, Inspection

    story = Story.objects.published().filter(inspections__isnull=False, judgments__isnull=False).first()
    most = Inspection.objects.annotate(told=Count("stories")).order_by("-told").first()
    section = Section.objects.get(slug="section-3")
    in_section = Story.objects.published().filter(section=section)
    body = Body.objects.get(pk=most.body_id)
    oldest = Story.objects.published().order_by("published_at").first().published_at
    return {
        "story": story.get_absolute_url(),
        "front": "/",
        "section": section.get_absolute_url(),
        "section, last page": f"{section.get_absolute_url()}?page={-(-in_section.count() // 20)}",
        "body": body.get_absolute_url(),
        "inspection": most.get_absolute_url(),
        "the archive": "/archive/",
        "a month": f"/archive/{oldest:%Y}/{oldest:%m}/",
        "feed": "/feed.rss",
        "corrections": "/corrections/",
        "sitemap": "/sitemap.xml",
        "search": "/search/?q=police",
        "record": "/inspections/",
    }


def _site():
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    from newsroom.serving.page_cache.freshness import Freshness
    from newsroom.serving.page_cache.page_cache import PageCache
    from newsroom.serving.page_cache.store import PageStore

    return PageCache(get_wsgi_application(), Freshness(), PageStore(settings.PAGE_CACHE_BYTES))


def _ask(application, address: str) -> int:
    """How many bytes came."""
    path, _, query = address.partition("?")
    asked = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "HTTP_HOST": "127.0.0.1",
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "http",
    }
    said = []
    parts = application(asked, lambda status, headers, exc_info=None: said.append(status))
    size = sum(map(len, parts))
    if hasattr(parts, "close"):
        parts.close()
    if said != ["200 OK"]:
        raise RuntimeError(f"{address}: {said}")
    return size


def _queries(site, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    _ask(site.application, address)
    with CaptureQueriesContext(connection) as asked:
        _ask(site.application, address)
    return len(asked)


def _made(site, address: str) -> float:
    return _milliseconds(lambda: _ask(site.application, address), TIMES_MADE)


def _kept(site, address: str) -> float:
    _ask(site, address)
    return _milliseconds(lambda: _ask(site, address), TIMES_KEPT)


def _milliseconds(work, times: int) -> float:
    began = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - began) / times * 1000


# ---- The controls: addresses of this module as a site of its own


def constant(request):
    from django.http import HttpResponse

    return HttpResponse(CONSTANT)


def plain(request):
    """A story, its authors, quotes, judgments and topics, and twelve others: by queries that anybody would write."""
    from django.http import HttpResponse
    from django.template import Context, Template

    from articles.models import Story

    stories = Story.objects.select_related("section", "lead_picture")
    story = stories.prefetch_related(
        "bylines__author", "topics", "quotes__source", "judgments__published_version__grade", "inspections__body"
    ).get(slug="long-ago-0")
    others = stories.filter(section=story.section, published_at__isnull=False).order_by("-published_at")[:12]
    return HttpResponse(Template(PLAIN).render(Context({"story": story, "others": others})))


PLAIN = """<!doctype html><title>{{ story.headline }}</title><h1>{{ story.headline }}</h1><p>{{ story.standfirst }}</p>
{% for byline in story.bylines.all %}<p>By {{ byline.author.name }}</p>{% endfor %}<time>{{ story.published_at }}</time>
{{ story.body|safe }}{% for quote in story.quotes.all %}<blockquote>{{ quote.words }}{{ quote.source }}</blockquote>
{% endfor %}{% for use in story.judgments.all %}<p>{{ use.published_version.grade.name }}</p>{% endfor %}
{% for inspection in story.inspections.all %}<p>{{ inspection.body.name }}</p>{% endfor %}
{% for topic in story.topics.all %}<a>{{ topic.name }}</a>{% endfor %}
{% for other in others %}<h2>{{ other.headline }}</h2><p>{{ other.standfirst }}</p>{% endfor %}"""


def __getattr__(name: str):
    """Django asks for them once it is set up, which it is not while this module is read."""
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.urls import path

    from newsroom.urls import urlpatterns

    return [path("constant/", constant), path("plain/", plain), *urlpatterns]


def main(stories: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        print(f"Readers' pages over {stories} stories, on {connection.display_name}")
        measure(stories)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
