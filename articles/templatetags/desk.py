"""What the front of the desk shows to the person logged in."""

from django import template

from articles.admin.home import home

register = template.Library()


@register.inclusion_tag("admin/articles/story_queues.html")
def front_of_the_desk(user) -> dict:
    return {"lists": home.lists_for(user)}
