"""What a judgment was before, along the areas that the record links and inside what may be compared."""

from inspections.comparing.history import GradeLink, histories_by_version
from inspections.models import JudgmentVersion
from tests import factories


def rounds(*groups: str):
    """One area in successive programmes, each carrying on the one before, in these comparability groups."""
    earlier, areas = None, []
    for number, group in enumerate(groups, start=1):
        programme = factories.programme(f"round-{number}", comparability_group=group)
        earlier = factories.area(programme, continues=earlier)
        areas.append(earlier)
    return areas


def history_of(version):
    (record,) = JudgmentVersion.objects.with_record().filter(pk=version.pk)
    return histories_by_version([record])[version.pk]


def test_it_finds_the_grades_before_newest_first():
    areas = rounds("a", "a", "a")
    *_, now = [
        factories.judgment_version(grade, on=area)
        for grade, area in zip(("fair", "splendid", "dreadful"), areas, strict=True)
    ]
    history = history_of(now)
    assert history.link == GradeLink.LINKED
    assert [step.version.grade.name for step in history.earlier] == ["splendid", "fair"]


def test_it_never_reaches_over_a_break_in_comparability():
    old, now = rounds("a", "b")
    factories.judgment_version("splendid", on=old)
    history = history_of(factories.judgment_version("fair", on=now))
    assert history.link == GradeLink.NOT_COMPARABLE
    assert history.earlier == ()


def test_programmes_without_a_group_compare_with_nothing_not_even_each_other():
    old, now = rounds("", "")
    factories.judgment_version("splendid", on=old)
    assert history_of(factories.judgment_version("fair", on=now)).link == GradeLink.NOT_COMPARABLE


def test_areas_that_only_share_a_name_are_not_linked():
    factories.judgment_version("splendid", on=factories.area(factories.programme("round-1")))
    history = history_of(factories.judgment_version("fair", on=factories.area(factories.programme("round-2"))))
    assert history.link == GradeLink.NOT_LINKED
    assert history.before is None


def test_it_says_so_when_the_linked_area_is_not_held():
    old, now = rounds("a", "a")
    before = history_of(factories.judgment_version("fair", on=now)).before
    assert before.area == old
    assert before.version is None


def test_what_readers_may_not_see_and_other_bodies_are_no_history():
    old, now = rounds("a", "a")
    factories.judgment_version("splendid", on=old, released=False)
    factories.judgment_version("splendid", on=old, of=factories.body("ambridge"))
    assert history_of(factories.judgment_version("fair", on=now)).before.version is None


def test_a_grade_that_stands_is_followed_to_where_it_was_given():
    first, second, third = rounds("a", "a", "a")
    given = factories.judgment_version("dreadful", on=first)
    factories.judgment_version(on=second, outcome="last grade stands", stands_from=first.programme)
    now = factories.judgment_version(on=third, outcome="last grade stands", stands_from=second.programme)
    assert history_of(now).standing == given


def test_a_grade_that_stands_but_is_not_held_is_none():
    old, now = rounds("a", "a")
    version = factories.judgment_version(on=now, outcome="last grade stands", stands_from=old.programme)
    assert history_of(version).standing is None


def test_areas_that_carry_each_other_on_in_a_ring_come_to_an_end():
    old, now = rounds("a", "a")
    old.continues = now
    old.save()
    assert [step.area for step in history_of(factories.judgment_version("fair", on=now)).earlier] == [old]


def test_its_queries_do_not_grow_with_the_versions(django_assert_num_queries):
    areas = rounds("a", "a", "a")
    for area in areas:
        for slug in ("borsetshire", "ambridge", "felpersham"):
            factories.judgment_version("fair", on=area, of=factories.body(slug))
    versions = list(JudgmentVersion.objects.with_record())
    with django_assert_num_queries(2):
        assert len(histories_by_version(versions)) == 9
