"""What browsers and caches are told of every answer, beside what it holds."""

from csp.decorators import csp_replace
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.clickjacking import xframe_options_exempt

# Nothing on the site asks for any of these, so no page and no frame gets them.
UNUSED = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
PERMISSIONS = ", ".join(f"{name}=()" for name in UNUSED)


def is_desk(request) -> bool:
    return request.path_info.startswith(reverse("admin:index"))


def may_be_framed(view):
    """For cards alone: what they answer may stand in a frame of any other site. No other page may."""
    return xframe_options_exempt(csp_replace({"frame-ancestors": ["*"]})(view))


class PolicyMiddleware(CSPMiddleware):
    """The Content-Security-Policy of the desk or of readers' pages, and what an answer may be kept for.

    Readers' pages may be kept but are asked for again each time: a withdrawn story is gone with the commit, whatever
    caches hold. The desk's are not kept at all.
    """

    def get_policy_parts(self, request, response, report_only=False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if is_desk(request) and not report_only:
            parts.config = settings.DESK_SECURITY_POLICY
        return parts

    def process_response(self, request, response):
        response = super().process_response(request, response)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if is_desk(request) and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response
