"""Copy, a stock and the pages wanted → the grids to try, the most promising first, and the issue made ready on each of them.

It knows pages: only copyfit may import it.
"""
