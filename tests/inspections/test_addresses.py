"""Words that the site uses in its own addresses are refused as slugs, by reading the URL configuration."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Section
from inspections.addresses import taken_words
from tests import factories


@pytest.mark.parametrize("word", ["admin", "stories", "inspections", "topics", "authors", "archive", "health", "media"])
def test_a_section_cannot_take_an_address_of_the_site(word):
    with pytest.raises(ValidationError, match="address of the site"):
        Section(name=word, slug=word).full_clean()


def test_a_body_cannot_be_called_compare():
    body = factories.body("borsetshire")
    body.slug = "compare"
    with pytest.raises(ValidationError, match="address of the site"):
        body.full_clean()


def test_other_words_are_free():
    assert "police" not in taken_words()
    Section(name="Police", slug="police").full_clean()
