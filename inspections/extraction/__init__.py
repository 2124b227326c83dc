"""The words of a file: pages of text, or one sentence that says why not. Knows nothing of models or settings.

A stranger made the file, so it is read by a process of its own, with limits (reading.py, __main__.py).
"""

from .kinds import file_format
from .page_furniture import furniture_lines, without_lines
from .reading import Limits, extract
from .results import Extracted, ExtractionRefusedError

__all__ = [
    "Extracted",
    "ExtractionRefusedError",
    "Limits",
    "extract",
    "file_format",
    "furniture_lines",
    "without_lines",
]
