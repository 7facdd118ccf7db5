"""Blank spots: per theme and organisation how many lessons there are and how strong; where there are none, what to ask."""

from ui import blank_spots

blank_spots.headline()
