"""The numbers of typesetting, together: each with its reason, source and unit. em = multiples of the type size; cells = body ems.

Costs ("demerits") are relative: 1 is a line opened by 0.05 em per gap, the most that reads as even colour (rulebook L12).
"""

from __future__ import annotations

from typing import Final, NamedTuple

# --- boxes and gaps, in em -------------------------------------------------------------------------------------------
HALF: Final = 0.5  # the body of a full-width mark; its other half is space (clreq 3.1.6, GB/T 15834 5.1.10)
DOT_BOX: Final = 0.5  # · in mainland style is half width and fixed (GB/T 15834 5.1.7)
MARK_INSET: Final = 0.04  # white between text and a mark the face draws narrower than a half box (Kai's quotes; by eye)
NARROW_MARK: Final = 0.75  # a mark with less advance than this is no full-width drawing and is placed by its own box
# White between text and a mark whose own white is gone: as in the Song of the copy. Hei draws its comma 0.16 em into the cell,
# which cut to a half leaves it clinging to the word behind (measured).
MARK_BEARING: Final = 0.07
APOSTROPHE: Final = 0.28  # ’ inside a Latin word: its ink is 0.15-0.18 em wide in every face of the house (measured)

# What every gap of Chinese copy may close up when all white has given way: no more than rulebook L12 calls good when opened. Two
# figures are 1.1 em wide, and the tenth of an em by which a line with a date just fails to fit is thus shared by its gaps; at
# 9 points that is less than a dot of 300 to the inch, which nobody sees, and everybody the line torn open instead. Lines of Han
# and marks alone never need it and stay solid (L10).
HAIR: Final = 0.02
HAIRS: Final = 0.25  # and all gaps of a line together: less than half a cell, which marks take
HAN_LATIN: Final = 0.125  # Han-Latin gap: ⅛ em, since newspaper columns are narrow and dates frequent (rulebook L8)
HAN_LATIN_MAX: Final = 0.25  # the end of the house range of rule L8; wider, a date falls apart
# … beside a web address to the end of clreq's (3.2.5): its letters do not open, and its line has few other gaps.
BESIDE_ADDRESS_MAX: Final = 0.5
WORD_SPACE: Final = 1 / 3  # between Latin words (clreq 3.2.6: ⅓, squeezed to ¼, opened to ½)
WORD_SPACE_MIN: Final = 0.25
WORD_SPACE_MAX: Final = 0.5
# English copy: a space of ¼ em is what compositors justified from; it goes down to the ⅙ that news columns of six words a line
# need lest every other line be loose, and opens to ½ (proposal).
ENGLISH_SPACE: Final = 0.25
ENGLISH_SPACE_MIN: Final = 1 / 6
ENGLISH_SPACE_MAX: Final = 0.5
FOREIGN_LETTERS: Final = 20  # a paragraph with as many Latin letters and no Han is set as Latin copy in a Chinese paper
DATELINE_GAP: Final = 1.0  # after 电: 1 em; elastic to ½ because 新华社北京5月20日电 is the hardest line of a paper (§c)
DATELINE_GAP_MIN: Final = 0.5
# … and opened by so much for each of the gaps before it, none of which opens itself (rulebook P7): to 1½ em, more is a hole.
DATELINE_MORE: Final = 0.06
DATELINE_SEAM: Final = 1.0  # between agency, place and date where a dateline must part: as much as after 电
DATELINE_SCALE: Final = 0.92  # or it is set smaller, all of it, by no more than the eye forgives in a bold Hei beside Song
SEMANTIC_GAP: Final = 0.5  # a blank between Han inside a bracket or slogan: ½-1 em
SEMANTIC_GAP_MAX: Final = 1.0

INDENT: Final = 2.0  # first line of every paragraph, also in narrow columns (GB habit, clreq 3.4.1)
INDENT_MIN_CELLS: Final = 5.0  # below this an indent would leave no room for text
WIDEST_CLUSTER: Final = 2.0  # a cluster of many "no such glyph" boxes is drawn into this, so that nothing is overset

KAI_SCALE: Final = 1.04  # LXGW WenKai's face ratio is 0.88 em against Song's 0.905: drawn larger to look equal (measured)
DASH_PULL: Final = 0.06  # of Kai's two dashes towards each other: drawn 2.04 em wide, —— would touch the Han beside it
KAI_RISE: Final = 0.012  # its optical centre 0.352·1.04 = 0.366 em lies under Song's 0.378 (measured)

