"""Experiments: all of them with what they came to, or the story of the one in the address."""

from ui import experiments, story, story_trail

one = experiments.chosen()
if one is None:
    experiments.listing()
else:
    story.opening(one)
    story_trail.trail(one)
    story_trail.flow(one)
    story.ending(one)
