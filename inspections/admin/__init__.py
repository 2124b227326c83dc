"""The desk's view of the record, in Django's own admin."""

from . import batches, bodies, inspections, judgments, programmes, sources

__all__ = ["batches", "bodies", "inspections", "judgments", "programmes", "sources"]
