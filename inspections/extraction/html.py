"""The text of a saved web page: what it shows, a line for each block, an empty line between paragraphs."""

import codecs
import re
from itertools import islice

from lxml import etree, html

from .kinds import HEAD
from .results import Extracted, ExtractionRefusedError, tidy
from .superscripts import FIGURES

# What a browser does not show as words of the page, and ways around the site.
LEFT_OUT = {
    *("applet", "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "map", "math", "menu", "nav"),
    *("noembed", "noframes", "noscript", "object", "script", "select", "style", "svg", "template", "textarea"),
    *("title", "video"),
}
PARAGRAPHS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend"),
    *("main", "ol", "p", "pre", "section", "summary", "table", "ul"),
}
LINES = {"br", "li", "tr"}
CELLS = {"td", "th"}
SAYS_ENCODING = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
HIDING = re.compile(r"(display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# What a page calls a footnote or its mark, in a class, an id, a role or the address it leads to.
NOTE_REFERENCE = re.compile(r"foot-?note|fn-?ref|note-?ref|\bfn\b|#(?:fn|ref|note|cite|_ftn|_edn)", re.IGNORECASE)
NOTE_TEXT = re.compile(r"(?:foot|end|side|margin)-?note|tooltip", re.IGNORECASE)
NOTE_AT_MOST = 2_000
ONE_MARK = r"(?:\d{1,3}[a-z]?|[a-z]|[ivx]{2,5}|[*†‡§]{1,3})"
NOTE_MARK = re.compile(
    rf"\s*[\[(]?\s*(?:(?:(?:foot|end)?notes?|fn|n|ref)[.:]?\s*)?(?P<marks>{ONE_MARK}(?:\s*(?:[,;–-]|and|&)\s*{ONE_MARK})*)"
    r"\s*[\])]?\.?\s*",
    re.IGNORECASE,
)
RAISED_BY_STYLE = re.compile(r"vertical-align\s*:\s*(?:super|text-top)", re.IGNORECASE)
# [1] or [footnote 1], clinging to what it follows; with a space before it where it says what it is.
BRACKETED_NOTE = re.compile(r"(?<=\S)(?:\[([\d⁰¹²³⁴-⁹]{1,3})\]|\s?\[(?:foot)?note (\d{1,3})\])", re.IGNORECASE)
# Spaces as HTML knows them: a no-break space is a character of its own.
SPACE = re.compile(r"[ \t\n\r\f]+")

DAMAGED = "This HTML file is damaged and cannot be read: save the page again."


def text_of_html(data: bytes) -> Extracted:
    root = _parsed(data)
    text = BRACKETED_NOTE.sub(lambda mark: (mark[1] or mark[2]).translate(FIGURES), "".join(_pieces(root)))
    lines = [SPACE.sub(" ", line).strip(" ") for line in text.split("\n")]
    return Extracted("html", (re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n"),))


def _parsed(data: bytes):
    parser = html.HTMLParser(encoding=_encoding_of(data), remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ExtractionRefusedError(DAMAGED) from error
    # Behind a depth of 2,048 the parser drops what it finds, and no page that people read is so deep.
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise ExtractionRefusedError(DAMAGED)
    return root


def _encoding_of(data: bytes) -> str:
    """UTF-8 when it can be; else what the page says; else what browsers take."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        said = SAYS_ENCODING.search(data[:HEAD])
        return _as_browsers_do(said[1].decode().lower() if said else "")
    return "utf-8"


def _as_browsers_do(name: str) -> str:
    """Latin 1 is read as the Windows page that has curly quotation marks where Latin 1 has nothing."""
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = "ascii"
    return "windows-1252" if known in ("ascii", "iso8859-1", "utf-8") else known


def _pieces(root):
    """The words in order, with line ends where a browser would break; a note within a paragraph follows it."""
    notes = []
    for event, element, piece in _events(root):
        if event == "note":
            notes.append("".join(words for _, _, words in _events(element, with_notes=False)))
        elif piece == "\n\n" and notes:
            yield "\n\n".join(["", *notes, ""])
            notes = []
        else:
            yield piece
    yield "\n\n".join(["", *notes])


def _events(root, with_notes: bool = True):
    """What begins, ends and stands there, without recursion, however deep the page is."""
    walker = etree.iterwalk(root, events=("start", "end"))
    left_out = None
    for event, element in walker:
        if event == "start":
            is_note = with_notes and element is not root and _is_note_within(element)
            if is_note or _is_hidden(element):
                walker.skip_subtree()
                left_out = element
                if is_note:
                    yield "note", element, ""
                continue
            yield event, element, _break_at(element)
            yield event, element, _words(element, element.text)
        else:
            if element is not left_out:
                yield event, element, "" if element.tag in LINES else _break_at(element)
            if element is not root:
                yield event, element, _words(element.getparent(), element.tail)


def _is_note_within(element) -> bool:
    """Whether it holds a note's text, and the sentence goes on behind it."""
    if not (element.tail or "").strip() or not NOTE_TEXT.search(_called(element)) or _is_hidden(element):
        return False
    text = "".join(islice(element.itertext(), NOTE_AT_MOST))
    return len(text) < NOTE_AT_MOST and bool(text.strip()) and not NOTE_MARK.fullmatch(text)


def _break_at(element) -> str:
    if element.tag in PARAGRAPHS:
        return "\n\n"
    if element.tag in LINES:
        return "\n"
    return " " if element.tag in CELLS else ""


def _words(element, text: str | None) -> str:
    """Line ends of the file are spaces to a browser, but for text that is set out by hand.

    A raised figure stays one, so that a footnote's mark never joins the word or number before it.
    """
    text = tidy(text or "")
    if text and (mark := NOTE_MARK.fullmatch(text)) and _refers_to_a_note(element, mark["marks"]):
        return re.sub(r"(?<=\d)[a-z]", "", mark["marks"]).translate(FIGURES) if mark["marks"][0].isdigit() else "†"
    if element.tag == "sup":
        text = "™" if text in ("TM", "SM", "®") else text.translate(FIGURES)
    return text if element.tag == "pre" else SPACE.sub(" ", text)


def _refers_to_a_note(element, mark: str) -> bool:
    """Whether it is raised, or called the mark of a footnote, by itself or by the mark-up right around it."""
    around = [one for one in (element, *islice(element.iterancestors(), 2)) if one.tag not in PARAGRAPHS]
    if any(NOTE_REFERENCE.search(_called(one)) for one in around):
        return True
    raised = next((one for one in around if _is_raised(one)), None)
    return raised is not None and (mark[0].isdigit() or not mark[0].isalpha() or _ends_a_word(raised))


def _is_raised(element) -> bool:
    return element.tag == "sup" or bool(RAISED_BY_STYLE.search(element.get("style") or ""))


def _ends_a_word(raised) -> bool:
    """Whether raised letters stand behind a word: not in McDonald, nor behind a number, nor in No 5."""
    before = raised.getprevious()
    said = (before.tail if before is not None else raised.getparent().text) or "".join(
        before.itertext() if before is not None else ""
    )
    follows = (raised.tail or "")[:1]
    return bool(re.search(r"[^\W\d_]{2}$|[.,;:!?’”)]$", said)) and not follows.isalnum()


def _called(element) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "role", "rel", "href", "epub:type"))


def _is_hidden(element) -> bool:
    return (
        element.tag in LEFT_OUT
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(HIDING.search(element.get("style") or ""))
    )
