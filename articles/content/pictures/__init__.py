"""The sizes and forms in which readers get a picture: made once, when it is saved, and never for a request.

`sizes` says which there are, `render` makes them, `store` keeps them, `layout` says which of them each
place of the layout draws.
"""
