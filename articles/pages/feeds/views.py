from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from articles.pages.story_lists import FeedSource

from . import stories
from .entries import Entries, build_feed
from .formats import render_feed
from .last_modified import last_modified


@require_safe
def feed(
    request, form: str, listing: Callable[..., FeedSource], entries: Entries = stories.story_entries, **which
) -> HttpResponse:
    """A list in one of the three forms; 404 where the list's page is, and moved where it is. Conditional requests are
    answered by ConditionalGetMiddleware."""
    followed = listing(**which)
    if followed.feed_address(form) != request.path:
        return redirect(followed.feed_address(form), permanent=True)
    since = last_modified()
    written = render_feed(build_feed(followed, form, entries), form)
    headers = {"Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*"}
    if since:
        headers["Last-Modified"] = http_date(since.timestamp())
    return HttpResponse(written.text, content_type=written.content_type, headers=headers)
