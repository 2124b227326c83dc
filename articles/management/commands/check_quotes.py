import json
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from articles.quotations import Verdict, check_paragraphs, split_paragraphs
from articles.quotations.read_files import UnreadableError, read_source, read_story

UNREADABLE = 2


class Command(BaseCommand):
    """Compare each quotation of a story with its sources, word for word.

    Exit code 0: every quotation stands in a source. 1: one does not, or needs a person's tick. 2: a file is unreadable.
    """

    help = "Compares the quotations of a story with its sources, word for word."
    requires_system_checks = ()

    def add_arguments(self, parser) -> None:
        parser.add_argument("story", type=Path, help="A text file; its first line is the headline.")
        parser.add_argument(
            "--source",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="A text (form feeds part its pages), PDF or HTML file; may be given several times.",
        )
        parser.add_argument("--no-headline", action="store_true", help="The first line of the story is no headline.")
        parser.add_argument("--json", action="store_true", help="Print the result for programs.")

    def handle(self, *, story: Path, source: list[Path], no_headline: bool, **options) -> None:
        try:
            sources = [read_source(file) for file in source]
            text = read_story(story)
        except UnreadableError as error:
            raise CommandError(str(error), returncode=UNREADABLE) from error
        verdicts = check_paragraphs(split_paragraphs(text, headline=not no_headline), sources)
        self.stdout.write(verdicts_as_json(verdicts) if options["json"] else verdicts_as_rows(verdicts))
        if not all(verdict.is_fine for verdict in verdicts):
            raise SystemExit(1)


def verdicts_as_json(verdicts: list[Verdict]) -> str:
    return json.dumps({"quotations": [_for_programs(verdict) for verdict in verdicts]}, ensure_ascii=False, indent=2)


def _for_programs(verdict: Verdict) -> dict:
    return {
        "words": verdict.words,
        "state": verdict.state,
        "source": verdict.source,
        "page": verdict.page,
        "passage": verdict.passage,
        "differences": [{"quoted": one.quoted, "source": one.source} for one in verdict.differences],
        "note": verdict.note,
        "needs_tick": verdict.needs_tick,
    }


def verdicts_as_rows(verdicts: list[Verdict]) -> str:
    if not verdicts:
        return "There are no quotations."
    return "\n\n".join(_row(verdict) for verdict in verdicts)


def _row(verdict: Verdict) -> str:
    lines = [f"{verdict.state.replace('_', ' ').upper()}{', needs a tick' * verdict.needs_tick}: “{verdict.words}”"]
    if verdict.passage:
        lines.append(f"  {verdict.source}, page {verdict.page}: {verdict.passage}")
    lines += [
        f"  quoted: {one.quoted or '(nothing)'}; source: {one.source or '(nothing)'}" for one in verdict.differences
    ]
    return "\n".join([*lines, f"  {verdict.note}"] if verdict.note else lines)
