from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """Something that an editor should know before readers see the story.

    `code` names the rule, `where` the field or record, `text` says what is wrong and what to do. A `hard` one stops the
    story whatever an editor says.
    """

    code: str
    text: str
    where: str
    blocks_publication: bool = True
    hard: bool = False
