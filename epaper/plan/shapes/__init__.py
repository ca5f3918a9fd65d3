"""Pieces of copy → what pages are built of: shapes 版块 that fill rectangles of the grid, and the parts a shape may be made of.

It knows stories and judges nothing as a whole: judging, growth and all above them may import it.
"""
