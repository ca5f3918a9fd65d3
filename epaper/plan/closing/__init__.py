"""Pieces of copy and one page's lines → the cheapest shapes that fill it exactly, scored rule by rule; or the least bad ending.

It knows growth and one page at a time: pages, the account and all above them may import it.
"""
