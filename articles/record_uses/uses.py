"""Every use of a judgment, a source, a body, a quote or a picture, story by story.

The number of queries does not grow with them.

The strip “new in the record” on the front page is not among them: it shows the newest of the record by itself, and
nobody chose to use it there.
"""

from dataclasses import dataclass, field, replace

from django.db.models import Q, QuerySet

from articles.content.body.blocks import Place, body_places
from articles.content.body.render import record_place
from articles.models import Correction, Mention, Picture, Quote, Story, StoryJudgment
from articles.pages import front_page, stories
from inspections.models import Body, CardRequest, Judgment, Source

# As many stories as a page of the desk can well show; the newest come first.
LISTED = 100


@dataclass
class Use:
    """One story and all the ways in which it uses the record: (how, what it shows or says there)."""

    story: Story
    on_front: bool = False
    ways: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Uses:
    """The newest stories that use something, and how many use it in all.

    Of a record also its own corrections, and the sites that asked for its cards, the latest first.
    """

    stories: list[Use]
    total: int
    corrections: tuple[Correction, ...] = ()
    cards: tuple[CardRequest, ...] = ()

    @property
    def more(self) -> int:
        return self.total - len(self.stories)


def on_front_page() -> set[int]:
    """The stories on the first page of the front page, now."""
    return set(front_page.first_page(stories.PER_PAGE))


def uses_of_judgment(judgment: Judgment) -> Uses:
    boxes, mentions = StoryJudgment.objects.filter(judgment=judgment), Mention.objects.filter(judgment=judgment)
    found = _of_record(boxes, mentions)
    return _with_record(found, Correction.objects.filter(judgments=judgment), version__judgment=judgment)


def uses_of_body(body: Body) -> Uses:
    of = {"judgment__inspection__body": body}
    attached = Story.inspections.through.objects.filter(inspection__body=body)
    corrections = Correction.objects.filter(judgments__inspection__body=body).distinct()
    found = _of_record(StoryJudgment.objects.filter(**of), Mention.objects.filter(**of), attached)
    return _with_record(found, corrections, version__judgment__inspection__body=body)


def uses_of_source(source: Source) -> Uses:
    return _of_quotes(Quote.objects.filter(source=source))


def uses_of_quote(quote: Quote) -> Uses:
    """Stories that quote the same words, or have them in their own text, and those that quote the same source."""
    same = Q(words__iexact=quote.words)
    if quote.source_id:
        same |= Q(source=quote.source_id)
    words = quote.words.strip()
    said = Q(body__icontains=words) | Q(headline__icontains=words) | Q(standfirst__icontains=words)
    return _of_quotes(Quote.objects.filter(same), Story.objects.filter(said), words)


def uses_of_picture(picture: Picture) -> Uses:
    """Stories that it leads or stands in, of whatever state, with the words that each gives it."""
    rows = picture.uses.all()
    uses, total = _stories(Q(lead_picture=picture) | Q(pk__in=rows.values("story")))
    for use in uses.values():
        if use.story.lead_picture_id == picture.pk:
            use.ways.append(("lead picture", _words_of(use.story.lead_alt, use.story.lead_caption)))
    for row in rows.filter(story__in=list(uses)):
        use = uses[row.story_id]
        how = "placed in the text" if record_place(row) in _placed(use.story) else "attached, not placed"
        use.ways.append((how, _words_of(row.alt, row.caption)))
    return Uses(list(uses.values()), total)


# ---- Made from the rows


def _of_record(boxes: QuerySet, mentions: QuerySet, attached: QuerySet | None = None) -> Uses:
    mentions = mentions.in_prose_alone()
    using = Q(pk__in=boxes.values("story")) | Q(pk__in=mentions.values("story"))
    if attached is not None:
        using |= Q(pk__in=attached.values("story"))
    uses, total = _stories(using)
    rows = {"story__in": list(uses)}
    joined = ("published_version__grade", "judgment__area", "judgment__inspection__programme")
    placed = {pk: _placed(use.story) for pk, use in uses.items()}
    for box in boxes.filter(**rows).select_related(*joined):
        how = "placed in the text" if record_place(box) in placed[box.story_id] else "attached"
        uses[box.story_id].ways.append((how, _shown(box)))
    for mention in mentions.filter(**rows).select_related(*joined):
        where = "prose" if mention.where == Mention.Where.TEXT else f"the {mention.where}"
        uses[mention.story_id].ways.append((f"named in {where}", f"{_shown(mention)}: “{mention.sentence}”"))
    for row in attached.filter(**rows).select_related("inspection__programme") if attached is not None else ():
        uses[row.story_id].ways.append(("inspection attached", str(row.inspection.programme)))
    return Uses(list(uses.values()), total)


def _with_record(found: Uses, corrections: QuerySet, **of) -> Uses:
    asked = CardRequest.objects.filter(**of).select_related(
        "version__grade",
        "version__judgment__area",
        "version__judgment__inspection__body",
        "version__judgment__inspection__programme",
    )
    return replace(found, corrections=tuple(corrections.newest_first()), cards=tuple(asked[:LISTED]))


def _of_quotes(quotes: QuerySet, saying: QuerySet | None = None, words: str = "") -> Uses:
    using = Q(pk__in=quotes.values("story"))
    if saying is not None:
        using |= Q(pk__in=saying.values("pk"))
    uses, total = _stories(using)
    for quote in quotes.filter(story__in=list(uses)).select_related("source"):
        story = uses[quote.story_id].story
        how = "quoted, placed in the text" if record_place(quote) in _placed(story) else "quoted"
        uses[quote.story_id].ways.append((how, f"“{quote.words}”{f' — {quote.source}' if quote.source else ''}"))
    said = set(saying.filter(pk__in=list(uses)).values_list("pk", flat=True)) if saying is not None else ()
    for pk in said:
        uses[pk].ways.append(("the same words in its own text", f"“{words}”"))
    return Uses(list(uses.values()), total)


def _stories(using: Q) -> tuple[dict[int, Use], int]:
    found = (
        Story.objects.without_copies().filter(using).order_by("-published_at", "-pk").prefetch_related("corrections")
    )
    on_front = on_front_page()
    return {story.pk: _use(story, on_front) for story in found[:LISTED]}, found.count()


def _use(story: Story, on_front: set[int]) -> Use:
    return Use(story, story.pk in on_front, [("corrected", str(one)) for one in story.corrections.all()])


def _placed(story: Story) -> set[Place]:
    return set(body_places(story.body))


def _words_of(alt: str, caption: str) -> str:
    """Of a picture in one story: what it is said to show, and what stands under it."""
    return " · ".join([f"alt text: {alt or 'none yet'}", *([f"caption: {caption}"] if caption else [])])


def _shown(use: StoryJudgment | Mention) -> str:
    """The judgment as the story has it; a draft has none yet."""
    judgment = use.judgment
    outcome = f": {use.published_version.outcome_in_words}" if use.published_version else ""
    return f"{judgment.inspection.programme}, {judgment.area.label}{outcome}"
