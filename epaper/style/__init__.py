"""A style file → the look of a paper; and what is asked of one issue. The names the other rooms use are gathered here."""

from epaper.style.asked import Style
from epaper.style.files import choose_house, house_of_language, load_style
from epaper.style.model import HeadFaces, House
from epaper.style.wording import Wording

__all__ = ["HeadFaces", "House", "Style", "Wording", "choose_house", "house_of_language", "load_style"]
