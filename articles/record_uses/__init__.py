"""Where the record is used: attached to stories, placed in bodies, and named in prose alone.

`prose` is the finder, pure and honest about being one: it reads names made by rule from the record (`names`, `areas`,
`periods`, `grades`) and returns what a story says of which judgment. `mentions` stores its finds; `uses` lists every
use of a judgment, source, body or quote; `tasks` is the query of uses whose judgment has changed, less the answers.
"""
