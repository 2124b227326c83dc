"""Load the demonstration newsroom, through the same verbs as a newsroom's own people."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from articles import verbs
from articles.models import (
    Author,
    Byline,
    Picture,
    Publication,
    Quote,
    Reply,
    Section,
    Story,
    StoryJudgment,
    StoryPicture,
)
from articles.models.front_page import MAX_TIME_CHOSEN
from articles.prepublication import read_proof
from articles.prepublication.rules.criticised_bodies import criticised_bodies
from inspections.models import Inspection, Judgment, JudgmentVersion, Source

from . import accounts
from .manuscripts import HERE, Manuscript, manuscripts, newsroom, passages

PLACE = re.compile(r'data-place="(judgment|picture)" data-key="([^"]+)"')


@dataclass(frozen=True)
class DemoMaterial:
    """What the stories are made from: the people who work on them, and the pictures and papers by name."""

    reporter: User
    editor: User
    pictures: dict[str, Picture]
    sources: dict[str, Source]
    plan: dict


@transaction.atomic
def load_demo(say: Callable[[str], None]) -> None:
    """Everything or nothing."""
    desk = gather_material()
    for manuscript in manuscripts():
        story = write_story(manuscript, desk)
        STATES[manuscript.state](story, manuscript, desk)
        say(f"  {manuscript.state:<9}  {story.headline}")
    for spec in desk.plan["corrections"]:
        publish_correction(spec, desk)
    fill_front_page(desk)


def gather_material() -> DemoMaterial:
    plan, people = newsroom(), accounts.make_accounts()
    Publication.objects.filter(pk=1).update(**plan["publication"])
    for position, section in enumerate(plan["sections"]):
        Section.objects.update_or_create(slug=section["slug"], defaults=section | {"position": position})
    for author in plan["authors"]:
        Author.objects.update_or_create(slug=author["slug"], defaults=author)
    editor = people["editor"]
    titles = {name: spec["title"] for name, spec in plan["pictures"].items()}
    pictures = {name: add_picture(name, title, plan["credit"], editor) for name, title in titles.items()}
    sources = {name: file_source(spec, editor) for name, spec in plan["sources"].items()}
    return DemoMaterial(people["reporter"], editor, pictures, sources, plan)


def add_picture(name: str, title: str, credit: str, by: User) -> Picture:
    """A picture of the folder pictures/, drawn once from the record that the demonstration loads."""
    file = ContentFile((HERE / "pictures" / f"{name}.png").read_bytes(), name=f"{name}.png")
    picture = Picture(file=file, title=title, credit=credit, added_by=by)
    picture.full_clean()
    picture.save()
    return picture


def file_source(spec: dict, by: User) -> Source:
    """A paper of which we hold passages only, for readers; its address is that of the judgment in it."""
    source = Source.objects.create(
        inspection=find_inspection(spec["inspection"]),
        address=current_version(spec["judgment"]).source_url if "judgment" in spec else "",
        extent=Source.Extent.EXTRACT,
        for_readers=True,
        added_by=by,
        **{name: spec[name] for name in ("kind", "title", "publisher", "licence", "attribution") if name in spec},
    )
    source.set_pages([spec["text"] if "text" in spec else passages(spec["file"])])
    return source


# ---- A story, written


def write_story(manuscript: Manuscript, desk: DemoMaterial) -> Story:
    """A draft of the reporter's with all that belongs to it."""
    story = Story.objects.create(
        slug=manuscript.slug,
        headline=manuscript.headline,
        standfirst=manuscript.standfirst,
        section=Section.objects.get(slug=manuscript.section),
        body=PLACE.sub(lambda place: _placed(place, desk), manuscript.body) + desk.plan["closing"],
        created_by=desk.reporter,
        saved_by=desk.reporter,
        evergreen=manuscript.evergreen,
        **lead(manuscript, desk),
    )
    story.topics.add(*manuscript.topics)
    story.inspections.add(*map(find_inspection, manuscript.inspections))
    attach_records(story, manuscript, desk)
    log_replies(story, manuscript, desk)
    verbs.record_save(story, by=desk.reporter)
    return story


def lead(manuscript: Manuscript, desk: DemoMaterial) -> dict:
    if not manuscript.lead:
        return {}
    alt = desk.plan["pictures"][manuscript.lead]["alt"]
    return {"lead_picture": desk.pictures[manuscript.lead], "lead_alt": alt, "lead_caption": manuscript.lead_caption}


def attach_records(story: Story, manuscript: Manuscript, desk: DemoMaterial) -> None:
    for position, slug in enumerate(manuscript.authors):
        Byline.objects.create(story=story, author=Author.objects.get(slug=slug), position=position)
    for address in manuscript.judgments:
        StoryJudgment.objects.create(story=story, judgment=find_judgment(address))
    for quote in manuscript.quotes:
        Quote.objects.create(story=story, **quote | {"source": desk.sources[quote["source"]]})
    for name in manuscript.pictures:
        alt, caption = desk.plan["pictures"][name]["alt"], manuscript.captions.get(name, "")
        StoryPicture.objects.create(story=story, picture=desk.pictures[name], alt=alt, caption=caption)


