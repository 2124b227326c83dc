"""Who may change what on the desk. Publishing itself is guarded by the story's own verbs."""

from ..models import Picture, Story


def is_editor(user) -> bool:
    return user.has_perm("articles.publish_story")


def may_change(user, story: Story | None) -> bool:
    """Reporters change drafts; what readers see, or will see at a set time, only editors; a withdrawn story nobody."""
    if not user.has_perm("articles.change_story") or (story and story.state == "withdrawn"):
        return False
    return story is None or story.state == "draft" or is_editor(user)


def why_closed(user, story: Story) -> str:
    """Why this person cannot change the story; empty when they can."""
    if may_change(user, story):
        return ""
    return {
        "draft": "You may read this story, but not change it.",
        "scheduled": "This story is planned for publication: only an editor can change it now.",
        "published": "Readers see this story: only an editor can change it now.",
        "withdrawn": "This story was withdrawn, and is kept as it stood.",
    }[story.state]


def may_change_picture(user, picture: Picture | None) -> bool:
    """Another file or credit on a story that is out would change what readers see, so that is for editors."""
    if picture is None or is_editor(user):
        return True
    drafts = Story.objects.filter(published_at=None)
    used = Story.objects.filter(lead_picture=picture) | Story.objects.filter(pictures__picture=picture)
    return not used.exclude(pk__in=drafts).exists()
