"""What the front of the desk shows to the person logged in."""

from django import template

from ..admin import front

register = template.Library()


@register.inclusion_tag("admin/articles/front.html")
def front_of_the_desk(user) -> dict:
    return {"lists": front.lists_for(user)}
