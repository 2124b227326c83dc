"""The form by which readers report an error: what it takes, what it refuses, and that it loses nothing."""

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone
from lxml import html as lxml_html

from articles import verbs
from articles.models import ErrorReport, FormerSlug, ReportAttempt
from articles.pages import report_form, request_origin
from articles.pages.report_form import QUICKEST, opening_token
from tests import factories

HERE = "http://testserver"
WHAT = "The hole is not deep."


@pytest.fixture
def story():
    return factories.published_story()


def fields(story, **typed) -> dict:
    return {"what": WHAT, "opened": opening_token(story, seconds_ago=QUICKEST), "homepage": ""} | typed


def send(story, *, origin: str | None = HERE, referer: str | None = None, **typed):
    said = {"Origin": origin, "Referer": referer}
    headers = {name: value for name, value in said.items() if value is not None}
    # The way of the site itself: Django's own check is on in this client.
    client = Client(enforce_csrf_checks=True, headers=headers)
    return client.post(f"/stories/{story.slug}/report/", fields(story, **typed))


def shown(answer) -> dict:
    """What the fields hold of the form that was answered with, by name."""
    form = lxml_html.fromstring(answer.content.decode()).xpath("//form[@class='report']")[0]
    return {name: (value or "").strip() for name, value in form.form_values()}


def slips(answer) -> list[str]:
    return lxml_html.fromstring(answer.content.decode()).xpath("//div[@class='slips']//li//text()[normalize-space()]")


# ---- Sending


def test_a_reader_reports_an_error_and_is_thanked(story):
    typed = {"passage": "is deep", "right": "Page 3", "name": "Ann Reader", "email": "ann@example.org"}
    answer = send(story, **typed)
    assert (answer.status_code, answer["Location"]) == (303, f"/stories/{story.slug}/report/thanks/")
    report = ErrorReport.objects.get()
    assert {name: getattr(report, name) for name in typed} == typed
    assert (report.what, report.story, report.state) == (WHAT, story, "open")
    thanks = Client().get(answer["Location"])
    assert "The newsroom has your report" in thanks.content.decode()
    assert not answer.cookies
    assert not thanks.cookies


def test_the_form_is_under_the_story_and_asks_the_database_five_times(story, django_assert_max_num_queries):
    assert f'href="/stories/{story.slug}/report/"' in Client().get(story.get_absolute_url()).content.decode()
    with django_assert_max_num_queries(5):
        page = Client().get(f"/stories/{story.slug}/report/")
    assert not page.cookies
    assert page.content.decode().count('autocomplete="email"') == 1


@pytest.mark.parametrize("page", ["report/", "report/thanks/"])
def test_it_is_where_its_story_is(page, story):
    def status(of) -> int:
        return Client().get(f"/stories/{of}/{page}").status_code

    FormerSlug.objects.create(story=story, slug="former")
    assert status(story.slug) == 200
    assert Client().get(f"/stories/former/{page}")["Location"] == f"/stories/{story.slug}/{page}"
    assert {status(factories.story().slug), status(factories.scheduled_story().slug), status("none")} == {404}
    verbs.withdraw(story, by=factories.editor(), reason="Wrong hole.")
    assert {status(story.slug), status("former")} == {410}


def test_what_is_sent_to_a_former_address_goes_on_with_all_that_was_typed(story):
    FormerSlug.objects.create(story=story, slug="former")
    answer = Client(headers={"Origin": HERE}).post("/stories/former/report/", fields(story))
    assert (answer.status_code, answer["Location"]) == (308, f"/stories/{story.slug}/report/")


def test_nothing_is_taken_for_a_story_that_readers_do_not_see(story):
    verbs.withdraw(story, by=factories.editor(), reason="Wrong hole.")
    assert [send(of).status_code for of in (story, factories.story())] == [410, 404]
    assert not ErrorReport.objects.exists()


# ---- From which page


