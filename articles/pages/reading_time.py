"""How long a story takes to read, and when its age is something to be told."""

from datetime import datetime

from django.utils import timezone

from articles.content.body.blocks import Block, body_blocks
from articles.content.body.render import record_place
from articles.content.texts import prose
from articles.models import Story
from inspections.models import Body

from .public_content import PublicContent

WORDS_A_MINUTE = 230


def minutes_to_read(content: PublicContent) -> int:
    """Of what readers are given as text: its sentences, and the quotes placed in the body."""
    words = sum(len(text.split()) for text in _texts(content))
    return max(1, round(words / WORDS_A_MINUTE))


def _texts(content: PublicContent):
    quoted = {record_place(quote): quote.words for quote in content.quotes}
    for text, words in prose(content, of_picture=False):
        if not text.html:
            yield words
            continue
        for block in body_blocks(words):
            yield block.text if isinstance(block, Block) else quoted.get(block, "")


def is_old(story: Story) -> bool:
    """Whether its last change is more than a year ago, and an editor has not said that it does not age."""
    return not story.evergreen and story.changed_at < _a_year_before(timezone.now())


def _a_year_before(moment: datetime) -> datetime:
    try:
        return moment.replace(year=moment.year - 1)
    except ValueError:
        return moment.replace(year=moment.year - 1, day=28)


def bodies_covered(content: PublicContent) -> list[Body]:
    """The bodies whose inspections or judgments it is about, each once."""
    inspected = [inspection.body for inspection in content.inspections]
    judged = [box.version.judgment.inspection.body for box in content.boxes]
    return list(dict.fromkeys(inspected + judged))
