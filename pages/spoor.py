"""Trail: one record with all that leads to it and all that follows, or the flow of an experiment, a theme or everything."""

from ui import flow_page, trail_page

record = trail_page.chosen()
if record:
    trail_page.one(record)
else:
    flow_page.whole(trail_page.unknown())
