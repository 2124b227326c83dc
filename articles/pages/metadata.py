"""What a page says of itself to machines: canonical address, Open Graph, schema.org. Made here, drawn by one partial.

Only what readers may see goes in. A story comes from `Story.objects.published().for_reading()`.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from articles.content.body.blocks import Block, body_blocks
from articles.content.pictures.layout import picture_sources
from articles.models import Author, Correction, Publication
from inspections.models import Body

from .public_content import PublicContent
from .sources_cited import CitedSource
from .story_lists import Listing

DESCRIPTION_LENGTH = 300
# A data block ends at the first "</script", whatever JSON says; these three never stand in one as themselves.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Image:
    url: str
    width: int
    height: int
    alt: str

    @property
    def is_large(self) -> bool:
        """Whether it is wide enough to stand over the words of a sharing card, rather than beside them."""
        return self.width >= 600


@dataclass(frozen=True)
class Metadata:
    """All that includes/metadata.html draws. Addresses are absolute, on the site's own host; dates have a zone."""

    title: str
    description: str
    canonical: str
    site_name: str
    image: Image
    kind: str = "website"
    published_at: datetime | None = None
    modified_at: datetime | None = None
    authors: tuple[Author, ...] = ()
    section: str = ""
    topics: tuple[str, ...] = ()
    structured_data: tuple[dict, ...] = ()
    # A view of a page that is narrowed or put in another order is not to be found beside the page itself.
    is_indexed: bool = True

    @property
    def author_addresses(self) -> list[str]:
        return [absolute_address(author.get_absolute_url()) for author in self.authors]

    @property
    def data_blocks(self) -> list[SafeString]:
        return [as_data_block(item) for item in self.structured_data]


def absolute_address(address: str) -> str:
    return settings.SITE_URL + address


def as_data_block(data: dict) -> SafeString:
    """JSON that can stand inside a script element and cannot end it."""
    return SafeString(json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False).translate(ESCAPES))  # nosec B703


# ---- One for each sort of page


def story_metadata(content: PublicContent, sources: list[CitedSource], bodies: list[Body]) -> Metadata:
    story = content.story
    publication = Publication.get()
    return Metadata(
        title=content.words["headline"],
        description=_description(content),
        canonical=absolute_address(story.get_absolute_url()),
        site_name=publication.name,
        image=_lead_image(content) or _site_image(publication),
        kind="article",
        published_at=story.published_at,
        modified_at=story.changed_at,
        authors=tuple(story.authors),
        section=story.section.name if story.section else "",
        topics=tuple(topic.name for topic in story.topics.all()),
        structured_data=(_news_article(content, publication, sources, bodies), _breadcrumbs(content)),
    )


def list_metadata(listing: Listing, page_number: int = 1, stories=()) -> Metadata:
    """A list of stories. `stories` are the ones shown; pages from the second on have addresses of their own."""
    publication = Publication.get()
    is_front = listing.address == reverse("front")
    title = publication.name if is_front else listing.title
    title += f", page {page_number}" if page_number > 1 else ""
    says = publication.strapline if is_front else listing.description or f"Stories by {listing.title}"
    order = "What matters now, then the newest stories" if is_front else "The newest stories first"
    description = f"{says.rstrip('.')}. {order}, by {publication.name}."
    address = listing.address + (f"?page={page_number}" if page_number > 1 else "")
    return _website(publication, title, description, address, _item_list(stories) if stories else None)


def page_metadata(title: str, description: str, address: str, *, is_indexed: bool = True) -> Metadata:
    """Any other page of the site, such as one of the record."""
    publication = Publication.get()
    description = f"{title}. {description.rstrip('.')}. From {publication.name}."
    return replace(_website(publication, title, description, address), is_indexed=is_indexed)


def _website(publication: Publication, title: str, description: str, address: str, main_entity=None) -> Metadata:
    page = {
        "@type": "CollectionPage" if main_entity else "WebPage",
        "name": title,
        "description": description,
        "url": absolute_address(address),
        "inLanguage": "en-GB",
        "isPartOf": {"@type": "WebSite", "name": publication.name, "url": absolute_address("/")},
        **({"mainEntity": main_entity} if main_entity else {}),
    }
    return Metadata(
        title=title,
        description=Truncator(description).chars(DESCRIPTION_LENGTH),
        canonical=absolute_address(address),
        site_name=publication.name,
        image=_site_image(publication),
        structured_data=(page,),
    )


