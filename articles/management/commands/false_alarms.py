import csv
import json
from datetime import date

from django.core.management import BaseCommand
from django.utils import timezone

from articles.models import RaisedAlarm

COLUMNS = ("rule", "words", "sentence", "problem", "stopped", "story", "who", "when")


class Command(BaseCommand):
    """Write out what editors said the checks are wrong about, for whoever mends the rules."""

    help = "Writes each alarm that an editor said is wrong: CSV, or a line of JSON each. Nothing is changed."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--json", action="store_true", help="A line of JSON for each instead of CSV.")
        parser.add_argument("--rule", help="Only those of this rule, by its code in docs/rules.md.")
        parser.add_argument("--since", type=date.fromisoformat, metavar="DATE", help="Only those said since that day.")

    def handle(self, *, rule: str | None, since: date | None, **options) -> None:
        alarms = RaisedAlarm.objects.false()
        if rule:
            alarms = alarms.filter(code=rule)
        if since:
            alarms = alarms.filter(decided_at__date__gte=since)
        rows = (_row(alarm) for alarm in alarms.iterator())
        if options["json"]:
            for row in rows:
                self.stdout.write(json.dumps(row, ensure_ascii=False))
            return
        out = csv.DictWriter(self.stdout, COLUMNS, lineterminator="\n")
        out.writeheader()
        out.writerows({name: _as_text(value) for name, value in row.items()} for row in rows)


def _row(alarm: RaisedAlarm) -> dict:
    when = timezone.localtime(alarm.decided_at).isoformat(timespec="minutes")
    values = (alarm.code, alarm.words, alarm.sentence, alarm.problem, alarm.stopped, alarm.headline)
    return dict(zip(COLUMNS, (*values, alarm.decided_by.get_username(), when), strict=True))


def _as_text(value) -> str:
    """As a spreadsheet takes it for text: what begins as a formula does is given a quotation mark."""
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