def log_replies(story: Story, manuscript: Manuscript, desk: DemoMaterial) -> None:
    """The invented people of the demonstration, whose line readers see; of a real body, an entry that says it is none.

    Nobody was really asked, so readers are told nothing of real bodies.
    """
    now = timezone.now()
    asked = {"asked_at": now - manuscript.age - timedelta(days=2), "noted_by": desk.reporter}
    asked["answer_until"] = asked["asked_at"] + timedelta(days=1)
    for reply in manuscript.replies:
        came = {"answered_at": asked["answer_until"]} if reply["outcome"] in Reply.CAME else {}
        Reply.objects.create(story=story, **asked, **came, **reply)
    for body in criticised_bodies(read_proof(story, now)):
        said = {"put": desk.plan["nobody_asked"], "outcome": Reply.Outcome.SILENT, "told": Reply.Told.NOTHING}
        Reply.objects.create(story=story, body=body, **asked, **said)


def _placed(place: re.Match, desk: DemoMaterial) -> str:
    """A place that names a record as the manuscript does, naming it as the database does."""
    kind, name = place.groups()
    key = find_judgment(name).pk if kind == "judgment" else desk.pictures[name].pk
    return f'data-place="{kind}" data-key="{key}"'


def find_inspection(address: str) -> Inspection:
    body, programme = address.split("/")
    return Inspection.objects.get(body__slug=body, programme__code=programme, number=1)


def find_judgment(address: str) -> Judgment:
    of, _, area = address.rpartition("/")
    return Judgment.objects.get(inspection=find_inspection(of), area__code=area)


def current_version(address: str) -> JudgmentVersion:
    return JudgmentVersion.objects.current().get(judgment=find_judgment(address))


# ---- A story, brought to its state


def leave_a_draft(story: Story, manuscript: Manuscript, desk: DemoMaterial) -> None:
    """A draft stays one."""


def schedule(story: Story, manuscript: Manuscript, desk: DemoMaterial) -> None:
    ahead = timezone.now() + timedelta(days=manuscript.days_ahead)
    verbs.publish(story, by=desk.editor, at=ahead.replace(minute=0, second=0, microsecond=0))


def publish_in_the_past(story: Story, manuscript: Manuscript, desk: DemoMaterial) -> None:
    """Publish it now, then set it back in time: a demonstration needs a past, which no verb of the desk can make.

    The moments are relative to the loading, so that the news sitemap (two days) and the archive both have something.
    """
    verbs.publish(story, by=desk.editor)
    moment = timezone.now() - manuscript.age
    _set(story, published_at=moment, saved_at=moment, created_at=moment - timedelta(hours=3))
    if manuscript.updated_days_ago:
        moment = timezone.now() - timedelta(days=manuscript.updated_days_ago)
        verbs.mark_updated(story, by=desk.editor)
        _set(story, updated_at=moment)
        # Permanent: made as of then, because it cannot be set back afterwards.
        if manuscript.what_is_new:
            story.updates.create(text=manuscript.what_is_new, made_at=moment, made_by=desk.editor)


def publish_and_withdraw(story: Story, manuscript: Manuscript, desk: DemoMaterial) -> None:
    publish_in_the_past(story, manuscript, desk)
    verbs.withdraw(story, by=desk.editor, reason=manuscript.reason, headline_stays=manuscript.headline_stays)


def publish_correction(spec: dict, desk: DemoMaterial) -> None:
    """Made now, because a correction cannot be set back in time afterwards, not even here."""
    said = {name: spec[name] for name in ("text", "was", "severity")}
    stories = [Story.objects.get(slug=slug) for slug in spec["stories"]]
    judgments = [find_judgment(address) for address in spec.get("judgments", ())]
    verbs.correct(*stories, by=desk.editor, judgments=judgments, **said)


def fill_front_page(desk: DemoMaterial) -> None:
    """Stories for the front page, which then shows what a choice does to the order of dates."""
    for slug in desk.plan["front"]:
        until = timezone.now() + MAX_TIME_CHOSEN - timedelta(minutes=1)
        verbs.choose_for_front_page(Story.objects.get(slug=slug), by=desk.editor, until=until)


def _set(story: Story, **moments) -> None:
    Story.objects.filter(pk=story.pk).update(**moments)
    story.refresh_from_db()


STATES = {
    "draft": leave_a_draft,
    "scheduled": schedule,
    "published": publish_in_the_past,
    "withdrawn": publish_and_withdraw,
}
