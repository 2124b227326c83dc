"""The five answers, against the record that ships with the site."""

import pytest

from articles.claims import Context, Passage, check
from articles.quotations import SourceText

pytestmark = pytest.mark.anywhere

REPORT = "Cambridgeshire Constabulary requires improvement in its approach to keeping people safe and reducing crime. "
REPORT += "Its performance has deteriorated in some important areas, which is reflected in its overall judgment."


def answers(record, text: str, *, sources=(), body: str | None = None, programme: str | None = None):
    context = Context(
        body=next((one for one in record.bodies if one.slug == body), None),
        programme=next((one for one in record.programmes if one.code == programme), None),
    )
    papers = [SourceText("A paper", words) for words in sources]
    return check([Passage("body", part) for part in text.split("\n\n")], record, sources=papers, context=context)


def states(*arguments, **options) -> list[str]:
    return [str(answer.state) for answer in answers(*arguments, **options)]


# ---- Levels


def test_a_grade_that_was_given_is_supported(reference):
    assert states(reference[""], "Durham Constabulary was rated outstanding for efficiency in PEEL 2017.") == [
        "supported"
    ]


def test_another_grade_is_contradicted_and_the_right_one_offered(reference):
    (answer,) = answers(reference[""], "Cambridgeshire was rated good for effectiveness in 2017.")
    assert answer.state == "contradicted"
    assert answer.safe_wording == (
        "HMICFRS graded Cambridgeshire Constabulary ‘requires improvement’ for effectiveness in PEEL 2017."
    )


def test_there_is_no_overall_grade(reference):
    (answer,) = answers(reference[""], "Cambridgeshire Constabulary was rated good overall in 2018/19.")
    assert answer.state == "contradicted"
    assert "gives no overall grade" in answer.safe_wording


def test_a_year_means_the_programme_of_that_year_and_not_the_year_of_publication(reference):
    """The grade of PEEL 2016 was published in March 2017."""
    assert states(reference[""], "In 2017 Cambridgeshire was rated good for effectiveness.") == ["contradicted"]
    assert states(reference[""], "In 2018 Cambridgeshire was rated requires improvement for effectiveness.") == [
        "supported"
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Norfolk Constabulary was rated good for effectiveness in 2017.", "We hold no grade of Norfolk"),
        ("Greater Manchester Police was rated good for efficiency in 2017.", "gave no grade"),
        ("Lancashire was rated good at preventing crime in PEEL 2017.", "the grade of PEEL 2016 stands"),
        ("British Transport Police was rated good for efficiency.", "We hold no judgment of British Transport Police"),
        ("Cambridgeshire was rated good for leadership in PEEL 2016.", "gives no grade for leadership"),
        ("Cambridgeshire was rated good for effectiveness in 2023–25.", "gives no grade for effectiveness"),
        ("Borsetshire Police was rated good for efficiency.", "no body called Borsetshire Police"),
    ],
)
def test_what_is_not_in_the_record_has_its_own_reason(reference, text, reason):
    (answer,) = answers(reference[""], text)
    assert answer.state == "not_in_record"
    assert reason in answer.reason


def test_the_fire_service_is_not_the_police(reference):
    text = "Cambridgeshire Fire and Rescue Service was rated good for efficiency in 2018/19."
    assert states(reference[""], text) == ["not_in_record"]


def test_no_grade_is_a_claim_too(reference):
    assert states(reference[""], "Greater Manchester Police was not graded for efficiency in 2017.") == ["supported"]
    assert states(reference[""], "Kent Police was not graded for efficiency in 2017.") == ["contradicted"]


# ---- Directions


def test_linked_grades_of_one_group_compare(reference):
    text = "Cambridgeshire’s effectiveness slipped from good in 2016 to requires improvement in 2017."
    assert states(reference[""], text) == ["supported"]
    assert states(reference[""], text.replace("slipped", "rose")) == ["contradicted"]


def test_grades_across_the_break_do_not_compare_and_the_newer_may_be_told(reference):
    (answer,) = answers(reference[""], "Sussex Police has improved at responding to the public since PEEL 2021/22.")
    assert answer.state == "not_comparable"
    assert answer.safe_wording == (
        "HMICFRS graded Sussex Police ‘good’ at responding to the public in PEEL 2023–25; "
        "it says these grades cannot be compared with those of earlier inspections."
    )


def test_not_comparable_comes_before_not_in_the_record(reference):
    assert states(reference[""], "Essex Police deteriorated between 2018/19 and 2023–25.") == ["not_comparable"]


def test_unlinked_areas_of_one_group_do_not_compare(reference):
    assert states(reference[""], "Cheshire’s efficiency rose from good in 2014 to outstanding in 2015.") == [
        "not_comparable"
    ]


def test_fire_rounds_have_no_group_and_compare_with_nothing(reference):
    assert states(reference[""], "Kent Fire and Rescue Service has improved since 2018/19.") == ["not_comparable"]


def test_a_missing_end_leaves_a_change_out_of_the_record(reference):
    assert states(reference[""], "Norfolk’s effectiveness fell between 2016 and 2017.") == ["not_in_record"]


def test_a_regrade_is_a_change_inside_one_inspection(reference):
    text = "Northamptonshire Police was downgraded from adequate to requires improvement for responding to the public."
    assert states(reference[""], text) == ["supported"]


