"""How files become the record: a pure parse (`tables`, `rows`), a comparison with what is held (`planning`), one write.

`load_record` (the files in `inspections/data/`), `import_judgments` and the admin all come this way.
"""