@pytest.mark.parametrize(
    ("origin", "referer", "taken"),
    [
        (HERE, None, True),
        ("http://TESTSERVER:80", None, True),
        ("https://news.example.org", None, True),
        (None, f"{HERE}/stories/x/report/", True),
        (None, "https://news.example.org/stories/x/report/", True),
        (HERE, "https://elsewhere.example/", True),
        (None, None, False),
        ("", None, False),
        ("null", None, False),
        ("null", f"{HERE}/stories/x/report/", False),
        ("https://testserver", None, False),
        ("http://testserver:8000", None, False),
        ("http://news.example.org", None, False),
        ("https://news.example.org.elsewhere.example", None, False),
        ("https://elsewhere.example", f"{HERE}/stories/x/report/", False),
        (None, "https://elsewhere.example/?http://testserver", False),
        ("http://localhost", None, False),
        ("http://[", None, False),
        ("testserver", None, False),
    ],
)
def test_only_a_page_of_ours_can_send_it(origin, referer, taken, story, settings):
    settings.SITE_URL = "https://news.example.org"
    answer = send(story, origin=origin, referer=referer)
    assert answer.status_code == (303 if taken else 403)
    assert ErrorReport.objects.exists() is taken


def test_a_browser_that_says_no_page_is_told_what_to_do_and_nothing_typed_is_lost(story):
    answer = send(story, origin=None, name="Ann Reader")
    assert "Let your browser send “Origin” or “Referer” to this site" in slips(answer)[0]
    assert (shown(answer)["what"], shown(answer)["name"]) == (WHAT, "Ann Reader")


def test_what_another_site_wrote_is_not_put_into_our_form(story):
    assert shown(send(story, origin="https://elsewhere.example"))["what"] == ""


# ---- What it takes


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"what": ""}, "Say what is wrong."),
        ({"what": "  \r\n "}, "Say what is wrong."),
        ({"what": "Wrong."}, "Say a little more of what is wrong: 10 characters or more."),
        ({"what": "x" * 2001}, "This is longer than 2,000 characters (2001): say the most important of it."),
        ({"passage": "x" * 501}, "This is longer than 500 characters (501): the first words will do."),
        ({"right": "x" * 1001}, "This is longer than 1,000 characters (1001): make it shorter."),
        ({"name": "x" * 101}, "This is longer than 100 characters (101)."),
        ({"email": "ann at home"}, "This is not an email address: write it like name@example.org, or leave it empty."),
        ({"what": "https://a.example http://b.example", "right": "www.c.example www.d.example"}, report_form.LINKS),
    ],
)
def test_what_is_wrong_is_said_and_all_that_was_typed_is_kept(typed, said, story):
    typed = {"passage": "“is deep”", "email": "ann@example.org"} | typed
    answer = send(story, **typed)
    assert (answer.status_code, slips(answer)) == (422, [said])
    kept = shown(answer)
    assert {name: kept[name] for name in typed} == {name: value.strip() for name, value in typed.items()}
    assert not ReportAttempt.objects.exists()


def test_what_is_wrong_is_said_beside_its_field_and_the_summary_leads_there(story):
    page = lxml_html.fromstring(send(story, what="").content.decode())
    field = page.get_element_by_id("id_what")
    assert field.get("aria-invalid") == "true"
    described = field.get("aria-describedby").split()
    assert [page.get_element_by_id(name).text_content() for name in described][-1] == "Error: Say what is wrong."
    assert page.xpath("//div[@role='alert']//a/@href") == ["#id_what"]
    assert page.findtext(".//title").startswith("Not sent: ")
    assert not page.xpath("//textarea[@maxlength]")


def test_as_much_as_it_takes_is_taken(story):
    links = "https://a.example http://b.example www.c.example "
    assert send(story, what=links.ljust(2000, "x")).status_code == 303
    assert send(story, what=f"{WHAT}\x00").status_code == 303
    assert ErrorReport.objects.first().what == WHAT


def test_what_is_far_too_large_is_not_even_read(story):
    answer = send(story, what="x" * 100_000)
    assert answer.status_code == 413
    assert "Go back in your browser" in slips(answer)[0]


