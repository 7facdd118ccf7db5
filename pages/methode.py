"""Method: how a level comes about, the sources with how far each was read, the state of the data, and how to cite."""

from ui import health, method, sources

source = sources.chosen()
if source:
    sources.one_source(source)
else:
    method.headline()
    method.contents()
    method.method()
    sources.all_sources()
    health.data_health()
    health.colophon()
