"""A real story of March 2018, pasted whole. Its text is its newspaper's, so it is read from beside the project."""

import warnings
from html import unescape
from pathlib import Path

import pytest

from articles.body.blocks import blocks_of
from articles.models import Story
from tests import factories
from tests.browser.desk import paste, press

SEED = Path(__file__).resolve().parents[3] / "shared" / "data" / "seed-story.txt"
MARKS = "‘’“”'\""


def test_pasting_it_keeps_every_paragraph_and_every_quotation_mark(page, login):
    if not SEED.exists():
        warnings.warn(f"NOT TESTED: the seed story is not at {SEED}", stacklevel=1)
        pytest.skip(f"THE SEED STORY IS ABSENT, SO PASTING IT WAS NOT TESTED: {SEED}")
    text = SEED.read_text()
    login(page, factories.reporter())
    page.goto("/admin/articles/story/add/")
    page.fill("#id_headline", "The seed story")
    paste(page, text=text)
    press(page, "_continue")
    blocks = [block.text for block in blocks_of(Story.objects.get().body)]
    assert blocks == [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()]
    saved = unescape(Story.objects.get().body)
    assert {mark: saved.count(mark) for mark in MARKS} == {mark: text.count(mark) for mark in MARKS}
