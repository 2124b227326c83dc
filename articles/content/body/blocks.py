"""A body taken apart into the blocks that people see: paragraphs, headings, lists, tables and placed records."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import html as lxml_html

from .clean import PLACES, clean
from .tables import BETWEEN, table_rows

INLINE = {"strong", "em", "a", "br"}


@dataclass(frozen=True)
class Block:
    """A block of the body. `html` is cleaned and whole; `text` is without markup, a line for each list item or row."""

    tag: str
    html: str
    text: str


@dataclass(frozen=True)
class Place:
    """A place where a record of the story is drawn: `kind` is quote, judgment or picture, `key` says which."""

    kind: str
    key: str


@lru_cache(maxsize=512)
def body_blocks(body: str) -> tuple[Block | Place, ...]:
    """The blocks of a body in order. Words outside any block become paragraphs; empty blocks are left out."""
    if not body.strip():
        return ()
    return tuple(_flow(lxml_html.fragment_fromstring(clean(body), create_parent="div")))


def block_texts(html: str) -> list[str]:
    """The words of each block; what is placed between them has its own."""
    return [block.text for block in body_blocks(html) if isinstance(block, Block)]


def body_places(body: str) -> list[Place]:
    return [block for block in body_blocks(body) if isinstance(block, Place)]


def block_text(element) -> str:
    """The words of an element as read: a break, a list item and a row of a table begin a new line."""
    if element.tag == "table":
        return "\n".join(BETWEEN.join(map(_cell_text, cells)) for cells in table_rows(element))
    parts = [element.text or ""]
    for child in element:
        if child.tag in ("br", "li", "p") and "".join(parts).strip():
            parts.append("\n")
        parts.append(block_text(child))
        parts.append((child.tail or "").strip("\n") if child.tag in ("li", "p") else child.tail or "")
    return "".join(parts).strip("\n")


def _cell_text(cell) -> str:
    return " ".join(block_text(cell).split())


def _flow(container) -> Iterator[Block | Place]:
    loose = _paragraph(container.text)
    for child in list(container):
        if child.tag in INLINE:
            loose.append(child)
            continue
        yield from _block(loose)
        loose, child.tail = _paragraph(child.tail), None
        yield from _division(child) if child.tag == "div" else _block(child)
    yield from _block(loose)


def _division(element) -> Iterator[Block | Place]:
    """A place, if it names a record; whatever else it holds is kept as words."""
    kind, key = element.get("data-place"), element.get("data-key")
    if kind in PLACES and key:
        yield Place(kind, key)
    yield from _flow(element)


def _block(element) -> Iterator[Block]:
    if text := block_text(element).strip():
        yield Block(element.tag, lxml_html.tostring(element, encoding="unicode"), text)


def _paragraph(text: str | None):
    paragraph = lxml_html.Element("p")
    paragraph.text = text
    return paragraph
