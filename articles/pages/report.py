"""Where readers report an error in a story. Without script and cookie; what is sent goes to the desk alone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Story

from . import metadata, request_origin
from .report_form import ReportForm
from .stories import moved_or_gone

LARGEST = 100_000
TOO_LARGE = (
    "This is more than can be sent: 2,000 characters are taken. Go back in your browser: your words are still there."
)
NOT_SAID = (
    "Your browser does not say from which page this was sent, so we cannot know that it was you. It is not sent; all "
    "that you wrote is still here. Let your browser send “Origin” or “Referer” to this site, and send it again."
)
ELSEWHERE = "This was sent from a page of another site, so it was not taken. Write it here, and send it from this page."


# No cookie, so no token of Django's: the sender's origin is checked instead.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, slug: str) -> HttpResponse:
    story = Story.objects.published().filter(slug=slug).first()
    if story is None:
        return moved_or_gone(request, slug, "report")
    if request.method != "POST":
        return _page(request, ReportForm(story=story))
    if refusal := _refused(request, story):
        return refusal
    form = ReportForm(request.POST, story=story)
    if not form.is_valid():
        return _page(request, form.once_more(), status=422)
    if not form.send(request_origin.network_hash(request)):
        return _page(request, form.once_more(), status=429)
    answer = redirect("report-thanks", slug=story.slug)
    answer.status_code = 303
    return answer


@require_safe
def thanks(request, slug: str) -> HttpResponse:
    """The same for everybody: nothing of what was sent."""
    story = Story.objects.published().filter(slug=slug).first()
    if story is None:
        return moved_or_gone(request, slug, "report-thanks")
    about = metadata.page_metadata("Thank you", "An error was reported", request.path, is_indexed=False)
    return render(request, "articles/report_thanks.html", {"story": story, "metadata": about})


def _refused(request, story: Story) -> HttpResponse | None:
    """Not sent from a page of ours, as far as the browser says; or far larger than the form."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and int(length) > LARGEST:
        return _page(request, ReportForm(story=story), TOO_LARGE, 413)
    origin = request_origin.claimed_origin(request)
    if not origin:
        return _page(request, ReportForm(request.POST, story=story).once_more(), NOT_SAID, 403)
    if not request_origin.is_same_site(request, origin):
        return _page(request, ReportForm(story=story), ELSEWHERE, 403)
    return None


def _page(request, form: ReportForm, refusal: str = "", status: int = 200) -> HttpResponse:
    about = metadata.page_metadata(
        "Report an error", "Tell us what is wrong in a story", request.path, is_indexed=False
    )
    context = {"form": form, "story": form.story, "refusal": refusal, "metadata": about}
    response = render(request, "articles/report.html", context, status=status)
    # It says when it was asked for.
    response.headers["Cache-Control"] = "no-cache, private"
    return response
