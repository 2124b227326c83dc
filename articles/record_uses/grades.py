"""Grades that a sentence gives to somebody. “Good” is plain English too, so a single word needs a cue beside it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .plain_text import plain

GAP = r"(?:[^\s.;?!]+\s+)"
GRADE_NOUN = r"(?:grad(?:e|es|ing|ings)|ratings?|marks?|judge?ments?|verdicts?|scores?|assessments?)"
JUDGED = (
    r"(?:rat(?:e|ed|es|ing)|grad(?:ed|es|ing)|judg(?:e|ed|es|ing)|deem(?:ed|s|ing)?|assess(?:ed|es|ing)?|class(?:ed|ified)|"
    r"rank(?:ed|s)|scor(?:ed|es|ing)|mark(?:ed|s)|label(?:led|s)?|brand(?:ed|s|ing)?|declar(?:ed|es)|pronounc(?:ed|es)|"
    r"call(?:ed|s)|consider(?:ed|s)|found|finds?|describ(?:ed|es)|regraded|regrad(?:ing|es)|thought|said|dubbed)"
)
GIVEN = (
    r"(?:gave|gives?|given|giving|award(?:ed|s|ing)?|receiv(?:ed|es|ing)|got|gets?|hand(?:ed|s)|earn(?:ed|s|ing)|"
    r"achiev(?:ed|es|ing)|won|record(?:ed|s)|secur(?:ed|es)|kept|keeps?|retain(?:ed|s|ing)|collected|picked|landed|with)"
)
MOVED = (
    r"(?:rose|risen|rises?|fell|fallen|falls?|drop(?:ped|s)?|slip(?:ped|s)?|mov(?:ed|es)|climb(?:ed|s)?|improv(?:ed|es|ing)|"
    r"upgrad(?:ed|es)|downgrad(?:ed|es)|went|gone|sank|stay(?:ed|s)?|remain(?:ed|s|ing)?|slid|chang(?:ed|es)|rais(?:ed|es)|"
    r"lift(?:ed|s)|lower(?:ed|s)|up|down|regraded|raised|cut)"
)
BEFORE = re.compile(
    rf"(?:\b{JUDGED}\s+{GAP}{{0,8}}|\b{GIVEN}\s+{GAP}{{0,6}}|\b{MOVED}\s+{GAP}{{0,5}}(?:to|at|as|from)\s+(?:an?\s+)?|"
    rf"\b{GRADE_NOUN}\b\S*\s*(?:-\s*)?{GAP}{{0,6}}|[:\-(]\s*|\b(?:to|as|from)\s+(?:an?\s+|just\s+|merely\s+)?)[\"'(]?$",
    re.IGNORECASE,
)
IS = re.compile(
    r"\b(?:is|was|were|are|be|been|being)\s+(?:also\s+|still\s+|only\s+|again\s+|now\s+|both\s+)?[\"']?$", re.IGNORECASE
)
INSPECTED = re.compile(
    r"\b(?:inspect\w*|watchdog|graded?|grading|rating|rated|assessment|judge?ments?|judged)\b", re.IGNORECASE
)
AFTER = re.compile(
    rf"[\"']?\s*(?:$|[.,;:!?)\"'\-]|(?:overall|at|for|in|on|by|and|or|but|across|when|while|as|under|to|after|from|this|last|"
    rf"today|yesterday|both|with|during|following|since|before|according|because|than|over|again|twice|too|though|although|"
    rf"rather|until|it|he|she|they|the\s+inspect\w+|inspectors|is|was|{GRADE_NOUN})\b)",
    re.IGNORECASE,
)
NOUN_AFTER = re.compile(rf"[\"']?(?:\s+overall)?\s+{GRADE_NOUN}\b", re.IGNORECASE)
# What somebody is not, or is not yet.
UNREAL = re.compile(
    r"\b(?:not|never|n't|neither|nor|rather than|instead of|short of|between|no longer|hop(?:e|es|ed|ing) to|wants? to|"
    r"wanted to|aim(?:s|ed|ing)? to|aspir\w+ to|ambition\w*(?: of| to)?|target of|could|might|(?:will|would) be|"
    rf"on (?:the|its) way to|towards)\s+{GAP}{{0,4}}[\"']?$",
    re.IGNORECASE,
)
LISTED = re.compile(r"[\"']?\s*(?:,|and|or|to|, and|, or|;)\s*[\"']?", re.IGNORECASE)
# What stands further off is no cue.
NEAR = 160


@dataclass(frozen=True)
class Claim:
    """A grade that a sentence gives. `sure` when words beside it say that it is a grade; else context must."""

    start: int
    end: int
    grade: str
    sure: bool


def forms_of(name: str, phrase: str) -> str:
    """A pattern for a grade. A grade whose phrase begins with its own first word is a verb: “required improvement”."""
    first, *rest = plain(name).split()
    if not rest or phrase.split()[:1] != [first]:
        return r"\s+".join(re.escape(word) for word in (first, *rest))
    verb = re.escape(first.removesuffix("s").removesuffix("e"))
    return rf"{verb}(?:e|es|ed|ing|s)?\s+(?:{GAP}{{0,2}})?" + r"\s+".join(re.escape(word) for word in rest)


class Grades:
    def __init__(self, grades: dict[str, str]) -> None:
        self.names = sorted(grades, key=lambda name: -len(name))
        parts = (rf"(?P<g{number}>{forms_of(name, grades[name])})" for number, name in enumerate(self.names))
        self.pattern = re.compile(rf"\b(?:{'|'.join(parts) or '(?!)'})\b", re.IGNORECASE)

    def claims(self, sentence: str, areas: Iterable[tuple[int, int]]) -> list[Claim]:
        """The grades that a plain sentence gives; `areas` says where it names areas."""
        found: list[Claim] = []
        for match in _without_lists(list(self.pattern.finditer(sentence)), sentence):
            grade = self.names[int(match.lastgroup[1:])]
            before, after = sentence[max(0, match.start() - NEAR) : match.start()], sentence[match.end() :][:NEAR]
            if UNREAL.search(before):
                continue
            sure = self._is_sure(before, after, bool(found))
            if sure or " " in grade or self._is_said_of(match, areas, sentence, before, after):
                found.append(Claim(match.start(), match.end(), grade, sure))
        return found

    def _is_sure(self, before: str, after: str, chained: bool) -> bool:
        if NOUN_AFTER.match(after):
            return True
        if not AFTER.match(after):
            return False
        quoted = bool(re.search(r"[\"']$", before) and re.match(r"[\"',.]", after))
        return bool(quoted or BEFORE.search(before)) or (
            chained and bool(re.search(r"(?:\band|,|\bor|\bbut)\s+(?:\w+\s+){0,3}[\"']?$", before))
        )

    def _is_said_of(self, match, areas, sentence: str, before: str, after: str) -> bool:
        """“Was good at investigating crime”, “Effectiveness: good”: an area or the inspection close by."""
        if not AFTER.match(after):
            return False
        if IS.search(before) and (INSPECTED.search(sentence) or list(areas)):
            return True
        return any(-1 <= start - match.end() <= 20 or -1 <= match.start() - end <= 12 for start, end in areas)


def _without_lists(matches: list[re.Match], sentence: str) -> list[re.Match]:
    """Without the scale itself, told off: “outstanding, good, requires improvement, inadequate”."""
    runs: list[list[re.Match]] = []
    for match in matches:
        if runs and LISTED.fullmatch(sentence[runs[-1][-1].end() : match.start()]):
            runs[-1].append(match)
        else:
            runs.append([match])
    return [match for run in runs if len({match[0].casefold() for match in run}) < 3 for match in run]
