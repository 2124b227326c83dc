"""Who speaks in the quotations of a story, as the words around the marks say.

In:  “Deputy Chief Digger Ann Other said: “We dig.”” and “The report found it ‘digs’.”
Out: `Voice("Ann Other", "Deputy Chief Digger")` and `PAPER`: a guess, which whoever attaches a source corrects.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.content.story_content import StoryContent
from articles.prose.sentences import quoted_spans
from articles.quotations.verdicts import UNSOURCED

from .story_quotations import StoryQuotation, places_of_text

RANK = (
    r"(?:(?:Deputy |Assistant |Temporary |Acting )*"
    r"(?:Chief (?:Constable|Superintendent|Inspector|Fire Officer|Executive)|Superintendent|Inspector|Sergeant|"
    r"Constable|Commissioner|Councillor|Police and Crime Commissioner)|"
    r"HM Inspector|DCC|ACC|PCC|Cllr|Mr|Mrs|Ms|Dr|Sir|Dame)"
)
NAME = r"[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+){0,2}"
SAYS = re.compile(
    r"\b(?:said|says|saying|added|adds|told|tells|stated|states|continued|insisted|explained|admitted|commented|"
    r"responded|welcomed|defended|noted|notes|found|concluded|wrote|reads|warned|praised?|claimed|according to)\b"
)
BY_ONE = re.compile(rf" (?:also |then |later )?{SAYS.pattern}")
SPEAKER = re.compile(
    rf"(?P<rank>{RANK}) (?P<ranked>{NAME})"
    r"|(?P<plain>[A-Z][a-z’'-]+ [A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)?)"
    r"|(?P<paper>\b(?:[Rr]eport|[Ll]etter|[Ii]nspect(?:ors?|orate)|[Ww]atchdog|HM[A-Z]{2,6})\b)"
    r"|(?P<again>\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b)"
)


@dataclass(frozen=True)
class Voice:
    """Somebody who is quoted; without a name, nobody that the text tells. A paper speaks for itself."""

    name: str = ""
    role: str = ""
    is_paper: bool = False


NOBODY, PAPER = Voice(), Voice(is_paper=True)


@dataclass(frozen=True)
class SpeakersWords:
    """What of one speaker has no source yet."""

    speaker: Voice
    words: tuple[str, ...]


def words_without_source(content: StoryContent, quotations: Iterable[StoryQuotation]) -> list[SpeakersWords]:
    """The quotations in marks that have no source, by speaker, in the order of the story.

    Where papers are attached and none has the words, those of a person: somebody’s statement is still to come.
    """
    voices = {where: list(speakers_in(texts)) for where, texts in places_of_text(content)}
    found: dict[Voice, dict[str, None]] = {}
    for one in quotations:
        told = voices.get(one.where, ())
        speaker = told[one.verdict.paragraph] if one.verdict.paragraph < len(told) else NOBODY
        if one.record is None and (one.lacks_source or (speaker.name and one.verdict.state == UNSOURCED)):
            found.setdefault(speaker, {})[one.words] = None
    return [SpeakersWords(speaker, tuple(words)) for speaker, words in found.items()]


def speakers_in(texts: Iterable[str]) -> Iterator[Voice]:
    """For each paragraph who speaks in its marks: whom it names nearest a verb of speech, else who spoke last."""
    last, roles = NOBODY, {}
    for text in texts:
        last = _named(_outside(text), last, roles) or last
        yield last


def _named(text: str, last: Voice, roles: dict[str, str]) -> Voice | None:
    mentions = list(SPEAKER.finditer(text))
    named = [one for one in mentions if not one["again"]]
    goes_on = any(one["again"] and BY_ONE.match(text, one.end()) for one in mentions)
    if (goes_on and last.name and not any(one["ranked"] or one["plain"] for one in named)) or not named:
        return last if mentions else None
    verbs = [found.start() for found in SAYS.finditer(text)]
    found = min(named, key=lambda one: min((abs(one.end() - verb) for verb in verbs), default=one.start()))
    if found["paper"]:
        return PAPER
    name = found["ranked"] or found["plain"]
    if found["rank"]:
        roles[name] = found["rank"]
    return Voice(*_known(name, roles))


def _known(name: str, roles: dict[str, str]) -> tuple[str, str]:
    """A family name alone is that of whoever was named with it before."""
    full = next((known for known in roles if known.split()[-1] == name.split()[-1]), name)
    return full, roles.setdefault(full, "")


def _outside(text: str) -> str:
    """The text with what stands in marks taken out, each letter for a space."""
    for start, end in quoted_spans(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
