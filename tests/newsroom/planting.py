"""A newsroom with a secret word in each thing that readers must not see, and a public word in what they may.

Each hidden thing has a word of its own, all beginning with SECRET, so that a leak names itself.
"""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from articles import verbs
from articles.content.versions.content import version_content
from articles.models import (
    Author,
    FormerSlug,
    FormerTopic,
    FrontPageStory,
    PreviewLink,
    Quote,
    Reply,
    Story,
    StoryPicture,
)
from articles.verbs.write_content import apply_content
from inspections.models import ImportBatch, JudgmentVersion, Source
from tests import factories

SECRET = "zzsecret"
PUBLIC = "zzpublic"
# Words that are no sentence: addresses, keys, and what the database ties to another column.
KEYS = {"slug", "key", "checked_for", "line_says", "name", "answer", "withdrawal_reason"}
# The tokens of the links that were planted: they are kept nowhere else.
TOKENS: list[str] = []


def plant() -> Story:
    """Make it all; the story returned is the only public one."""
    public = public_story()
    hidden_story("draft")
    scheduled = hidden_story("scheduled")
    verbs.publish(scheduled, by=factories.editor(), at=timezone.now() + timedelta(hours=2))
    withdrawn = hidden_story("withdrawn")
    verbs.publish(withdrawn, by=factories.editor())
    verbs.correct(withdrawn, public, by=factories.editor(), text=f"{PUBLIC} correction", severity="typo")
    verbs.mark_updated(withdrawn, by=factories.editor(), what_is_new=f"{SECRET}withdrawnwhatisnew")
    verbs.withdraw(withdrawn, by=factories.editor(), reason="It was the wrong hole.")
    staying_headline()
    working_copy(public)
    reported_errors(public)
    factories.choose(public, *Story.objects.without_copies().exclude(pk=public.pk))
    hidden_records()
    factories.picture(f"{SECRET}onnostory", credit=f"{SECRET}onnostorycredit")
    Author.objects.create(name=f"{SECRET}wroteonlyadraft", slug=f"{SECRET}wroteonlyadraft", about=f"{SECRET}about")
    preview_links(withdrawn)
    choose_for_the_front(*Story.objects.all())
    add_notes()
    return public


def add_notes() -> None:
    """Into every word of the stories that readers know of, past the checks: no reader sees one."""
    for story in Story.objects.filter(headline__startswith=PUBLIC):
        story.margin_notes.create(text=f"{SECRET}marginnote", passage=f"{PUBLIC} body", written_by=factories.editor())
        for row in (story, *story.quotes.all(), *story.pictures.all(), *story.replies.exclude(line="")):
            noted = {name: f"{text} [[TK {SECRET}note{name}]]" for name, text in _words_of(row).items()}
            if row is story:
                noted["body"] = (
                    f"<p>{PUBLIC} [[{SECRET}note <em>body</em></p><p>{SECRET}over paragraphs]]</p>{row.body}"
                )
                noted["body"] += f"<ul><li>[[{SECRET}noteunclosed</li></ul>"
            type(row).objects.filter(pk=row.pk).update(**noted)


def _words_of(row) -> dict[str, str]:
    """All words that the model itself says it holds, whatever the list of texts declares."""
    kinds = models.CharField | models.TextField
    fields = [field for field in row._meta.local_fields if isinstance(field, kinds) and not field.choices]
    names = {field.name for field in fields} - KEYS - {"body"}
    return {name: getattr(row, name) for name in names}