# ---- Machines


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (lambda story: {"homepage": "https://spam.example"}, report_form.FILLED),
        (lambda story: {"opened": opening_token(story)}, report_form.QUICK),
        (lambda story: {"opened": opening_token(story, seconds_ago=25 * 60 * 60)}, report_form.OLD),
        (lambda story: {"opened": opening_token(story, seconds_ago=9) + "x"}, report_form.OLD),
        (lambda story: {"opened": ""}, report_form.OLD),
        (lambda story: {"opened": opening_token(factories.published_story("Another"), seconds_ago=9)}, report_form.OLD),
    ],
)
def test_what_a_machine_would_send_is_asked_for_once_more_with_all_kept(typed, said, story):
    answer = send(story, **typed(story))
    assert (answer.status_code, slips(answer)) == (422, [said])
    assert not ErrorReport.objects.exists()
    assert shown(answer)["what"] == WHAT
    assert send(story, **shown(answer)).status_code == 303


def test_nobody_sees_the_field_that_must_stay_empty_and_no_key_leads_to_it(story):
    page = lxml_html.fromstring(Client().get(f"/stories/{story.slug}/report/").content.decode())
    field = page.get_element_by_id("id_homepage")
    assert (field.get("tabindex"), field.get("autocomplete"), field.getparent().get("class")) == (
        "-1",
        "off",
        "visually-hidden",
    )


def test_beyond_what_one_network_may_send_it_is_not_taken_and_not_lost(story):
    for number in range(5):
        assert send(story, what=f"{WHAT} {number}").status_code == 303
    answer = send(story, what=f"{WHAT} 5")
    assert answer.status_code == 429
    assert "from your network within the hour" in slips(answer)[0]
    assert shown(answer)["what"] == f"{WHAT} 5"
    assert ErrorReport.objects.count() == 5
    ReportAttempt.objects.update(sent_at=timezone.now() - timedelta(minutes=61))
    assert send(story, **shown(answer)).status_code == 303


# ---- From which network


def network(header: str = "", proxy: bool = False, **meta) -> str:
    with override_settings(
        CLIENT_ADDRESS_HEADER=header,
        SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https") if proxy else None,
    ):
        return request_origin.network_hash(RequestFactory().get("/", **meta))


@pytest.mark.anywhere
def test_a_network_is_told_from_another_and_its_address_from_nobody():
    one, other = network(REMOTE_ADDR="192.0.2.1"), network(REMOTE_ADDR="192.0.2.2")
    assert one != other
    assert one == network(REMOTE_ADDR="192.0.2.1") == network(REMOTE_ADDR="::ffff:192.0.2.1")
    assert len(one) == 64
    assert network(REMOTE_ADDR="2001:db8::1") == network(REMOTE_ADDR="2001:db8::ffff")
    assert network(REMOTE_ADDR="2001:db8::1") != network(REMOTE_ADDR="2001:db8:0:1::1")
    assert network(REMOTE_ADDR="") == network(REMOTE_ADDR="unix:") == ""


@pytest.mark.anywhere
def test_a_header_is_believed_only_where_it_was_named_and_only_what_the_proxy_wrote_of_it():
    at_proxy, forged = {"REMOTE_ADDR": "127.0.0.1"}, {"HTTP_X_FORWARDED_FOR": "192.0.2.1"}
    direct = network(REMOTE_ADDR="192.0.2.1")
    assert network(**at_proxy, **forged) == network(**at_proxy)
    assert network("X-Forwarded-For", **at_proxy, **forged) == direct
    assert network("X-Forwarded-For", **at_proxy, HTTP_X_FORWARDED_FOR="6.6.6.6, 192.0.2.1") == direct
    assert network("X-Real-IP", **at_proxy, **forged) == ""
    # Behind a proxy whose header nobody named, all readers would be one.
    assert network(proxy=True, **at_proxy) == ""
    assert network("X-Real-IP", proxy=True, HTTP_X_REAL_IP="192.0.2.1", **at_proxy) == direct
