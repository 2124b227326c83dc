"""Stories of newspaper shape, each sentence labelled with what a careful sub-editor would accept as its answer.

`stories` reads them, `invented_bodies` adds the bodies that they are about to the record, `measure` asks the rule.
How to add one: docs/newspaper-corpus.md.
"""
