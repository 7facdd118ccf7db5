"""Makes beside the visitors what they would otherwise wait for, and looks whether the data moved in their place.

A version that is new is made ready before anyone sees it; one that cannot be made ready is shown all the same.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lessons.catalogue import Loaded, Shelf
from lessons.readiness import default_as_of
from lessons.words import Language
from ui import html
from ui.blank_spots import spread_of
from ui.experiments import newest_first, shared_by_more
from ui.flow_page import flow_of
from ui.language import LANGUAGES
from ui.mentions import mentions_of
from ui.news import news_of
from ui.obstacles import ready_of
from ui.rooms import purge
from ui.shelf import shelf
from ui.trail_page import around_of
from ui.uses import resting
from ui.versions import Version, versions

SHARE, LONGEST = 50, 10.0
"""After a look at the folder the watch rests so many times as long as it took (two percent of a core), at most 10 s."""
HOUR = 3_600.0
"""So often it looks whether there are sessions that are kept no longer; the first time at the start."""
OF_LANGUAGES: tuple[Callable[[Version, Language], object], ...] = (resting, ready_of, spread_of, flow_of, news_of)
"""What pages keep per version and language, each made once."""
OF_VERSIONS: tuple[Callable[[Version], object], ...] = (newest_first, shared_by_more, around_of, mentions_of)
"""What is the same in every language."""
_log = logging.getLogger("doetank")


def make_ready(loaded: Loaded) -> None:
    """Make all that the pages share of this version, in both languages; what fails is logged, and made when asked."""
    try:
        _made(versions().of(loaded.catalogue))
    except Exception:
        _log.exception("version %s was not made ready", loaded.catalogue.fingerprint[:12])


def _made(version: Version) -> None:
    html.compiled()
    catalogue = version.catalogue
    if catalogue.edition:
        version.readiness(default_as_of(catalogue).day)
    for language in LANGUAGES:
        version.make_ready(language)
        for spoken in OF_LANGUAGES:
            spoken(version, language)
    for shared in OF_VERSIONS:
        shared(version)


class Watch:
    """Looks at a folder again and again, in a thread of its own, so that no visitor has to; once an hour at old sessions."""

    def __init__(
        self, shelf: Shelf, prepare: Callable[[Loaded], None] = make_ready, purge: Callable[[], None] = purge
    ) -> None:
        self.shelf, self.prepare, self.purge, self.every = shelf, prepare, purge, shelf.every
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def begin(self) -> None:
        """From now on a look at the shelf touches no disk; what lies there is made ready first."""
        self.shelf.every = float("inf")
        self._thread.start()

    def end(self) -> None:
        """Stop looking; visitors look again themselves."""
        self._ended.set()
        self.shelf.every = self.every

    def _run(self) -> None:
        self._looked(lambda: self.prepare(self.shelf.look()))
        gc.collect()
        gc.freeze()
        rest, purged = self.every, -HOUR
        while not self._ended.wait(rest):
            before = time.thread_time()
            self._looked(lambda: self.shelf.refresh(self.prepare))
            purged = self._purged(purged)
            rest = max(self.every, min(LONGEST, SHARE * (time.thread_time() - before)))

    def _purged(self, last: float) -> float:
        """Take away old sessions once an hour; when that was last done."""
        now = time.monotonic()
        if now - last < HOUR:
            return last
        self._looked(self.purge)
        return now

    def _looked(self, look: Callable[[], object]) -> None:
        """One look; one that fails is logged and ends nothing: the next may do."""
        try:
            look()
        except Exception:
            _log.exception("what is watched could not be looked at")


@contextmanager
def watching() -> Iterator[Watch]:
    """The shelf of this process is watched for as long as the block lasts."""
    watch = Watch(shelf())
    watch.begin()
    try:
        yield watch
    finally:
        watch.end()
