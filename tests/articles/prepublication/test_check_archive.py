"""`manage.py check_stories`: the checks over the archive, for people and for programs."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import verbs
from articles.models import Story
from tests import factories


def check(*args) -> tuple[int, str, str]:
    out, said = io.StringIO(), io.StringIO()
    try:
        call_command("check_stories", *args, stdout=out, stderr=said)
    except SystemExit as stopped:
        return stopped.code, out.getvalue(), said.getvalue()
    return 0, out.getvalue(), said.getvalue()


def spoilt(headline: str) -> Story:
    """Public, and without its standfirst, as no form would leave it."""
    story = factories.published_story(headline, slug=headline.lower().replace(" ", "-"))
    Story.objects.filter(pk=story.pk).update(standfirst="")
    return story


def test_a_sound_archive_is_counted_and_ends_well():
    factories.published_story()
    assert check()[:2] == (
        0,
        "1 stories checked, something found in 0: 0 problems, 0 of which stop 0 stories.\n",
    )


def test_what_is_found_stands_under_its_story_what_stops_it_first():
    spoilt("One hole")
    Story.objects.update(body="<p>Special measures loom.</p>")
    code, out, _ = check()
    title, first, second, *_ = out.splitlines()
    assert (code, title) == (1, "One hole (one-hole, published)")
    assert first.startswith("  STOPS  no-standfirst [standfirst]  ")
    assert second.startswith("  hint   house-style [body]  ")
    assert "1 stories checked, something found in 1: 2 problems, 1 of which stop 1 stories." in out


def test_hints_alone_stop_nothing():
    factories.published_story(body="<p>Special measures loom.</p>")
    assert check()[0] == 0


def test_programs_get_a_line_of_json_for_each_problem():
    spoilt("One hole")
    code, out, said = check("--json")
    (row,) = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert (row["story"], row["code"], row["blocks"]) == ("one-hole", "no-standfirst", True)
    assert "1 stories checked" in said


def test_the_state_the_day_and_the_address_choose_the_stories():
    spoilt("Old hole")
    Story.objects.update(saved_at=timezone.now() - timezone.timedelta(days=9))
    spoilt("New hole")
    factories.story("Draft hole", slug="draft-hole", standfirst="")
    since = f"{timezone.localdate()}"

    def found(*args) -> set[str]:
        return {json.loads(line)["story"] for line in check("--json", *args)[1].splitlines()}

    assert found() == {"old-hole", "new-hole"}
    assert found("--since", since) == {"new-hole"}
    assert found("--state", "draft") == {"draft-hole"}
    assert found("--state", "all") == {"old-hole", "new-hole", "draft-hole"}
    assert found("draft-hole") == {"draft-hole"}


def test_a_withdrawn_story_is_checked_no_more():
    verbs.withdraw(spoilt("Gone hole"), by=factories.editor(), reason="It was the wrong hole.")
    assert check("--state=all")[0] == 0


def test_an_address_that_is_none_is_refused_in_words():
    with pytest.raises(CommandError, match="no story with the address no-hole"):
        call_command("check_stories", "no-hole")


def test_the_parts_of_many_stories_are_asked_for_together():
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            check()
        return len(asked)

    factories.published_story()
    once = queries()
    for _ in range(4):
        factories.published_story()
    # What a story is asked alone: its claims' attachments, replies, address.
    assert queries() - once <= 4 * 8
