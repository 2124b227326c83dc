"""Pages that show record and stories together."""

from django.db.models import Func, OuterRef, Prefetch, Subquery
from django.db.models.functions import TruncDate
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Story
from articles.pages import correction_notices, judgment_boxes, metadata, story_lists
from articles.pages.front_page import FrontPage
from articles.pages.stories import list_page, page_in
from inspections.comparing.body_timeline import bodies_by_region, body_record
from inspections.comparing.comparison import compare_programme, programmes_not_held
from inspections.comparing.comparison_filters import column_heads, known_in, matching, read_comparison_filter
from inspections.comparing.framework import inspected, versions_in
from inspections.comparing.history import histories_by_version
from inspections.comparing.open_findings import findings_by_inspection
from inspections.drawing.body_picture import draw_body_picture
from inspections.drawing.force_map import map_in
from inspections.models import (
    SEEN_FROM,
    BodyKind,
    Inspection,
    Inspectorate,
    JudgmentVersion,
    Programme,
    Source,
    SourcePage,
)

LATEST_JUDGMENTS = 40
INSPECTIONS_ON_THE_FRONT = 3


@require_safe
def front(request) -> HttpResponse:
    listing = story_lists.all_stories()
    page = page_in(request, FrontPage(listing))
    context = {
        "listing": listing,
        "page": page,
        "new_judgments": _new_in_the_record() if page.number == 1 else (),
        "metadata": metadata.list_metadata(listing, page.number, page.object_list),
    }
    return render(request, "newsroom/front.html", context)


def _new_in_the_record() -> list:
    """What readers could see last of the record, by inspection: of what came on one day, the latest published first."""
    current = JudgmentVersion.objects.current().with_record().annotate(seen_from=TruncDate(SEEN_FROM))
    # The text of a partial date sorts as the date does; one that is not held comes last.
    latest = current.order_by("-seen_from", "-published_on", "judgment__inspection", "judgment__area__position")
    found = {}
    for version in latest[:LATEST_JUDGMENTS]:
        found.setdefault(version.judgment.inspection, []).append(version)
    return list(found.items())[:INSPECTIONS_ON_THE_FRONT]


@require_safe
def record(request) -> HttpResponse:
    """Every body and every programme of the record, the kind of which we hold most first."""
    kinds = BodyKind.objects.prefetch_related("bodies", Prefetch("programmes", _programmes()))
    kinds = sorted(kinds, key=lambda kind: -sum(programme.held for programme in kind.programmes.all()))
    context = {
        "kinds": [(kind, bodies_by_region(kind.bodies.all()), kind.programmes.all()) for kind in kinds],
        "metadata": metadata.page_metadata("Inspections", "The inspection record, body by body", request.path),
    }
    return render(request, "newsroom/record.html", context)


def _programmes():
    """The programmes, the newest first, each with the number of its judgments that readers may see as `held`."""
    current = JudgmentVersion.objects.current().filter(judgment__inspection__programme=OuterRef("pk"))
    counted = current.order_by().annotate(held=Func("pk", function="Count")).values("held")
    return Programme.objects.annotate(held=Subquery(counted)).order_by("-first_published_on", "code")


@require_safe
def body(request, slug: str) -> HttpResponse:
    """A body's record through time, and the stories about it."""
    listing = story_lists.for_body(slug)
    page, stretches = list_page(request, listing), body_record(listing.subject)
    records = [found for stretch in stretches for found in stretch.records]
    inspections, histories = [found.inspection for found in records], histories_by_version(versions_in(records))
    monitoring = list(listing.subject.monitoring.public())
    context = {
        "listing": listing,
        "in_record": True,
        "body": listing.subject,
        "page": page,
        "former_names": listing.subject.names.all(),
        "monitoring": monitoring,
        "stretches": stretches,
        "record_corrections": correction_notices.corrections_of_record(body=listing.subject),
        "histories": histories,
        "picture": draw_body_picture(stretches, histories, monitoring),
        "not_held": programmes_not_held(listing.subject, inspections),
        "asked": findings_by_inspection(inspections),
        "inspectorates": _inspectorates_of(inspection.programme for inspection in inspections),
        "metadata": metadata.list_metadata(listing, page.number, page.object_list),
    }
    return render(request, "newsroom/body.html", context)


