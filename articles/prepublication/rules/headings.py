"""Do the headings of the body make an outline that a screen reader can follow?"""

from collections.abc import Iterator

from articles.content.body.blocks import Block, Place, body_blocks
from articles.prepublication.problems import Problem
from articles.prepublication.proof import Proof

HEADINGS = ("h2", "h3")


def headings_come_in_order(proof: Proof) -> Iterator[Problem]:
    deepest = 1
    for block in body_blocks(proof.words["body"]):
        if (level := _level(block)) > deepest + 1:
            text = f"“{block.text}” is a smaller heading without a larger one before it: make it a larger one."
            yield Problem("heading-skips-a-level", text, "body", blocks_publication=False)
        deepest = max(level, deepest) if level else deepest


def headings_have_text_below(proof: Proof) -> Iterator[Problem]:
    blocks = body_blocks(proof.words["body"])
    for block, below in zip(blocks, (*blocks[1:], None), strict=False):
        level = _level(block)
        if level and (below is None or 0 < _level(below) <= level):
            text = f"Nothing stands below the heading “{block.text}”: write it, or take the heading out."
            yield Problem("heading-without-text", text, "body", blocks_publication=False)


def _level(block: Block | Place | None) -> int:
    """2 or 3 for a heading, else 0."""
    return int(block.tag[1]) if isinstance(block, Block) and block.tag in HEADINGS else 0


RULES = [headings_come_in_order, headings_have_text_below]
