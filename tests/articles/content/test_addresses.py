"""A link leads where its writer meant, and tells nobody who wrote or reads it."""

import pytest

from articles.content.body.addresses import plain_address
from articles.content.body.clean import clean

pytestmark = pytest.mark.anywhere
SAFELINK = (
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Freport%3Fpage%3D2&data=05%7C01%7C"
    "ann%40paper.example%7Cabc&sdata=xyz&reserved=0"
)


@pytest.mark.parametrize(
    ("wrapped", "plain"),
    [
        (SAFELINK, "https://example.org/report?page=2"),
        ("https://urldefense.com/v3/__https://example.org/a*b__;Iw!!abc!def$", "https://example.org/a#b"),
        ("https://urldefense.com/v3/__https:/example.org/report__;!!abc!def$", "https://example.org/report"),
        ("https://urldefense.com/v2/url?u=https-3A__example.org_report&d=DwMF", "https://example.org/report"),
        ("https://urldefense.proofpoint.com/v2/url?u=http-3A__example.org_&d=x", "http://example.org/"),
        ("https://www.google.com/url?q=https://example.org/report&sa=D&usg=abc", "https://example.org/report"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F%3Ffbclid%3Dabc&h=xyz", "https://example.org/"),
        ("https://example.org/report?utm_source=mail&page=2&fbclid=abc", "https://example.org/report?page=2"),
        ("https://example.org/report?utm_source=mail#part", "https://example.org/report#part"),
        ("www.example.org/report", "https://www.example.org/report"),
        (" https://example.org/ ", "https://example.org/"),
    ],
)
def test_what_was_wrapped_around_an_address_goes(wrapped, plain):
    assert plain_address(wrapped) == plain
    assert plain_address(plain) == plain


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/report?page=2&q=a%20b",
        "/stories/a-deep-hole/",
        "#part",
        "mailto:desk@paper.example",
        "https://www.google.com/maps?q=Ely",
        "https://eur01.safelinks.protection.outlook.com/?url=javascript%3Ax()",
        "https://[broken/",
        "https://urldefense.com/v3/__https://example.org/*__;%%%!!$",
    ],
)
def test_what_is_an_address_already_stays_as_it_is(address):
    assert plain_address(address) == address


def test_a_wrapper_within_a_wrapper_is_unwrapped_too():
    assert plain_address(f"https://www.google.com/url?q={SAFELINK.replace('&', '%26')}").startswith(
        "https://example.org/"
    )


def test_it_is_done_whenever_a_body_is_cleaned():
    wrapped = SAFELINK.replace("&", "&amp;")
    body = f'<p><a href="{wrapped}">the report</a></p>'
    assert clean(body) == '<p><a href="https://example.org/report?page=2">the report</a></p>'
