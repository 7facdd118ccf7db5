"""Blank spots: per theme and organisation how many lessons there are and how strong; where there are none, what to ask."""

from ui import blank_spots

now = blank_spots.chosen()
blank_spots.headline(now)
blank_spots.filters(now)
blank_spots.table(now)
blank_spots.listing(now)
blank_spots.take_home(now)
