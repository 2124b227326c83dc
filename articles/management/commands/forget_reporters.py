from django.core.management.base import BaseCommand

from articles import verbs
from articles.models import ErrorReport


class Command(BaseCommand):
    help = (
        "Deletes the names and addresses of readers whose reports were settled 90 days ago. The site does it with each "
        "report that comes in or is settled; run this daily where few do."
    )

    def handle(self, **options) -> None:
        number = ErrorReport.objects.outdated().count()
        verbs.forget_reporters()
        self.stdout.write(f"{number} {'report' if number == 1 else 'reports'} of readers forgotten.")
