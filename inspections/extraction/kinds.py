"""What a file is, judged by its first bytes and never by its name."""

import codecs
import re

HEAD = 1024
BEGINS_HTML = re.compile(rb"<(!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)


def file_format(data: bytes) -> str:
    """ "pdf", "html", or nothing when it is neither."""
    head = data[:HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.replace(b"\x00", b"")
    # Readers of PDF take a few bytes before the mark, so they are taken here too.
    if b"%PDF-" in head:
        return "pdf"
    if b"\x00" not in head and BEGINS_HTML.search(head):
        return "html"
    return ""
