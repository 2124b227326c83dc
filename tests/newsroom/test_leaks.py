"""Nothing that readers must not see is at any public address.

The walk reads the URL configuration, so a new page is looked at from the day it has an address. A new address with
parameters fails `test_every_address_is_walked` until ARGUMENTS says with what to fill them: with everything that
exists, hidden or not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, reverse
from lxml import html as lxml_html

from articles.models import (
    Author,
    Correction,
    ErrorReport,
    FormerSlug,
    FormerTopic,
    Picture,
    Quote,
    Section,
    Story,
    StoryPicture,
    Topic,
)
from inspections.models import Body, Finding, Inspection, JudgmentVersion, Programme, Source
from newsroom.pages.sitemaps import SITEMAPS
from newsroom.urls import urlpatterns
from tests import factories

from .planting import PUBLIC, SECRET, TOKENS, plant

FORMS = ["rss", "atom", "json"]


def _slugs(*models) -> list[dict]:
    return [{"slug": slug} for model in models for slug in model.objects.values_list("slug", flat=True)]


def _months() -> list[dict]:
    dates = Story.objects.filter(published_at__isnull=False).values_list("published_at", flat=True)
    return [{"year": year, "month": month} for year, month in {(date.year, date.month) for date in dates}]


def _inspections() -> list[dict]:
    rows = Inspection.objects.values_list("body__slug", "programme__code")
    return [{"body": body, "programme": programme} for body, programme in rows]


def _files() -> list[dict]:
    sources = Source.objects.exclude(file="")
    names = [*Picture.objects.values_list("file", flat=True), *sources.values_list("file", flat=True)]
    names += [row["name"] for picture in Picture.objects.all() for row in picture.renditions]
    return [{"path": path} for path in [*names, "../secret-key", "pictures/../../secret-key", "a\x00b"]]


NO_TOKENS = ("x" * 43, "a\x00b")


def _links() -> list[dict]:
    return [{"token": token} for token in [*TOKENS, *NO_TOKENS]]


def _files_of_links() -> list[dict]:
    """Every file by every link, but of the sizes of a picture one: they lie in one folder, and are let out together."""
    files = {_folder_or_name(file["path"]): file for file in _files()}.values()
    shut = [{"token": token} | next(iter(files)) for token in NO_TOKENS]
    return shut + [{"token": token} | file for token in TOKENS for file in files]


def _folder_or_name(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return folder if "/" in folder else name


LISTS = {
    "front": lambda: [{}],
    "section": lambda: _slugs(Section),
    "topic": lambda: _slugs(Topic, FormerTopic),
    "author": lambda: _slugs(Author),
    "archive": _months,
    "body": lambda: _slugs(Body),
    "corrections": lambda: [{}],
}
ARGUMENTS = {
    **LISTS,
    "story": lambda: _slugs(Story, FormerSlug),
    "report": lambda: _slugs(Story, FormerSlug),
    "report-thanks": lambda: _slugs(Story, FormerSlug),
    "inspection": _inspections,
    "comparison": lambda: [{"programme": code} for code in Programme.objects.values_list("code", flat=True)],
    "correction": lambda: [{"pk": pk} for pk in [*Correction.objects.values_list("pk", flat=True), 10**30]],
    "media": _files,
    "preview": _links,
    "preview-media": _files_of_links,
    "card": lambda: [{"pk": pk} for pk in JudgmentVersion.objects.values_list("pk", flat=True)],
    "sitemap-section": lambda: [{"section": name} for name in SITEMAPS],
}


def public_routes(patterns=urlpatterns) -> list[URLPattern]:
    """Every address but the desk's, those that an app brings among them."""
    included = [one for one in patterns if not isinstance(one, URLPattern) and str(one.pattern) != "admin/"]
    return [
        *(one for one in patterns if isinstance(one, URLPattern)),
        *(route for one in included for route in public_routes(one.url_patterns)),
    ]


def arguments_of(route: URLPattern) -> list[dict] | None:
    """All that its parameters can be; None when nobody has said."""
    if not route.pattern.converters:
        return [{}]
    if (listed := LISTS.get(str(route.name).removesuffix("-feed"))) and str(route.name).endswith("-feed"):
        return [which | {"form": form} for which in listed() for form in FORMS]
    return ARGUMENTS[route.name]() if route.name in ARGUMENTS else None


@dataclass(frozen=True)
class Answer:
    name: str
    address: str
    status: int
    text: str
    headers: str
    cookies: bool
    type: str
    may_be_sent: bool = False


def walk(client) -> Iterator[Answer]:
    for route in public_routes():
        for arguments in arguments_of(route) or []:
            yield ask(client, route.name, reverse(route.name, kwargs=arguments))


