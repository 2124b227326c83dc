"""Quotations that the record itself answers: no more than a grade, the name of an area, or both.

In:  “require improvement” in a story about a body that once got ‘requires improvement’.
Out: the judgment that it is, in words; nothing for a grade that the body did not get, or a name that no area has.

Of a body whose inspections are attached, these alone are asked; of any other that the text names, all.
"""

import re
from collections import defaultdict
from dataclasses import replace
from functools import cached_property, lru_cache

from django.db.models import prefetch_related_objects

from articles.claims.reading.find_claims import make_finders
from articles.claims.record import Record, graded_versions
from articles.prose.sentences import split_sentences
from articles.quotations.verdicts import ALTERED, UNSOURCED
from inspections.models import Area, Body, Programme

from .story_quotations import StoryQuotation

# No name of an area has more words, with a grade before it.
LONGEST = 20
# A sentence bends the verb, and the grade stays what it is.
BENT = re.compile(r"^(?:require|required|requiring)(?= improvement\b)")
JOINS = re.compile(r" (?:at|for|in|on) (?:how (?:well )?it )?(?:the )?")
ASKED = re.compile(r"how \w+ is the (?:force|fire and rescue service) at (.*)")


class RecordedWords:
    """What the story of a proof may quote of the record without a paper; read when the first words are asked about."""

    def __init__(self, proof) -> None:
        self.proof = proof

    def answered(self, one: StoryQuotation) -> StoryQuotation:
        """With the record's answer, if the words in marks are only its own and no source has them."""
        asks = one.record is None and one.verdict.state in (UNSOURCED, ALTERED)
        return replace(one, recorded=self.answer(one.words)) if asks else one

    def answer(self, words: str) -> str:
        """What in the record these words are no more than; empty when they are anything else, or nobody’s there."""
        if len(words.split()) > LONGEST:
            return ""
        said, names = _plain(words), _names(self.record)
        grade, joined, named = _parted(said, self.record)
        if not (grade or said in names) or (joined and named not in names):
            return ""
        return self._judgment(grade, named or ("" if grade else said))

    def _judgment(self, grade: str, name: str) -> str:
        for body, programmes in self.asked.items():
            for area in self.record.areas:
                if area.programme in programmes and (not name or name in area_names(area)):
                    got = {version.grade.name for version in graded_versions(self.record.all_versions(body, area))}
                    if not grade or grade in got:
                        return f"{body.short_name}, {area.programme.label}: {area.label}{grade and f', ‘{grade}’'}."
        return ""

    @property
    def record(self) -> Record:
        return self.proof.record

    @cached_property
    def asked(self) -> dict[Body, set[Programme]]:
        """Each body that the story is about, with the programmes of which it may quote the record."""
        found = defaultdict(set)
        content = self.proof.content
        prefetch_related_objects(content.judgments, "judgment__inspection")
        for inspection in (*content.inspections, *(use.judgment.inspection for use in content.judgments)):
            found[inspection.body].add(inspection.programme)
        finder = make_finders(self.record)[0]
        sentences = split_sentences(self.proof.passages)
        named = {mention.body for sentence in sentences for mention in finder.find(sentence) if mention.body}
        return dict(found) | {body: set(self.record.programmes_of(body)) for body in named - found.keys()}


def _parted(said: str, record: Record) -> tuple[str, bool, str]:
    """The grade that words begin with, whether more follows, and the name of the area there."""
    bent = BENT.sub("requires", said)
    for grade in sorted(record.grades, key=len, reverse=True):
        if bent == grade:
            return grade, False, ""
        if bent.startswith(grade) and (join := JOINS.match(bent, len(grade))):
            return grade, True, bent[join.end() :]
    return "", False, ""


def _plain(words: str) -> str:
    """Small letters without the marks at either end: all that a grade or a name may differ by."""
    return " ".join(words.lower().replace("&", "and").strip(" .,;:‘’“”'\"").split())


@lru_cache(maxsize=2)
def _names(record: Record) -> frozenset[str]:
    return frozenset(name for area in record.areas for name in area_names(area))


def area_names(area: Area) -> frozenset[str]:
    """Its label, and the inspectorate’s own wording of it: what is asked, or each of the names with a bar between."""
    official = area.wording_confidence == Area.Wording.OFFICIAL
    return _names_in(area.label, area.wording if official else "")


# By the texts: an area is the same row under another label.
@lru_cache(maxsize=4096)
def _names_in(label: str, wording: str) -> frozenset[str]:
    asked = ASKED.fullmatch(wording.rstrip("?").lower())
    wordings = [asked[1]] if asked else wording.rstrip("?").split(" / ")
    return frozenset(filter(None, map(_plain, (re.sub(r"\(.*?\)", "", label), *wordings))))
