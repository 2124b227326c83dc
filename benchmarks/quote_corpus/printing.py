"""A report as printers, converters and web pages make of it: the noise that the contract sets aside."""

import random
import re
from pathlib import Path

from fpdf import FPDF

from .language import Report

_LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HEAD, _FOOT = "Inspection of efficiency and effectiveness", "© Testorate {year}"
WAYS = (
    "plain",
    "wrapped",
    "ligatures",
    "soft hyphens",
    "furniture",
    "footnotes",
    "insets",
    "straight",
    "html",
    "pdf",
    "pdf notes",
)


def printed(report: Report, way: str, chance: random.Random, folder: Path) -> Path:
    """The report as a file, printed in one of the ways."""
    if way.startswith("pdf"):
        return _pdf(report, chance, folder / "report.pdf", notes=way == "pdf notes")
    if way == "html":
        return _written(folder / "report.html", _html(report, chance))
    paragraphs = [" ".join(paragraph) for paragraph in report.paragraphs]
    return _written(folder / "report.txt", _TEXTS[way](paragraphs, chance))


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def _plain(paragraphs: list[str], chance: random.Random) -> str:
    return "\n\n".join(paragraphs)


def _wrapped(paragraphs: list[str], chance: random.Random) -> str:
    return "\n\n".join("\n".join(_lines(paragraph, chance)) for paragraph in paragraphs)


