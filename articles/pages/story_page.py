"""What the page of a story shows, gathered once, before anything of it is drawn."""

from dataclasses import dataclass

from articles.models import Story
from inspections.models import Body

from . import metadata
from .correction_notices import CorrectionNotice, correction_notices
from .judgment_boxes import JudgmentBox, boxes_with_history, unplaced_boxes
from .metadata import Metadata
from .public_content import PublicContent
from .reading_time import bodies_covered, is_old, minutes_to_read
from .related_stories import related_to
from .share_links import ShareLink, share_links
from .sources_cited import CitedSource, cited_sources


@dataclass(frozen=True)
class StoryPage:
    """A story with all that stands on its page. Drawing it asks for nothing more."""

    content: PublicContent
    boxes: list[JudgmentBox]
    notices: list[CorrectionNotice]
    sources: list[CitedSource]
    bodies: list[Body]
    related: list[Story]
    minutes: int
    is_old: bool
    share_links: tuple[ShareLink, ...]
    metadata: Metadata

    @property
    def story(self) -> Story:
        return self.content.story

    @property
    def top_notices(self) -> list[CorrectionNotice]:
        return [notice for notice in self.notices if notice.at_top]

    @property
    def foot_notices(self) -> list[CorrectionNotice]:
        return [notice for notice in self.notices if not notice.at_top]

    @property
    def unplaced_boxes(self) -> list[JudgmentBox]:
        return unplaced_boxes(self.content.words["body"], self.boxes)


def story_page(content: PublicContent) -> StoryPage:
    """The page of a story. Writes nothing onto its rows."""
    story, sources, bodies = content.story, cited_sources(content), bodies_covered(content)
    about = metadata.story_metadata(content, sources, bodies)
    return StoryPage(
        content=content,
        boxes=boxes_with_history(content.boxes),
        notices=correction_notices(content.corrections),
        sources=sources,
        bodies=bodies,
        related=related_to(story, bodies),
        minutes=minutes_to_read(content),
        is_old=is_old(story),
        share_links=share_links(about.title, about.canonical),
        metadata=about,
    )
