"""What every template may use."""

from django.conf import settings

from articles.models import Publication, Section


def site(request) -> dict:
    """The paper's name and its menu, asked for only when a template names them."""
    return {"publication": _once(Publication.get), "sections": _once(_sections), "SITE_URL": settings.SITE_URL}


def _sections():
    return list(Section.objects.all())


def _once(ask):
    from django.utils.functional import SimpleLazyObject

    return SimpleLazyObject(ask)
