"""Facsimile and issue → the facsimile with every article in full behind it, set for a phone or an A5 reader 附：文章全文."""