CAP_PITCH: Final = 1.3  # em; the widest pitch of Latin copy, for the room beside a drop cap
CAP_WHITE: Final = 0.15  # between it and the lines
CAP_CELLS: Final = 13.0  # in narrower measures it would leave too little beside it

# --- demerits of a line ----------------------------------------------------------------------------------------------
GOOD_STRETCH: Final = 0.05  # em per gap that costs 1; twice that costs STRETCH_POWER-fold more
STRETCH_POWER: Final = 3.0  # cubic, as TeX's badness: one very loose line is worse than two middling ones
SQUEEZE: Final = 0.2  # all marks of a line squeezed: normal practice, and 先挤后推 (clreq 3.2.5) wants it before opening
CLOSED_UP: Final = 1.0  # all gaps of a line closed up by a hair: as bad as opened by GOOD_STRETCH
GROW: Final = 0.2  # all word spaces and Han-Latin gaps of a line at their widest
ENGLISH_TIGHT: Final = 2.0  # all blanks of an English line at ⅙ em; at ⅕ it is a third of that
ENGLISH_WIDE: Final = 2.0  # all at ½ em
LOOSE_LIMIT: Final = 0.125  # em per gap; "reject" in rulebook L12, first pass
STRAINED_LIMIT: Final = 0.5  # em per gap; second pass, an unbreakable forces it
# A line that is nothing but letters, as a piece of a web address: they are never spaced out (L10), so it stays short by what it
# lacks. That costs so much for one em, four times as much for two: half an em nobody minds, two only rather than part a word.
ALONE_EM: Final = 60.0
ALONE_MOST: Final = 2.0
HOLE: Final = 300.0  # a line that would open beyond STRAINED_LIMIT, or is one long word, stays short …
RAGGED_EM: Final = 40.0  # … and this for each em it lacks: better than a Latin word split without a hyphen
TORN: Final = 1_000.0  # in English copy it is opened all the same, as bad as a line at STRAINED_LIMIT …
TORN_LIMIT: Final = 1.0  # … to blanks of 1½ em: in justified copy a line short in mid-paragraph looks like its end …
RAGGED: Final = 2_000.0  # … and this more where it cannot be

# --- demerits of a break ---------------------------------------------------------------------------------------------
BEFORE_DASH: Final = 0.5  # —— and …… at a line start: forbidden only at clreq's strict level
BEFORE_COUNTER: Final = 0.25  # 6.2万|人, 3.1万|册: allowed as 26|人 is, but seldom needed
SPLIT_MULTIPLE: Final = 16.0  # 11.8万|亩, 20万|元: the number keeps its 万; only rather than open a line by ⅛ em (L12)
DATE_PART: Final = 0.25  # 5月|20日, 第|19557号: allowed, unlovely
SPLIT_ADDRESS: Final = 6.0  # after / . - and the like inside Latin: where a web address may part without a hyphen
# In a part of an address: only where no way parts it at its joints within STRAINED_LIMIT, and then rather than leave a line
# short by three or four ems; in a long one, that is hardly read as a word, rather than by as little.
SPLIT_LONG_PART: Final = 250.0
SPLIT_SHORT_PART: Final = 450.0
LONG_PART: Final = 9  # characters of a long part at least …
SHORT_PART: Final = 6  # … and of a shorter one …
ADDRESS_LEFT: Final = 3  # … and of what stays on either line, lest a scrap look like a word
ENGLISH_HYPHEN: Final = 2.0  # a hyphen in English copy: as bad as blanks of ½ em
NAME_HYPHEN: Final = 4.0  # in a name
DOUBLE_HYPHEN: Final = 3.0  # and this for the second in two lines, or one before the last line
TRIPLE_HYPHEN: Final = 1_500.0  # where the search without it put three in a row
HYPHENS_IN_ROW: Final = 2  # at most
# A stray Latin word in Chinese copy: only rather than open the line by 0.1 em per gap. Rule L7 keeps
# words whole for the sake of narrow columns; a hole there is worse than a hyphen, so: from 11 cells on, in long common words.
STRAY_HYPHEN: Final = 8.0
LATIN_DASH: Final = 0.5  # after — and – between Latin words
SEAM_PART: Final = 2.0  # 新华社|北京|5月20日电, or 5月|20日电: where a dateline that cannot stay whole is parted
SPLIT_DATELINE: Final = 60.0  # elsewhere in it …
SPLIT_COMPOUND: Final = 6.0  # e-|mail, at a hyphen of the source; in Latin copy no dearer than a hyphen of ours
SPLIT_SLASH: Final = 200.0  # A/|B: rule L1 wants no / at a line end, yet better there than within a word
SPLIT_HYPHEN: Final = 60.0  # 歼|-20, 国|"国, 50%|off: better kept together
SPLIT_TELEPHONE: Final = 120.0  # 0734-|8888888: one number to who dials it; rather a line opened by a quarter of an em
SPLIT_WORD: Final = 1_500.0  # in a Latin word elsewhere: rather two short lines; only a word wider than the measure is cut
SPLIT_LAST: Final = 200.0  # a hyphen where none is wanted, in a narrow measure or a long name of Chinese copy: rather than a hole
SPLIT_NUMBER: Final = 2_000.0  # in a number or before its unit (rulebook L7)
SPLIT_RULE: Final = 100_000.0  # against the line-start and line-end prohibitions (clreq 3.1.7): only so that nothing is lost

