"""The log of a server that writes one line per request: without who asked, and without codes and keys."""

from __future__ import annotations

import logging
import re

_SECRET = re.compile(r"/(s|m|zaal)/+[^/?]+", re.IGNORECASE)
_LONG = re.compile(r"(?<=/)[\w-]{24,}(?=/|$)")
_WHO = re.compile(r"^\S+:\d+ - ")


class Masked(logging.Filter):
    """Takes the address of the visitor, the key or code in a path, and every query out of a line of uvicorn."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line through, without those."""
        if isinstance(record.args, tuple) and len(record.args) == 5:
            _, method, path, version, status = record.args
            record.args = ("-", method, masked(str(path)), version, status)
        elif "WebSocket" in str(record.msg) and isinstance(record.args, tuple) and len(record.args) >= 2:
            _, path, *more = record.args
            record.args = ("-", masked(str(path)), *more)
        elif _WHO.match(line := record.getMessage()):
            record.msg, record.args = _WHO.sub("- - ", line), ()
        return True


def masked(path: str) -> str:
    """`/s/KEY?x=1` is `/s/...`, however it is written; what is as long as a key is never whole."""
    return _LONG.sub("...", _SECRET.sub(r"/\1/...", path.partition("?")[0]))


def keep_secrets_out() -> None:
    """From now on; `streamlit run` writes no such log, `uvicorn dashboard:app` does."""
    for name in ("uvicorn.access", "uvicorn.error"):
        log = logging.getLogger(name)
        if not any(isinstance(found, Masked) for found in log.filters):
            log.addFilter(Masked())
