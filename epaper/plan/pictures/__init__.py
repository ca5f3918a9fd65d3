"""An article's pictures → rows of whole columns and lines under its head: how large, how far trimmed, and what that costs.

It knows the grid and no page: stories, furniture and all that builds pages may import it, and what draws pictures.
"""
