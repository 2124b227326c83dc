"""The readers' search: stories by their full text, the record by its names.

`query` reads what was typed; `keeping` has the database keep the words of stories in step with every write; `sqlite`
and `postgresql` find them, behind `stories`; `record` finds bodies, inspections and judgments by what they are called;
`names` mends a slip in a name. Nothing is shown, marked or counted before `published()` or `public()` has let it pass.
"""
