"""An issue's stories → the matter make-up has to place, in order of rank: how tall each is at each measure, and all it may wear.

It knows heads and pictures and no page: all that builds pages may import it, and who hands in the galleys or draws quotes.
"""
