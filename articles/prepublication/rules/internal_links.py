"""Whether an address of this site will show readers something at a moment, as its page itself would decide."""

from collections.abc import Callable
from datetime import datetime

from django.urls import Resolver404, resolve

from articles.models import Author, Correction, FormerSlug, Picture, Section, Story, Topic
from inspections.models import Body, JudgmentVersion, Programme, Source

NO_PAGE = "the site has no such page. Mend the address, or take the link out."
# Why nothing is there for the parameters of an address; empty when something is.
Asked = Callable[[dict, Story, datetime], str]


def why_broken(path: str, story: Story, moment: datetime) -> str:
    """Why readers of a story find nothing at a path at a moment; empty when they do."""
    try:
        found = resolve(path)
    except Resolver404:
        return NO_PAGE
    if found.namespaces:
        return "readers cannot go to the desk. Take the link out."
    ask = ASKED.get(str(found.url_name).removesuffix("-feed"))
    return ask(found.kwargs, story, moment) if ask else ""


def _story(which: dict, story: Story, moment: datetime) -> str:
    slug = which["slug"]
    if slug == story.slug:
        return ""
    other = Story.objects.filter(slug=slug).first()
    former = None if other else FormerSlug.objects.filter(slug=slug).select_related("story").first()
    if not (other or former):
        return NO_PAGE
    return _why_not_out(other or former.story, moment)


def _why_not_out(other: Story, moment: datetime) -> str:
    """`Story.state`, asked for a moment that may lie ahead."""
    if other.state == "withdrawn":
        return f"“{other}” was withdrawn. Take the link out."
    if other.published_at is None or other.published_at > moment:
        return f"readers cannot see “{other}” by then ({other.state}). Publish it first, or take the link out."
    return ""


def _inspection(which: dict, story: Story, moment: datetime) -> str:
    shown = JudgmentVersion.objects.public(at=moment).filter(judgment__inspection__body__slug=which["body"])
    return _unless(shown.filter(judgment__inspection__programme__code=which["programme"]))


def _card(which: dict, story: Story, moment: datetime) -> str:
    return _unless(JudgmentVersion.objects.public(at=moment).filter(pk=_key(which["pk"])))


def _topic(which: dict, story: Story, moment: datetime) -> str:
    """One of the story's own has a page as soon as the story is out."""
    return _unless(Topic.objects.public().filter(**which) | Topic.objects.filter(pk__in=story.topics.all(), **which))


def _author(which: dict, story: Story, moment: datetime) -> str:
    own = Author.objects.filter(bylines__story=story, **which)
    return _unless(Author.objects.public().filter(**which)) and _unless(own)


def _media(which: dict, story: Story, moment: datetime) -> str:
    sources = Source.objects.public(at=moment).filter(file=which["path"])
    return _unless(Picture.objects.public().filter(file=which["path"])) and _unless(sources)


def _key(number: int) -> int:
    """No row has a number that the database cannot hold."""
    return number if number < 2**63 else 0


def _unless(rows) -> str:
    return "" if rows.exists() else "readers find nothing there. Mend the address, or take the link out."


ASKED: dict[str, Asked] = {
    "story": _story,
    "inspection": _inspection,
    "topic": _topic,
    "author": _author,
    "media": _media,
    "section": lambda which, story, moment: _unless(Section.objects.filter(slug=which["slug"])),
    "body": lambda which, story, moment: _unless(Body.objects.filter(slug=which["slug"])),
    "comparison": lambda which, story, moment: _unless(Programme.objects.filter(code=which["programme"])),
    "correction": lambda which, story, moment: _unless(Correction.objects.public().filter(pk=_key(which["pk"]))),
    "card": _card,
}
