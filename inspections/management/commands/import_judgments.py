from inspections.importing.compare import JUDGMENTS
from inspections.management.importing import ImportCommand


class Command(ImportCommand):
    """Take in a file of judgments."""

    kind = JUDGMENTS
    help = "Takes in a CSV or XLSX file of judgments, unreleased unless an editor releases it."
