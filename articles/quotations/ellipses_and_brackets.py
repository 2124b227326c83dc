"""A quotation taken apart: runs of the source's words, and what the paper put between them.

An ellipsis leaves something out. Square brackets hold the paper's own words, put in or standing for some of the
source's; “improv[ing]” stands for one word that begins with “improv”.
"""

import re
from dataclasses import dataclass, field

from .words import CLOSING, ELLIPSIS, MARK, composed, is_word, split_words

FORMS_AT_MOST = 16
_BRACKETS = {"[": "]", "(": ")"}
# “[sic]” says that the source has it so, and stands for nothing.
SIC = "[sic]"
_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad][^\S\n]*\n\s*(?=[^\W\d_])")


@dataclass(frozen=True)
class Gap:
    """What stands between two runs, or at an edge: an ellipsis, words put in, or both.

    Of a word in which only some letters are put in, `kept_before` and `kept_after` are the source's own letters.
    """

    leaves_out: bool = False
    put_in: str = ""
    kept_before: str = ""
    kept_after: str = ""

    @property
    def stands_for_one_word(self) -> bool:
        return bool(self.kept_before or self.kept_after)

    @property
    def own_words(self) -> str:
        """What is put in of the paper's own, without “[sic]”."""
        return " ".join(self.put_in.replace(SIC, " ").split())

    @property
    def stands_for_nothing(self) -> bool:
        return self.put_in != "" and not self.own_words and not self.leaves_out

    def written(self) -> str:
        return " ".join(part for part in ("…" if self.leaves_out else "", self.put_in) if part)


@dataclass
class Parts:
    """`runs` of words, with the joint before each in `joints`; the last joint stands behind the last run."""

    literal: list[str]
    closing: str
    runs: list[list[str]] = field(default_factory=list)
    joints: list[Gap] = field(default_factory=list)
    readable: bool = True

    @property
    def has_joints(self) -> bool:
        return self.readable and any(joint != Gap() for joint in self.joints)

    @property
    def forms(self) -> list[list[str]]:
        """The words as printed, and with “[T]he” read as “The” when nothing else is bracketed or left out."""
        plain = self.readable and len(self.runs) == 1 and not self.has_joints and self.runs[0] != self.literal
        return [self.literal, self.runs[0]] if plain else [self.literal]

    @property
    def own_words(self) -> int:
        """How many words the quotation takes from the source."""
        return sum(is_word(word) for run in self.runs for word in run)


def written_forms(quotation: str) -> list[str]:
    """The quotation as it stands, and without each of the hyphens at its lines' ends."""
    forms = [""]
    for piece in _LINE_END_HYPHEN.split(quotation):
        glued = [(form, piece) for form in forms]
        forms = [f"{form}{'-' if hyphen and form else ''}{piece}" for form, piece in glued for hyphen in (True, False)]
        forms = list(dict.fromkeys(forms))[:FORMS_AT_MOST]
    return forms


def split_at_omissions(quotation: str) -> Parts:
    taken = split_words(composed(quotation))
    low, high, closing = _edges(taken.words)
    parts = Parts(taken.words[low:high], closing)
    items = _items(taken, low, high)
    if items is None:
        parts.readable = False
        return parts
    _assemble(parts, items)
    return parts


def _edges(words: list[str]) -> tuple[int, int, str]:
    """The words without marks and ellipses at the edges, nor closing stops; and those stops."""
    low, high, closing = 0, len(words), ""
    while low < high and words[low] in (MARK, ELLIPSIS):
        low += 1
    while low < high and (words[high - 1] in (MARK, ELLIPSIS) or words[high - 1] in CLOSING):
        high -= 1
        closing += words[high] if words[high] in CLOSING else ""
    return low, high, closing


def _items(taken, low: int, high: int) -> list[str | Gap] | None:
    """Words and joints in order; None when the brackets do not match."""
    items: list[str | Gap] = []
    words, i = taken.words, low
    while i < high:
        if words[i] == ELLIPSIS:
            items.append(Gap(leaves_out=True))
        elif words[i] in _BRACKETS and words[i + 1 : i + 3] == [ELLIPSIS, _BRACKETS[words[i]]]:
            items.append(Gap(leaves_out=True))
            i += 2
        elif words[i] in _BRACKETS and _is_sic(words[i + 1 : i + 4], _BRACKETS[words[i]]):
            items.append(Gap(put_in=SIC))
            i += 1 + words[i + 1 : i + 4].index(_BRACKETS[words[i]])
        elif words[i] == "[":
            if "]" not in words[i:]:
                return None
            close = words.index("]", i)
            if "[" in words[i + 1 : close]:
                return None
            i = _bracket(taken, items, i, close)
            continue
        elif words[i] == "]":
            return None
        else:
            items.append(words[i])
        i += 1
    return items


def _is_sic(behind: list[str], closing: str) -> bool:
    """“[sic]”, “(Sic)” and “[sic.]”, told by what stands behind the bracket."""
    return [word.lower() for word in behind if word not in CLOSING][:2] == ["sic", closing]


def _bracket(taken, items: list[str | Gap], i: int, close: int) -> int:
    """Add what a bracket holds; returns where to go on."""
    inside = taken.text[taken.ends[i] : taken.starts[close]].strip()
    before = items.pop() if i and items and _clings(taken, i - 1, i) and _is_word(items[-1]) else ""
    follows = close + 1 < len(taken.words) and _clings(taken, close, close + 1) and is_word(taken.words[close + 1])
    after = taken.words[close + 1] if follows else ""
    if after and not before and len(inside) == 1 and inside.isalpha() and (not items or _leaves_out(items[-1])):
        items.append(inside + after)  # “[T]he”: a first letter's case, which is set aside
    elif before or after:
        items.append(Gap(put_in=f"{before}[{inside}]{after}", kept_before=before, kept_after=after))
    else:
        items.append(Gap(put_in=f"[{inside}]"))
    return close + 1 + bool(after)


def _clings(taken, left: int, right: int) -> bool:
    return taken.ends[left] == taken.starts[right]


def _is_word(item: str | Gap) -> bool:
    return isinstance(item, str) and is_word(item)


def _leaves_out(item: str | Gap) -> bool:
    return isinstance(item, Gap) and item.leaves_out


def _assemble(parts: Parts, items: list[str | Gap]) -> None:
    joint, run = Gap(), []
    for item in [*items, None]:
        if isinstance(item, str):
            run.append(item)
            continue
        if run:
            parts.joints.append(joint)
            parts.runs.append(run)
            joint, run = Gap(), []
        if item is not None:
            if joint.stands_for_one_word or (item.stands_for_one_word and joint != Gap()):
                parts.readable = False
            joint = Gap(
                joint.leaves_out or item.leaves_out,
                f"{joint.put_in} {item.put_in}".strip(),
                item.kept_before,
                item.kept_after,
            )
    parts.joints.append(joint)
    _trim(parts)


def _trim(parts: Parts) -> None:
    """A part that ends before an ellipsis may close with a stop of the paper's."""
    for run, joint in zip(parts.runs, parts.joints[1:], strict=True):
        while joint.leaves_out and len(run) > 1 and run[-1] in CLOSING:
            run.pop()
