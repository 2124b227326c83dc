"""Two people in one story: what was saved meanwhile beside what was typed, part by part."""

from collections.abc import Iterator

from django import forms
from django.utils.safestring import SafeString

from articles.content.body.blocks import Place
from articles.content.body.diff import compare_bodies
from articles.content.body.render import record_place
from articles.content.texts import texts
from articles.content.versions.diff import Part, in_paragraphs
from articles.models import Quote, Story, StoryJudgment, StoryPicture

LINES = {
    "bylines": "Byline",
    "quotes": "Quotes",
    "replies": "Right of reply",
    "pictures": "Pictures in the text",
    "chosen": "Related stories",
}


def conflicting_parts(saved: Story, form, formsets=()) -> list[Part]:
    """The parts of the form that differ from the story as saved."""
    theirs = type(form)(instance=saved)
    pairs = [*_fields(theirs, form), *_attached(saved, formsets)]
    names = _names(saved, formsets)
    parts = (Part(label, compare_bodies(left, right, names)) for label, left, right in pairs)
    return [part for part in parts if any(not row.same for row in part.rows)]


def _names(saved: Story, formsets) -> dict[Place, str]:
    """What is placed in either text, by the words that people know it by."""
    rows = [form.instance for formset in formsets for form in formset.forms]
    rows += [*saved.quotes.all(), *saved.pictures.all(), *saved.judgments.select_related("judgment__area__programme")]
    return {record_place(row): str(row) for row in rows if isinstance(row, Quote | StoryPicture | StoryJudgment)}


def _fields(theirs, mine) -> Iterator[tuple[str, str, str]]:
    for name in mine.fields:
        if name not in ("version", "publish_at", "note"):
            yield mine[name].label, _html(theirs, name), _html(mine, name)


def _html(form, name: str) -> str | SafeString:
    """A field as the comparison reads it: a paragraph for each line. The body is HTML already, cleaned there."""
    value = form[name].value()
    return str(value or "") if name == "body" else in_paragraphs(_words(form.fields[name], value))


def _words(field, value) -> list[str]:
    """What the value says to a person: rows by their names, not their numbers."""
    if hasattr(field, "queryset"):
        values = value if isinstance(value, list | tuple) else [value] if value else []
        found = field.queryset.filter(pk__in=[one for one in values if str(one).isdigit()])
        return sorted(str(one) for one in found)
    if isinstance(field, forms.BooleanField):
        return ["Yes" if value else "No"]
    return sorted(value) if isinstance(value, list) else str(value or "").splitlines()


def _attached(saved: Story, formsets) -> Iterator[tuple[str, str, str]]:
    for formset in formsets:
        if label := LINES.get(formset.prefix):
            rows = getattr(saved, formset.prefix).all()
            theirs = [_line(row, formset) for row in rows]
            mine = [_line(form.instance, formset) for form in formset.forms if _is_meant(form)]
            yield label, in_paragraphs(theirs), in_paragraphs(mine)


def _is_meant(form) -> bool:
    """A row that would be saved: not marked to go, and not an empty one."""
    return not form.data.get(f"{form.prefix}-DELETE") and (form.instance.pk is not None or form.has_changed())


def _line(row, formset) -> str:
    names = [name for name in formset.form.base_fields if name not in ("key", "position", "id", "story", "DELETE")]
    return " · ".join(str(value) for name in names if (value := getattr(row, name, None)))


def typed_text(data) -> list[tuple[str, str]]:
    """What somebody typed into a form that they may no longer save, to be copied out of the page."""
    return [(text.label, data[text.name]) for text in texts("story", is_typed=True) if data.get(text.name)]
