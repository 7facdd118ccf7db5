"""New and used: what came into the collection since a date, who used which lesson, and which wait to be used."""

from ui import news, use_log

seen = news.looked()
news.headline(seen, use_log.since_words(seen.since))
news.another_day(seen)
news.themes(seen)
news.listing(seen)
use_log.noted()
use_log.waiting()
