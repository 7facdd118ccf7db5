"""Trail: one record with all that leads to it and all that follows, or the flow of an experiment, a theme or everything."""

from ui import trail_page

trail_page.headline()
