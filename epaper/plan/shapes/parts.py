"""Pieces of copy → the parts shapes are made of: who leads, how it may look, how its legs end, what it takes at the least."""

from __future__ import annotations

from epaper.plan.shapes.bodies import Bodies
from epaper.plan.shapes.dresses import Dresses
from epaper.plan.shapes.leads import Leads
from epaper.plan.shapes.least import Least
from epaper.plan.shapes.looks import Looks
from epaper.plan.shapes.wishes import Wishes
from epaper.plan.stories.matter import Matter, Piece


class Parts:
    """Answers what shapes may be made of, for the copy of one issue on one grid.

    Each question has one name here, whoever answers it: the search asks most of them hundreds of thousands of times.
    """

    def __init__(self, matter: Matter, upright: int | None = None) -> None:
        """Take the copy; the story of that order is asked to have an `upright` head, as those are whose editors want it."""
        self.matter = matter
        self.turned = upright
        self.cells = matter.grid.cells
        self._briefs = frozenset(order for order in range(len(matter.articles)) if matter.brief(order))
        leads, wishes, bodies = Leads(matter), Wishes(matter), Bodies(matter)
        dresses = Dresses(matter, wishes)
        looks = Looks(matter, dresses, upright)
        least = Least(matter, looks, dresses)
        self.lead_of, self.page_leads, self.leads_narrow = leads.lead_of, leads.page_leads, leads.leads_narrow
        self.asked_topped = wishes.asked_topped
        self.width_price, self.depth_price, self.dress_price = wishes.width_price, wishes.depth_price, wishes.dress_price
        self.turned_price, self.measure_price = wishes.turned_price, wishes.measure_price
        self.heads, self.pictures, self.pictures_alone = looks.heads, looks.pictures, looks.pictures_alone
        self.uprights, self.may_stand_upright, self.upright_head = looks.uprights, looks.may_stand_upright, looks.upright_head
        self.dresses, self.crown_dresses, self.dressed_price = dresses.dresses, dresses.crown_dresses, dresses.price
        self.lines, self.slacks, self.body = bodies.lines, bodies.slacks, bodies.body
        self.bodies, self.legs_end = bodies.bodies, bodies.legs_end
        self.floor, self.floors, self.area, self.areas = least.floor, least.floors, least.area, least.areas

    def brief(self, piece: Piece) -> bool:
        """Say whether a piece is a brief, all of it."""
        return piece.order in self._briefs and not piece.part
