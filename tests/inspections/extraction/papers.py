"""Files as strangers send them, made here byte by byte: good papers, scans, and what must be refused."""

import zlib
from collections.abc import Iterable

from django.core.files.uploadedfile import SimpleUploadedFile

PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(*pages: Iterable[str]) -> bytes:
    """A PDF whose pages have these lines."""
    return _pdf([_shown(lines) for lines in pages])


def scan(pages: int = 2) -> bytes:
    """Pages that show a picture and hold no text."""
    return _pdf([b"q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"] * pages)


def partly_scanned() -> bytes:
    return _pdf([_shown(["The force digs holes."]), b"0 0 m 100 100 l S", b""])


def with_footnotes() -> bytes:
    """“The crime³ and”, then “H2O in 2017⁴” with its marks set smaller and higher."""
    return _pdf(
        [
            b"BT /F1 10 Tf 50 800 Td 12 TL (The crime) Tj /F1 6 Tf 4 Ts (3) Tj 0 Ts /F1 10 Tf ( and) Tj T*"
            b" (H2O rose by 4.5% in 201) Tj (7.) Tj /F1 6 Tf 4 Ts (12) Tj ET"
        ]
    )


def with_raised_mark(mark: str) -> bytes:
    """“The holes are deep and few”, with a mark set smaller and higher behind “holes” and behind “few.”"""
    raised = b"/F1 6 Tf 4 Ts (%s) Tj 0 Ts /F1 10 Tf" % _escaped(mark)
    return _pdf(
        [
            b"BT /F1 10 Tf 50 800 Td 12 TL (The holes) Tj %s ( are deep and few.) Tj %s ( All leak.) Tj ET"
            % (raised, raised)
        ]
    )


def bomb(times: int = 5_000_000) -> bytes:
    """A few hundred kilobytes that unpack to more text than a library."""
    stream = b"BT /F1 10 Tf 50 800 Td 12 TL " + b"(aaaaaaaaaaaaaaaa) Tj T* " * times + b"ET"
    return _pdf([zlib.compress(stream, 9)], filtered=b"/Filter /FlateDecode ")


def encrypted() -> bytes:
    """Locked with a password that nobody knows."""
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"5a" * 32, b"a5" * 32)
    return _pdf([_shown(["Secret holes."])], trailer=b"/Encrypt %s /ID [<00> <00>] " % lock)


def damaged() -> bytes:
    return pdf(["The force digs holes."])[:180]


def web_page(inside: str, charset: str = "utf-8") -> bytes:
    return f"<!DOCTYPE html><html><head><title>Head</title></head><body>{inside}</body></html>".encode(charset)


def upload(data: bytes, name: str = "report.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def report_with_furniture(pages: int = 100) -> bytes:
    """A sentence on each page runs over to the next, with a foot and a head in its middle."""
    return pdf(
        *(
            [
                "Borsetshire Police: an inspection of digging",
                f"holes of part {number * 7 % 50} are deep.",
                f"Recommendation {number * 3 % 40}",
                f"The force knows that the {'x' * (number % 9)}",
                f"Page {number} of {pages}",
            ]
            for number in range(1, pages + 1)
        )
    )


def _shown(lines: Iterable[str]) -> bytes:
    shown = b"".join(b"(%s) Tj T* " % _escaped(line) for line in lines)
    return b"BT /F1 10 Tf 50 800 Td 12 TL " + shown + b"ET"


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _pdf(streams: list[bytes], filtered: bytes = b"", trailer: bytes = b"") -> bytes:
    kids = b" ".join(b"%d 0 R" % (4 + 2 * place) for place in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(streams), kids),
        FONT,
    ]
    for place, stream in enumerate(streams):
        objects.append(PAGE % (5 + 2 * place))
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (filtered, len(stream), stream))
    return _written(objects, trailer)


def _written(objects: list[bytes], trailer: bytes) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    end = b"trailer << /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    return out + table + end
