"""The story as somebody has typed it and not saved: read for the checks alone, and never written."""

from collections.abc import Iterator
from dataclasses import replace

from articles.content.primary_keys import parse_pks
from articles.content.story_content import StoryContent, saved_content
from articles.content.texts import text_names
from articles.models import Quote, Story, StoryPicture
from inspections.models import Inspection

from .inlines import form_rows


def typed_content(story: Story, data) -> StoryContent:
    """What the form holds of a story's words, quotes, captions and inspections; the rest as saved."""
    saved = saved_content(story)
    typed = {name: data[name] for name in text_names("story", is_typed=True) if name in data}
    return replace(
        saved,
        words={**saved.words, **typed},
        quotes=tuple(_quote(story, row) for row in form_rows(data, "quotes") if row.get("words", "").strip()),
        pictures=tuple(_pictures(saved, data)),
        inspections=tuple(Inspection.objects.filter(pk__in=parse_pks(data.getlist("inspections")))),
    )


def _quote(story: Story, row: dict[str, str]) -> Quote:
    source, page = parse_pks([row.get("source", "")]), parse_pks([row.get("page", "")])
    return Quote(
        story=story,
        **{name: row.get(name, "") for name in text_names("quote")},
        key=row.get("key", ""),
        source_id=source[0] if source else None,
        page=page[0] if page else None,
    )


def _pictures(saved: StoryContent, data) -> Iterator[StoryPicture]:
    """The pictures in the text as saved, under the captions typed; a new row has no picture to speak of yet."""
    captions = {row["id"]: row.get("caption", "") for row in form_rows(data, "pictures") if row.get("id")}
    for use in saved.pictures:
        use.caption = captions.get(str(use.pk), use.caption)
        yield use