def preview_links(withdrawn: Story) -> None:
    """Links that do not work, to stories full of secrets; and one that does, to a draft that carries hidden records."""
    TOKENS.clear()
    for word in ("revoked", "expired"):
        _link(hidden_story(f"linked{word}"))
    PreviewLink.objects.update(revoked_at=timezone.now(), revoked_by=factories.editor())
    expired = PreviewLink.objects.first()
    PreviewLink.objects.filter(pk=expired.pk).update(
        revoked_at=None, revoked_by=None, made_at=timezone.now() - timedelta(days=3), expires_at=timezone.now()
    )
    story = factories.story(f"{PUBLIC} linked draft", by=(f"{PUBLIC} author",), body=f"<p>{PUBLIC} linked</p>")
    for source in hidden_sources(factories.inspection()):
        words = f"{SECRET}wordsunderembargo" if source.embargoed_until else f"{PUBLIC} words of the desk's own paper"
        story.body += factories.placed("quote", factories.quote(story, words, source=source).key)
    for version in JudgmentVersion.objects.filter(judgment__area__code__startswith="unseen"):
        factories.attach(story, version)
    story.save()
    _link(story)
    linked_then_withdrawn = PreviewLink.objects.create(
        story=withdrawn,
        token_hash="0" * 64,
        for_whom=f"{SECRET}forwhom",
        made_by=factories.editor(),
        made_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=1),
    )
    assert linked_then_withdrawn.works


def _link(story: Story) -> None:
    _, token = verbs.make_preview_link(story, by=factories.editor(), for_whom="A lawyer", days=3)
    TOKENS.append(token)


def choose_for_the_front(*stories: Story) -> None:
    """Whatever they are, which no verb does: a hidden story stays hidden when it is chosen."""
    until = timezone.now() + timedelta(days=1)
    for position, story in enumerate(stories):
        FrontPageStory.objects.create(story=story, position=position, shown_until=until, chosen_by=factories.editor())


def public_story() -> Story:
    """With everything a story can hold. The papers that it quotes are for the desk only, or under embargo."""
    story = factories.story(
        f"{PUBLIC} headline",
        slug=f"{PUBLIC}-story",
        body=f"<p>{PUBLIC} body</p>",
        by=(f"{PUBLIC} author",),
        topics=[f"{PUBLIC} topic"],
        lead_picture=factories.picture(),
        lead_alt=f"{PUBLIC} alt",
    )
    use = factories.attach(story, factories.judgment_version("fair", note=f"{PUBLIC} note"))
    story.inspections.add(use.judgment.inspection)
    told, silent = log_replies(story)
    verbs.publish(story, by=factories.editor())
    verbs.mark_updated(story, by=factories.editor(), what_is_new=f"{PUBLIC} sentence")
    late_replies(story, told, silent)
    for source in hidden_sources(use.judgment.inspection):
        quote = factories.quote(story, f"{PUBLIC} words", source=source)
        story.body += factories.placed("quote", quote.key)
    shown = factories.quote(story, f"{PUBLIC} shown words", source=public_source())
    story.body += factories.placed("quote", shown.key)
    StoryPicture.objects.create(story=story, picture=story.lead_picture, alt=f"{PUBLIC} alt", caption=f"{PUBLIC} said")
    story.body += factories.placed("picture", story.lead_picture.pk)
    factories.quote(story, f"{SECRET}attachedandnotplaced", source=public_source())
    story.save()
    FormerSlug.objects.create(story=story, slug=f"{PUBLIC}-former")
    FormerTopic.objects.create(topic=story.topics.get(), slug=f"{PUBLIC}-former", name=f"{SECRET}formertopicname")
    return story


def log_replies(story: Story) -> tuple[Reply, Reply]:
    """Two of which readers are told, one in its own words; one for the desk. What was put is the desk's always."""
    answered = {"outcome": "answered", "put": f"{SECRET}put"}
    shown = f"{PUBLIC} words of an answer"
    told = factories.asked(story, f"{PUBLIC} union", told="words", answer=shown, **answered)
    silent = factories.asked(story, f"{PUBLIC} society", answer=f"{SECRET}summarised", **answered)
    factories.asked(story, f"{SECRET}fordeskonly", told="nothing", answer=f"{SECRET}deskonlywords", **answered)
    return told, silent


