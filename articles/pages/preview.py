"""A story that is not out, drawn as readers will see it; and the page of a link by which a stranger may read one.

Nothing here decides anew what readers may see: a judgment that is not released, or a paper under embargo, is not there
to be drawn. What the desk itself sees of a typed form is articles/admin/story/preview.py.
"""

import re
from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.content.notes.strip import leave_out_notes, set_prefetched, without_notes
from articles.models import Picture, PreviewLink, Story, StoryUpdate
from articles.models.stories import reports_at
from articles.pages.replies import lines_of
from articles.prepublication.quote_checks import set_quote_checks
from inspections.models import JudgmentVersion, Source
from inspections.moments import why_embargoed

from . import stories
from .media import rendition_at, send
from .story_page import StoryPage, story_page

TEMPLATE = "articles/preview.html"
_PICTURES = re.compile(r"<(?:img|source)\b[^>]*>")


def story_as_published_now(pk: int) -> Story:
    """The story with all that its page shows, as if it were published now. Writes nothing.

    A judgment that is not yet pinned shows the version that would be; one that readers may not see shows none. A
    working copy stands in for its story, with the dates, the corrections and the replies of that one.
    """
    story = Story.objects.for_readers().for_reading().select_related("copy_of").get(pk=pk)
    known, now = story.original, timezone.now()
    _pin(story)
    if known.state == "published":
        set_prefetched(story, "replies", list(known.replies.public().for_readers()))
        set_prefetched(story, "corrections", list(known.corrections.as_told()))
        set_prefetched(story, "updates", [*_what_is_new(story, now), *known.updates.public()])
    else:
        set_prefetched(story, "replies", [leave_out_notes(reply) for reply in lines_of(known, now)])
    set_quote_checks(story, story.quotes.all(), now)
    story.published_at, story.updated_at = known.published_at or now, known.updated_at
    return story


def _what_is_new(story: Story, moment) -> list[StoryUpdate]:
    """What readers would be told of an update, in its working copy's words."""
    text = without_notes(story.what_is_new).strip()
    return [StoryUpdate(text=text, made_at=moment)] if text else []


def _pin(story: Story) -> None:
    unpinned = [use for use in story.judgments.all() if use.published_version_id is None]
    current = JudgmentVersion.objects.current().filter(judgment__in=[use.judgment_id for use in unpinned])
    current = current.with_record().prefetch_related(reports_at("judgment__inspection"))
    versions = {version.judgment_id: version for version in current}
    for use in unpinned:
        use.published_version = versions.get(use.judgment_id)


def draw(request, page: StoryPage, media: str, **extra) -> HttpResponse:
    """A page, never to be found, kept or sent on; `media` is the address at which this person gets its pictures."""
    response = stories.draw(request, page, TEMPLATE, **extra)
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
    story = story_as_published_now(link.story_id)
    is_less = _leave_out_embargoed(story)
    media_address = reverse("preview-media", args=[token, "x"]).removesuffix("x")
    page = replace(story_page(story), share_links=())
    response = draw(request, page, media_address, link=link, saved_at=link.story.saved_at, is_less=is_less)
    if request.method == "GET":
        link.note_opened()
    return response


@require_safe
def media(request, token: str, path: str) -> HttpResponse:
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


def _leave_out_embargoed(story: Story) -> bool:
    """Take out the words that are quoted from a paper under embargo; whether anything of the story is not shown."""
    sources = Source.objects.filter(pk__in={quote.source_id for quote in story.quotes.all() if quote.source_id})
    now = timezone.now()
    embargoed = {source.pk for source in sources if why_embargoed(source.embargoed_until, now)}
    quotes = list(story.quotes.all())
    shown = [quote for quote in quotes if quote.source_id not in embargoed]
    set_prefetched(story, "quotes", shown)
    return len(shown) < len(quotes) or not all(use.published_version for use in story.judgments.all())
