"""What is found about a quotation, and how it is said."""

from dataclasses import dataclass, replace

from .differences import Difference
from .index import WordSpan
from .sources import SourceText

VERBATIM, OMISSIONS, ALTERED = "verbatim", "verbatim_with_omissions", "altered"
UNSOURCED, UNCHECKABLE, UNCLOSED = "unsourced", "uncheckable", "unclosed"
UNOPENED, OUT_OF_ORDER, NOT_A_QUOTATION = "unopened", "out_of_order", "not_a_quotation"
# One of its two marks is lost: a fault whatever the words are, and nothing that they can be called mends it.
HALF_MARKED = (UNCLOSED, UNOPENED)


@dataclass(frozen=True)
class Verdict:
    """What was found about one quotation; `before` and `behind` are 300 characters around the source's passage.

    `source_key` is what the caller knows the source by; `occurs` how often exactly these words stand in it.
    """

    words: str
    state: str
    source: str | None = None
    page: int | None = None
    passage: str | None = None
    differences: tuple[Difference, ...] = ()
    note: str = ""
    needs_tick: bool = False
    house_style_only: bool = False
    before: str = ""
    behind: str = ""
    paragraph: int = 0
    source_key: int | None = None
    occurs: int = 0

    @property
    def is_fine(self) -> bool:
        """Nothing need be done about it."""
        return self.state in (VERBATIM, NOT_A_QUOTATION) or (self.state == OMISSIONS and not self.needs_tick)

    @property
    def is_sound(self) -> bool:
        """It stands in the source."""
        return self.is_fine and self.state != NOT_A_QUOTATION

    def with_note(self, *notes: str) -> "Verdict":
        return replace(self, note=" ".join(note for note in (self.note, *notes) if note))


def placed(verdict: Verdict, source: SourceText, run: WordSpan) -> Verdict:
    before, _, behind = source.index.around(run.first, run.after)
    return replace(
        verdict,
        source=source.title,
        source_key=source.key,
        page=source.page_of(run.first),
        passage=source.index.passage(run.first, run.after),
        before=before,
        behind=behind,
    )
