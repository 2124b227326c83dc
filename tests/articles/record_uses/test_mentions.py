"""What a story names in prose is kept as it was when the story went out."""

from io import StringIO

import pytest
from django.core.management import call_command

from articles import verbs
from articles.models import Mention, Story
from articles.record_uses.mentions import note_mentions
from tests import factories
from tests.articles.admin.desk import address, fields_of

SAYS_FAIR = "<p>Borsetshire Police was rated fair for digging in Round 1.</p>"
SAYS_DREADFUL = "<p>Borsetshire Police was rated dreadful for digging in Round 1.</p>"


@pytest.fixture
def fair():
    return factories.judgment_version("fair", on=digging())


def digging():
    return factories.area(factories.programme("round-1", label="Round 1"))


def mention_of(story: Story) -> Mention:
    return Mention.objects.get(story=story)


def test_publishing_keeps_the_version_that_the_words_say(fair):
    story = factories.published_story(body=SAYS_FAIR)
    mention = mention_of(story)
    assert mention.published_version == fair
    assert mention.sentence == "Borsetshire Police was rated fair for digging in Round 1."


def test_a_draft_has_mentions_but_no_version_yet(fair):
    story = factories.story(body=SAYS_FAIR)
    assert note_mentions(story) == 1
    assert mention_of(story).published_version is None
    verbs.publish(story, by=factories.editor())
    assert mention_of(story).published_version == fair


def test_taking_a_planned_story_back_takes_the_version_away(fair):
    story = factories.scheduled_story(body=SAYS_FAIR)
    assert mention_of(story).published_version == fair
    verbs.unschedule(story, by=factories.editor())
    assert mention_of(story).published_version is None


def test_saving_on_the_desk_reads_the_words_again(client, fair):
    story = factories.story()
    client.force_login(factories.reporter())
    client.post(address(story), fields_of(story) | {"body": SAYS_FAIR, "_continue": "1"})
    assert mention_of(story).judgment == fair.judgment
    story.refresh_from_db()
    client.post(address(story), fields_of(story) | {"body": "<p>Nothing of the kind.</p>", "_continue": "1"})
    assert not story.mentions.exists()


def test_a_new_version_leaves_the_mention_where_it_was(fair):
    story = factories.published_story(body=SAYS_FAIR)
    factories.judgment_version("dreadful", on=digging())
    note_mentions(story)
    assert mention_of(story).published_version == fair


def test_it_stays_even_when_the_grade_comes_back(fair):
    story = factories.published_story(body=SAYS_FAIR)
    factories.judgment_version("dreadful", on=digging())
    factories.judgment_version("fair", on=digging())
    note_mentions(story)
    assert mention_of(story).published_version == fair


def test_words_that_now_say_the_new_grade_move_it(fair):
    story = factories.published_story(body=SAYS_FAIR)
    newer = factories.judgment_version("dreadful", on=digging())
    Story.objects.filter(pk=story.pk).update(body=SAYS_DREADFUL)
    note_mentions(story)
    assert mention_of(story).published_version == newer


def test_what_is_not_released_is_not_found():
    factories.judgment_version("fair", on=digging(), released=False)
    assert not factories.published_story(body=SAYS_FAIR).mentions.exists()


def test_headline_standfirst_quote_and_caption_are_read(fair):
    words = "Borsetshire Police was rated fair for digging in Round 1"
    for where in ("headline", "standfirst", "lead_caption"):
        note_mentions(story := factories.story(**{where: words}))
        assert mention_of(story).where == where.removeprefix("lead_")
    factories.quote(story := factories.story(), words=words)
    note_mentions(story)
    assert mention_of(story).where == "quote"


def test_a_use_in_a_box_makes_the_mention_redundant(fair):
    story = factories.story(body=SAYS_FAIR)
    factories.attach(story, fair)
    verbs.publish(story, by=factories.editor())
    assert story.mentions.count() == 1
    assert not story.mentions.in_prose_alone().exists()


def test_the_command_reads_the_archive_and_writes_no_story_the_second_time(fair, django_assert_max_num_queries):
    stories = [factories.story(body=SAYS_FAIR), factories.story(body="<p>Nothing.</p>")]
    assert "they name 1 judgment" in read_archive()
    rows = list(Mention.objects.values())
    with django_assert_max_num_queries(10 + 8 * len(stories)) as asked:
        read_archive()
    assert list(Mention.objects.values()) == rows
    written = [query["sql"] for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert [sql for sql in written if "archivescan" not in sql] == []


def read_archive() -> str:
    call_command("find_mentions", stdout=(out := StringIO()))
    return out.getvalue()


def test_one_story_reads_only_the_record_of_the_bodies_that_it_names(fair, django_assert_max_num_queries):
    for name in ("felpersham", "ambridge", "darrington"):
        factories.judgment_version("fair", of=factories.body(name), on=digging())
    story = factories.published_story(body=SAYS_FAIR)
    with django_assert_max_num_queries(15):
        note_mentions(story)
