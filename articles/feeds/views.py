from collections.abc import Callable

from django.http import HttpResponse
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from ..listings import Listing
from .entries import feed_of
from .forms import write
from .freshness import last_modified


@require_safe
def feed(request, form: str, listing: Callable[..., Listing], **which) -> HttpResponse:
    """A list of stories in one of the three forms; 404 where the list's page is. Conditional requests are answered by
    ConditionalGetMiddleware."""
    since = last_modified()
    written = write(feed_of(listing(**which), form), form)
    headers = {"Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*"}
    if since:
        headers["Last-Modified"] = http_date(since.timestamp())
    return HttpResponse(written.text, content_type=written.content_type, headers=headers)
