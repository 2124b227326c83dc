"""What a story says and what is attached to it, as one value: rules, panels and pages read this, whatever it came from.

saved_content(story)                        as it stands in the database, with the desk's notes
saved_content(story).without_notes()        as its readers would get it
typed_content(story, form)                  as somebody has typed it (articles/admin/story/unsaved_form.py)
"""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace

from articles.models import Quote, Story, StoryJudgment, StoryPicture
from inspections.models import Inspection

from .notes.strip import body_without_notes, leave_out_notes, without_notes
from .texts import texts


@dataclass(frozen=True, eq=False)
class StoryContent:
    """A story's words by field, and its records in their order.

    `story` tells which one it is, who writes it and where it stands; what it says is asked of `words` alone.
    """

    story: Story
    words: Mapping[str, str]
    quotes: tuple[Quote, ...]
    pictures: tuple[StoryPicture, ...]
    judgments: tuple[StoryJudgment, ...]
    inspections: tuple[Inspection, ...]

    def without_notes(self) -> "StoryContent":
        """The same as readers would get it. Its rows are copies: nobody saves what a note was taken out of."""
        strip = {text.name: body_without_notes if text.html else without_notes for text in texts("story")}
        return replace(
            self,
            words={name: strip[name](words) for name, words in self.words.items()},
            quotes=tuple(leave_out_notes(copy(quote)) for quote in self.quotes),
            pictures=tuple(leave_out_notes(copy(use)) for use in self.pictures),
        )


def saved_content(story: Story) -> StoryContent:
    """A story with its rows, of which those that the caller has fetched are not asked for again."""
    return StoryContent(
        story=story,
        words={text.name: getattr(story, text.name) for text in texts("story")},
        quotes=tuple(story.quotes.all()),
        pictures=tuple(story.pictures.all()),
        judgments=tuple(story.judgments.all()),
        inspections=tuple(story.inspections.all()),
    )
