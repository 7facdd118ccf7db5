"""What can be taken away: a summary on one page, slides, results."""

from ui import takeaway
from ui.data import edition

edition()
takeaway.show_takeaway()
