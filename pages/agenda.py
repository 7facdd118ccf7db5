"""Putting a presentation together: which slides and questions, in which order."""

from ui import agenda_page
from ui.data import edition

edition()
agenda_page.show_agenda()
