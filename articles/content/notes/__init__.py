"""Notes of the desk to itself, which no reader sees: `[[TK check with legal]]` in a story's words, or in its margin.

`finding` finds the notes in words or in a body; `leaving_out` gives the words as readers see them, and every queryset
of what readers may see hands out rows in that form; `counting` says how many of a story are open. The rows of notes in
the margin are `MarginNote` (articles/models/margin_notes.py).
"""
