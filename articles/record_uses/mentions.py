"""What a story names of the record in its words, kept as rows so that a change of the record is one query away."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from articles.content.body.blocks import block_texts
from articles.content.story_content import StoryContent, saved_content
from articles.content.texts import prose
from articles.models import Mention, Story
from articles.prose.sentences import Passage

from .find_judgments import FoundJudgment, JudgmentFinder, StoryContext
from .load_record import judgments_held, names_held
from .record import Held

# What a mention calls the place of words. Sentences that are nowhere else are of the text.
WHERE = {"headline": "headline", "standfirst": "standfirst", "lead_caption": "caption"}
READ = ("quotes", "pictures", "inspections", "judgments__judgment__inspection")


def story_passages(content: StoryContent) -> list[Passage]:
    """The words of a story in the order in which they are read; the words it quotes are some of them."""
    quotes = [("quote", quote.words) for quote in content.quotes]
    captions = [("caption", use.caption) for use in content.pictures]
    own = [
        (WHERE.get(text.name, "text"), part)
        for text, words in prose(content)
        for part in (block_texts(words) if text.html else [words])
    ]
    in_order = sorted([*own, *quotes, *captions], key=lambda one: (one[0] == "caption", one[0] == "quote"))
    return [Passage(where, words) for where, words in in_order if words.strip()]


def story_context(content: StoryContent) -> StoryContext:
    attached = [(one.body_id, one.programme_id) for one in content.inspections]
    inspections = [use.judgment.inspection for use in content.judgments]
    used = [(one.body_id, one.programme_id) for one in inspections]
    published_at = content.story.original.published_at
    return StoryContext(tuple(dict.fromkeys([*attached, *used])), published_at, published_at or timezone.now())


def whole_finder() -> JudgmentFinder:
    """For a walk over many stories: the whole record is read once."""
    return JudgmentFinder(replace(names_held(), held=judgments_held()))


def _hold(finder: JudgmentFinder, story: Story, bodies: set[int]) -> None:
    """For one story: only the judgments of bodies that it names or is attached to, as its readers will see them."""
    moment = max(story.published_at or timezone.now(), timezone.now())
    finder.record.held.update(judgments_held(bodies, at=moment))


def note_mentions(story: Story, finder: JudgmentFinder | None = None) -> int:
    """Make the story's mentions those that its words make now; returns how many there are.

    A mention whose words still say what they said keeps the version that it was published with. Writes only what
    differs, so that a second run writes nothing.
    """
    with transaction.atomic():
        # Locked, so that a walk over the archive and a save do not both write the same mention.
        read = Story.objects.select_for_update().prefetch_related(*READ).get(pk=story.pk)
        return _note(saved_content(read).without_notes(), finder)


def _note(content: StoryContent, finder: JudgmentFinder | None) -> int:
    about, story = story_context(content), content.story
    of_all, finder = finder is not None, finder or JudgmentFinder(names_held())
    read = finder.read(story_passages(content), about)
    if not of_all:
        named = {pk for sentence in read for one in sentence.named for pk in one.bodies}
        _hold(finder, story, named | {body for body, _ in about.inspections})
    held = {one.pk: one for of_body in finder.record.held.values() for one in of_body}
    return _keep(story, _by_judgment(finder.find(read, about)), held)


def _by_judgment(finds: list[FoundJudgment]) -> dict[int, list[FoundJudgment]]:
    """The sentence that names the area stands first: it is the one to show."""
    found: dict[int, list[FoundJudgment]] = {}
    for find in finds:
        found.setdefault(find.judgment, []).append(find)
    return {pk: sorted(of_one, key=lambda find: not find.by_area) for pk, of_one in found.items()}


def _keep(story: Story, finds: dict[int, list[FoundJudgment]], held: dict[int, Held]) -> int:
    before = {mention.judgment_id: mention for mention in story.mentions.select_related("published_version__grade")}
    gone = [mention.pk for pk, mention in before.items() if pk not in finds]
    if gone:
        Mention.objects.filter(pk__in=gone).delete()
    for pk, of_one in finds.items():
        mention = before.get(pk) or Mention(story=story, judgment_id=pk)
        said = {
            "published_version_id": _pinned(mention, {find.grade for find in of_one}, held[pk], story.published_at),
            "sentence": of_one[0].sentence,
            "where": of_one[0].where,
        }
        if mention.pk is None or any(getattr(mention, name) != value for name, value in said.items()):
            for name, value in said.items():
                setattr(mention, name, value)
            mention.save()
    return len(finds)


def _pinned(mention: Mention, grades: set[str], held: Held, published_at) -> int | None:
    """The version that the words say: the one already pinned, unless they now name the grade of a newer one."""
    if published_at is None:
        return None
    pinned = mention.published_version
    kept = pinned.grade.name if pinned and pinned.grade else None
    fitting = [version for version in held.versions if version.grade in grades]
    if kept in grades:
        newer = [version for version in fitting if version.grade != kept and version.number > pinned.number]
        return newer[-1].pk if newer else pinned.pk
    seen_then = [version for version in fitting if version.seen_at <= published_at]
    if pinned:
        # Other words than before: what readers see of the record by now is what was meant.
        seen_then = fitting
    return (seen_then or fitting)[-1].pk
