"""What nobody sees in a text that was copied: crossed out, moved away or hidden. It is left out, and no reader sees it.

    <p>It was <del>a shambles</del><ins>improving</ins>.</p>   →   <p>It was <ins>improving</ins>.</p>

A comment in a margin becomes a note of the desk, which stops publication, at the words that it is about. A raised
figure that is written by style is written by its element, so that clean.py raises it. The desk's script does the same
while somebody pastes (static/articles/desk/unseen.js), and says what it left out; here nothing rests on a script.
"""

import re
from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.html import HtmlElement

# Nothing of a body that was cleaned before has any of these.
_SUSPECT = re.compile(r"<(?:del|s|strike|style)\b|<[^<>]*\s(?:style|class|hidden|type)\b", re.IGNORECASE)
CROSSED_OUT = {"del", "s", "strike"}
# By name and value of a declaration: as programs for writing and pages of the web have it.
UNSEEN_STYLES = tuple(
    (re.compile(name), re.compile(value))
    for name, value in (
        (r"display", r"none"),
        (r"visibility", r"hidden|collapse"),
        (r"mso-hide", r"all|screen"),
        (r"text-decoration(-line)?", r".*\bline-through\b.*"),
        (r"mso-(move-?from|deleted?).*", r".*"),
        (r"opacity", r"0(\.0+)?%?"),
        (r"font-size", r"[01](\.\d+)?(px|pt)?|0(\.0+)?(em|rem|%)"),
        (r"clip", r"rect\(\s*[01](px)?\b.*"),
        (r"clip-path", r"inset\(\s*(50|100)%.*"),
        (r"transform", r".*\bscale[xy]?\(\s*0\s*\).*"),
        (r"left|top|right|bottom|margin-left|text-indent", r"-(\d{3,}(\.\d+)?(px|pt)|\d{2,}(\.\d+)?(em|rem)|\d{3,}%)"),
    )
)
UNSEEN_CLASSES = re.compile(
    r"msodel|hidden|hide|is-hidden|d-none|invisible|element-invisible|off-?screen|sr-only|(?:\w+-)?visually-?hidden|"
    r"a11y-hidden|screen-reader-(?:text|only)|assistive-text",
    re.IGNORECASE,
)
COMMENT_CLASSES = {"msocomtxt", "msocommenttext", "msocomanchor", "msocommentreference", "msocomoff"}
FOOTNOTE_CLASSES = {"msofootnotereference", "msoendnotereference"}
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_FIGURE = re.compile(r"\s*[\[(]?\s*(\d+(?:\s*[,–-]\s*\d+)*)\s*[\])]?\s*")


def without_unseen(html: str) -> str:
    """The same without what nobody saw where it was copied; unchanged where there is no trace of any."""
    if not _SUSPECT.search(html):
        return html
    body = lxml_html.fragment_fromstring(html, create_parent="div")
    classes = _classes_in_sheets(body)
    _write_comments_as_notes(body)
    for element in [one for one in body.iterdescendants() if isinstance(one.tag, str)]:
        if is_unseen(element, classes):
            element.drop_tree()
        elif _is_raised(element) and (figure := _FIGURE.fullmatch(element.text_content())):
            _replace(element, "sup", figure[1])
    return (body.text or "") + "".join(lxml_html.tostring(child, encoding="unicode") for child in body)


def is_unseen(element: HtmlElement, classes: frozenset[str] = frozenset()) -> bool:
    """Whether an element and all in it is crossed out or hidden; `classes` are those that its page hides."""
    names = _classes(element)
    return (
        element.tag in CROSSED_OUT
        or element.get("hidden") is not None
        or (element.tag == "input" and element.get("type") == "hidden")
        or bool(names & (classes | COMMENT_CLASSES))
        # A class with a colon shows it again on a screen that is wide enough.
        or (any(map(UNSEEN_CLASSES.fullmatch, names)) and not any(":" in name for name in names))
        or _hides(element.get("style", ""))
    )


def _hides(style: str) -> bool:
    return any(
        name.fullmatch(declared) and value.fullmatch(said)
        for declared, said in _declarations(style)
        for name, value in UNSEEN_STYLES
    )


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.lower().split(";"):
        name, _, value = declaration.partition(":")
        yield name.strip(), value.replace("!important", "").strip()


def _classes(element: HtmlElement) -> set[str]:
    return set(element.get("class", "").lower().split())


def _classes_in_sheets(body: HtmlElement) -> frozenset[str]:
    """The classes that a style sheet pasted with the text hides or crosses out."""
    rules = (rule for sheet in body.iter("style") for rule in _RULE.findall(sheet.text or ""))
    selectors = (one.strip() for names, said in rules if _hides(said) for one in names.split(","))
    return frozenset(one.rpartition(".")[2].lower() for one in selectors if re.fullmatch(r"\w*\.[\w-]+", one))


# ---- Raised figures


def _is_raised(element: HtmlElement) -> bool:
    style = dict(_declarations(element.get("style", "")))
    return (
        style.get("vertical-align") == "super"
        or "mso-footnote-id" in style
        or "mso-endnote-id" in style
        or bool(_classes(element) & FOOTNOTE_CLASSES)
    )


def _replace(element: HtmlElement, tag: str, text: str) -> None:
    """Another element with these words, in its place; what follows stays."""
    made = element.makeelement(tag)
    made.text, made.tail = text, element.tail
    element.getparent().replace(element, made)


# ---- Comments in a margin


def _write_comments_as_notes(body: HtmlElement) -> None:
    for comment in [one for one in body.iter("div", "p", "span") if _is_comment(one)]:
        anchors = {name for link in comment.iter("a") if (name := link.get("name"))}
        _put_note(body, _words(comment), anchors)
    for listed in [one for one in body.iter("div") if "mso-element:comment" in _squeezed(one)]:
        if listed.getparent() is not None:
            listed.drop_tree()


def _is_comment(element: HtmlElement) -> bool:
    """The whole of one comment, and no part of it."""
    return _squeezed(element).rstrip(";").endswith("mso-element:comment") or (
        "msocomtxt" in _classes(element)
        and not any("mso-element:comment" in _squeezed(above) for above in element.iterancestors())
    )


def _squeezed(element: HtmlElement) -> str:
    return element.get("style", "").lower().replace(" ", "")


def _words(comment: HtmlElement) -> str:
    """Without its number, and without marks that would end the note."""
    for link in [one for one in comment.iter("a") if "msocomanchor" in _classes(one)]:
        link.drop_tree()
    return " ".join(re.sub(r"\[\[|\]\]", "", comment.text_content()).split())


def _put_note(body: HtmlElement, words: str, anchors: set[str]) -> None:
    """Where the text refers to the comment; else in a paragraph of its own at the end."""
    if not words:
        return
    reference = next((link for link in body.iter("a") if link.get("href", "").lstrip("#") in anchors - {""}), None)
    if reference is not None:
        _replace(_outermost_reference(reference), "span", f" [[{words}]]")
        return
    paragraph = body.makeelement("p")
    paragraph.text = f"[[{words}]]"
    body.append(paragraph)


def _outermost_reference(link: HtmlElement) -> HtmlElement:
    found = link
    for above in link.iterancestors("span"):
        if _classes(above) & COMMENT_CLASSES or "mso-special-character" in _squeezed(above):
            found = above
    return found
