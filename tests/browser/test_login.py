"""The door of the desk."""

import pytest

from tests import factories

# The door is Django’s own.
pytestmark = pytest.mark.anywhere


def knock(page, password: str) -> None:
    page.goto("/admin/")
    page.fill("#id_username", "rita")
    page.fill("#id_password", password)
    page.click("[type=submit]")


def test_a_reporter_logs_in_and_sees_the_desk(page):
    factories.reporter()
    knock(page, "correct horse")
    page.wait_for_url("**/admin/")
    assert page.locator("#user-tools").inner_text()


def test_a_wrong_password_is_told_and_the_name_kept(page):
    factories.reporter()
    knock(page, "wrong")
    assert page.locator(".errornote").is_visible()
    assert page.input_value("#id_username") == "rita"
