"""How long the quote check takes: 40 quotations against 200 pages, and hostile texts.

    .venv/bin/python -m benchmarks.quotes

The target is 300 ms of processor time for the 40 quotations, the indexing of the source included.
"""

import os
import random
import sys
from collections.abc import Callable, Iterator
from time import process_time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from articles.quotations import SourceText, check_paragraphs, split_paragraphs  # noqa: E402

TARGET_MS, HOSTILE_SECONDS = 300, 10
PAGES, WORDS_A_PAGE, QUOTATIONS = 200, 500, 40
COMMON = "the of and to in a is that it for was on are as with they be at this have from or had by but".split()  # noqa: SIM905


def vocabulary(chance: random.Random, size: int = 9000) -> list[str]:
    syllables = [a + b for a in "bdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er", "in", "ol", "ul")]
    return ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(size)]


def report(chance: random.Random) -> list[str]:
    """Pages of sentences with words as common as in English, line ends, running heads and page numbers."""
    rare = vocabulary(chance)
    weights = [1 / rank for rank in range(1, len(rare) + 1)]
    pages = []
    for number in range(1, PAGES + 1):
        words = [
            chance.choice(COMMON) if chance.random() < 0.45 else word
            for word in chance.choices(rare, weights, k=WORDS_A_PAGE)
        ]
        for at in range(14, len(words), 15):
            words[at] += "."
        lines = [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
        pages.append("\n".join([f"Inspection of Borsetshire {number}", "", *lines, "", str(number)]))
    return pages


def story(chance: random.Random, pages: list[str]) -> str:
    """40 quotations of 5 to 40 words: most as they stand, some with a word exchanged, some with an ellipsis."""
    words = " ".join(pages).split()
    paragraphs = ["A headline"]
    for number in range(QUOTATIONS):
        at, length = chance.randrange(len(words) - 50), chance.randint(5, 40)
        quoted = words[at : at + length]
        if number % 4 == 1:
            quoted[length // 2] = "exchanged"
        if number % 4 == 2:
            quoted[length // 2] = "…"
        paragraphs.append(f"The report said: “{' '.join(quoted)}” and more was said by the force that day.")
    return "\n\n".join(paragraphs)


def hostile() -> Iterator[tuple[str, str, str]]:
    """A name, a story and a source."""
    plain = "The force digs holes, and fills them in again. " * 50
    yield "10,000 opening marks", "“" * 10_000, plain
    yield "10,000 marks with words", "“good ‘force " * 5_000, plain
    yield "10,000 straight marks", "the 'force' \"digs\" " * 2_500, plain
    yield "10,000 apostrophes after one mark", "‘" + "the officers’ " * 10_000, plain
    yield "unclosed paragraphs", "“The force digs holes\n\n" * 3_000, plain
    yield "1 MB without spaces", "‘" + "x" * 1_000_000 + "’", "x" * 1_000_000
    yield "1 MB of one word", "“" + "dig " * 2_000 + "not” ", "dig " * 250_000
    yield "1 MB of two words", "“" + "dig in " * 1_000 + "dig”", "dig in " * 150_000 + "in dig " * 50
    yield "1 MB of line-end hyphens", "“aaa … aa”", "a-\n" * 330_000
    yield "1 MB of brackets and dots", "“" + "[the] … " * 5_000 + "”", "the " * 250_000
    yield "10,000 blank pages", "“The force digs”", "\f12\n" * 10_000 + plain
    yield "10,000 numbered lines", "“It digs holes”", "1. It digs3 holes and fills\n\n" * 10_000
    yield "straight marks in a row", '"' * 10_000 + "'" * 9_999, plain
    yield (
        "odd Unicode",
        "“" + "\u202e\u0301﷽\U0001f600\ufffe\u00ad½" * 5_000 + "”",
        "\u0301﷽\U0001f600\u00ad½ " * 50_000,
    )


def timed(work: Callable[[], object]) -> tuple[float, object]:
    began = process_time()
    result = work()
    return process_time() - began, result


def main() -> int:
    chance = random.Random(2018)  # noqa: S311
    pages = report(chance)
    paragraphs = split_paragraphs(story(chance, pages))
    text = "\f".join(pages)
    index, _ = timed(lambda: SourceText("report", text).index)
    check, verdicts = timed(lambda: check_paragraphs(paragraphs, [SourceText("report", text)]))
    states = {state: sum(one.state == state for one in verdicts) for state in {one.state for one in verdicts}}
    total = (index + check) * 1000
    say(f"{len(verdicts)} quotations, {len(text.split()):,} words, {PAGES} pages: {states}")
    say(f"  index {index * 1000:.0f} ms + check {check * 1000:.0f} ms = {total:.0f} ms (target {TARGET_MS} ms)")
    slow = total > TARGET_MS
    for name, words, source in hostile():
        took, found = timed(lambda w=words, s=source: check_paragraphs(split_paragraphs(w), [SourceText("hostile", s)]))
        slow = slow or took > HOSTILE_SECONDS
        say(f"  {name}: {len(found):,} quotations, {took * 1000:,.0f} ms")
    return int(slow)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
