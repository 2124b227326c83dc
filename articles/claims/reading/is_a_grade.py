"""Whether a sentence grades somebody with a grade's words, or merely uses them."""

from articles.prose.grade_words import AFTER, COPULAS, JUDGES, LINKS, MODALS, NOUNS, OF_AREAS, RATING, GradeMention
from articles.prose.sentences import Sentence
from articles.prose.word_lists import words


def is_graded_with(sentence: Sentence, mention: GradeMention, areas, bodies, cues) -> bool:
    """Whether the sentence grades somebody with these words, and does not merely use them."""
    bases = sentence.bases
    if is_supposed(bases, mention.start) or _is_a_measure(bases, mention.start) or _is_either(sentence, mention):
        return False
    if mention.name == "none":
        return bool(areas or bodies or sentence.known & {"force", "constabulary", "it"})
    if _is_plainly_a_grade(sentence, mention, areas, bodies):
        return True
    if _is_said_of_another(sentence, mention, areas, bodies):
        return False
    if not _stands_alone(sentence, mention.end) or _is_of_something_else(sentence, mention, bodies):
        return False
    if mention.quoted and _whole_quotation(sentence, mention):
        return True
    return _is_given(sentence, mention, bodies) or _is_of_areas(sentence, mention, areas) or _is_reached(mention, cues)


def _is_plainly_a_grade(sentence: Sentence, mention: GradeMention, areas, bodies) -> bool:
    """“The lowest grade”, “a good rating”, “it requires improvement”, “Inadequate: …”."""
    bases, start, end = sentence.bases, mention.start, mention.end
    if mention.name in ("worst", "best") or mention.name.startswith("foreign"):
        return True
    if _following(sentence, end) in NOUNS or _grade_of(bases, start):
        return True
    if mention.name == "requires improvement" and _verb_has_subject(sentence, mention, areas, bodies):
        return True
    if start == 0 and bool(areas or bodies) and _follows(bases, end) == ":":
        return True
    return any(one.end == _before_mark(bases, start) for one in bodies) and _closes(bases, end)


def _follows(bases, end: int) -> str:
    """The first word or mark after a grade that is no quotation mark."""
    return next((base for base in bases[end : end + 2] if base not in "”’\"'"), "")


def _before_mark(bases, start: int) -> int:
    """Where the words before “: good” or “– good” end; -1 without such a mark."""
    place = start - 1 if start and bases[start - 1] in "“‘\"'" else start
    return place - 1 if place and bases[place - 1] in {":", "–", "—", "-"} else -1


def _closes(bases, end: int) -> bool:
    return _follows(bases, end) in ("", ".", ";", ",")


def _is_a_measure(bases, start: int) -> bool:
    """“Nothing worse than adequate”, “less than good”."""
    return start > 1 and bases[start - 1] == "than" and bases[start - 2] in {"worse", "better", "less", "more", "other"}


def _is_either(sentence: Sentence, mention: GradeMention) -> bool:
    """“Good or adequate in all areas”, “adequate or better”: neither of the two is claimed of anything."""
    if sentence.known & {"no", "not", "neither", "none", "never"}:
        return False
    plain = [base for base in sentence.bases[mention.end :] if base not in "“”‘’\"'"][:2]
    before = [base for base in sentence.bases[: mention.start] if base not in "“”‘’\"'"][-2:]
    last = SCALE_WORDS & set(before[:1])
    return (plain[:1] == ["or"] and bool(SCALE_WORDS & set(plain[1:]))) or (before[1:] == ["or"] and bool(last))


def _is_given(sentence: Sentence, mention: GradeMention, bodies) -> bool:
    """A verb of grading stands before it, or an inspectorate says that a body is so."""
    before = set(sentence.bases[max(0, mention.start - 12) : mention.start])
    said_so = before & COPULAS and sentence.known & JUDGES and any(one.end <= mention.start for one in bodies)
    return bool(before & RATING or said_so)


def _is_of_areas(sentence: Sentence, mention: GradeMention, areas) -> bool:
    """An area stands beside it: “good at preventing crime”, “efficiency: good”, “inadequate in three areas”."""
    following = _following(sentence, mention.end)
    after = following in LINKS | {",", "by"} and any(0 <= area.start - mention.end <= 5 for area in areas)
    before = any(0 <= mention.start - area.end <= 4 for area in areas)
    counted = following == "in" and set(sentence.bases[mention.end + 1 : mention.end + 5]) & OF_AREAS
    return bool(after or before or counted)


def _is_reached(mention: GradeMention, cues) -> bool:
    return any(cue.start <= mention.start for cue in cues)


