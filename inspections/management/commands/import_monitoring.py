from inspections.importing.compare import MONITORING
from inspections.management.importing import ImportCommand


class Command(ImportCommand):
    """Take in a file of periods of monitoring."""

    kind = MONITORING
    help = "Takes in a CSV or XLSX file of monitoring (“Engage”), unreleased unless an editor releases it."
