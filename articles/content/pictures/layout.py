"""The places of the layout where a picture stands, and what a browser is told so that it takes the fitting file.

`sizes` is how wide the picture is drawn, as site.css has it; whoever changes one changes the other.
"""

from dataclasses import dataclass

from .sizes import AVIF, JPEG, Rendition


@dataclass(frozen=True)
class Slot:
    shape: str
    # The widths worth offering here, at one and two points a pixel: the others would only be more text.
    offered: tuple[int, ...]
    # The JPEG for the few browsers that know no AVIF, which get no choice.
    plain: int
    sizes: str


SLOTS = {
    "story": Slot("whole", (640, 1216, 1984), 1216, "(min-width: 67rem) 62rem, 93vw"),
    "text": Slot("whole", (640, 1216), 640, "(min-width: 41rem) 38rem, 92vw"),
    "front": Slot("wide", (480, 800, 1440), 1200, "(min-width: 76rem) 45.5rem, (min-width: 56rem) 58vw, 93vw"),
    "grid": Slot("wide", (480, 800), 480, "(min-width: 57rem) 23rem, (min-width: 38rem) 46vw, 92vw"),
    "list": Slot("wide", (240, 480), 480, "(min-width: 46rem) 13rem, 28vw"),
}


@dataclass(frozen=True)
class PictureSources:
    """What one `<picture>` is made of: the choice, and the one for whoever cannot choose."""

    choice: tuple[Rendition, ...]
    plain: Rendition
    sizes: str


def picture_sources(picture, slot: str) -> PictureSources | None:
    """None for a picture of which nothing is made: there is nothing then that readers may be sent."""
    place = SLOTS[slot]
    plain = nearest_in_width(picture.renditions_in(place.shape, JPEG), place.plain)
    choice = picture.renditions_in(place.shape, AVIF)
    offered = [one for one in choice if one.width in place.offered] or choice[-1:]
    # A picture narrower than the layout would like is offered at its own width too.
    if choice and choice[-1].width < max(place.offered) and choice[-1] not in offered:
        offered.append(choice[-1])
    return PictureSources(tuple(offered), plain, place.sizes) if plain else None


def nearest_in_width(renditions: list[Rendition], width: int) -> Rendition | None:
    """The narrowest that is as wide as that, else the widest that there is."""
    wide_enough = [one for one in renditions if one.width >= width]
    return wide_enough[0] if wide_enough else (renditions or [None])[-1]
