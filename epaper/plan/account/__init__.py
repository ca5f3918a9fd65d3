"""Pages as they were made up → their account in lines and cost, and findings for people: what is short, what was left out.

It knows closing, for the score: finishing and copyfit may import it.
"""
