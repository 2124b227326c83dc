"""All that makes up a story, as plain data that outlives the rows it names: each is kept by key and by name."""

from typing import Any

from articles.content.texts import text_names

Content = dict[str, Any]
# Of the form's fields these are planning: who writes a story, and until when, is no part of what it says. Nor is what
# readers will be told of the next update.
PLANNING = ("assigned_to", "due_at", "what_is_new")
WORDS = (*text_names("story", is_typed=True), "slug", "evergreen")
OF_QUOTE = ("key", *text_names("quote"), "page")
OF_REPLY = ("name", "asked_how", "put", "outcome", "answered_how", "answer", "told")
MOMENTS_OF_REPLY = ("asked_at", "answer_until", "answered_at")


def version_content(story) -> Content:
    """The story as it now stands in the database; asks for each kind of row once."""
    return {name: getattr(story, name) for name in WORDS} | {
        "section": _named(story.section),
        "lead_picture": _named(story.lead_picture),
        "topics": sorted(topic.name for topic in story.topics.all()),
        "bylines": [_named(byline.author) for byline in story.bylines.select_related("author")],
        "inspections": [_named(one) for one in story.inspections.select_related("body", "programme")],
        "judgments": [_judgment(use) for use in _uses(story)],
        "quotes": [_quote(quote) for quote in story.quotes.select_related("source")],
        "replies": [_reply(reply) for reply in story.reply_log.select_related("body")],
        "chosen": [_named(row.related) for row in story.chosen.select_related("related")],
        "pictures": [_picture(use) for use in story.pictures.select_related("picture")],
    }


def _named(row) -> dict | None:
    return {"pk": row.pk, "name": str(row)} if row else None


def _uses(story):
    return story.judgments.select_related(
        "published_version__grade",
        "judgment__area__programme",
        "judgment__inspection__body",
        "judgment__inspection__programme",
    )


def _judgment(use) -> dict:
    version = use.published_version
    shown = {"number": version.number, "outcome": version.outcome_in_words} if version else None
    return _named(use.judgment) | {"shown": shown}


def _quote(quote) -> dict:
    return {name: getattr(quote, name) for name in OF_QUOTE} | {"source": _named(quote.source)}


def _picture(use) -> dict:
    return _named(use.picture) | {name: getattr(use, name) for name in text_names("storypicture")}


def _reply(reply) -> dict:
    """`shown` is what readers are told of it."""
    moments = {name: moment and moment.isoformat() for name in MOMENTS_OF_REPLY for moment in [getattr(reply, name)]}
    words = {name: getattr(reply, name) for name in OF_REPLY}
    return words | moments | {"body": _named(reply.body), "shown": {"line": reply.line, "words": reply.words}}