def _is_said_of_another(sentence: Sentence, mention: GradeMention, areas, bodies) -> bool:
    """“They were told the budget was inadequate”: the word before “was” is neither a body nor an area."""
    copula, subject = mention.start - 1, mention.start - 2
    if subject < 1 or sentence.bases[copula] not in {"was", "were", "is", "are"}:
        return False
    named = any(one.start <= subject < one.end for one in (*areas, *bodies))
    plain = (
        not sentence.words[subject].is_mark
        and sentence.bases[subject] not in SUBJECTS | OF_AREAS | NOUNS | INSPECTED_WORK
    )
    return plain and not named and sentence.bases[subject - 1] in {"the", "its", "their", "a", "this", "his", "her"}


def _is_of_something_else(sentence: Sentence, mention: GradeMention, bodies) -> bool:
    """“Found the inquiry by Sussex Police adequate”: it was the inquiry that was found so."""
    near = next((one for one in bodies if one.end == mention.start), None)
    if near is None or near.start < 2 or sentence.bases[near.start - 1] not in {"by", "of", "into"}:
        return False
    return sentence.bases[near.start - 2] not in NOUNS


def goes_on(sentence: Sentence, mention: GradeMention, grades) -> bool:
    """A further grade in a list that has begun: “requires improvement in 2017, good in 2016”, “but is good now”."""
    place = mention.start - 1
    while place >= 0 and (sentence.bases[place] in COPULAS | {"has", "had"} or sentence.bases[place] in "“‘\"'"):
        place -= 1
    begun = any(grade.end <= mention.start for grade in grades)
    linked = place >= 0 and sentence.bases[place] in {",", "and", ";", "then", "or", "but"}
    return begun and linked and _stands_alone(sentence, mention.end) and not is_supposed(sentence.bases, mention.start)


def is_supposed(bases, start: int) -> bool:
    """Said of what might be, will be or should be."""
    clause = list(bases[max(0, start - 9) : start])
    for mark in (",", ";", ":", "–", "—", "but"):
        if mark in clause:
            clause = clause[len(clause) - clause[::-1].index(mark) :]
    if any(word in MODALS for word in clause):
        return True
    if set(clause) & {
        "only",
        "first",
        "latest",
        "one",
        "second",
        "third",
        "found",
        "judged",
        "deemed",
        "considered",
        "said",
        "judge",
        "judges",
        "find",
        "finds",
        "consider",
        "considers",
        "deem",
        "deems",
    }:
        return False
    if [base for base in bases[:4] if base.isalpha()][:2] == ["to", "be"]:
        return False  # “To be rated good was hard to read”
    return "to" in clause[-4:] and "be" in clause[-3:]


def _following(sentence: Sentence, end: int) -> str:
    for word in sentence.words[end:]:
        if word.text not in "”’\"'“‘)":
            return word.base
    return ""


def _stands_alone(sentence: Sentence, end: int) -> bool:
    """A grade closes its phrase; before a noun it is an adjective (“good work”)."""
    if end >= len(sentence.words):
        return True
    word = sentence.words[end]
    if word.base == "of" and end + 1 < len(sentence.words) and sentence.words[end + 1].text[0].isdigit():
        return True
    return word.is_mark or word.base in AFTER or word.base in NOUNS


def _grade_of(bases, start: int) -> bool:
    before = [word for word in bases[max(0, start - 5) : start] if word not in "“‘\"'"]
    return before[-2:] in (
        ["grade", "of"],
        ["rating", "of"],
        ["judgment", "of"],
        ["mark", "of"],
        ["verdict", "of"],
        ["grading", "of"],
        ["judgement", "of"],
        ["score", "of"],
        ["grades", "of"],
        ["ratings", "of"],
    )


def _whole_quotation(sentence: Sentence, mention: GradeMention) -> bool:
    words = sentence.words
    return (
        mention.start > 0
        and words[mention.start - 1].is_mark
        and mention.end < len(words)
        and words[mention.end].is_mark
    )


# The beginnings and ends of grades, and what may stand for those above or below one.
SCALE_WORDS = words(
    "outstanding good adequate inadequate requires requiring require improvement better worse above below"
)
INSPECTED_WORK = words("work approach response handling record management planning practice leadership culture way")
SUBJECTS = words(
    """
    force constabulary service it they police brigade which that performance forces services he she inspectors
    """
)


def _verb_has_subject(sentence: Sentence, mention: GradeMention, areas, bodies) -> bool:
    """Whether it is a body or an area that “requires improvement”, and not the roads."""
    bases, start = sentence.bases, mention.start
    if mention.quoted and _whole_quotation(sentence, mention):
        return True
    if set(bases[max(0, start - 12) : start]) & (RATING | NOUNS | COPULAS - {"as", "again", "still", "now"}):
        return True
    place = start - 1
    while place >= 0 and (
        sentence.words[place].is_mark or bases[place] in COPULAS | {"also", "only", "to", "from", "now", "or", "but"}
    ):
        place -= 1
    if place < 0:
        return True
    return bases[place] in SUBJECTS | {"to", "from", "than"} or any(
        one.start <= place < one.end for one in (*areas, *bodies)
    )