def ask(client, name: str, address: str) -> Answer:
    response = client.get(address)
    text = response.getvalue().decode(errors="replace")
    headers = "\n".join(f"{header}: {value}" for header, value in response.headers.items())
    return Answer(name, address, response.status_code, text, headers, bool(response.cookies), response["Content-Type"])


@pytest.fixture(scope="module")
def walks(django_db_setup, django_db_blocker, tmp_path_factory) -> dict[str, list[Answer]]:
    """What every address answered to whom; one walk each for all the tests, as nothing changes under it."""
    anybody, editor, folder = Client(), Client(), tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), transaction.atomic():
        public_files = {f"/media/{row['name']}" for row in plant().lead_picture.renditions}
        editor.force_login(factories.editor())
        answers = {"anybody": list(walk(anybody)), "an editor": list(walk(editor))}
        transaction.set_rollback(True)
    for walked in answers.values():
        assert public_files <= {answer.address for answer in walked}
    return {
        who: [replace(answer, may_be_sent=answer.address in public_files) for answer in walked]
        for who, walked in answers.items()
    }


@pytest.fixture(params=["anybody", "an editor"])
def walked(request, walks) -> list[Answer]:
    return walks[request.param]


def test_every_address_is_walked():
    plant()
    for route in public_routes():
        assert route.name, f"{route.pattern} has no name"
        assert arguments_of(route), (
            f"Say in ARGUMENTS of {__name__} what the parameters of “{route.name}” ({route.pattern}) can be, "
            "with everything that exists, hidden or not; and plant a secret for it."
        )


def test_no_secret_is_at_any_address(walked):
    leaks = [
        f"{answer.address} ({answer.status}): {sorted(found)}"
        for answer in walked
        if (found := set(re.findall(rf"{SECRET}\w*", answer.text + answer.headers)))
    ]
    assert not leaks, "\n".join(leaks)


FEEDS = {f"{name}-feed" for name in LISTS}
SHOW_PUBLIC_STORIES = {
    *LISTS,
    *FEEDS,
    *("story", "preview", "report", "inspection", "withdrawals", "sitemap", "news-sitemap"),
}
SHOW_THE_PUBLIC_RECORD = {"card", "data-csv", "data-json"}


def test_the_walk_would_see_a_secret_because_it_sees_what_is_public(walked):
    seen = {answer.name for answer in walked if answer.status == 200 and PUBLIC in answer.text}
    assert seen >= SHOW_PUBLIC_STORIES | SHOW_THE_PUBLIC_RECORD, (SHOW_PUBLIC_STORIES | SHOW_THE_PUBLIC_RECORD) - seen


def test_a_public_story_tells_of_replies_what_was_set_when_it_went_out(walked):
    page = next(answer.text for answer in walked if answer.address == f"/stories/{PUBLIC}-story/")
    assert f"{PUBLIC} union was asked for comment" in page
    assert f"{PUBLIC} words of an answer" in page
    assert f"{PUBLIC} society was asked for comment" in page


def test_a_public_story_says_what_is_new_and_names_the_papers_that_readers_may_see(walked):
    page = next(answer.text for answer in walked if answer.address == f"/stories/{PUBLIC}-story/")
    assert f"{PUBLIC} sentence" in page
    assert f"{PUBLIC} paper" in page.partition("sources-title")[2]


def test_no_secret_word_can_be_found_nor_its_place_be_told_from_a_count():
    plant()
    secrets = sorted(planted_words())
    assert len(secrets) > 40
    nonsense = _found("zznonsense")
    assert "We found nothing" in nonsense
    # Beside a word of the public story too: what is left out must not lessen what is found.
    beside = _found(f"{PUBLIC} -zznonsense")
    for secret in secrets:
        assert _found(secret) == nonsense, secret
    for some in (secrets[start : start + 5] for start in range(0, len(secrets), 5)):
        left_out = " ".join(f"-{secret}" for secret in some)
        assert _found(f"{PUBLIC} {left_out}") == beside, some
    assert "1 story" in beside


def planted_words() -> set[str]:
    """Every secret of a story, whatever holds it: they all could be words of an index."""
    rows = [*Story.objects.all(), *Quote.objects.all(), *StoryPicture.objects.all(), *Author.objects.all()]
    rows += [*ErrorReport.objects.all(), *Topic.objects.all(), *JudgmentVersion.objects.all(), *Finding.objects.all()]
    return set(re.findall(rf"{SECRET}\w*", " ".join(str(value) for row in rows for value in vars(row).values())))


def _found(query: str) -> str:
    """The page of a search, without what was typed."""
    text = Client().get("/search/", {"q": query}).content.decode()
    return re.sub(r"(-?zz(secret|nonsense)\w*[ +]?(%20)?)+", "…", text, flags=re.IGNORECASE)


def test_no_page_answers_with_an_error_of_its_own(walked):
    assert not [f"{answer.address}: {answer.status}" for answer in walked if answer.status >= 500]


