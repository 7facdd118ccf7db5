"""Obstacles: what stood in the way, per dimension and organisation, and what was tried against it."""

from ui import obstacles

now = obstacles.chosen()
obstacles.headline(now)
obstacles.table(now)
obstacles.coming_back()
obstacles.filters(now)
obstacles.listing(now)
obstacles.take_home(now)
