"""The bytes of a PDF → the same PDF in the order of its pages, linearised (ISO 32000-1, annex F): fast web view.

What page 1 needs stands first and a table tells where the others lie, so that a viewer shows page 1 before the rest has come, and
any other page without all before it. Nothing but the order of the objects changes; small ones are packed into compressed streams
(PDF 1.5), which PDF/A-2 allows. The same bytes give the same bytes.
"""

from __future__ import annotations

from io import BytesIO


def linearised(data: bytes) -> bytes:
    """Return a whole PDF linearised, or as it is where it has no pages.

    Both halves of its ID are new, made of its content: they differ only in a file that was changed since.
    """
    import pikepdf  # noqa: PLC0415  # imported late: files for the press go without

    written = BytesIO()
    with pikepdf.open(BytesIO(data)) as file:
        if not file.pages:
            return data
        del file.trailer.ID  # else the old one would stay as the first half
        file.save(
            written,
            linearize=True,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            fix_metadata_version=False,  # the packet stays as it was written
        )
    return written.getvalue()
