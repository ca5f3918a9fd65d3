"""The rules of a press, by subject: each a function from what a page paints, or the file holds, to the faults found."""
