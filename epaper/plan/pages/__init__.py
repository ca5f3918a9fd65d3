"""An issue's copy on one grid and so many pages → which pieces share a page, how each page is built, and who jumps where.

It knows closing and the editor's modules: trials and copyfit may import it.
"""
