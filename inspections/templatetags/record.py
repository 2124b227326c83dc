"""How a page draws what was recorded: always by word, with a mark whose shape and colour say the same again."""

from django import template
from django.utils.html import format_html

from inspections.scales import grade_points, tone

register = template.Library()


@register.simple_tag
def outcome(version, scale=None):
    """The outcome of a version: a mark and the word. Give the scale when the version has not fetched its own."""
    if not version.grade:
        return format_html(
            '<span class="outcome"><span class="mark mark-missing"></span>{}</span>', version.outcome_in_words
        )
    return grade(version.grade, scale or version.judgment.area.programme.scale)


@register.simple_tag
def grade(grade, scale):
    """A grade as its mark (so many points of the scale's) and its name."""
    points, steps = grade_points(grade, scale)
    return format_html(
        '<span class="outcome"><span class="mark k{} n{} tone-{}"></span>{}</span>',
        points,
        steps,
        tone(points, steps),
        grade.name,
    )


@register.filter
def names(bodies) -> str:
    """Bodies as a sentence lists them: Derbyshire, Kent and Norfolk."""
    *others, last = [body.short_name for body in bodies]
    return f"{', '.join(others)} and {last}" if others else last


@register.filter("in_words")
def partial_date_in_words(date) -> str:
    """A partial date as a newspaper writes it, with its precision."""
    return date.in_words()


@register.filter("on_day")
def on_partial_date(date) -> str:
    """A partial date as a sentence goes on with it: on 22 March 2018, in March 2018, in 2018."""
    if not date:
        return "on a day that we do not hold"
    return f"{'on' if date.precision == 'day' else 'in'} {date.in_words()}"


@register.filter
def history_for(histories, version):
    """The history of a version, out of those of a page."""
    return histories.get(version.pk)
