"""Obstacles: what stood in the way, per dimension and organisation, and what was tried against it."""

from ui import obstacles

obstacles.headline()