def late_replies(story: Story, *told: Reply) -> None:
    """Typed into the log of a public story, and carried by no update yet."""
    Reply.objects.filter(pk__in=[reply.pk for reply in told]).update(
        answer=f"{SECRET}lateanswer", told="words", name=f"{SECRET}newname", answered_at=timezone.now()
    )
    factories.asked(story, f"{SECRET}askedlater", told="words", outcome="answered", answer=f"{SECRET}askedlaterwords")


def public_source() -> Source:
    """A paper of the public inspection that readers may be told of."""
    held = Source.objects.filter(title=f"{PUBLIC} paper").first()
    return held or factories.source(title=f"{PUBLIC} paper", inspection=factories.inspection())


def hidden_sources(inspection) -> list[Source]:
    tomorrow = timezone.now() + timedelta(days=1)
    return [
        _source("deskonly", inspection=inspection, for_readers=False),
        _source("underembargo", inspection=inspection, embargoed_until=tomorrow),
    ]


def _source(word: str, **fields) -> Source:
    secret = f"{SECRET}source{word}"
    said = {"title": f"{secret}title", "publisher": f"{secret}publisher", "attribution": f"{secret}attribution"}
    copy = factories.source_file(f"%PDF-1.4 {secret}file".encode(), **said, **fields)
    copy.address = f"https://example.org/{secret}address"
    copy.set_pages([f"{secret}text"])
    copy.save()
    return copy


def hidden_story(word: str) -> Story:
    """A draft that could be published, with the secret in every word of it."""
    secret = f"{SECRET}{word}"
    story = factories.story(
        f"{secret}headline",
        slug=f"{secret}slug",
        standfirst=f"{secret}standfirst",
        by=(f"{secret}author",),
        topics=[f"{secret}topic"],
        lead_picture=factories.picture(f"{secret}pictitle", credit=f"{secret}credit"),
        lead_alt=f"{secret}leadalt",
        lead_caption=f"{secret}leadcaption",
    )
    FormerSlug.objects.create(story=story, slug=f"{secret}former")
    FormerTopic.objects.create(topic=story.topics.get(), slug=f"{secret}formertopic", name=f"{secret}formertopicname")
    story.log_entries.log(story, "noted", by=factories.editor(), was="draft", now="draft", note=f"{secret}note")
    version = factories.judgment_version("splendid", of=factories.body(), on=factories.area(code="filling"))
    factories.attach(story, version)
    factories.source_file(title=f"{secret}report", inspection=version.judgment.inspection, for_readers=False)
    factories.asked(story, f"{secret}asked", told="words", outcome="answered", answer=f"{secret}reply")
    story.body = f"<p>{secret}body</p>" + "".join(_placed_in(story, secret))
    story.save()
    return story


def _placed_in(story: Story, secret: str) -> list[str]:
    said = f"{secret}sourcetext: “{secret}words”, said {secret}speaker"
    source, paper = factories.source(said, title=f"{secret}sourcetitle"), public_source()
    paper.pages.create(number=paper.pages.count() + 1, text=f"{secret}ofpublicpaper")
    quote = Quote.objects.create(story=story, words=f"{secret}words", speaker=f"{secret}speaker", source=source)
    factories.quote(story, f"{secret}ofpublicpaper", key=quote.key[::-1], source=paper)
    picture = factories.picture(f"{secret}placedpicture", credit=f"{secret}placedcredit")
    StoryPicture.objects.create(story=story, picture=picture, alt=f"{secret}alt", caption=f"{secret}caption")
    return [
        *(factories.placed("quote", key) for key in (quote.key, quote.key[::-1])),
        factories.placed("picture", picture.pk),
    ]


