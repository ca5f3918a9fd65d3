"""A page of shapes → what an editor holds against it as a whole, and the same page with its heads in the order that mends most.

It knows shapes, not how they were found: growth and all above it may import it.
"""
