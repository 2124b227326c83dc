"""The desk's view of the record, in Django's own admin."""

from . import batches, bodies, cards, findings, inspections, judgments, programmes, sources

__all__ = ["batches", "bodies", "cards", "findings", "inspections", "judgments", "programmes", "sources"]
