"""The words of a file: pages of text, or one sentence that says why not. Knows nothing of models or settings.

A stranger made the file, so it is read by a process of its own, with limits (reading.py, __main__.py).
"""

from .kinds import kind_of
from .page_furniture import furniture_of, without_lines
from .reading import Limits, extract
from .results import Extracted, RefusedError

__all__ = ["Extracted", "Limits", "RefusedError", "extract", "furniture_of", "kind_of", "without_lines"]
