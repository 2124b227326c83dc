"""The form by which readers report an error, with what holds back machines and asks nothing of people."""

import re
import time

from django import forms
from django.core.signing import BadSignature, Signer

from articles import verbs
from articles.models import ErrorReport, Story

SHORTEST = 10
MOST_LINKS = 3
LINK = re.compile(r"https?:|www\.", re.IGNORECASE)
# Nobody reads and writes in less; and a page left open for longer may show a story that has changed.
QUICKEST, OLDEST = 3, 24 * 60 * 60
SIGNER = Signer(salt="articles.pages.report_form")
ONCE_MORE = "Please look through it and send it once more: all that you wrote is still here."
QUICK = f"This was sent within {QUICKEST} seconds, as machines do. {ONCE_MORE}"
OLD = f"This page was open for more than a day, or has not come from this story. {ONCE_MORE}"
FILLED = f"There was something in the field that must stay empty; we have emptied it. {ONCE_MORE}"
LINKS = f"There are more than {MOST_LINKS} links in this. Leave some out, or name the pages in words."
LATER = "{}, so this one is not sent. Please copy your words, and send them again in an hour or two."


def _words(name: str, label: str, help_text: str, rows: int, **more) -> forms.CharField:
    """No `maxlength`: a browser would cut off what is pasted, and say nothing."""
    field = forms.CharField(
        label=label,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=ErrorReport._meta.get_field(name).max_length,
        **more,
    )
    field.widget.attrs.pop("maxlength", None)
    return field


class ReportForm(forms.Form):
    """`homepage` is for machines, which fill in everything; `opened` says when the page was drawn, signed by us."""

    use_required_attribute = False

    what = _words(
        "what",
        "What is wrong?",
        "One error is enough. 10 to 2,000 characters.",
        5,
        min_length=SHORTEST,
        error_messages={
            "required": "Say what is wrong.",
            "min_length": f"Say a little more of what is wrong: {SHORTEST} characters or more.",
            "max_length": "This is longer than 2,000 characters (%(show_value)s): say the most important of it.",
        },
    )
    passage = _words(
        "passage",
        "Where in the story, or in which words? (optional)",
        "You can copy the sentence from the story.",
        2,
        required=False,
        error_messages={"max_length": "This is longer than 500 characters (%(show_value)s): the first words will do."},
    )
    right = _words(
        "right",
        "What would be right, and where could we see it? (optional)",
        "A page of a report, or a link.",
        3,
        required=False,
        error_messages={"max_length": "This is longer than 1,000 characters (%(show_value)s): make it shorter."},
    )
    name = forms.CharField(
        label="Your name (optional)",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"max_length": "This is longer than 100 characters (%(show_value)s)."},
    )
    email = forms.EmailField(
        label="Your email address (optional)",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": "This is not an email address: write it like name@example.org, or leave it empty."},
    )
    homepage = forms.CharField(
        label="Leave this field empty", required=False, widget=forms.TextInput(attrs={"tabindex": -1})
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, sent=None, *, story: Story) -> None:
        # No page can show the character that is none, and PostgreSQL cannot keep it.
        typed = {name: value.replace("\x00", "") for name, value in sent.items()} if sent is not None else None
        super().__init__(typed, initial={"opened": opening_token(story)})
        self.story = story
        for name in ("name", "email"):
            self.fields[name].widget.attrs.pop("maxlength", None)
        self.fields["homepage"].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict:
        said = super().clean()
        text = " ".join(said.get(name, "") for name in ("what", "passage", "right"))
        if len(LINK.findall(text)) > MOST_LINKS:
            self.add_error(None, LINKS)
        if reason := self._why_once_more(said):
            self.add_error(None, reason)
        return said

    def _why_once_more(self, said: dict) -> str:
        if said.get("homepage"):
            return FILLED
        age = token_age(said.get("opened", ""), self.story)
        if age is None or age > OLDEST:
            return OLD
        return QUICK if age < QUICKEST else ""

    def send(self, sender: str) -> bool:
        """Hand it to the desk; False, with the reason among the errors, when no more can be taken now."""
        said = {name: self.cleaned_data[name] for name in ("what", "passage", "right", "name", "email")}
        try:
            verbs.receive_report(self.story, sender=sender, **said)
        except verbs.TooManyReportsError as refusal:
            self.add_error(None, LATER.format(refusal))
            return False
        return True

    def once_more(self) -> "ReportForm":
        """To be shown again: what was typed is kept, and it can be sent as soon as it is read."""
        self.data |= {"homepage": "", "opened": opening_token(self.story, seconds_ago=QUICKEST)}
        return self

    @property
    def part_for_contact(self) -> list:
        return [self["name"], self["email"]]

    @property
    def part_for_the_error(self) -> list:
        return [self["what"], self["passage"], self["right"]]


def opening_token(story: Story, seconds_ago: int = 0) -> str:
    """When the form of a story was drawn, signed."""
    return SIGNER.sign(f"{story.pk}.{int(time.time()) - seconds_ago}")


def token_age(token: str, story: Story) -> float | None:
    """How many seconds ago; None for what we have not signed, or signed for another story."""
    try:
        of, _, at = SIGNER.unsign(token).partition(".")
    except BadSignature:
        return None
    return time.time() - int(at) if of == str(story.pk) else None
