import json
from datetime import date
from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError

from articles.claims import CheckedClaim, Context, check, plain_passages, read_record, told_once
from articles.quotations.read_files import UnreadableError, read_source
from inspections.models import Body, Programme

UNREADABLE = 2


class Command(BaseCommand):
    """Set what a text claims of inspections beside the record. Exit 0 when all of it holds, 1 when not, 2 when a file
    cannot be read."""

    help = "Sets each claim of a plain-text story beside the record, and offers safe wording."

    def add_arguments(self, parser) -> None:
        parser.add_argument("story", type=Path, help="A text file; its first line is the headline.")
        parser.add_argument("--source", type=Path, action="append", default=[], help="A source that the story quotes.")
        parser.add_argument("--body", metavar="SLUG", help="Whom “the force” means before a body is named.")
        parser.add_argument("--programme", metavar="CODE", help="The inspection meant where no year is named.")
        parser.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="Read the record as of this day.")
        parser.add_argument("--no-headline", action="store_true", help="The first line is no headline.")
        parser.add_argument("--json", action="store_true", help="For programs.")

    def handle(self, *, story: Path, source: list[Path], as_of: date | None, **options) -> None:
        passages = plain_passages(read_text(story), headline=not options["no_headline"])
        try:
            sources = [read_source(path) for path in source]
        except UnreadableError as error:
            raise CommandError(str(error), returncode=UNREADABLE) from error
        try:
            context = Context(
                body=named_row(Body.objects.select_related("kind"), slug=options["body"]),
                programme=named_row(Programme.objects.select_related("body_kind", "scale"), code=options["programme"]),
            )
            record = read_record(as_of)
        except DatabaseError as error:
            raise CommandError(
                f"The record cannot be read ({error}): run migrate and load_record.", returncode=2
            ) from error
        answers = told_once(check(passages, record, sources=sources, context=context))
        self.stdout.write(claims_as_json(answers) if options["json"] else claims_as_rows(answers))
        if not all(answer.state.is_fine for answer in answers):
            raise SystemExit(1)


def read_data(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=UNREADABLE) from error


def read_text(path: Path) -> str:
    try:
        return read_data(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise CommandError(f"{path} cannot be read: it is no text in UTF-8.", returncode=UNREADABLE) from error


def named_row(rows, **by):
    """The row that an option names; None without the option."""
    ((field, value),) = by.items()
    if not value:
        return None
    found = rows.filter(**by).first()
    if found is None:
        raise CommandError(f"The record has no “{value}” ({field}).", returncode=UNREADABLE)
    return found


def claims_as_json(answers: list[CheckedClaim]) -> str:
    rows = [
        {"sentence": answer.sentence, "state": answer.state, "safe_wording": answer.safe_wording} for answer in answers
    ]
    return json.dumps({"claims": rows}, ensure_ascii=False, indent=2)


def claims_as_rows(answers: list[CheckedClaim]) -> str:
    if not answers:
        return "No claim about an inspection was found."
    return "\n\n".join(
        "\n".join(
            line
            for line in (
                f"{answer.state}: {answer.sentence}",
                f"  {answer.reason}" if answer.reason else "",
                f"  Safe: {answer.safe_wording}" if answer.safe_wording else "",
            )
            if line
        )
        for answer in answers
    )