def _lines(paragraph: str, chance: random.Random, width: int = 58, hyphen: str = "-") -> list[str]:
    """Lines of a paragraph, with words broken at some of their ends."""
    lines, line = [], ""
    for word in paragraph.split(" "):
        if len(line) + len(word) < width:
            line = f"{line} {word}".strip()
            continue
        cut = chance.randint(2, len(word) - 3) if len(word) > 6 else 0
        if "-" in word:
            lines.append(f"{line} {word[: word.index('-') + 1]}".strip())
            line = word[word.index("-") + 1 :]
        elif cut and word[:cut].isalpha() and word[cut:].strip(".,;?").isalpha():
            lines.append(f"{line} {word[:cut]}{hyphen}".strip())
            line = word[cut:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def _ligatures(paragraphs: list[str], chance: random.Random) -> str:
    text = _wrapped(paragraphs, chance)
    for letters, ligature in _LIGATURES:
        text = text.replace(letters, ligature)
    return text.replace(" in ", "\u00a0in ").replace("é", "e\u0301")


def _soft_hyphens(paragraphs: list[str], chance: random.Random) -> str:
    text = "\n\n".join("\n".join(_lines(one, chance, hyphen="\u00ad")) for one in paragraphs)
    return re.sub(r"([a-z]{4})([a-z]{4})", "\\1\u00ad\\2", text)


def _furniture(paragraphs: list[str], chance: random.Random) -> str:
    """Pages that end in mid-sentence, with a running head, a foot and a number."""
    lines = [line for one in paragraphs for line in (*_lines(one, chance), "")]
    length, style, pages = chance.randint(14, 22), chance.randrange(4), []
    for number, at in enumerate(range(0, len(lines), length), start=1):
        body = lines[at : at + length]
        while len(body) > 1 and not body[-1]:
            body.pop()
        head, foot = _HEAD if style != 3 else f"{number + 4} {_HEAD}", str(number + 4) if style != 3 else ""
        if style == 1:
            head, foot = "", f"{_HEAD} {number + 4}"
        if style == 2:
            foot = f"{_FOOT.format(year=2018)}\nPage {number + 4} of 60"
        pages.append("\n".join(part for part in (head, "" * bool(head), *body, "", foot)))
    return "\f".join(pages)


def _footnotes(paragraphs: list[str], chance: random.Random) -> str:
    """Superscript marks behind words and stops, and the notes at the feet of the pages."""
    pages, number = [], 0
    for at in range(0, len(paragraphs), 3):
        notes, body = [], []
        for paragraph in paragraphs[at : at + 3]:
            number += 1
            marked = _marked(paragraph, str(number).translate(_RAISED), chance)
            notes.append(
                f"{str(number).translate(_RAISED)} Digging in depth, Testorate, {2000 + number}, page {number}"
            )
            body += [*_lines(marked, chance), ""]
        pages.append("\n".join([*body[:-1], "", *notes, str(at // 3 + 1)]))
    return "\f".join(pages)


def _marked(paragraph: str, mark: str, chance: random.Random) -> str:
    ends = [match.end() for match in re.finditer(r"(?<=[a-z])[.,;](?= |$)|(?<=[a-z])(?= )", paragraph)]
    at = chance.choice(ends)
    return paragraph[:at] + mark + paragraph[at:]


_INSETS = (
    ["Figure {n}: Holes of the county, 2012 to 2017", "2012 2013 2014", "400", "200", "Source: Testorate"],
    ["Table {n}. Holes by year", "Year Holes Filled", "2015 120 100", "2016 140 90"],
    ["Box {n}: what we looked for", "Holes were looked at. Then they were counted."],
    ["Cause of concern", "Holes are too deep. They should be filled", "in each of the years."],
)


def _insets(paragraphs: list[str], chance: random.Random) -> str:
    """Figures, tables and boxes between two lines of every second paragraph, where its sentence goes on."""
    printed = []
    for number, paragraph in enumerate(paragraphs):
        lines = _lines(paragraph, chance)
        places = [
            place
            for place in range(1, len(lines))
            if lines[place][0].islower() and re.search(r"[a-z]{4}$", lines[place - 1])
        ]
        if number % 2 and places:
            place = chance.choice(places)
            lines[place:place] = [line.format(n=number) for line in chance.choice(_INSETS)]
        printed.append("\n".join(lines))
    return "\n\n".join(printed)


def _straight(paragraphs: list[str], chance: random.Random) -> str:
    text = _wrapped(paragraphs, chance).replace("’", "'").replace("‘", "'")
    return text.replace(" – ", chance.choice(("—", " - ", " -- ", " — ")))


_NOTE_MARKS = (
    *(
        "<sup>{n}</sup>",
        "<sup>{n}, 99</sup>",
        "<sup>a</sup>",
        "<sup>iv</sup>",
        "<sup>[<a href='#n'>{n}</a>]</sup>",
        "[{n}]",
    ),
    *("(<a href='#fn{n}'>{n}</a>)", " [footnote {n}]", "[fn {n}]", "<span class=footnote>Digging in depth, {n}</span>"),
)


def _html(report: Report, chance: random.Random) -> str:
    blocks = []
    for number, paragraph in enumerate(report.paragraphs, start=1):
        text = " ".join(paragraph).replace("&", "&amp;").replace("’", chance.choice(("’", "&rsquo;", "&#39;")))
        marked = _marked(text, "\0", chance)
        text = marked.replace("\0", chance.choice(_NOTE_MARKS).format(n=number)) if number % 2 else text
        words = text.split(" ")
        words[1] = words[1] if "<" in words[1] else f"<em>{words[1]}</em>"
        blocks.append(f"<p>{' '.join(words[:6])}\n   {' '.join(words[6:])}</p>")
    return (
        f"<!doctype html><html><head><title>Report</title></head><body><h1>Report</h1>{''.join(blocks)}</body></html>"
    )


class _Paper(FPDF):
    """A PDF with a running head and numbered pages."""

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, _HEAD, new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, str(self.page_no()))


def _pdf(report: Report, chance: random.Random, file: Path, notes: bool) -> Path:
    paper = _Paper(format=(148, 210))
    paper.core_fonts_encoding = "windows-1252"
    paper.add_page()
    for number, paragraph in enumerate(report.paragraphs, start=1):
        paper.set_font("Times", size=12)
        lines = _lines(" ".join(paragraph), chance, width=chance.choice((44, 52)))
        for at, line in enumerate(lines):
            paper.write(6, line)
            if notes and at == len(lines) - 1:
                paper.char_vpos = "SUP"
                paper.write(6, str(number))
                paper.char_vpos = "LINE"
            paper.ln(6)
        paper.ln(4)
    paper.output(str(file))
    return file


_TEXTS = {
    "plain": _plain,
    "wrapped": _wrapped,
    "ligatures": _ligatures,
    "soft hyphens": _soft_hyphens,
    "furniture": _furniture,
    "footnotes": _footnotes,
    "insets": _insets,
    "straight": _straight,
}
