"""Make-up without sweeps: Python looks for no cycles among its tables, which are all in use until a grid's last page is made up.

They hold millions of small values. To go through them again and again, as Python does while they grow, took a quarter of the time
that a crowded broadsheet takes; once they are done with, one sweep frees them all.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """Put sweeps off until the block ends, unless nobody wants any."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()
