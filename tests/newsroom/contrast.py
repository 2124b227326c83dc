"""How well the colours of site.css can be told apart, computed from its custom properties as WCAG 2.2 says.

`python -m tests.newsroom.contrast` prints the tables of docs/design.md.
"""

import re
from itertools import product
from pathlib import Path

from newsroom.serving.style_sheets import whole_sheet

ROOT = Path(__file__).parents[2]
STYLESHEET = ROOT / "newsroom/styles/newsroom/site.css"

GROUNDS = ("paper", "shade")
GRADES = ("top", "upper", "middle", "lower", "bottom")
# What is read, on what: 4.5 to 1 (1.4.3). `found` is a word that a search found, `tile-…` a tile of the map.
TEXTS = (
    *product(("ink", "quiet", "accent", "link"), GROUNDS),
    ("paper", "ink"),
    ("bottom", "paper"),
    ("ink", "found"),
    *(("ink", f"tile-{grade}") for grade in GRADES),
)
# What is seen and tells something: marks, the frames of fields, the line round what has the focus: 3 to 1 (1.4.11).
SIGNS = tuple(product((*GRADES, "quiet", "line", "accent"), GROUNDS))
# Pairs of which nothing is learnt that a word beside does not say: hairlines, the points that a grade has not.
ORNAMENTS = tuple(product(("hair", "off"), GROUNDS))

Colour = tuple[float, float, float]


def schemes() -> dict[str, dict[str, Colour]]:
    """The colours by their names, in light, in dark and on paper."""
    text = whole_sheet(STYLESHEET)
    blocks = {
        "light": _block(text, r":root \{"),
        "dark": _block(text, r"prefers-color-scheme: dark\) \{\s*:root \{"),
        "print": _block(text, r"@media print \{\s*:root \{"),
    }
    light = _colours(blocks["light"])
    return {name: _with_mixtures(light | _colours(block)) for name, block in blocks.items()}


def _block(text: str, opening: str) -> str:
    return re.split(opening, text, maxsplit=1)[1].partition("}")[0]


def _colours(block: str) -> dict[str, Colour]:
    return {name: _colour(value) for name, value in re.findall(r"--([\w-]+): #([0-9a-f]{3,6});", block)}


def _colour(digits: str) -> Colour:
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    red, green, blue = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return red, green, blue


def _with_mixtures(colours: dict[str, Colour]) -> dict[str, Colour]:
    """With what the stylesheet makes by color-mix(): a test holds it to these parts."""
    tiles = {f"tile-{grade}": _mixed(colours[grade], 0.20, colours["paper"]) for grade in GRADES}
    return colours | tiles | {"found": _mixed(colours["middle"], 0.28, colours["paper"])}


def _mixed(one: Colour, part: float, other: Colour) -> Colour:
    red, green, blue = (a * part + b * (1 - part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def rows(pairs) -> list[str]:
    """The pairs with their figures in each scheme, as rows of a table; cut off, never rounded up."""
    found = schemes()
    return [
        f"| {one} on {other} | " + " | ".join(_figure(contrast(by[one], by[other])) for by in found.values()) + " |"
        for one, other in pairs
    ]


def _figure(ratio: float) -> str:
    return f"{int(ratio * 10) / 10:.1f}"


if __name__ == "__main__":
    for pairs in (TEXTS, SIGNS, ORNAMENTS):
        print("\n".join(rows(pairs)), end="\n\n")
