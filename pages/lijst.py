"""My list: the lessons that the address keeps; put them in order, share them, print them as one page, take them home."""

from ui import shortlist_page

shortlist_page.headline()
shortlist_page.listing()
shortlist_page.share()
shortlist_page.take_home()
