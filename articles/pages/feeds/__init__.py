"""Every list of stories, and that of corrections, as RSS 2.0, Atom 1.0 and JSON Feed 1.1, with full text.

`entries` says what a feed and an entry hold; `stories` and `corrections` make them, once; `forms` writes them in each
form; `freshness` says since when it has been so; `views` answers. An entry's id is a `tag:` URI and outlives its
address: a reader's program must know the story again after its slug, its section or the whole site has moved.
"""
