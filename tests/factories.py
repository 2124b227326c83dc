"""Things to test with: valid by default, made the way the site makes them. Bodies and people are invented."""

import io
import itertools
from datetime import timedelta

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from articles import verbs
from articles.content.story_content import StoryContent
from articles.content.texts import text_names
from articles.models import (
    Author,
    Byline,
    ErrorReport,
    Picture,
    Quote,
    RelatedStory,
    Reply,
    Section,
    Story,
    StoryJudgment,
    StoryPicture,
)
from articles.prepublication import Proof, read_proof
from articles.prepublication.rules.criticised_bodies import criticised_bodies
from inspections.models import (
    Area,
    Body,
    BodyKind,
    Finding,
    Grade,
    Inspection,
    Inspectorate,
    Judgment,
    JudgmentVersion,
    Monitoring,
    Programme,
    Scale,
    Source,
)

_count = itertools.count(1)


def _in_group(name: str, username: str) -> User:
    user, made = User.objects.get_or_create(username=username, defaults={"is_staff": True})
    if made:
        user.set_password("correct horse")
        user.save()
        user.groups.add(Group.objects.get(name=name))
    return user


def reporter(username: str = "rita") -> User:
    return _in_group("Reporter", username)


def editor(username: str = "edith") -> User:
    return _in_group("Editor", username)


def administrator(username: str = "ada") -> User:
    return _in_group("Administrator", username)


# ---- The record


def scale(code: str = "three-grade", grades=("splendid", "fair", "dreadful")) -> Scale:
    made, new = Scale.objects.get_or_create(code=code)
    if new:
        for rank, name in enumerate(grades, start=1):
            Grade.objects.create(scale=made, rank=rank, name=name, phrase=f"is {name}")
    return made


def kind(code: str = "police_force", name: str = "police force") -> BodyKind:
    return BodyKind.objects.get_or_create(code=code, defaults={"name": name, "plural": f"{name}s"})[0]


def programme(code: str = "round-1", **fields) -> Programme:
    defaults = {
        "label": code.replace("-", " ").title(),
        "inspectorate": Inspectorate.objects.get_or_create(slug="testorate")[0],
        "body_kind": kind(),
        "scale": fields.pop("scale", None) or scale(),
        "comparability_group": "test-group",
    }
    return Programme.objects.get_or_create(code=code, defaults=defaults | fields)[0]


def area(of: Programme | None = None, code: str = "digging", **fields) -> Area:
    defaults = {"label": code.replace("-", " ").capitalize(), "level": "pillar", "graded": "always"}
    return Area.objects.get_or_create(programme=of or programme(), code=code, defaults=defaults | fields)[0]


def body(slug: str = "borsetshire", **fields) -> Body:
    name = slug.replace("-", " ").title()
    defaults = {"kind": kind(), "name": f"{name} Police", "short_name": name}
    return Body.objects.get_or_create(slug=slug, defaults=defaults | fields)[0]


def inspection(of: Body | None = None, under: Programme | None = None) -> Inspection:
    return Inspection.objects.get_or_create(body=of or body(), programme=under or programme())[0]


def judgment_version(
    grade: str | None = "fair",
    *,
    of: Body | None = None,
    on: Area | None = None,
    outcome: str = "graded",
    released: bool = True,
    **fields,
) -> JudgmentVersion:
    """The next version of a judgment; released by an editor unless told otherwise."""
    on = on or area()
    judgment, _ = Judgment.objects.get_or_create(inspection=inspection(of, on.programme), area=on)
    number = judgment.versions.count() + 1
    defaults = {
        "number": number,
        "outcome": outcome,
        "grade": on.programme.scale.grades.get(name=grade) if outcome == "graded" else None,
        "reason": "regraded" if number > 1 else "",
        "published_on": "2018-03-22",
        "source": "The Testorate's page",
        "confidence": "inspectorate",
    }
    version = JudgmentVersion.objects.create(judgment=judgment, **(defaults | fields))
    return release(version) if released else version


def release(row):
    """The row, released by an editor."""
    type(row).objects.filter(pk=row.pk).release(by=editor())
    row.refresh_from_db()
    return row


def finding(
    text: str = "It should dig deeper.", *, of: Inspection | None = None, public: bool = True, **fields
) -> Finding:
    of = of or inspection()
    defaults = {"kind": "area for improvement", "number": str(of.findings.count() + 1), "source": "The report"}
    made = Finding.objects.create(inspection=of, text=text, **(defaults | fields))
    return release(made) if public else made


def monitoring(of: Body | None = None, *, public: bool = True, **fields) -> Monitoring:
    defaults = {"stage": "engage", "from_on": "2022-06"}
    made = Monitoring.objects.create(body=of or body(), **(defaults | fields))
    return release(made) if public else made


def source(
    text: str = "The force digs holes, and fills them in. “It is a very deep hole,” said Deputy Chief Digger.", **fields
) -> Source:
    defaults = {"kind": "report", "title": "An inspection of digging", "extent": "whole", "for_readers": True}
    made = Source.objects.create(**(defaults | fields))
    made.set_pages([text])
    return made


def source_file(data: bytes = b"%PDF-1.4 our own copy", **fields) -> Source:
    """A source of which we hold a file, for readers and with a licence unless told otherwise."""
    made = source(**({"licence": "Open Government Licence v3.0"} | fields))
    made.keep_file(ContentFile(data))
    made.save()
    return made


# ---- Stories


def section(slug: str = "police", **fields) -> Section:
    return Section.objects.get_or_create(slug=slug, defaults={"name": slug.capitalize()} | fields)[0]


