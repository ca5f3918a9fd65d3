"""A masthead 报头 → its texts, and the lines of the grid it takes: as a nameplate over the page, or lettered beside its data.

It knows the grid alone: furniture may import it, and what draws the masthead and the paper's own lines.
"""
