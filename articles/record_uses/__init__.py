"""Where the record is used: attached to stories, placed in bodies, and named in prose alone.

`find_judgments` is the finder, honest about being one: it takes what sentences mention (articles/prose) and returns
what a story says of which judgment. `mentions` stores its finds; `uses` lists every use of a judgment, source, body or
quote; `record_changes` is the query of uses whose judgment has changed, less the answers.
"""
