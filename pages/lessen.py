"""Lessons: one of them with all that is known of it, or those of a choice, with the filters; each with its strength and trail."""

from ui import lesson_page, lessons_page, search
from ui.lesson_choice import chosen
from ui.lesson_filters import filters, order

now = chosen()
if not lesson_page.one(now):
    lessons_page.headline(now)
    filters(now)
    lessons_page.found_bar(now)
    order(now)
    lessons_page.listing(now)
    lessons_page.take_home(now)
    search.elsewhere(now.choice.search)
    lessons_page.follow()
