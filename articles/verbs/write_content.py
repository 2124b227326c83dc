"""A content written back into a story: to open a working copy, to publish one, to restore what once was.

What stays is matched by key or by the row it names, and kept as it is: neither deleted nor made again. What the
content names and is there no more is told in a sentence each, and the rest is written.
"""

from collections.abc import Iterable, Iterator

from articles.content.versions.content import OF_QUOTE, WORDS, Content
from articles.models import Author, Picture, Section
from inspections.models import Inspection, Judgment, Source


def apply_content(story, content: Content) -> list[str]:
    """Make the story say what the content says, by whoever holds its row; returns what could not be written.

    The version is not looked at: call it in the transaction of a `save_if_unchanged`. A name that the content does not
    have, because it is older than the field, is left as it is. Of a row that was just read: what had been fetched with
    it would no longer be so.
    """
    missing = [*_columns(story, content), *_attached(story, content)]
    return list(dict.fromkeys(missing))


def _columns(story, content: Content) -> Iterator[str]:
    values = {name: content[name] for name in WORDS if name in content}
    for name, model in (("section", Section), ("lead_picture", Picture)):
        if name in content:
            found, told = _existing(model, [content[name]] if content[name] else [])
            values[name] = next(iter(found.values()), None)
            yield from told
    type(story).objects.filter(pk=story.pk).update(**values)
    for name, value in values.items():
        setattr(story, name, value)


def _attached(story, content: Content) -> Iterator[str]:
    if "topics" in content:
        story.topics.set(content["topics"])
    if "inspections" in content:
        found, told = _existing(Inspection, content["inspections"])
        story.inspections.set(found.values())
        yield from told
    for name, write_rows in ROWS.items():
        if name in content:
            yield from write_rows(story, content[name])


def _bylines(story, bylines: list[dict]) -> Iterator[str]:
    found, told = _existing(Author, bylines)
    rows = {pk: {"position": position} for position, pk in enumerate(found)}
    _sync_rows(story, story.bylines, "author_id", rows)
    yield from told


def _judgments(story, judgments: list[dict]) -> Iterator[str]:
    """A use that stays keeps the version that it was published with; a new one has none until it is."""
    found, told = _existing(Judgment, judgments)
    _sync_rows(story, story.judgments, "judgment_id", {pk: {} for pk in found})
    yield from told


def _quotes(story, quotes: list[dict]) -> Iterator[str]:
    found, told = _existing(Source, [quote["source"] for quote in quotes if quote["source"]])
    rows = {}
    for quote in quotes:
        source = found.get(quote["source"]["pk"]) if quote["source"] else None
        rows[quote["key"]] = {name: quote[name] for name in OF_QUOTE if name in quote and name != "key"}
        rows[quote["key"]]["source"] = source
    _sync_rows(story, story.quotes, "key", rows)
    yield from told


def _pictures(story, pictures: list[dict]) -> Iterator[str]:
    found, told = _existing(Picture, pictures)
    said = {row["pk"]: {name: row[name] for name in row if name not in ("pk", "name")} for row in pictures}
    _sync_rows(story, story.pictures, "picture_id", {pk: said[pk] for pk in found})
    yield from told


def _chosen(story, chosen: list[dict]) -> Iterator[str]:
    """In their order; a story stands beside others, never beside itself."""
    others = [row for row in chosen if row["pk"] != story.original.pk]
    found, told = _existing(type(story), others)
    _sync_rows(story, story.chosen, "related_id", {pk: {"position": position} for position, pk in enumerate(found)})
    yield from told


ROWS = {"bylines": _bylines, "judgments": _judgments, "quotes": _quotes, "pictures": _pictures, "chosen": _chosen}


def _sync_rows(story, manager, key: str, rows: dict) -> None:
    """Make the attached rows exactly these, each known by its key; one that says the same already is not touched."""
    held = {getattr(row, key): row for row in manager.all()}
    gone = [row.pk for name, row in held.items() if name not in rows]
    if gone:
        manager.filter(pk__in=gone).delete()
    new = {name: values for name, values in rows.items() if name not in held}
    manager.model.objects.bulk_create(manager.model(story=story, **{key: name}, **new[name]) for name in new)
    for name, row in held.items():
        values = rows.get(name, {})
        if changed := [field for field, value in values.items() if getattr(row, field) != value]:
            for field in changed:
                setattr(row, field, values[field])
            row.save(update_fields=changed)


def _existing(model, named: Iterable[dict]) -> tuple[dict, list[str]]:
    """Of the rows that a content names, those that there still are, in its order; and a sentence for each other."""
    named = list(named)
    held = model.objects.in_bulk({row["pk"] for row in named})
    told = [
        f"The {model._meta.verbose_name} “{row['name']}” is no longer there." for row in named if row["pk"] not in held
    ]
    return {row["pk"]: held[row["pk"]] for row in named if row["pk"] in held}, told
