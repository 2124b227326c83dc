"""The pages for what is not there and for what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without request, context processors or database: any of them may be what went wrong."""
    return HttpResponse(render_to_string("500.html", {"stylesheet": _stylesheet()}), status=500)


def _stylesheet() -> str:
    """Its address; empty when the list of hashed files is missing."""
    try:
        return static("newsroom/site.css")
    except ValueError:
        return ""