def working_copy(public: Story) -> None:
    """Of the public story, with another secret in every word of it; one was discarded before."""
    for word in ("discarded", "workingcopy"):
        draft = hidden_story(word)
        copy = verbs.open_copy(public, by=factories.reporter())
        apply_content(copy, version_content(draft))
        copy.what_is_new = f"{SECRET}{word}whatisnew"
        copy.save(update_fields=["what_is_new"])
        copy.save_if_unchanged(by=factories.reporter())
        copy.versions.keep(copy, "saved", by=factories.reporter())
        draft.delete()
        if word == "discarded":
            verbs.discard_copy(copy, by=factories.reporter())


def reported_errors(public: Story) -> None:
    """Of the public story: one open, one answered."""
    for word in ("reported", "answered"):
        secret = f"{SECRET}{word}"
        said = {name: f"{secret}{name}" for name in ("what", "passage", "right", "name")}
        report = factories.error_report(public, **said, email=f"{secret}@example.org")
    verbs.settle_as_right(report, by=factories.editor(), note=f"{secret}note")


def staying_headline() -> None:
    """A withdrawn story whose headline an editor let stay; nothing else of it does."""
    story = hidden_story("staying")
    Story.objects.filter(pk=story.pk).update(headline=f"{PUBLIC} headline that stayed")
    story.refresh_from_db()
    verbs.publish(story, by=factories.editor())
    verbs.correct(story, by=factories.editor(), text=f"{PUBLIC} words", severity="typo")
    verbs.withdraw(story, by=factories.editor(), reason=f"{PUBLIC} reason", headline_stays=True)


def hidden_correction(judgment, word: str) -> None:
    """Of a judgment that readers do not see; and one that they do see must not name it."""
    said = {"by": factories.editor(), "severity": "typo", "judgments": [judgment]}
    hidden = verbs.correct(text=f"{SECRET}{word}corrected", was=f"{SECRET}{word}was", **said)
    public = Story.objects.published().first()
    verbs.correct(public, text=f"{PUBLIC} words", corrects=hidden, **said)


def hidden_records() -> None:
    """Unreleased and embargoed: as first versions of an inspection not seen otherwise, and as later ones."""
    batch = ImportBatch.objects.create(file_name=f"{SECRET}batch.csv", sha256="0" * 64)
    tomorrow = timezone.now() + timedelta(days=1)
    unseen = factories.body("unseenshire")
    for word, fields in {
        "unreleased": {"released": False, "batch": batch},
        "embargoed": {"embargoed_until": tomorrow},
    }.items():
        on_unseen = factories.area(factories.programme(f"unseen-{word}"), code=f"unseen-{word}")
        hidden_correction(_version(word, of=unseen, on=on_unseen, **fields).judgment, word)
        _version(f"later{word}", of=factories.body(), on=factories.area(), **fields)
        _findings_and_monitoring(f"{SECRET}{word}", **fields)
    _contradicted(batch)


def _contradicted(batch: ImportBatch) -> None:
    """What a file says against a judgment that readers see, until an editor has settled it."""
    seen = factories.judgment_version("fair", of=factories.body(), on=factories.area(code="contradicted"))
    theirs = {"note": f"{SECRET}theirnote", "source": f"{SECRET}theirsource"}
    batch.conflicts.create(version=seen, theirs=theirs, differences=[f"{SECRET}difference"], place="line 2")


def _findings_and_monitoring(secret: str, *, released: bool = True, **fields) -> None:
    """At the public inspection and at its body."""
    said = {"source": f"{secret}where", "public": released}
    finding = {"number": f"{secret}"[-20:], "source_url": f"https://example.org/{secret}finding"}
    factories.finding(f"{secret}finding", **said, **finding, **fields)
    factories.monitoring(stage=f"{secret}stage", **said, **fields)


def _version(word: str, **fields) -> JudgmentVersion:
    secret = f"{SECRET}{word}"
    said = {"source": f"{secret}where", "source_url": f"https://example.org/{secret}", "note": f"{secret}note"}
    return factories.judgment_version("dreadful", body_name_at_time=f"{secret}name", **said, **fields)
