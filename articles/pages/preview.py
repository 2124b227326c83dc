"""A story that is not out, drawn as readers will see it; and the page of a link by which a stranger may read one.

Nothing here decides anew what readers may see: a judgment that is not released, or a paper under embargo, is not there
to be drawn. What the desk itself sees of a typed form is articles/admin/story/preview.py.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import verbs
from articles.content.notes.strip import leave_out_notes, without_notes
from articles.models import Picture, PreviewLink, Quote, Story, StoryUpdate
from articles.models.stories import reports_at
from articles.pages.replies import replies_as_told
from articles.prepublication.quote_checks import set_quote_checks
from inspections.models import JudgmentVersion, Source
from inspections.moments import why_embargoed

from . import stories
from .judgment_boxes import JudgmentBox
from .media import rendition_at, send
from .public_content import PublicContent, public_content
from .story_page import StoryPage, story_page

TEMPLATE = "articles/preview.html"
_PICTURES = re.compile(r"<(?:img|source)\b[^>]*>")


def content_if_published_now(pk: int) -> PublicContent:
    """All that the page of a story would show if it were published now. Writes nothing.

    A judgment that is not yet pinned shows the version that would be; one that readers may not see shows none. A
    working copy stands in for its story, with the dates, the corrections and the replies of that one.
    """
    story = Story.objects.for_readers().for_reading().select_related("copy_of").get(pk=pk)
    known, now = story.original, timezone.now()
    content = replace(public_content(story), boxes=_boxes_now(story))
    set_quote_checks(content, content.quotes, now)
    story.published_at, story.updated_at = known.published_at or now, known.updated_at
    if known.state != "published":
        return replace(content, replies=tuple(leave_out_notes(reply) for reply in replies_as_told(known, now)))
    return replace(
        content,
        replies=tuple(known.replies.public().for_readers()),
        corrections=tuple(known.corrections.as_told()),
        updates=(*_what_is_new(story, now), *known.updates.public()),
    )


def _what_is_new(story: Story, moment) -> list[StoryUpdate]:
    """What readers would be told of an update, in its working copy's words."""
    text = without_notes(story.what_is_new).strip()
    return [StoryUpdate(text=text, made_at=moment)] if text else []


def _boxes_now(story: Story) -> tuple[JudgmentBox, ...]:
    uses = story.judgments.all()
    unpinned = [use.judgment_id for use in uses if use.published_version_id is None]
    current = JudgmentVersion.objects.current().filter(judgment__in=unpinned)
    current = current.with_record().prefetch_related(reports_at("judgment__inspection"))
    versions = {version.judgment_id: version for version in current}
    shown = ((use, use.published_version or versions.get(use.judgment_id)) for use in uses)
    return tuple(JudgmentBox(use, version) for use, version in shown if version)


def draw_preview(request, page: StoryPage, media: str, **extra) -> HttpResponse:
    """A page, never to be found, kept or sent on; `media` is the address at which this person gets its pictures."""
    response = stories.draw_story(request, page, TEMPLATE, **extra)
    response.content = _with_pictures_at(media, response.text)
    return never_cache_or_index(response)


def never_cache_or_index(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _with_pictures_at(media: str, html: str) -> str:
    """Readers' addresses of pictures answer 404 before the story is out."""
    public = reverse("media", args=["x"]).removesuffix("x")
    return _PICTURES.sub(lambda tag: re.sub(rf'(?<=["\s,]){public}', media, tag[0]), html)


# ---- By a link, without an account


@require_safe
def preview(request, token: str) -> HttpResponse:
    """The story as it was last saved; once it is out, its own page. A link that does not work never says why."""
    link = _opened(token)
    if link.story.state == "published" or (link.story.copy_of_id and not link.story.is_open):
        return never_cache_or_index(redirect(link.story.original))
    whole = content_if_published_now(link.story_id)
    content = replace(whole, quotes=_not_embargoed(whole.quotes))
    is_less = len(content.quotes) < len(whole.quotes) or len(content.boxes) < len(content.judgments)
    media_address = reverse("preview-media", args=[token, "x"]).removesuffix("x")
    page = replace(story_page(content), share_links=())
    response = draw_preview(request, page, media_address, link=link, saved_at=link.story.saved_at, is_less=is_less)
    if request.method == "GET":
        verbs.note_link_opened(link)
    return response


@require_safe
def preview_media(request, token: str, path: str) -> HttpResponse:
    """A picture of the story that the link is to, and of no other."""
    story = _opened(token).story
    shown = Picture.objects.filter(led_stories=story) | Picture.objects.filter(uses__story=story)
    if rendition := rendition_at(path, shown.distinct()):
        return never_cache_or_index(send(rendition))
    raise Http404("No picture of this story is there.")


def _opened(token: str) -> PreviewLink:
    link = PreviewLink.objects.opened_by(token)
    if link is None or link.story.original.state == "withdrawn" or _is_of_another_copy(link):
        raise Http404("This link does not work.")
    return link


def _is_of_another_copy(link: PreviewLink) -> bool:
    """A story's working copy is one row, used again: what was opened there since is not what the link was made for."""
    return link.story.is_open and link.story.versions.filter(why="opened", kept_at__gt=link.made_at).exists()


def _not_embargoed(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Those whose paper a stranger may read of."""
    now = timezone.now()
    sources = Source.objects.in_bulk({quote.source_id for quote in quotes if quote.source_id})
    embargoed = {pk for pk, source in sources.items() if why_embargoed(source.embargoed_until, now)}
    return tuple(quote for quote in quotes if quote.source_id not in embargoed)
