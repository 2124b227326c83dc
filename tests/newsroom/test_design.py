"""docs/design.md and site.css say the same, and every colour can be read on its ground."""

import re

import pytest

from newsroom.serving.style_sheets import whole_sheet

from .contrast import ORNAMENTS, ROOT, SIGNS, STYLESHEET, TEXTS, contrast, rows, schemes

pytestmark = pytest.mark.anywhere

DESIGN = (ROOT / "docs/design.md").read_text()
CSS = re.sub(r"/\*.*?\*/", "", whole_sheet(STYLESHEET), flags=re.DOTALL)
PHYSICAL = r"(margin|padding|border)-(left|right|top|bottom)|(min-|max-)?(width|height)|left|right|top|bottom"


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_text_can_be_read_and_every_sign_be_seen(scheme):
    colours = schemes()[scheme]
    for pairs, least in ((TEXTS, 4.5), (SIGNS, 3)):
        for one, other in pairs:
            assert contrast(colours[one], colours[other]) >= least, f"{one} on {other}"


def test_contrast_is_that_of_wcag():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((119 / 255,) * 3, (1, 1, 1)) == pytest.approx(4.478, abs=0.001)


def test_the_figures_written_down_are_those_of_the_stylesheet():
    missing = [row for pairs in (TEXTS, SIGNS, ORNAMENTS) for row in rows(pairs) if row not in DESIGN]
    assert not missing, "Run python -m tests.newsroom.contrast:\n" + "\n".join(missing)


def test_every_colour_is_a_token_and_the_two_mixtures_are_those_computed():
    assert not re.findall(
        r"#[0-9a-f]{3,6}\b", CSS.partition("@layer reset {")[2].replace("#000", "").replace("#0000", "")
    )
    mixed = re.findall(r"color-mix\(in srgb, var\(--([\w-]+)\) (\d+)%, var\(--paper\)\)", CSS)
    assert sorted(mixed) == [("middle", "28"), ("tone", "20")]


def test_every_size_of_the_scale_is_written_down():
    for name, value in re.findall(r"--(s\d|gap|edge): clamp\((.+?)\);", CSS):
        assert f"| `--{name}` | {value} |" in DESIGN, name


def test_the_stylesheet_is_in_layers_and_speaks_of_start_and_end():
    assert re.search(r"^@layer tokens, reset, base, layout, parts, print;", CSS.strip())
    outside = re.sub(r"^@layer .*?^\}", "", CSS, flags=re.DOTALL | re.MULTILINE)
    assert re.sub(r"@layer [\w, ]+;", "", outside).strip() == ""
    assert not re.findall(rf"[{{;]\s*(?:{PHYSICAL})\s*:", CSS)
