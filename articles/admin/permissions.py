"""Who may change what on the desk. Publishing itself is guarded by the story's own verbs."""

from articles.models import Picture, Story
from articles.verbs.permissions import is_editor


def may_change(user, story: Story | None) -> bool:
    """Reporters change drafts and working copies; what readers will see at a set time only editors; the rest nobody."""
    if not user.has_perm("articles.change_story"):
        return False
    match story and story.state:
        case None | "draft":
            return True
        case "scheduled":
            return is_editor(user)
        case "working copy":
            return story.is_open and story.original.state == "published"
    return False


def may_copy(user, story: Story) -> bool:
    """Whoever writes may open a working copy of what readers see."""
    return user.has_perm("articles.change_story") and story.state == "published"


def why_closed(user, story: Story) -> str:
    """Why this person cannot change the story; empty when they can."""
    if may_change(user, story):
        return ""
    return {
        "draft": "You may read this story, but not change it.",
        "scheduled": "This story is planned for publication: only an editor can change it now.",
        "published": "Readers see this story. It is changed in a working copy, which they see when it is published.",
        "working copy": "This working copy was published or discarded, or its story was withdrawn: it is closed.",
        "withdrawn": "This story was withdrawn, and is kept as it stood.",
    }[story.state]


def may_change_picture(user, picture: Picture | None) -> bool:
    """Another file or credit on a story that is out would change what readers see, so that is for editors."""
    if picture is None or is_editor(user):
        return True
    drafts = Story.objects.filter(published_at=None)
    used = Story.objects.filter(lead_picture=picture) | Story.objects.filter(pictures__picture=picture)
    return not used.exclude(pk__in=drafts).exists()
