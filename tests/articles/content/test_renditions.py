"""What is made of a picture: the right sizes and colours, the right way up, and nothing of the camera's notes."""

import io
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, ImageCms

from articles.content.pictures import upload
from articles.content.pictures.layout import SLOTS, picture_sources
from articles.content.pictures.render import cut, make_renditions
from articles.content.pictures.sizes import AVIF, JPEG, SHAPES, Rendition

pytestmark = pytest.mark.anywhere
MIDDLE = (50, 50)
RED, TEAL = (200, 30, 30), (0, 128, 128)


def as_file(image: Image.Image, form: str = "PNG", **options) -> io.BytesIO:
    out = io.BytesIO()
    image.save(out, form, **options)
    out.size = len(out.getvalue())
    return out


def opened(made) -> Image.Image:
    return Image.open(io.BytesIO(made.content))


def halves(size: tuple[int, int]) -> Image.Image:
    """Red on the left, teal on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(TEAL, (size[0] // 2, 0, *size))
    return image


def near(colour, wanted, by: int = 12) -> bool:
    return all(abs(one - other) <= by for one, other in zip(colour, wanted, strict=True))


def test_each_shape_is_made_in_the_widths_of_the_layout_and_both_forms():
    made = make_renditions(as_file(halves((2400, 1600)), "JPEG"), MIDDLE)
    wanted = [(name, suffix, *shape.widths[suffix]) for name, shape in SHAPES.items() for suffix in shape.widths]
    widths = {(one.shape, one.suffix): () for one in made}
    for one in made:
        widths[one.shape, one.suffix] += (one.width,)
    assert [(*key, *found) for key, found in widths.items()] == wanted
    assert {opened(one).format for one in made if one.suffix == AVIF} == {"AVIF"}
    assert {opened(one).format for one in made if one.suffix == JPEG} == {"JPEG"}
    assert all(opened(one).size == (one.width, one.height) for one in made)
    assert all(abs(one.width / one.height - 16 / 9) < 0.02 for one in made if one.shape == "wide")


@pytest.mark.parametrize("size", [(700, 500), (1, 1), (3, 900), (900, 3)])
def test_a_small_picture_is_never_blown_up(size):
    made = make_renditions(as_file(Image.new("RGB", size, TEAL)), MIDDLE)
    assert max(one.width for one in made) <= size[0]
    assert {(one.shape, one.suffix) for one in made} == {(s, f) for s in SHAPES for f in (AVIF, JPEG)}


def test_nothing_that_the_camera_noted_is_in_any_of_them():
    exif = Image.Exif()
    exif[0x010F] = "A Camera Of Borsetshire"
    exif.get_ifd(0x8825)[2] = (52.0, 12.0, 1.0)
    file = as_file(halves((64, 48)), "JPEG", exif=exif, comment=b"At Home")
    assert Image.open(file).getexif().get_ifd(0x8825)
    for one in make_renditions(file, MIDDLE):
        assert not dict(opened(one).getexif())
        assert b"Borsetshire" not in one.content
        assert b"At Home" not in one.content


def test_it_stands_the_right_way_up():
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright: to be turned by a quarter, so that the left comes to the top
    whole = next(
        one for one in make_renditions(as_file(halves((640, 320)), "JPEG", exif=exif), MIDDLE) if one.suffix == JPEG
    )
    assert (whole.width, whole.height) == (320, 640)
    assert near(opened(whole).getpixel((160, 20)), RED)
    assert near(opened(whole).getpixel((160, 620)), TEAL)


def test_colours_of_another_profile_are_brought_to_srgb():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red_is_blue = srgb.replace(b"rXYZ", b"swap").replace(b"bXYZ", b"rXYZ").replace(b"swap", b"bXYZ")
    for made in make_renditions(as_file(Image.new("RGB", (16, 9), RED), icc_profile=red_is_blue), MIDDLE):
        assert near(opened(made).convert("RGB").getpixel((8, 4)), RED[::-1], by=20)
        assert not opened(made).info.get("icc_profile")


def test_a_profile_that_is_broken_or_of_another_kind_counts_as_none():
    of_another_kind = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (b"no profile at all", of_another_kind):
        made = make_renditions(as_file(Image.new("RGB", (16, 9), RED), icc_profile=profile), MIDDLE)
        assert all(near(opened(one).convert("RGB").getpixel((8, 4)), RED) for one in made)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_points_becomes_a_plain_picture(mode):
    white = {"I;16": 65535, "CMYK": (0, 0, 0, 0), "RGBA": (0, 0, 0, 0), "LA": (0, 0), "1": 1}.get(mode, 255)
    image = Image.new("L", (32, 18), 255).convert("P") if mode == "P" else Image.new(mode, (32, 18), white)
    made = make_renditions(as_file(image, "JPEG" if mode == "CMYK" else "PNG"), MIDDLE)
    # What is seen through stands on white, or black lines would be lost on a dark page.
    assert all(near(opened(one).convert("RGB").getpixel((9, 9)), (255, 255, 255)) for one in made)


@pytest.mark.parametrize(
    ("size", "focus", "box"),
    [
        ((1600, 1800), (50, 50), (0, 450, 1600, 1350)),
        ((1600, 1800), (50, 0), (0, 0, 1600, 900)),
        ((1600, 1800), (0, 100), (0, 900, 1600, 1800)),
        ((3200, 900), (75, 50), (1600, 0, 3200, 900)),
        ((3200, 900), (60, 50), (1120, 0, 2720, 900)),
        ((1600, 900), (0, 0), (0, 0, 1600, 900)),
    ],
)
def test_the_cut_has_the_focal_point_as_near_its_middle_as_the_edges_allow(size, focus, box):
    image = Image.linear_gradient("L").resize(size)
    assert cut(image, (16, 9), focus).tobytes() == image.crop(box).tobytes()


def test_another_focal_point_renames_what_it_changes_and_nothing_else():
    file = as_file(Image.linear_gradient("L").resize((300, 600)))
    before, after = ({one.name for one in make_renditions(file, focus)} for focus in ((50, 10), (50, 90)))
    assert before & after == {name for name in before if name.startswith("whole-")}


# ---- Which of them a place of the layout draws


def noted(*widths: int, shape: str = "wide") -> SimpleNamespace:
    def renditions_in(wanted: str, suffix: str) -> list[Rendition]:
        return [Rendition(f"f/{width}.{suffix}", shape, width, width) for width in widths if wanted == shape]

    return SimpleNamespace(renditions_in=renditions_in)


def test_a_place_offers_the_widths_that_it_needs():
    shown = picture_sources(noted(240, 480, 800, 1440), "list")
    assert [one.width for one in shown.choice] == [240, 480]
    assert shown.plain.width == 480


SMALL = [((100,), [100]), ((240, 300), [240, 300]), ((240, 480, 500), [240, 480])]


@pytest.mark.parametrize(("widths", "offered"), SMALL)
def test_of_a_small_picture_it_offers_the_largest(widths, offered):
    assert [one.width for one in picture_sources(noted(*widths), "list").choice] == offered


def test_of_a_picture_of_which_nothing_is_made_nothing_is_drawn():
    assert picture_sources(noted(), "front") is None


@pytest.mark.parametrize("slot", SLOTS.values(), ids=list(SLOTS))
def test_what_a_place_offers_is_made(slot):
    assert set(slot.offered) <= set(SHAPES[slot.shape].widths[AVIF])
    assert slot.plain in SHAPES[slot.shape].widths[JPEG]


# ---- What is taken at all


def test_a_bomb_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(upload, "MAX_PIXELS", 1000)
    with pytest.raises(ValidationError, match="40 × 30 points: scale it down"):
        upload.validate_picture(as_file(Image.new("RGB", (40, 30))))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 500)
    with pytest.raises(ValidationError, match="more than 1,000 points: scale it down"):
        upload.validate_picture(as_file(Image.new("RGB", (40, 30))))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_was_cut_off_is_refused_in_words(form):
    whole = as_file(Image.effect_noise((200, 200), 90).convert("RGB"), form).getvalue()
    broken = io.BytesIO(whole[: len(whole) * 2 // 3])
    broken.size = len(whole)
    with pytest.raises(ValidationError, match="read to its end"):
        upload.validate_picture(broken)


def test_a_telephones_two_in_one_jpeg_is_taken_as_its_first():
    file = as_file(halves((64, 36)), "MPO", save_all=True, append_images=[Image.new("RGB", (8, 8), "white")])
    upload.validate_picture(file)
    assert upload.picture_path(SimpleNamespace(file=file), "IMG_1.JPG").endswith(".jpg")
    assert near(opened(make_renditions(file, MIDDLE)[-1]).getpixel((8, 8)), RED)
