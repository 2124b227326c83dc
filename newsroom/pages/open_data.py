"""Open data: the page that explains it, and the record as CSV and JSON."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import wraps
from itertools import groupby, islice

from django.db.models import Count, Q
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import condition, require_safe

from articles.models import Publication
from articles.pages import metadata
from inspections.models import Inspectorate, JudgmentVersion, Programme
from inspections.open_data.changes import changes
from inspections.open_data.coverage import Covered, coverage, not_covered
from inspections.open_data.fields import FIELDS
from inspections.open_data.forms import as_csv, as_json
from inspections.open_data.freshness import public_record_fingerprint
from inspections.open_data.rows import rows

TITLE = "Inspection judgments, as open data"
DESCRIPTION = (
    "Every judgment of the inspection record that readers can see, with its area, outcome, scale, dates and source; "
    "earlier versions stay, with what replaced them"
)
# A file's size is reckoned from as many of its first rows.
SAMPLE = 200


def _for_any_page(view):
    """Scripts of other sites may read the answer, “not modified” too."""

    @wraps(view)
    def answer(request) -> HttpResponseBase:
        response = view(request)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


def _etag(request) -> str:
    return f'"{public_record_fingerprint()}"'


@require_safe
@_for_any_page
@condition(etag_func=_etag)
def judgments_csv(request) -> StreamingHttpResponse:
    return _sent(as_csv(rows()), "text/csv; charset=utf-8", "judgments.csv")


@require_safe
@_for_any_page
@condition(etag_func=_etag)
def judgments_json(request) -> StreamingHttpResponse:
    about = _about(coverage(), not_covered(), Inspectorate.objects.all())
    return _sent(as_json(rows(), about), "application/json", "judgments.json")


def _sent(pieces: Iterator[bytes], content_type: str, name: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return StreamingHttpResponse(pieces, content_type=content_type, headers=headers)


def _about(covered: list[Covered], nothing_held: list[Programme], inspectorates: Iterable[Inspectorate]) -> dict:
    """What stands at the head of the JSON; nothing in it changes while the rows stay as they are."""
    return {
        "title": TITLE,
        "description": f"{DESCRIPTION}.",
        "publisher": Publication.get().name,
        "dictionary": metadata.absolute_address(reverse("data") + "#dictionary"),
        "licences": [
            {"inspectorate": one.slug, "attribution": one.credit, "licence": one.licence, "address": one.licence_url}
            for one in inspectorates
        ],
        "coverage": [str(one) for one in covered],
        "nothing_held_of": [programme.code for programme in nothing_held],
    }


@require_safe
def data(request) -> HttpResponse:
    seen, covered, nothing_held = _where_seen(), coverage(), not_covered()
    inspectorates = list(Inspectorate.objects.all())
    about = _about(covered, nothing_held, inspectorates)
    sample = list(islice(rows(), SAMPLE))
    context = {
        "in_record": True,
        "seen": seen,
        "files": [
            _file("CSV", "data-csv", seen["total"], sample, as_csv),
            _file("JSON", "data-json", seen["total"], sample, lambda some: as_json(some, about)),
        ],
        "fields": FIELDS,
        "coverage": [(programme, list(areas)) for programme, areas in groupby(covered, key=_programme)],
        "not_covered": nothing_held,
        "changes": changes(),
        "inspectorates": inspectorates,
        "metadata": _metadata(request, inspectorates),
    }
    return render(request, "newsroom/data.html", context)


def _programme(covered):
    return covered.area.programme


def _where_seen() -> dict[str, int]:
    at = {word: Count("pk", filter=Q(confidence=word)) for word in JudgmentVersion.Confidence.values}
    return JudgmentVersion.objects.public().aggregate(total=Count("pk"), **at)


@dataclass(frozen=True)
class Download:
    form: str
    address: str
    rows: int
    size: int


def _file(form: str, name: str, total: int, sample: list[list], write: Callable[..., Iterator[bytes]]) -> Download:
    """A file as the page offers it; its size is exact up to a sample, and reckoned from it beyond."""
    nothing, some = (sum(map(len, write(part))) for part in ([], sample))
    return Download(form, reverse(name), total, nothing + (some - nothing) * total // max(len(sample), 1))


def _metadata(request, inspectorates: list[Inspectorate]) -> metadata.Metadata:
    page = metadata.page_metadata("Open data", DESCRIPTION, request.path)
    return replace(page, structured_data=(*page.structured_data, _dataset(page, inspectorates)))


def _dataset(page: metadata.Metadata, inspectorates: list[Inspectorate]) -> dict:
    files = (("data-csv", "text/csv"), ("data-json", "application/json"))
    licences = sorted({one.licence_url for one in inspectorates if one.licence_url})
    return {
        "@type": "Dataset",
        "name": TITLE,
        "description": page.description,
        "url": page.canonical,
        "creator": {"@type": "Organization", "name": page.site_name, "url": metadata.absolute_address("/")},
        "isAccessibleForFree": True,
        **({"license": licences[0] if len(licences) == 1 else licences} if licences else {}),
        "creditText": "; ".join(one.credit for one in inspectorates),
        "variableMeasured": [field.name for field in FIELDS],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": form, "contentUrl": metadata.absolute_address(reverse(name))}
            for name, form in files
        ],
    }
