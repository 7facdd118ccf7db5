"""Concepts for real work: how each stands on the criteria, where it could be tried, and what must be tested."""

from ui import concepts

concepts.headline()
concepts.contents()
concepts.comparison()
concepts.side_by_side()
concepts.all_concepts()
concepts.downloads()
