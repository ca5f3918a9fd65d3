"""What holds for all tests: laws are tried on the same examples every time, so that a red test is red for everyone.

`pytest --hypothesis-profile explore` tries new ones, and many.
"""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None, max_examples=500)
settings.load_profile("steady")
