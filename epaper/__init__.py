"""`epaper`: the text of a newspaper issue in, a typeset facsimile out (电子报 on the desktop)."""
