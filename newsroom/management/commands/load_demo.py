from io import StringIO

from django.core.management import BaseCommand, call_command

from articles.models import Story
from newsroom.demo import accounts
from newsroom.demo.loading import load_demo


class Command(BaseCommand):
    """Fill an empty site with the demonstration. Where there is a story already, nothing of it is touched."""

    help = "Loads the demonstration newsroom into a site without stories; otherwise keeps everything as it is."
    requires_system_checks = ()

    def handle(self, **options) -> None:
        if Story.objects.exists():
            accounts.renew_passwords()
            return
        self.stdout.write("Loading the demonstration newsroom …")
        load_demo(self.stdout.write)
        # Its stories are dated before the record was loaded, as an archive that comes after it would be.
        call_command("find_mentions", verbosity=0, stdout=StringIO())
