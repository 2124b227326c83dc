"""Two contents of a story beside each other, part by part, by paragraph and word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html_join

from articles.content.body.blocks import Place
from articles.content.body.diff import DiffRow, Names, compare_bodies
from articles.content.texts import text_names, texts
from inspections.moments import on_our_clock

from .content import Content

# Words of which a part of the comparison has a place and a label of its own; any other stands at its end.
SHOWN_ABOVE = ("headline", "standfirst", "body", "lead_alt", "lead_caption")


@dataclass(frozen=True)
class Part:
    """A part of the story that differs: the earlier on the left, the later on the right."""

    label: str
    rows: list[DiffRow]


def content_differences(before: Content, after: Content) -> list[Part]:
    """The parts that are not the same in both, in the order of the form."""
    names = _places(before) | _places(after)
    left, right = dict(_parts(before)), dict(_parts(after))
    return [
        Part(label, compare_bodies(left[label], right[label], names)) for label in left if left[label] != right[label]
    ]


def in_paragraphs(lines) -> str:
    """Lines as the comparison reads them: a paragraph for each."""
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines))


def _parts(content: Content) -> Iterator[tuple[str, str]]:
    yield "Headline", in_paragraphs([content["headline"]])
    yield "Standfirst", in_paragraphs([content["standfirst"]])
    yield "Body", content["body"]
    yield "Section", in_paragraphs(_names_of([content["section"]]))
    yield "Topics", in_paragraphs(content["topics"])
    yield "Address", in_paragraphs([content["slug"]])
    yield "Inspections", in_paragraphs(_names_of(content["inspections"]))
    yield "Judgments", in_paragraphs(map(_judgment, content["judgments"]))
    yield "Lead picture", in_paragraphs(_lead(content))
    yield "Byline", in_paragraphs(_names_of(content["bylines"]))
    yield "Quotes", in_paragraphs(map(_quote, content["quotes"]))
    yield "Right of reply", in_paragraphs(map(_reply, content.get("replies", ())))
    yield "Related stories", in_paragraphs(_names_of(content.get("chosen", ())))
    yield "Notice of its age", in_paragraphs(["none: evergreen"] if content.get("evergreen") else [])
    yield "Pictures in the text", in_paragraphs(map(_picture, content["pictures"]))
    for text in texts("story", is_typed=True):
        if text.name not in SHOWN_ABOVE:
            words = content.get(text.name, "")
            yield text.label, words if text.html else in_paragraphs([words])


def _names_of(rows) -> list[str]:
    return [row["name"] for row in rows if row]


def _judgment(row: dict) -> str:
    shown = row["shown"]
    return f"{row['name']}: {shown['outcome']} (version {shown['number']})" if shown else row["name"]


def _lead(content: Content) -> list[str]:
    return [*_names_of([content["lead_picture"]]), content["lead_alt"], content["lead_caption"]]


def _quote(row: dict) -> str:
    source = row["source"]["name"] if row["source"] else ""
    page = f"page {row['page']}" if row["page"] else ""
    said = [*(row.get(name, "") for name in text_names("quote")), source, page]
    return " · ".join(filter(None, said))


def _reply(row: dict) -> str:
    who = row["body"]["name"] if row["body"] else row["name"]
    asked = [who, _moment("asked", row["asked_at"]), row["asked_how"], row["put"]]
    came = [_moment("until", row["answer_until"]), row["outcome"], _moment("came", row["answered_at"])]
    told = [row["answered_how"], row["answer"], f"readers are told: {row['told']}", *row["shown"].values()]
    return " · ".join(filter(None, [*asked, *came, *told]))


def _moment(what: str, moment: str | None) -> str:
    return f"{what} {on_our_clock(datetime.fromisoformat(moment))}" if moment else ""


def _picture(row: dict) -> str:
    return " · ".join(filter(None, [row["name"], *(row.get(name, "") for name in text_names("storypicture"))]))


def _places(content: Content) -> Names:
    """What is placed in the body, by the words that people know it by."""
    quotes = {Place("quote", row["key"]): f"“{row['words'][:60]}”" for row in content["quotes"]}
    judgments = {Place("judgment", str(row["pk"])): row["name"] for row in content["judgments"]}
    return quotes | judgments | {Place("picture", str(row["pk"])): row["name"] for row in content["pictures"]}
