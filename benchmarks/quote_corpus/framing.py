"""The paragraphs that a newspaper puts around a quotation, and the marks that it sets: all of them, or one lost."""

import random
import re
from collections.abc import Callable

Frame = Callable[[str, random.Random], list[str]]
MARKS = ("“”", "‘’", '""', "''")
# What converters, keyboards and other countries make of quotation marks.
RARE_MARKS = (
    *(("„", "“"), ("«", "»"), ("« ", " »"), ("»", "«"), ("``", "''"), ("``", "``"), ("″", "″"), ("”", "”")),
    *(("„", "”"), ("＂", "＂"), ("“ ", " ”"), ('" ', ' "')),
)
_BETWEEN = (
    "Digging in the dark",
    "Advertisement",
    "Read more: council counts its holes",
    "Officers’ tools",
    "A hole in the county. Picture: Testorate",
    "Story continues below.",
)


def as_printed(words: str, chance: random.Random) -> list[str]:
    opening, words, closing = _marked(words, chance)
    quoted = f"{opening}{words}{closing}"
    said = (f"The report says: {quoted}", f"{quoted} it was said.", f"They found {quoted}, among other things.")
    return _among_others([chance.choice(said)])


def in_rare_marks(words: str, chance: random.Random) -> list[str]:
    """Other words in marks are left out, since which of the marks is meant would be anybody's guess."""
    opening, closing = chance.choice(RARE_MARKS)
    bare = re.sub(r"[‘’“”\"'](?!\w)|(?<!\w)[‘’“”\"']", "", words)
    return _among_others([f"The report says {opening}{bare}{closing} of them."])


def opening_lost(words: str, chance: random.Random) -> list[str]:
    """Speech that closes and was never opened: a sentence, so that its mark can be nothing else."""
    _, words, closing = _marked(words, chance)
    said = (
        f"{words},{closing} it was said.",
        f"{words}.{closing}",
        f"It rained, they said. {words}!{closing} they added.",
    )
    return _among_others([chance.choice(said)])


def with_lines_between(words: str, chance: random.Random) -> list[str]:
    """Speech of two paragraphs, the first not closed, with a crosshead or another such line between them."""
    parts = words.split(" ")
    half = len(parts) // 2
    between = chance.sample(_BETWEEN, chance.randint(1, 2))
    return _among_others([f"“{' '.join(parts[:half])}", *between, f"“{' '.join(parts[half:])}”"])


def among_apostrophes(words: str, chance: random.Random) -> list[str]:
    """Marks that are apostrophes and measures stand around it: none of them closes anything."""
    said = as_printed(words, chance)
    return [
        *said[:-1],
        'The officers’ tools and the Joneses’ lawns, the ’90s, rock ’n’ roll, a 12” pipe and a 40" screen are theirs.',
        said[-1],
    ]


def _marked(words: str, chance: random.Random) -> tuple[str, str, str]:
    marks = chance.choice(MARKS)
    if marks == '""' and '"' not in words:
        words = words.replace("“", "'").replace("”", "'")
    elif marks == "‘’":
        words = re.sub(r"‘(.*?)’(?!\w)", "“\\1”", words)
    elif marks == "''":
        marks = "“”" if "'" in words or "’ " in words or "‘" in words else marks
    elif "“" in words:
        words = words.replace("“", "‘").replace("”", "’")
    return marks[0], words, marks[1]


def _among_others(paragraphs: list[str]) -> list[str]:
    return ["Inspectors publish their report", *paragraphs, "More will be known next week."]
