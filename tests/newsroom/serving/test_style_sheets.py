"""A style sheet is written in parts and sent as one, with nothing in it that a browser does not need."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find, get_finders

from newsroom.serving.style_sheets import StyleSheetFinder, whole_sheet
from tests.newsroom.contrast import STYLESHEET

pytestmark = pytest.mark.anywhere


def sheets() -> list[str]:
    (finder,) = [finder for finder in get_finders() if isinstance(finder, StyleSheetFinder)]
    return [name for name, _ in finder.list([])]


def test_readers_and_the_desk_have_one_sheet_each():
    assert sorted(sheets()) == ["articles/desk/desk.css", "newsroom/site.css"]
    assert find("newsroom/site/story.css") is None


@pytest.mark.parametrize("name", ["articles/desk/desk.css", "newsroom/site.css"])
def test_it_is_sent_whole_and_without_what_is_for_writers(name):
    text = Path(find(name)).read_text()
    assert "@import" not in text
    assert "/*" not in text
    assert all(line and line == line.strip() for line in text.splitlines())


def test_its_parts_come_in_the_order_in_which_they_are_named(tmp_path):
    (tmp_path / "sheet").mkdir()
    for name in ("b", "a"):
        (tmp_path / "sheet" / f"{name}.css").write_text(f".{name} {{}}\n")
    (tmp_path / "sheet.css").write_text('@import "sheet/b.css";\n@import "sheet/a.css";\n')
    assert whole_sheet(tmp_path / "sheet.css") == ".b {}\n.a {}\n"


def test_every_part_is_named_and_none_is_long():
    parts = {path.name: path.read_text() for path in STYLESHEET.with_suffix("").glob("*.css")}
    named = STYLESHEET.read_text()
    assert all(f'@import "site/{name}";' in named for name in parts)
    assert max(text.count("\n") for text in parts.values()) <= 80


def test_a_changed_part_is_sent_at_once(tmp_path, settings):
    settings.VAR_DIR = tmp_path
    made = Path(find("newsroom/site.css"))
    text = made.read_text()
    made.write_text("an older release's")
    assert Path(find("newsroom/site.css")).read_text() == text