# --- the last line of a paragraph ------------------------------------------------------------------------------------
ORPHAN: Final = 1_500.0  # a single character (孤字不成行, clreq 3.4.2): worse than any line within STRAINED_LIMIT
LAST_WORD: Final = 200.0  # in Latin copy, where a short word is one: rather than blanks of ¾ em, but no line is left short for it
LAST_LETTERS: Final = 2  # characters, marks not counted, that a last line needs at least
SHORT_LAST: Final = 0.4  # fewer than SHORT_CELLS: two characters are allowed but thin in a narrow column (rulebook P3)
SHORT_CELLS: Final = 2.75
TIED: Final = 1e-9  # lengths and costs closer than this are equal …
NEARLY: Final = 1e-6  # … and this is enough to allow for sums that were added up in another order

# --- sub-headings 小标题: as few lines as can be, these of like length, parted at a blank of the source ---------------------
HEADING_LINE: Final = 10.0
HEADING_RAG: Final = 4.0  # times the square of the unfilled share
HEADING_SPLIT: Final = 0.5  # a break that is not at a blank

# --- copyfit ---------------------------------------------------------------------------------------------------------
FEWER: Final = 2  # lines below the natural count that are offered to make-up
MORE: Final = 3  # lines above it
# What the end of a leg may cost, weighed against lines opened and squeezed for a paragraph to give or take a line.
LONE_LAST: Final = 6.0  # a last line of less than half the measure alone at a leg's head (孤行, rulebook P4)
LONE_BELOW: Final = 6.0  # a first line alone between a table, list or poem and a leg's foot: it reads as a note to that
HYPHEN_AT_FOOT: Final = 4.0  # a word parted over two legs
LONE_FIRST: Final = 0.5  # a first line alone at a leg's foot: clreq leaves it alone …
TURNED: Final = 12.0  # … but where the copy turns to another page everything weighs so much more
BARE_SUBHEADING: Final = 12.0  # less than FOLLOWING lines under a sub-heading (rulebook P6)
FOLLOWING: Final = 3
HEADED_MOST: Final = 12  # lines of further sub-headings that stand with it: more would leave a leg half empty
WHITE_AT_FOOT: Final = 8.0  # a line of white as a leg's last: its foot stands a line short of the others (rulebook G6)
TORN_BLOCK: Final = 1_000.0  # a leg that ends inside what must stand together


class Tolerance(NamedTuple):
    """How much a pass of the breaker may allow: em per gap, the dearest break; what a second hyphen in a row costs."""

    stretch: float
    split: float
    ragged: bool
    hyphens: float = DOUBLE_HYPHEN


# Tried in order until one sets the paragraph; the last always does. Lines are gained and saved for copyfit only in the first,
# where nobody sees it.
PASSES: Final = (
    Tolerance(LOOSE_LIMIT, SPLIT_MULTIPLE, ragged=False),
    Tolerance(STRAINED_LIMIT, SPLIT_TELEPHONE, ragged=False),
    Tolerance(STRAINED_LIMIT, SPLIT_SHORT_PART, ragged=True),
    Tolerance(STRAINED_LIMIT, SPLIT_NUMBER, ragged=True),
    Tolerance(STRAINED_LIMIT, SPLIT_RULE, ragged=True),
)
