"""Judgments for other sites: the card, which they may show in a frame, and oEmbed, which tells them how."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe
from lxml import etree

from articles.content.primary_keys import parse_pk
from articles.models import Publication
from articles.pages.metadata import absolute_address
from inspections.comparing.history import histories_by_version
from inspections.open_data.cards import Card, note_request, public_card, site_in
from newsroom.serving.policy import may_be_framed

WIDTH, WIDEST = 560, 800
# A card is taller where its words have less room.
HEIGHT, HEIGHT_WHEN_NARROW, NARROW = 400, 560, 400
A_DAY = 24 * 60 * 60
WRITTEN = {"json": "application/json", "xml": "text/xml"}
# A number of the database has no more digits.
LARGEST_KEY = 2**63 - 1


@require_safe
@may_be_framed
def card(request, pk: int) -> HttpResponse:
    """One version of one judgment, if readers may see it."""
    found = _found(pk)
    context = {
        "card": found,
        "version": found.version,
        "canonical": absolute_address(found.version.judgment.inspection.get_absolute_url()),
        "formats": [(form, absolute_address(_oembed_address(found, form))) for form in WRITTEN],
        "snippet": Embedded(found).html,
        "title": card_title(found),
        "history": histories_by_version([found.version])[found.version.pk],
    }
    answer = render(request, "newsroom/card.html", context)
    site = site_in(request.headers.get("Referer", ""))
    if site not in _our_own(request):
        note_request(found.version, site)
    return answer


@require_safe
def chosen_card(request) -> HttpResponse:
    """Leads to the card that was chosen on the page of an inspection; without one, to what we say of cards."""
    asked = request.GET.get("of", "")
    if not asked:
        return redirect("data")
    return redirect("card", pk=_found(parse_pk(asked)).version.pk)


def _found(pk: int) -> Card:
    found = public_card(pk) if pk <= LARGEST_KEY else None
    if found is None:
        raise Http404("There is no such judgment.")
    return found


def _our_own(request: HttpRequest) -> set[str]:
    return {site_in(settings.SITE_URL), site_in(f"http://{request.get_host()}")}


def card_title(card: Card) -> str:
    """Without the grade: other sites keep it, and would still say the old one when it was replaced."""
    inspection = card.version.judgment.inspection
    return f"{card.version.judgment.area.label}: {inspection.body.name}, {inspection.programme.label}"


def _address(card: Card) -> str:
    return absolute_address(reverse("card", args=[card.version.pk]))


def _oembed_address(card: Card, form: str) -> str:
    return f"{reverse('oembed')}?{urlencode({'url': _address(card), 'format': form})}"


# ---- oEmbed 1.0 (oembed.com)


@dataclass(frozen=True)
class Embedded:
    """A card in a frame no larger than another site has room for."""

    card: Card
    most_wide: int = WIDEST
    most_high: int = HEIGHT_WHEN_NARROW

    @property
    def width(self) -> int:
        return min(WIDTH, self.most_wide)

    @property
    def height(self) -> int:
        return min(HEIGHT if self.width >= NARROW else HEIGHT_WHEN_NARROW, self.most_high)

    @property
    def html(self) -> str:
        return format_html(
            '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" style="border:0"></iframe>',
            _address(self.card),
            self.width,
            self.height,
            card_title(self.card),
        )

    def told(self) -> dict[str, str | int]:
        return {
            "type": "rich",
            "version": "1.0",
            "title": card_title(self.card),
            "provider_name": Publication.get().name,
            "provider_url": absolute_address("/"),
            "cache_age": A_DAY,
            "width": self.width,
            "height": self.height,
            "html": self.html,
        }


class CardRefusedError(Exception):
    """A question that cannot be answered, with the status and the sentence that say why."""

    def __init__(self, status: int, reason: str) -> None:
        self.status = status
        super().__init__(reason)


@require_safe
def oembed(request) -> HttpResponse:
    """How to show the card at `url`; 404 for any address that is no card of ours that readers may see."""
    try:
        answer = _answer(request.GET)
    except CardRefusedError as error:
        answer = HttpResponse(f"{error}\n", status=error.status, content_type="text/plain; charset=utf-8")
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def _answer(asked) -> HttpResponse:
    form = asked.get("format", "json")
    if form not in WRITTEN:
        raise CardRefusedError(501, "The format is json or xml.")
    if not asked.get("url"):
        raise CardRefusedError(400, "Say which card: url=… with its address.")
    most_wide, most_high = _number(asked, "maxwidth", WIDEST), _number(asked, "maxheight", HEIGHT_WHEN_NARROW)
    told = Embedded(_card_at(asked["url"]), most_wide, most_high).told()
    return JsonResponse(told) if form == "json" else HttpResponse(_as_xml(told), content_type="text/xml; charset=utf-8")


def _number(asked, name: str, default: int) -> int:
    text = asked.get(name, "") or str(default)
    if not (text.isascii() and text.isdigit() and len(text) < 9 and int(text)):
        raise CardRefusedError(400, f"{name} is a number of pixels.")
    return int(text)


def _card_at(url: str) -> Card:
    not_ours = CardRefusedError(404, "There is no card at that address.")
    try:
        address = urlsplit(url)
        found = resolve(address.path)
    except (ValueError, Resolver404) as error:
        raise not_ours from error
    if address.netloc != urlsplit(settings.SITE_URL).netloc or found.url_name != "card":
        raise not_ours
    try:
        return _found(**found.kwargs)
    except Http404 as error:
        raise not_ours from error


def _as_xml(told: dict) -> bytes:
    root = etree.Element("oembed")
    for name, value in told.items():
        etree.SubElement(root, name).text = str(value)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", standalone=True)
