"""A group of pieces and a width → their cheapest shape for each height they can close at, grown from those of smaller groups.

It knows shapes and how they are judged: closing, the editor's modules and all above them may import it.
"""