def test_an_address_that_names_a_hidden_thing_is_not_there(walked):
    naming = {answer.address: answer.status for answer in walked if SECRET in answer.address}
    assert len(naming) > 20
    gone = {address for address, status in naming.items() if status == 410}
    names = [f"{SECRET}{story}{word}" for story in ("withdrawn", "staying") for word in ("slug", "former")]
    pages = ("", "report/", "report/thanks/")
    assert gone == {f"/stories/{name}/{page}" for name in names for page in pages}
    assert {status for address, status in naming.items() if address not in gone} == {404}


def test_the_working_copy_that_was_planted_is_open_and_says_other_words_than_its_story():
    copy = plant().working_copy
    assert {copy.headline, copy.slug} == {f"{SECRET}workingcopyheadline", f"{SECRET}workingcopyslug"}
    assert copy.quotes.exists()
    assert copy.pictures.exists()


def test_of_all_that_is_chosen_the_front_page_shows_the_public_story_alone(walked):
    page = next(answer.text for answer in walked if answer.name == "front")
    assert page.count("<article") == 1
    assert f"{PUBLIC} headline" in page


def test_a_topic_merged_into_one_that_readers_see_leads_there(walked):
    statuses = {answer.address: answer.status for answer in walked if answer.name.startswith("topic")}
    assert {statuses[f"/topics/{PUBLIC}-former/{rest}"] for rest in ("", *(f"feed.{form}" for form in FORMS))} == {301}


def test_the_inspection_of_which_nothing_is_released_is_not_there(walked):
    statuses = {answer.address: answer.status for answer in walked if answer.name == "inspection"}
    assert statuses["/inspections/unseenshire/unseen-unreleased/"] == 404
    assert statuses["/inspections/unseenshire/unseen-embargoed/"] == 404
    links = [answer.address for answer in walked if "/unseenshire/unseen-" in answer.text]
    assert not links


def test_where_errors_are_reported_is_in_no_index_and_no_sitemap(walked):
    pages = [answer for answer in walked if answer.name in ("report", "report-thanks") and answer.status == 200]
    assert len(pages) == 2
    assert all('content="noindex' in answer.text for answer in pages)
    assert not [answer.address for answer in walked if "sitemap" in answer.name and "/report/" in answer.text]


def test_only_what_readers_may_see_has_a_card(walked):
    statuses = [answer.status for answer in walked if answer.name == "card"]
    assert set(statuses) == {200, 404}
    # An unreleased and an embargoed version, each as the first and as a later one.
    assert statuses.count(404) == 4


def test_nothing_but_a_card_may_be_framed(walked):
    assert {answer.name for answer in walked if "frame-ancestors 'none'" not in answer.headers} == {"card"}
    assert {answer.name for answer in walked if "X-Frame-Options: DENY" not in answer.headers} == {"card"}
    assert {answer.status for answer in walked if "frame-ancestors *" in answer.headers} == {200}


def test_of_all_files_only_the_public_storys_picture_is_sent(walked):
    files = [answer for answer in walked if answer.name == "media"]
    assert len(files) > 30
    assert len([answer for answer in files if answer.may_be_sent]) >= 4
    assert len([answer for answer in files if answer.address.startswith("/media/sources/")]) >= 2
    assert {answer.status for answer in files if answer.may_be_sent} == {200}
    assert {answer.status for answer in files if not answer.may_be_sent} == {404}


def test_readers_get_no_cookie_and_no_script(walked):
    assert not [answer.address for answer in walked if answer.cookies or "Cookie" in answer.headers]
    pages = [answer.text for answer in walked if answer.type.startswith("text/html") and answer.text]
    scripts = [script for page in pages for script in lxml_html.fromstring(page).iter("script")]
    assert scripts
    assert {script.get("type") for script in scripts} == {"application/ld+json"}
    assert not [script for script in scripts if script.get("src")]


def test_only_the_link_that_works_shows_a_draft_and_it_sends_no_file_of_another_story(walked):
    links = [answer for answer in walked if answer.name == "preview"]
    assert sorted(answer.status for answer in links) == [200, 404, 404, 404, 404]
    assert {answer.status for answer in walked if answer.name == "preview-media"} == {404}
    (shown,) = [answer for answer in links if answer.status == 200]
    assert "noindex" in shown.text
    assert all(told in shown.headers for told in ("no-store", "noindex", "no-referrer"))


def test_no_note_is_left_half_anywhere(walked):
    """A note that was taken out leaves no mark of itself; machines' own brackets are none."""
    texts = [
        answer for answer in walked if answer.type.startswith(("text/html", "application/rss", "application/atom"))
    ]
    assert texts
    # As a word: the signature in a form may hold any two letters.
    assert not [answer.address for answer in texts if re.search(r"\[\[|\]\]|\bTK\b", answer.text)]