# ---- Words and pictures


def _description(content: PublicContent) -> str:
    """The standfirst, else the beginning of the body."""
    written = (block.text for block in body_blocks(content.words["body"]) if isinstance(block, Block))
    return Truncator(" ".join((content.words["standfirst"] or " ".join(written)).split())).chars(DESCRIPTION_LENGTH)


def _lead_image(content: PublicContent) -> Image | None:
    """As on the front page, as a JPEG: what draws a card of it may know nothing else."""
    picture = content.story.lead_picture
    if not (shown := picture and picture_sources(picture, "front")):
        return None
    address = picture.rendition_file(shown.plain.name).url
    return Image(absolute_address(address), shown.plain.width, shown.plain.height, content.words["lead_alt"])


def _site_image(publication: Publication) -> Image:
    """The card for pages without a picture of their own."""
    return Image(absolute_address(static("articles/card.png")), 1200, 630, publication.name)


# ---- schema.org


def _news_article(
    content: PublicContent, publication: Publication, sources: list[CitedSource], bodies: list[Body]
) -> dict:
    story = content.story
    canonical = absolute_address(story.get_absolute_url())
    article = {
        "@type": "NewsArticle",
        "headline": content.words["headline"],
        "description": _description(content),
        "url": canonical,
        "mainEntityOfPage": canonical,
        "datePublished": story.published_at.isoformat(),
        "dateModified": story.changed_at.isoformat(),
        "author": [_person(author) for author in story.authors],
        "publisher": _publisher(publication),
        "image": _image_object(content),
        "articleSection": story.section.name if story.section else None,
        "keywords": [topic.name for topic in story.topics.all()],
        "about": [_organisation(body) for body in bodies],
        "citation": [_citation(cited) for cited in sources],
        "correction": [_correction_comment(correction) for correction in content.corrections],
        "isAccessibleForFree": True,
        "inLanguage": "en-GB",
    }
    return {name: value for name, value in article.items() if value not in (None, "", [])}


def _publisher(publication: Publication) -> dict:
    logo = {"@type": "ImageObject", "url": absolute_address(static("articles/card.png"))}
    return {"@type": "NewsMediaOrganization", "name": publication.name, "url": absolute_address("/"), "logo": logo}


def _person(author: Author) -> dict:
    person = {"@type": "Person", "name": author.name, "url": absolute_address(author.get_absolute_url())}
    return person | ({"jobTitle": author.role} if author.role else {})


def _image_object(content: PublicContent) -> dict | None:
    """The story's own picture only: the site's card shows nothing of what the story is about."""
    if not (image := _lead_image(content)):
        return None
    image_object = {"@type": "ImageObject", "url": image.url, "creditText": content.story.lead_picture.credit}
    return image_object | ({"caption": caption} if (caption := content.words["lead_caption"]) else {})


def _organisation(body: Body) -> dict:
    return {"@type": "GovernmentOrganization", "name": body.name, "url": absolute_address(body.get_absolute_url())}


def _citation(cited: CitedSource) -> dict:
    source = cited.source
    work = {"@type": "CreativeWork", "name": source.title, "url": source.address}
    work |= {"publisher": {"@type": "Organization", "name": source.publisher}} if source.publisher else {}
    return {name: value for name, value in work.items() if value}


def _correction_comment(correction: Correction) -> dict:
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": correction.made_at.isoformat(),
        "url": absolute_address(correction.get_absolute_url()),
    }


def _breadcrumbs(content: PublicContent) -> dict:
    """The breadcrumbs: front page, section, story."""
    story = content.story
    section = [(story.section.name, story.section.get_absolute_url())] if story.section else []
    steps = [("Front page", reverse("front")), *section, (content.words["headline"], story.get_absolute_url())]
    items = [_list_item(position, name, address) for position, (name, address) in enumerate(steps, start=1)]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _list_item(position: int, name: str, address: str) -> dict:
    return {"@type": "ListItem", "position": position, "name": name, "item": absolute_address(address)}


def _item_list(stories) -> dict:
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": story.headline,
            "url": absolute_address(story.get_absolute_url()),
        }
        for position, story in enumerate(stories, start=1)
    ]
    return {"@type": "ItemList", "itemListElement": items}
