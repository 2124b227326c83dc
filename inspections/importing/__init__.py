"""How files become the record: a pure parse (`tables`), a comparison with what is held (`compare`), one write
(`apply`).

There are three kinds of file, each described by one object (`kinds`). `load_record` (the files in `inspections/data/`),
the `import_…` commands and the admin's upload all come this way.
"""
