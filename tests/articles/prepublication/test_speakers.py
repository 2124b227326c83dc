"""Who speaks in the quotations of a story, as the words around the marks say."""

from articles.content.story_content import saved_content
from articles.prepublication.proof import read_proof
from articles.prepublication.speakers import NOBODY, PAPER, Voice, speakers_in, words_without_source
from tests import factories

DIGGER = Voice("Ann Other", "Deputy Chief Constable")


def test_the_one_named_nearest_a_verb_of_speech_speaks_and_goes_on_speaking():
    assert list(
        speakers_in(
            [
                "The report by HMICFRS found that it ‘digs deep’.",
                "It also noted that it ‘rests’.",
                "“It digs,” it stated.",
                "Deputy Chief Constable Ann Other defended its record.",
                "She said: “We dig.",
                "“We rest.",
                "She continued: “We dig again.”",
                "Federation chairman Bob Spade said: “They do.”",
                "Ms Other added: “Always.”",
            ]
        )
    ) == [PAPER, PAPER, PAPER, DIGGER, DIGGER, DIGGER, DIGGER, Voice("Bob Spade"), DIGGER]


def test_nobody_speaks_where_nobody_is_named():
    assert list(speakers_in(["A ‘deep’ hole.", ""])) == [NOBODY, NOBODY]


def test_the_quotations_without_a_source_are_gathered_by_speaker():
    story = factories.story(
        body="<p>Chief Constable Ann Other said: “We dig.” She added: “We rest.”</p><p>The report said it ‘digs’.</p>"
    )
    gathered = words_without_source(saved_content(story), read_proof(story).quotations)
    assert [(one.speaker.name, one.words) for one in gathered] == [
        ("Ann Other", ("We dig.", "We rest.")),
        ("", ("digs",)),
    ]
