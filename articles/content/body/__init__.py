"""The body of a story: few kinds of HTML, and places where a record of the story is drawn.

A place is `<div data-place="quote" data-key="…"></div>`: it names the record and holds none of its words, so what
readers see is always drawn from the record. `clean` lets nothing else in; `blocks` takes a body apart; `render` makes
the page, the feed and the plain text of it; `diff` sets two bodies beside each other by paragraph and word.
"""
