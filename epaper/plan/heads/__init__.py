"""An article's head at a width → the ways it may be set, what each costs, and how high it stands in whole lines (占行).

It knows the grid and no page: stories, furniture and all that builds pages may import it, and what draws heads.
"""
