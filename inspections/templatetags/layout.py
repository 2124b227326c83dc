"""`{% joined %}…{% endjoined %}`: lines of a template for whoever edits it, and one line for whoever reads the page."""

import re

from django import template
from django.template.base import TextNode

register = template.Library()


class JoinedNode(template.Node):
    """Its lines without the breaks between them and the white space around those; a space to keep is `{{ " " }}`."""

    def __init__(self, nodelist: template.NodeList):
        self.nodelist = nodelist
        for text in nodelist.get_nodes_by_type(TextNode):
            text.s = re.sub(r"\s*\n\s*", "", text.s)

    def render(self, context) -> str:
        return self.nodelist.render(context)


@register.tag
def joined(parser, token) -> JoinedNode:
    nodelist = parser.parse(("endjoined",))
    parser.delete_first_token()
    return JoinedNode(nodelist)