def _inspectorates_of(programmes) -> list[Inspectorate]:
    """Whose judgments a page shows, for its last line."""
    return list(dict.fromkeys(programme.inspectorate for programme in programmes))


@require_safe
def inspection(request, body: str, programme: str) -> HttpResponse:
    """What one programme found at one body; both inspections, where it inspected twice."""
    found = Inspection.objects.public().filter(body__slug=body, programme__code=programme).order_by("-number")
    records = inspected(found.select_related("body", "programme__scale", "programme__inspectorate"), gaps=True)
    if not records:
        raise Http404("We hold no judgment of this inspection.")
    inspections, versions = [record.inspection for record in records], versions_in(records)
    context = {
        "inspection": inspections[0],
        "in_record": True,
        "records": records,
        "record_corrections": correction_notices.corrections_of_record(
            body=records[0].inspection.body, programme__code=programme
        ),
        "inspectorates": [records[0].inspection.programme.inspectorate],
        "versions": versions,
        "histories": histories_by_version(versions),
        "asked": findings_by_inspection(inspections),
        "quotes": judgment_boxes.quotes_from(inspections),
        "sources": _papers_of(inspections),
        "stories": _stories_on(inspections[0]),
        "metadata": metadata.page_metadata(str(inspections[0]), "What the inspectorate found", request.path),
    }
    return render(request, "newsroom/inspection.html", context)


def _papers_of(inspections: list[Inspection]):
    """The papers of some inspections that readers may be told of, with the numbers of the pages held."""
    numbers = Prefetch("pages", SourcePage.objects.only("source", "number"))
    return Source.objects.public().filter(inspection__in=inspections).order_by("title").prefetch_related(numbers)


def _stories_on(inspection: Inspection):
    stories = Story.objects.published().about(inspection.body).newest_first()
    return stories.select_related("section")[:4]


@require_safe
def comparison(request, programme: str) -> HttpResponse:
    """All bodies of one programme beside each other, or those that the address asks for."""
    found = get_object_or_404(
        Programme.objects.select_related("body_kind", "inspectorate").prefetch_related("scale__grades"), code=programme
    )
    title, whole = f"{found.label}: all {found.body_kind.plural} by area", compare_programme(found)
    choice, told = read_comparison_filter(request.GET, whole)
    narrowed = matching(whole, choice)
    context = {
        "in_record": True,
        "record_corrections": correction_notices.corrections_of_record(programme=found),
        "inspectorates": [found.inspectorate],
        "whole": whole,
        "comparison": narrowed,
        "heads": column_heads(narrowed, choice),
        "choice": choice,
        "known": known_in(whole),
        "told": told,
        "map": map_in(whole, choice.area),
        "metadata": metadata.page_metadata(
            title, f"Every judgment of {found.label} that we hold", request.path, is_indexed=not request.GET
        ),
    }
    return render(request, "newsroom/comparison.html", context)


@require_safe
def about(request) -> HttpResponse:
    description = "What this newspaper is, and how its record of inspections is kept"
    context = {
        "inspectorates": Inspectorate.objects.all(),
        "metadata": metadata.page_metadata("About", description, request.path),
    }
    return render(request, "newsroom/about.html", context)


@require_safe
def accessibility(request) -> HttpResponse:
    """The statement: which standard, how it was tried, what is known to fail, whom to tell."""
    description = "How this site is made for everybody to use, how that was tested, and what is known to fall short"
    context = {"metadata": metadata.page_metadata("Accessibility", description, request.path)}
    return render(request, "newsroom/accessibility.html", context)
