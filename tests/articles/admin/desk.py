"""The story form as a browser would send it."""

from datetime import datetime

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.admin.story.form import StoryForm
from articles.models import Story

INLINES = {
    "bylines": ("author", "position"),
    "quotes": ("words", "speaker", "role", "organisation", "source", "page", "key"),
    "replies": (
        *("body", "name", "asked_at", "asked_how", "answer_until", "put"),
        *("outcome", "answered_at", "answered_how", "answer", "told"),
    ),
    "pictures": ("picture", "alt", "caption"),
    "chosen": ("related", "position"),
}


def logged_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(story: Story | None = None) -> str:
    return reverse("admin:articles_story_change", args=[story.pk]) if story else reverse("admin:articles_story_add")


def fields_of(story: Story | None = None) -> dict:
    """What the form holds when it has just been opened: every field and every row, as they are sent."""
    form = StoryForm(instance=story)
    sent = {name: _as_sent(form[name]) for name in form.fields}
    for inline, names in INLINES.items():
        rows = list(_rows(story, inline)) if story else []
        sent |= {f"{inline}-TOTAL_FORMS": len(rows), f"{inline}-INITIAL_FORMS": len(rows)}
        for number, row in enumerate(rows):
            sent |= row_of(inline, number, id=row.pk, **{name: _sent(row, name) for name in names})
    return sent


def _rows(story: Story, inline: str):
    """A working copy has no log of its own: its form holds that of its story."""
    return story.reply_log.all() if inline == "replies" else getattr(story, inline).all()


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
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%dT%H:%M}"
    return "" if value is None else value
