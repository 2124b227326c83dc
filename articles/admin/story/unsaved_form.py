"""The story as somebody has typed it and not saved: read for the checks alone, and never written."""

from articles.content.notes.strip import set_prefetched
from articles.content.primary_keys import parse_pks
from articles.content.texts import names
from articles.models import Quote, Story, StoryPicture
from inspections.models import Inspection

from .inlines import rows_of


def story_from_form(story: Story, data) -> Story:
    """The story with what the form holds of its words, quotes, captions and inspections; the rest as saved."""
    typed = Story.objects.get(pk=story.pk)
    for name in names("story", is_typed=True):
        setattr(typed, name, data.get(name, getattr(typed, name)))
    set_prefetched(
        typed, "quotes", [_quote(typed, row) for row in rows_of(data, "quotes") if row.get("words", "").strip()]
    )
    set_prefetched(typed, "pictures", list(_pictures(typed, data)))
    set_prefetched(typed, "inspections", list(Inspection.objects.filter(pk__in=parse_pks(data.getlist("inspections")))))
    return typed


def _quote(story: Story, row: dict[str, str]) -> Quote:
    source, page = parse_pks([row.get("source", "")]), parse_pks([row.get("page", "")])
    return Quote(
        story=story,
        **{name: row.get(name, "") for name in names("quote")},
        key=row.get("key", ""),
        source_id=source[0] if source else None,
        page=page[0] if page else None,
    )


def _pictures(story: Story, data):
    """The pictures in the text as saved, under the captions typed; a new row has no picture to speak of yet."""
    captions = {row["id"]: row.get("caption", "") for row in rows_of(data, "pictures") if row.get("id")}
    for use in StoryPicture.objects.filter(story=story).select_related("picture"):
        use.caption = captions.get(str(use.pk), use.caption)
        yield use
