"""New and used: what came into the collection since a date, who used which lesson, and which wait to be used."""

from ui import news

news.headline()
