"""The outputs of a body: for the page, for the feed, and as plain text. Each kind of place has a template for each.

A body is that of a `StoryContent`, whose quotes and pictures it draws; and the boxes of judgments that it is given, by
the keys of their places.
"""

from collections.abc import Mapping

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from .blocks import Block, Place, body_blocks

OUTPUTS = ("page", "feed", "text")


def record_place(record) -> Place:
    """The place that names a quote, judgment or picture of a story."""
    match record._meta.model_name:
        case "quote":
            return Place("quote", record.key)
        case "storyjudgment":
            return Place("judgment", str(record.judgment_id))
        case "storypicture":
            return Place("picture", str(record.picture_id))
    raise TypeError(f"{record!r} is never placed in a body.")


def _records_of(content, boxes: Mapping[str, object]) -> dict[Place, object]:
    """What the places of a story's body may name."""
    records = {record_place(record): record for record in (*content.quotes, *content.pictures)}
    return records | {Place("judgment", key): box for key, box in boxes.items()}


def body_for_page(content, boxes: Mapping[str, object]) -> SafeString:
    """The body as readers see it on the story's page."""
    return _html(content, boxes, "page")


def body_for_feed(content, boxes: Mapping[str, object]) -> SafeString:
    """The body as plain HTML that any feed reader can draw, with absolute addresses."""
    return _html(content, boxes, "feed")


def body_as_text(content, boxes: Mapping[str, object]) -> str:
    """The body as plain text, a blank line between blocks."""
    return "\n\n".join(part for part in _parts(content, boxes, "text") if part)


def _html(content, boxes: Mapping[str, object], output: str) -> SafeString:
    # Safe because blocks are cleaned by an allow-list, and the templates of places escape what they draw.
    return mark_safe("\n".join(part for part in _parts(content, boxes, output) if part))  # noqa: S308  # nosec B308 B703


def _parts(content, boxes: Mapping[str, object], output: str):
    records = _records_of(content, boxes)
    for block in body_blocks(content.words["body"]):
        yield _written(block, output) if isinstance(block, Block) else _placed(block, records, content.story, output)


def _written(block: Block, output: str) -> str:
    if output == "page" and block.tag == "table":
        # Too wide for a phone, it moves within itself, by keyboard too.
        return f'<div class="table-scroll" role="region" aria-label="Table" tabindex="0">{block.html}</div>'
    return block.text if output == "text" else block.html


def _placed(place: Place, records, story, output: str) -> str:
    record = records.get(place)
    if record is None:
        return ""
    return render_to_string(template_for(place.kind, output), {place.kind: record, "story": story}).strip()


def template_for(kind: str, output: str) -> str:
    """The template that draws a kind of record in one of OUTPUTS."""
    return f"articles/body/{output}/{kind}.{'txt' if output == 'text' else 'html'}"
