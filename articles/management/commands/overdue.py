import sys

from django.core.management.base import BaseCommand

from articles.prepublication.alarms import blocked_plans, unread_archive
from inspections.moments import on_our_clock


class Command(BaseCommand):
    help = "Says what should have followed by itself and has not. Status 1 when there is anything, for cron."

    def handle(self, **options) -> None:
        alarms = [*unread_archive(), *blocked_plans(limit=None)]
        for alarm in alarms:
            story = f" “{alarm.story}”, planned for" if alarm.story else " Since"
            self.stdout.write(f"{alarm.what}{story} {on_our_clock(alarm.since)}. {alarm.remedy}")
        if alarms:
            sys.exit(1)
        self.stdout.write("Nothing is overdue.")
