"""The script that Streamlit runs for every screen: the frame, and the page the address asks for."""

from ui.guard import guard
from ui.site import run

with guard():
    run()
