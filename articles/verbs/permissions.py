"""Who may do what to stories: asked inside every verb, whatever path leads to it."""

from django.core.exceptions import PermissionDenied


def is_editor(user) -> bool:
    """Whether they may publish."""
    return user.has_perm("articles.publish_story")


def require_editor(by, refusal: str = "Only an editor can do this.") -> None:
    """Raise PermissionDenied for anybody who may not publish."""
    if not is_editor(by):
        raise PermissionDenied(refusal)


def require_writer(story, by) -> None:
    """Reporters write what is not out; what readers see, or will see, only editors; a withdrawn story nobody."""
    closed = story.state == "withdrawn" or (story.state != "draft" and not is_editor(by))
    if closed or not by.has_perm("articles.change_story"):
        raise PermissionDenied(f"This story is {story.status_in_words}: you cannot change it.")


def require_checker(story, by) -> None:
    """Raise PermissionDenied for those who may not decide about the checks of the story as it stands."""
    if not by.has_perm("articles.change_story") or not (is_editor(by) or story.state in ("draft", "working copy")):
        raise PermissionDenied("Only those who may change this story can decide this.")