def test_the_record_is_read_as_of_a_day(reference):
    text = "Northamptonshire Police was rated adequate for responding to the public in 2024."
    assert states(reference["2024-05-01"], text) == ["supported"]
    assert states(reference[""], text) == ["contradicted"]
    assert states(reference["2018-03-22"], "Cambridgeshire was good for efficiency in PEEL 2018/19.") == [
        "not_in_record"
    ]


# ---- Superlatives and counts


def test_the_worst_since(reference):
    assert states(reference[""], "Cambridgeshire’s effectiveness grade in 2017 was its worst since 2015.") == [
        "supported"
    ]
    assert states(reference[""], "Cambridgeshire’s grades in 2024 were its worst since 2015.") == ["not_comparable"]


def test_the_only_one_and_one_of_several(reference):
    assert states(reference[""], "Bedfordshire was the only force rated inadequate for effectiveness in 2016.") == [
        "supported"
    ]
    assert states(reference[""], "Kent was one of five forces rated outstanding for legitimacy in 2016.") == [
        "contradicted"
    ]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("12 of 43 forces", "supported"),
        ("Twelve forces", "supported"),
        ("Twelve of the 41 forces whose grade we hold", "supported"),
        ("More than half of forces", "contradicted"),
        ("20 of 43 forces", "contradicted"),
    ],
)
def test_numbers_in_prose_are_those_of_the_record(reference, said, state):
    (answer,) = answers(reference[""], f"{said} were rated requires improvement for effectiveness in 2017.")
    assert answer.state == state
    assert "12 of the 41 police forces whose grade we hold" in answer.reason


def test_a_number_of_which_the_record_holds_too_few_is_not_in_it(reference):
    text = "Six forces were rated good for responding to the public in 2023–25."
    assert states(reference[""], text) == ["not_in_record"]


# ---- The inspectorate's own words


def test_a_quotation_found_in_a_source_speaks_for_the_inspectorate(reference):
    text = "The report said Cambridgeshire’s performance “has deteriorated in some important areas”."
    assert states(reference[""], text, sources=[REPORT]) == ["supported_by_quote"]
    assert states(reference[""], text) != ["supported_by_quote"]


def test_a_changed_word_is_no_longer_the_inspectorates(reference):
    text = "The report said Cambridgeshire’s performance “has deteriorated in many important areas”."
    assert states(reference[""], text, sources=[REPORT]) != ["supported_by_quote"]


def test_a_chief_constable_does_not_speak_for_the_inspectorate(reference):
    note = "We have improved since the last inspection, and we are proud of it."
    text = "“We have improved since the last inspection,” said Chief Constable Jane Sample of Sussex Police."
    assert states(reference[""], text, sources=[note]) == ["not_comparable"]


def test_a_grade_in_marks_does_not_outvote_the_record(reference):
    text = "Cambridgeshire was rated ‘requires improvement’ for legitimacy in 2017."
    assert states(reference[""], text, sources=[REPORT]) == ["contradicted"]


# ---- What a sentence leaves unsaid


def test_the_force_is_the_one_named_before(reference):
    text = (
        "Kent Police was inspected in 2017. The force was rated outstanding for legitimacy.\n\nIt was "
        "good for efficiency."
    )
    assert states(reference[""], text) == ["supported", "supported"]


def test_defaults_stand_in_until_a_body_or_year_is_named(reference):
    text = "The force was rated outstanding for legitimacy."
    assert states(reference[""], text, body="kent", programme="peel-2017") == ["supported"]


@pytest.mark.parametrize(
    "text",
    [
        "The roads around Kent have improved.",
        "Kent Police improved its website in 2017.",
        "Ofsted rated the school inadequate.",
        "The force must improve how it responds to 999 calls.",
        "Confidence in Kent Police has fallen.",
        "Officers engage with residents in Wiltshire.",
        "Grades run from outstanding to inadequate.",
        "The force could be rated inadequate.",
    ],
)
def test_a_sentence_without_a_claim_has_no_row(reference, text):
    assert states(reference[""], text) == []


# ---- What may stop a story


def facts(*arguments, **options) -> list[bool]:
    return [answer.is_fact for answer in answers(*arguments, **options)]


def test_a_claim_whose_every_part_is_said_leaves_nothing_to_guess(reference):
    assert facts(reference[""], "Cambridgeshire was rated good for effectiveness in 2017.") == [True]


def test_a_part_carried_over_from_another_sentence_is_a_guess(reference):
    text = "Kent Police was inspected in 2017.\n\nThe force was rated inadequate for legitimacy."
    assert facts(reference[""], text) == [False]


def test_what_is_attached_stands_for_what_is_not_said(reference):
    text = "The force was rated inadequate for legitimacy."
    assert facts(reference[""], text, body="kent", programme="peel-2017") == [True]


def test_what_somebody_says_in_speech_is_a_guess(reference):
    text = "“Kent Police was rated inadequate for legitimacy in 2017,” said the councillor."
    assert facts(reference[""], text) == [False]


def test_that_there_is_no_overall_grade_is_a_fact_only_where_the_words_say_overall(reference):
    assert facts(reference[""], "Kent Police was rated good overall in 2017.") == [True]
    assert facts(reference[""], "Kent Police was rated good in 2017.") == [False]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Wiltshire Police was put into special measures in 2019.", "contradicted"),
        ("Wiltshire Police came out of special measures in May 2024.", "supported"),
        ("Kent Police was put into special measures in 2019.", "not_in_record"),
    ],
)
def test_special_measures_are_set_beside_the_periods_of_the_record(reference, text, state):
    assert states(reference[""], text) == [state]
