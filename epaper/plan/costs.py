"""What a page editor dislikes, in one currency. 1.0 is a blemish nobody but an editor sees; 30 is a fault nobody lets pass.

Every constant names its rule in the rulebook of make-up; the planner adds them up and takes the least.
"""

from epaper.geometry import mm

# A column-line left unused (F6), be it one at the foot of a last leg (G6): pages without any are there to be found.
SPARE_LINE = 8.0
# ... nor are more than SPARE_MOST of them at one foot, which make a hole; for each beyond.
SPARE_MOST, HOLE_LINE = 2, 16.0
# A line the copy is loosened or tightened by to end level; added to what the line breaker itself reports.
COPYFIT_LINE = 0.25
# A leg shorter than LEG_SHORT lines is choppy, one shorter than LEG_LEAST forbidden; longer than LEG_LONG tires (F4).
LEG_LEAST, LEG_SHORT, LEG_LONG = 5, 9, 58
LEAD_LEG = 3  # ... but legs of the paper's lead over a part of its page may be so short where it has no more copy (H9)
SHORT_LEG, LONG_LEG = 0.7, 0.08  # a line short of, or beyond, these
# A story in one flat slab of legs over the page's full width makes a stack, not a page (F3).
CUT_THROUGH = 75.0
# ... but for one story as a strip over all columns at the page's foot, no deeper than this share of the page.
FOOT_STRIP, STRIP = 8.0, 1 / 3
# A cut through part of the width only.
CUT = 0.8
# A gutter that runs white from the page's head to its foot, no head, picture or box over it, parts the page in two; so mildly
# because a story reads on across it (F3).
LANE = 4.0
# Heads over two or more columns with so little copy between them that they stand one on the other, and neither leads; per line
# short of HEADS_APART (H5).
HEADS_APART, HEADS_NEAR = 10, 2.4
# Two heads side by side on one level (H8); half where size and face differ much.
BUMP = 120.0
# A box or tint gives texture once a page; more of them make a form.
FIRST_BOX, NEXT_BOX = -1.2, 15.0
# A broken measure 破栏 gives texture too.
BROKEN = -0.4
# A head that stands upright 竖题 where nobody asked; one set across though it was asked to stand; a second upright one on a
# page (H11).
UPRIGHT, UPRIGHT_DENIED, NEXT_UPRIGHT = 6.0, 14.0, 40.0
# A picture above its story's head 图上题下, where two heads would bump: the head should be what is met first.
TOPPED = 4.0
# A deck 副题 left out where an editor lets it go: it is part of the story, but less than a line left unused.
DECK_LEFT_OUT = 2.5
# A story without the pull-quote 引语 an editor names for it; without one whose choice is left open.
QUOTE_DENIED, QUOTE_LEFT_TO_US = 2.0, 0.6
# A jump costs the reader a turn of the page (F5); the paper's lead should not jump, nor a story twice.
JUMP, JUMP_LEAD, JUMP_AGAIN = 15.0, 1.0, 30.0
# A jump that falls on a paragraph's end, where the reader thinks the story is over.
JUMP_AT_END = 10.0
# A jump that parts a row of a table or a sub-heading from its copy; paragraphs may yet shift it.
JUMP_TEARS = 12.0
# Times what the setter charges for the end of a leg: 3 for a short last line alone at a leg's head (P4).
LEG_END = 4.0
# ... but no end of a leg costs more than this: a row of a table or a short box parted.
LEG_TORN = 120.0
# Fewer lines than these before or after a jump (F5: 4 and 6 inches of text).
JUMP_BEFORE, JUMP_AFTER, JUMP_CHOPPY, JUMP_SHORT = 16, 20, 5.0, 1.2
# A head larger than that of a higher-ranked story on the page, and per unit of size ratio (H7).
INVERTED, INVERSION = 6.0, 45.0
# The head that leads the page not clearly larger than every other (H7 asks for 12 pt: a ratio of 1.5 on a small page).
DOMINANCE, DOMINANT = 40.0, 1.3
DOMINANT_BY, LARGE_PAGE = 12.0, mm(330)  # points by which it is once all is in its place, on pages so wide
# ... or even smaller than another one.
OUTDONE = 12.0
# The paper's lead 头条 not over the full width of page 1: it is what the page is built on.
LEAD_NARROW = 8.0
# A story standing earlier or later than its rank asks, per place.
OUT_OF_ORDER = 0.5
# A story of a group apart from the others of it, per page between.
GROUP_APART = 0.5
# A page built like the one before it; one whose lead only runs on down the same side; one with a headline band 题带 as that had.
SAME_SHAPE, SAME_SIDE, BAND_AGAIN = 9.0, 4.0, 24.0
# A tenth of a picture trimmed away; two tenths hurt four times as much. Charts and maps are never trimmed.
CROPPED = 0.7
# ... but leave a line of white when their place is higher than they are.
WHITE_BESIDE = 0.6
# A picture narrower than half its block looks lost; this per missing column, or for one too many of a chart or a second picture;
# and of a head and shoulders, which is large enough in one.
PICTURE_SMALL, PICTURE_LARGE, MUGSHOT_LARGE = 2.5, 0.9, 2.5
# A line that a grey box for a picture nobody has seen is lower or higher than it should be: white would be worse.
UNSEEN_LARGE = 0.3
# A page's worth of pictures beyond a fifth of it.
PICTURE_HUGE = 30.0
# A picture at the left, where the story begins, while other legs begin beside it: the eye meets these first; per line of it, and
# per line beyond so many, at which nobody looks for the beginning any more.
PICTURE_LEFT, BEGUN_LATE, BEGUN_DEEP, BEGUN_BURIED = 0.3, 0.25, 24, 0.5
# A picture with no copy of its story below it, right above another story: it may be taken for that one's.
PICTURE_BARE = 3.0
# A leg that begins, under pictures, so many lines below the foot of the one before it, level with what is another story there;
# per line beyond.
RESUMED_FAR, RESUMED_LATE = 4, 0.8
# Pictures side by side of which one is so many lines higher, so that their captions end level.
UNEVEN = 2.5
# Pictures side by side with one caption below all 合写说明: the reader has to look which words are of which.
JOINT = 6.0
# A second picture as wide as the first under it: neither dominates (F8).
RIVAL = 3.0
# One picture dominates a page, that of its lead if it has any (F8): another is at the most RIVAL_SHARE as large. This per share
# more, up to RIVAL_MOST; what is larger than the lead's picture is a fault besides.
RIVAL_SHARE, RIVAL_PICTURE, RIVAL_MOST, OUTSHONE = 0.6, 24.0, 30.0, 6.0
# So the largest picture of a lead takes this share of its page, and that of another story no more; per share of it.
LEAD_SHARE, LEAD_SMALL, SECOND_SHARE, SECOND_LARGE = 0.10, 40.0, 0.08, 50.0
# A picture printed below 150 pixels to the inch, or below 100.
FAINT, COARSE = 6.0, 12.0
# Blank lines at a page's foot when nothing else is possible.
BLANK_ROW = 6.0
# A page led by the rest of a story, with nothing but briefs beside it: what is new stands below what is old (F5).
REST_LEADS = 25.0
# ... and one on which no story begins at all: nothing there is new.
NOTHING_NEW = 60.0
# A page given to one story alone while others wait: no lead, nothing to choose from.
ALONE = 8.0
FRONT_ALONE = 25.0  # ... and page 1, from which readers choose
# A story not as an editor has pinned it: its columns, dress, place; its depth costs PIN_ROW and 1 for each line it misses.
PIN_MISSED, PIN_ROW = 200.0, 60.0
# White beside a head (F6), per column-line, but for one that lies on a tint.
WHITE_LINE = 2.0
# ... and beyond this share of a page, as much more: a page may have some air, not holes.
WHITE_SHARE, WHITE_MORE = 0.016, 6.5
# A head over a part of its story's columns 串文题: a head over all of them is the rule (H10), but for one that leads its page;
# above the paper's lead it is weak.
PART_HEAD, PART_PAGE, PART_LEAD = 11.0, 0.8, 14.8
# A line of a table or a poem turned over for want of room, or a table set as records; more than so much is no worse.
TURNED, RECORDS, TURNED_MOST = 2.5, 60.0, 90.0
# A headline band 题带 under the head of a page's lead: by hand one page in four has one. It takes white that would count as such;
# under an agency's head it costs more, for its own copy is what a paper is proud of; and most on page 1, where the masthead has
# bands of its own.
BAND, BAND_AGENCY, BAND_FRONT = 1.5, 4.0, 22.0
# Heads of two briefs side by side: small and alike, as in columns of briefs 简讯, where there may be no other way.
BRIEF_BUMP = 10.0
