"""An editor's modules 版位, or an issue made up before → the same pages with today's copy, or what keeps them out.

It knows growth and nothing of the search: pages and copyfit may import it, and who pins pages or makes them up again.
"""
