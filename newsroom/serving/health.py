from django.db import DatabaseError
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.prepublication.alarms import unread_archive


@never_cache
@require_safe
def health(request) -> HttpResponse:
    """For whoever watches the site: 200 when it can answer readers, 503 when its database does not answer it.

    A line more for each thing that is overdue; readers are served all the same.
    """
    try:
        overdue = [f"overdue since {_clock(one.since)}: {one.what} {one.remedy}" for one in unread_archive()]
    except DatabaseError:
        return _answer("The database does not answer.", status=503)
    return _answer("ok", *overdue)


def _clock(moment) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def _answer(*lines: str, status: int = 200) -> HttpResponse:
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
