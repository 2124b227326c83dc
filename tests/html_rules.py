"""What our own rules say of a page's HTML, beside the parser of the HTML standard, which complains as it reads.

No validator that is kept and needs nothing but Python was to be had: the Nu checker is run by hand against a running
site. These are the rules of the standard that templates break most easily, each with a page that breaks it in
tests/newsroom/test_html.py.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import html5lib
from html5lib.constants import E as COMPLAINTS
from lxml import html as lxml_html

HEADINGS = [f"h{level}" for level in range(1, 7)]
# What may stand in a line of text; the elements below may hold nothing else.
# fmt: off
PHRASING = {
    "a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "dfn", "del", "em", "i", "img", "input",
    "ins", "kbd", "label", "link", "map", "mark", "meta", "meter", "output", "picture", "progress", "q", "s",
    "samp", "script", "select", "small", "source", "span", "strong", "sub", "sup", "svg", "template", "textarea",
    "time", "u", "var", "wbr", "option", "optgroup",
}
# fmt: on
# fmt: off
HOLDS_PHRASING = {
    *HEADINGS,
    "p", "pre", "span", "b", "strong", "em", "i", "cite", "small", "label", "button", "mark", "time", "q", "sub",
    "sup", "abbr", "code", "dfn",
}
# fmt: on
# Which children a parent has, and which parents a child.
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "picture": {"source", "img"},
    "select": {"option", "optgroup"},
    "tr": {"th", "td"},
}
PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "figcaption": {"figure"},
    "summary": {"details"},
    "source": {"picture"},
}
INTERACTIVE = "self::a[@href] or self::button or self::input or self::select or self::textarea or self::summary"
OBSOLETE = "//center|//font|//big|//tt|//strike|//frame|//*[@align or @bgcolor or @border or @valign or @nowrap]"
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?)?)?)?")


def faults(text: str) -> list[str]:
    """All that is wrong with a whole page; empty when nothing is."""
    tree = lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    rules = (_ids, _references, _labels, _headings, _nesting, _families, _pictures, _obsolete, _dates, _head)
    return [*_parsing(text), *(fault for rule in rules for fault in rule(tree))]


def _parsing(text: str) -> Iterator[str]:
    parser = html5lib.HTMLParser()
    parser.parse(text)
    for (line, _), code, values in parser.errors:
        yield f"line {line}: {COMPLAINTS[code] % values}"


def _ids(tree) -> Iterator[str]:
    for name, count in Counter(tree.xpath("//@id")).items():
        if count > 1 or not name or re.search(r"\s", name):
            yield f"id “{name}” stands {count} times, or is none"


def _references(tree) -> Iterator[str]:
    ids = set(tree.xpath("//@id"))
    for attribute in REFERENCES:
        for value in tree.xpath(f"//@{attribute}"):
            yield from (f"{attribute} names “{name}”, which is not there" for name in value.split() if name not in ids)
    for address in tree.xpath("//a/@href[starts-with(., '#')]"):
        if address[1:] not in ids:
            yield f"a link leads to {address}, which is not there"


def _labels(tree) -> Iterator[str]:
    for control in tree.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        labelled = control.get("aria-label") or control.get("aria-labelledby") or control.xpath("ancestor::label")
        if not labelled and not tree.xpath("//label[@for=$id]", id=control.get("id", "")):
            yield f"a {control.tag} without a label: {control.get('name')}"
    for link in tree.xpath("//a[@href] | //button"):
        if not link.text_content().strip() and not link.get("aria-label") and link.get("aria-hidden") != "true":
            yield f"a {link.tag} without words: {link.get('href')}"


def _headings(tree) -> Iterator[str]:
    levels = [int(heading.tag[1]) for heading in tree.xpath("|".join(f"//{name}" for name in HEADINGS))]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"one h1 comes first: the headings are {levels}"
    for before, level in pairwise(levels):
        if level > before + 1:
            yield f"an h{level} follows an h{before}"
    yield from ("an empty heading" for name in HEADINGS for one in tree.iter(name) if not one.text_content().strip())


def _nesting(tree) -> Iterator[str]:
    for inner in tree.xpath(f"//*[{INTERACTIVE}][ancestor::*[({INTERACTIVE}) and not(self::summary)]]"):
        yield f"a {inner.tag} stands inside a link, a button or a field"
    for outer in tree.iter(*HOLDS_PHRASING):
        for inner in outer.iterchildren("*"):
            if inner.tag not in PHRASING and not _in_svg(outer):
                yield f"a {inner.tag} stands inside a {outer.tag}"


def _families(tree) -> Iterator[str]:
    for parent, children in CHILDREN.items():
        for child in tree.xpath(f"//{parent}/*"):
            if child.tag not in children:
                yield f"a {child.tag} is a child of a {parent}"
    for child, parents in PARENTS.items():
        for one in tree.iter(child):
            if one.getparent().tag not in parents:
                yield f"a {child} is a child of a {one.getparent().tag}"


def _pictures(tree) -> Iterator[str]:
    for picture in tree.iter("img"):
        for name in ("alt", "width", "height"):
            if picture.get(name) is None or (name != "alt" and not picture.get(name).isdigit()):
                yield f"a picture without {name}: {picture.get('src')}"
    for drawn in tree.xpath("//svg[not(@aria-hidden) and not(@aria-labelledby) and not(@aria-label)]"):
        yield f"a drawing without a name: {drawn.get('class')}"


def _obsolete(tree) -> Iterator[str]:
    yield from (f"obsolete: {one.tag} {dict(one.attrib)}" for one in tree.xpath(OBSOLETE))
    yield from (f"style in the page: {one}" for one in tree.xpath("//@style | //style/text()"))


def _dates(tree) -> Iterator[str]:
    for date in tree.xpath("//time/@datetime"):
        if not DATE.fullmatch(date):
            yield f"“{date}” is no date"


def _head(tree) -> Iterator[str]:
    if not tree.get("lang"):
        yield "the page has no language"
    if len(tree.xpath("/html/head/title")) != 1 or not tree.xpath("string(/html/head/title)").strip():
        yield "the page has no title, or several"
    if len(tree.xpath("//main")) != 1:
        yield "the page has no main part, or several"


def _in_svg(element) -> bool:
    return any(above.tag == "svg" for above in element.iterancestors())
