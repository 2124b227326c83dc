from inspections.importing.compare import FINDINGS
from inspections.management.importing import ImportCommand


class Command(ImportCommand):
    """Take in a file of areas for improvement, causes of concern and recommendations."""

    kind = FINDINGS
    help = "Takes in a CSV or XLSX file of findings, unreleased unless an editor releases it."
