"""The tables that say what words mean: each row finds its own example."""

import pytest

from articles.claims.reading import change_words, patterns
from articles.claims.reading.table import Table

TABLES = {
    name: found
    for module in (patterns, change_words)
    for name, found in vars(module).items()
    if isinstance(found, Table)
} | {f"PHRASES {way}": found for way, found in change_words.PHRASES.items()}
ROWS = [
    (name, pattern, row[1])
    for name, table in TABLES.items()
    for pattern, row in zip(table.patterns, table.rows, strict=True)
]


@pytest.mark.parametrize(("name", "pattern", "example"), ROWS, ids=[f"{name}: {example}" for name, _, example in ROWS])
def test_a_row_finds_its_example(name, pattern, example):
    assert pattern.search(example)


def test_a_table_finds_whole_words_only():
    assert Table(("short of", "It fell short of good.")).search("a cohort of officers") is None
