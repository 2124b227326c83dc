"""What the commands share that take a file in: one for each kind of file."""

from pathlib import Path

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError

from inspections.importing.apply import ImportResult, import_file
from inspections.importing.compare import Change, Effect
from inspections.importing.kinds import FileKind
from inspections.importing.problems import FileRefusedError

# Every line has been said by then; a longer list would bury the sentence.
LINES_AT_MOST = 10
# Neither a success nor a refusal: something was stored, and something waits for a person.
CONFLICTS_WAIT = 3


class ImportCommand(BaseCommand):
    """Take a file in. Readers see nothing of it until an editor releases it."""

    kind: FileKind

    def add_arguments(self, parser) -> None:
        optional = f" ({', '.join(self.kind.optional)} may be missing)" if self.kind.optional else ""
        columns = f"A CSV or XLSX file with the columns {', '.join(self.kind.columns)}{optional}."
        parser.add_argument("file", type=Path, help=columns)
        parser.add_argument("--dry-run", action="store_true", help="Only say what would change.")
        parser.add_argument("--release", action="store_true", help="Release the rows to readers; needs --by an editor.")
        parser.add_argument("--by", metavar="USER", help="The user name of whoever takes the file in.")

    def handle(self, *, file: Path, by: str | None, release: bool, dry_run: bool, **options) -> None:
        user = self.user(by)
        if release and user is None:
            raise CommandError("A release needs a name: add --by with the user name of an editor.")
        try:
            taken = import_file(file.name, file_bytes(file), self.kind, by=user, release=release, dry_run=dry_run)
        except PermissionDenied as error:
            raise CommandError(f"{by} cannot release records: only an editor can. Nothing was stored.") from error
        except FileRefusedError as error:
            raise CommandError(f"{file.name} was refused, and nothing was stored:\n{error}") from error
        except DatabaseError as error:
            raise CommandError(f"The database refused {file.name}, and nothing was stored: {error}") from error
        self.report(taken, release, dry_run)

    def user(self, name: str | None) -> User | None:
        if name is None:
            return None
        try:
            return User.objects.get(username=name)
        except User.DoesNotExist as error:
            raise CommandError(f"There is no user “{name}”.") from error

    def report(self, taken: ImportResult, release: bool, dry_run: bool) -> None:
        for change in taken.plan.changes:
            if change.effect != Effect.UNCHANGED:
                self.stdout.write(str(change))
        self.stdout.write(f"{taken.plan.totals}.")
        if settled := len(taken.plan.of(Effect.CONFLICT)) - len(taken.waiting):
            self.stdout.write(f"Of the conflicts, an editor settled {settled} when an earlier file had the same.")
        self.stdout.write(what_happened(taken, release, dry_run))
        if taken.waiting:
            raise CommandError(what_waits(taken.waiting, dry_run), returncode=CONFLICTS_WAIT)


def what_happened(taken: ImportResult, release: bool, dry_run: bool) -> str:
    if dry_run:
        return "This was a dry run: nothing was stored."
    kind = taken.plan.kind.name
    if release:
        return f"Readers see these {kind}."
    return f"Readers see nothing of these {kind} until an editor releases them."


def what_waits(waiting: list[Change], dry_run: bool) -> str:
    """That conflicts await an editor, and where; what readers see is never changed by a file."""
    places = ", ".join(change.row.place for change in waiting[:LINES_AT_MOST])
    more = f" and {len(waiting) - LINES_AT_MOST} more" if len(waiting) > LINES_AT_MOST else ""
    count = "1 conflict" if len(waiting) == 1 else f"{len(waiting)} conflicts"
    verb = "would await" if dry_run else "awaits" if len(waiting) == 1 else "await"
    return f"{count} with released rows {verb} an editor, under Import batches in the admin ({places}{more})."


def file_bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
