"""Lessons: choose by theme, organisation, kind, source, origin and word; each with its strength and trail; take them home."""

from ui import lesson_page, lessons_page, search
from ui.lesson_choice import chosen, filters

now = chosen()
lesson_page.one()
lessons_page.headline(now)
filters(now)
lessons_page.listing(now)
lessons_page.take_home(now)
search.elsewhere(now.choice.search)
