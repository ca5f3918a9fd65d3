"""What of an issue is no story: ears, advertisements, notices, index box → its place, and the lines it leaves to copy.

It knows heads, pictures and the masthead, no story: all that builds pages may import it, and what draws ears and corners.
"""
