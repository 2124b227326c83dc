from dataclasses import dataclass

from articles.models.check_decisions import fingerprint
from articles.models.overrides import Override


@dataclass(frozen=True)
class Problem:
    """Something that an editor should know before readers see the story.

    `code` names the rule, `where` the field or record, `text` says what is wrong and what to do. A `hard` one stops the
    story whatever an editor says. `about` are the words concerned, and `against` what they were held against: an
    override holds for exactly these. A problem about no words is the same as long as its text is. `parts` are those
    that one line stands for: what is decided of it is decided of each.
    """

    code: str
    text: str
    where: str
    blocks_publication: bool = True
    hard: bool = False
    about: str = ""
    against: str = ""
    override: Override | None = None
    parts: tuple["Problem", ...] = ()

    @property
    def key(self) -> str:
        """What tells this problem from every other, whenever it is found again."""
        return fingerprint(self.code, self.about or self.text, self.against)

    @property
    def each(self) -> tuple["Problem", ...]:
        """The problems that it stands for: its parts, or itself."""
        return self.parts or (self,)


def shortened(words: str, most: int) -> str:
    """Words as a problem repeats them: so many letters at most."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
