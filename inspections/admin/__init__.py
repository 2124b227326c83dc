"""The desk's view of the record, in Django's own admin."""

from . import batches, bodies, cards, inspections, judgments, programmes, sources

__all__ = ["batches", "bodies", "cards", "inspections", "judgments", "programmes", "sources"]
