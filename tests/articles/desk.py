"""The story form as a browser would send it."""

from django.urls import reverse

from articles.admin.story_form import StoryForm
from articles.models import Story

INLINES = {
    "bylines": ("author", "position"),
    "quotes": ("words", "speaker", "role", "organisation", "source", "page", "key"),
    "pictures": ("picture", "alt", "caption"),
}


def address(story: Story | None = None) -> str:
    return reverse("admin:articles_story_change", args=[story.pk]) if story else reverse("admin:articles_story_add")


def fields_of(story: Story | None = None) -> dict:
    """What the form holds when it has just been opened: every field and every row, as they are sent."""
    form = StoryForm(instance=story)
    sent = {name: _as_sent(form[name]) for name in form.fields}
    for inline, names in INLINES.items():
        rows = list(getattr(story, inline).all()) if story else []
        sent |= {f"{inline}-TOTAL_FORMS": len(rows), f"{inline}-INITIAL_FORMS": len(rows)}
        for number, row in enumerate(rows):
            sent |= row_of(inline, number, id=row.pk, **{name: _sent(row, name) for name in names})
    return sent


def _as_sent(field):
    if field.name in ("topics", "inspections", "judgments"):
        return field.value() or []
    return "" if field.value() is None else field.value()


def press(client, story: Story, button: str = "_continue", **typed):
    """Send the form as it stands, with what was typed since, by a button; the story is read again afterwards."""
    story.refresh_from_db()
    answer = client.post(address(story), fields_of(story) | typed | {button: "1"}, follow=True)
    story.refresh_from_db()
    return answer


def row_of(inline: str, number: int, **values) -> dict:
    return {f"{inline}-{number}-{name}": value for name, value in values.items()}


def added(fields: dict, inline: str, **values) -> dict:
    """The fields with one more row, as the form's script adds it."""
    number = fields[f"{inline}-TOTAL_FORMS"]
    return fields | row_of(inline, number, **values) | {f"{inline}-TOTAL_FORMS": number + 1}


def _sent(row, name: str):
    value = getattr(row, f"{name}_id", getattr(row, name))
    return "" if value is None else value
