"""A body taken apart into the blocks that people see: paragraphs, headings, lists and placed records."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import html as lxml_html

from .clean import PLACES, clean


@dataclass(frozen=True)
class Block:
    """A block of the body. `html` is cleaned and whole; `text` is the same without markup, a line per list item."""

    tag: str
    html: str
    text: str


@dataclass(frozen=True)
class Place:
    """A place where a record of the story is drawn: `kind` is quote, judgment or picture, `key` says which."""

    kind: str
    key: str


@lru_cache(maxsize=512)
def blocks_of(body: str) -> tuple[Block | Place, ...]:
    """The blocks of a body in order. Loose text between blocks becomes a paragraph; empty blocks are left out."""
    if not body.strip():
        return ()
    root = lxml_html.fragment_fromstring(clean(body), create_parent="div")
    return tuple(_loose(root.text)) + tuple(block for element in root for block in _block(element))


def places_of(body: str) -> list[Place]:
    return [block for block in blocks_of(body) if isinstance(block, Place)]


def text_of(element) -> str:
    """The words of an element as read: a break and a list item begin a new line."""
    parts = [element.text or ""]
    for child in element:
        if child.tag in ("br", "li", "p") and "".join(parts).strip():
            parts.append("\n")
        parts.append(text_of(child))
        parts.append((child.tail or "").strip("\n") if child.tag in ("li", "p") else child.tail or "")
    return "".join(parts).strip("\n")


def _block(element) -> Iterator[Block | Place]:
    tail, element.tail = element.tail, None
    if element.tag == "div":
        yield from _place_or_content(element)
    elif element.tag in ("p", "h2", "h3", "ul", "ol", "blockquote"):
        if text := text_of(element).strip():
            yield Block(element.tag, lxml_html.tostring(element, encoding="unicode"), text)
    else:
        # A word of inline markup outside any paragraph, as old HTML has it.
        paragraph = lxml_html.Element("p")
        paragraph.append(element)
        yield from _block(paragraph)
    yield from _loose(tail)


def _place_or_content(element) -> Iterator[Block | Place]:
    kind, key = element.get("data-place"), element.get("data-key")
    if kind in PLACES and key:
        yield Place(kind, key)
    yield from _loose(element.text)
    for child in element:
        yield from _block(child)


def _loose(text: str | None) -> Iterator[Block]:
    if text and text.strip():
        paragraph = lxml_html.Element("p")
        paragraph.text = text.strip()
        yield Block("p", lxml_html.tostring(paragraph, encoding="unicode"), text.strip())
