"""What people do at the desk, in a browser: the steps that several tests take."""

import re


def paste(page, *, text: str = "", html: str = "", over: bool = False) -> None:
    """Paste into the body, or `over` all that it holds, as the clipboard of another program would hand it over."""
    page.locator(".ProseMirror").click()
    if over:
        page.keyboard.press("Control+A")
    page.evaluate(
        """([text, html]) => {
            const data = new DataTransfer()
            if (text) data.setData("text/plain", text)
            if (html) data.setData("text/html", html)
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
            document.querySelector(".ProseMirror").dispatchEvent(event)
        }""",
        [text, html],
    )


def choose(page, field: str, text: str) -> None:
    """Choose from an autocomplete field: type some words, take the first that is offered."""
    page.locator(f"#id_{field} + .select2 .select2-selection").click()
    page.keyboard.type(text)
    offered = page.locator(".select2-container--open .select2-results__option--highlighted")
    # What was found for the first letters may still stand there.
    for word in text.split():
        offered = offered.filter(has_text=word)
    offered.first.click()


def place(page, kind: str, label: str) -> None:
    """Put a record of the story where the cursor stands in the body, by the menu of the editor."""
    page.locator(f".prose-menubar__button:text-is('{kind}')").click()
    page.locator("dialog.desk-chooser li button", has_text=label).click()


def press(page, button: str) -> None:
    """Press a button of the form and wait for the next page."""
    with page.expect_navigation():
        page.locator(f"input[type=submit][name={button}]").first.click()


def type_in_body(page, words: str) -> None:
    page.click(".ProseMirror")
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def says(page, words: str) -> None:
    """Capitals count: “Saved 14:02” is not “Not saved since 14:02”."""
    page.locator("#unsaved", has_text=re.compile(words)).wait_for()
