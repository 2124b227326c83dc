"""How the tests of the quote check ask for a verdict."""

from articles.quotations import SourceText, Verdict, check_paragraphs


def judge(paragraph: str, *sources: str) -> Verdict:
    """The verdict on the only quotation of a paragraph."""
    (verdict,) = judge_all([paragraph], *sources)
    return verdict


def judge_all(paragraphs: list[str], *sources: str) -> list[Verdict]:
    return check_paragraphs(paragraphs, [SourceText(f"source {n}", text) for n, text in enumerate(sources, start=1)])


def state(paragraph: str, *sources: str) -> str:
    return judge(paragraph, *sources).state


def pairs(verdict: Verdict) -> list[tuple[str, str]]:
    return [(one.quoted, one.source) for one in verdict.differences]