def author(name: str = "Ann Onymous") -> Author:
    return Author.objects.get_or_create(slug=name.lower().replace(" ", "-"), defaults={"name": name})[0]


def picture_file(name: str = "hole.png", size=(64, 48), colour="teal") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/png")


def picture(title: str = "A hole", **fields) -> Picture:
    return Picture.objects.create(**({"file": picture_file(), "title": title, "credit": "Drawing: A. Hand"} | fields))


def sent(picture: Picture, shape: str = "whole", suffix: str = "jpg"):
    """The largest file of a picture that readers are sent in a shape and form."""
    return picture.rendition_file(picture.renditions_in(shape, suffix)[-1].name)


def story(
    headline: str = "Force digs hole",
    *,
    by: tuple[str, ...] = ("Ann Onymous",),
    topics=(),
    scare_quotes: tuple[str, ...] = (),
    **fields,
) -> Story:
    """A draft that could be published as it stands; words in marks that quote nobody are marked as `scare_quotes`."""
    defaults = {
        "slug": f"{headline.lower().replace(' ', '-')}-{next(_count)}",
        "standfirst": "A hole has been dug.",
        "body": "<p>The hole is deep.</p>",
        "section": fields.pop("section", None) or section(),
        "created_by": reporter(),
    }
    made = Story.objects.create(headline=headline, **(defaults | fields))
    for position, name in enumerate(by):
        Byline.objects.create(story=made, author=author(name), position=position)
    made.topics.add(*topics)
    for words in scare_quotes:
        verbs.mark_not_a_quotation(made, by=editor(), words=words, kind="scare quotes")
    return made


def proof(**words: str) -> Proof:
    """The proof of a story that is nowhere, of these words."""
    said = dict.fromkeys(text_names("story"), "") | words
    return Proof(StoryContent(Story(), said, (), (), (), ()), timezone.now())


def published_story(headline: str = "Force digs hole", *, at=None, **fields) -> Story:
    """A story that went out through `publish()`; `at` may lie in the past, as the archive would have it."""
    made = story(headline, **fields)
    ask_the_criticised(made)
    verbs.publish(made, by=editor())
    if at:
        Story.objects.filter(pk=made.pk).update(published_at=at)
    made.refresh_from_db()
    return made


def old_story(headline: str = "Force dug hole", *, at=None, **fields) -> Story:
    """One of an archive: out since `at`, a month ago without it, and never checked; made in a third of the time."""
    made = story(headline, **fields)
    out = {"published_at": at or timezone.now() - timedelta(days=30), "published_by": editor()}
    Story.objects.filter(pk=made.pk).update(**out)
    made.refresh_from_db()
    return made


def working_copy(story: Story | None = None, *, by: User | None = None) -> Story:
    """The working copy of a published story, opened by a reporter unless told otherwise."""
    return verbs.open_copy((story or published_story()), by=by or reporter())


def scheduled_story(headline: str = "Force will dig", *, in_hours: int = 2, **fields) -> Story:
    made = story(headline, **fields)
    ask_the_criticised(made)
    verbs.publish(made, by=editor(), at=timezone.now() + timedelta(hours=in_hours))
    return made


def attach(to: Story, version: JudgmentVersion) -> StoryJudgment:
    """To a story that still may be published: a body that the grade criticises has been asked for comment."""
    use = StoryJudgment.objects.create(story=to, judgment=version.judgment)
    ask_the_criticised(to)
    return use


def asked(of: Story, who: Body | str | None = None, **fields) -> Reply:
    """Somebody asked two days ago who had a day to answer, and declined; a body unless a name is given."""
    named = {"name": who} if isinstance(who, str) else {"body": who or body()}
    defaults = {
        "asked_at": timezone.now() - timedelta(days=2),
        "answer_until": timezone.now() - timedelta(days=1),
        "outcome": "declined",
        "answered_at": timezone.now() - timedelta(days=1),
    }
    return Reply.objects.create(story=of, **named | defaults | fields)


def ask_the_criticised(of: Story) -> None:
    """What an editor does before a story goes out; readers are told nothing of it unless a test says so."""
    for one in criticised_bodies(read_proof(of)):
        if not of.replies.filter(body=one).exists():
            asked(of, one, told="nothing")


def error_report(of: Story | None = None, **said) -> ErrorReport:
    """What a reader reports of a published story."""
    return verbs.receive_report(of or published_story(), **{"what": "The hole is not deep."} | said)


def note(words: str) -> Source:
    """What somebody told the desk, for the desk only."""
    return source(words, kind="interview", title="A note of what was said", for_readers=False)


def quote(of: Story, words: str = "It is a very deep hole", **fields) -> Quote:
    """Words that stand in their source: a note of the desk's, unless told otherwise."""
    defaults = {"speaker": "Deputy Chief Digger", "organisation": "Borsetshire Police"}
    fields = fields if "source" in fields else fields | {"source": note(words)}
    return Quote.objects.create(story=of, words=words, **(defaults | fields))


def place_picture(in_story: Story, **fields) -> StoryPicture:
    return StoryPicture.objects.create(story=in_story, picture=fields.pop("picture", None) or picture(), alt="A hole")


def choose(for_story: Story, *related: Story) -> list[RelatedStory]:
    """The stories that an editor sets under one, in this order."""
    return [
        RelatedStory.objects.create(story=for_story, related=one, position=position)
        for position, one in enumerate(related)
    ]


def placed(kind: str, key) -> str:
    """The element that stands in a body where a record is drawn."""
    return f'<div data-place="{kind}" data-key="{key}"></div>'
