"""How the database of sessions came to be what it is, step by step, in SQL that both databases take.

A step is never changed once it was released: a database may stand anywhere in this list. What `store` says of the tables
is what all steps together make; a test compares the two.
"""

from __future__ import annotations

_SESSION = "session VARCHAR(32) NOT NULL"
_OF_SESSION = "FOREIGN KEY (session) REFERENCES sessions (id) ON DELETE CASCADE"

STEPS: tuple[tuple[str, ...], ...] = (
    (  # 1: sessions, their questions, who takes part, what they vote, say and support
        "CREATE TABLE schema (version INTEGER NOT NULL)",
        "INSERT INTO schema (version) VALUES (0)",
        """CREATE TABLE sessions (
            id VARCHAR(32) NOT NULL PRIMARY KEY, code VARCHAR(16) NOT NULL, key_hash VARCHAR(64) NOT NULL,
            title TEXT NOT NULL, language VARCHAR(2) NOT NULL, plan TEXT NOT NULL, state VARCHAR(16) NOT NULL,
            current VARCHAR(32) NOT NULL, opened_at FLOAT NOT NULL, closed_at FLOAT, joins_until FLOAT NOT NULL,
            kept_until FLOAT NOT NULL, UNIQUE (code), UNIQUE (key_hash))""",
        f"""CREATE TABLE questions ({_SESSION}, id VARCHAR(32) NOT NULL, place INTEGER NOT NULL, asked TEXT NOT NULL,
            phase VARCHAR(16) NOT NULL, PRIMARY KEY (session, id), {_OF_SESSION})""",
        f"""CREATE TABLE voters ({_SESSION}, id VARCHAR(64) NOT NULL, role VARCHAR(32) NOT NULL,
            organisation VARCHAR(64) NOT NULL, joined_at FLOAT NOT NULL, PRIMARY KEY (session, id), {_OF_SESSION})""",
        f"""CREATE TABLE votes ({_SESSION}, question VARCHAR(32) NOT NULL, round INTEGER NOT NULL,
            voter VARCHAR(64) NOT NULL, answer TEXT NOT NULL, seq BIGINT NOT NULL, at FLOAT NOT NULL,
            PRIMARY KEY (session, question, round, voter), {_OF_SESSION})""",
        f"""CREATE TABLE words ({_SESSION}, id VARCHAR(64) NOT NULL, question VARCHAR(32) NOT NULL,
            voter VARCHAR(64) NOT NULL, text TEXT NOT NULL, state VARCHAR(16) NOT NULL, at FLOAT NOT NULL,
            PRIMARY KEY (session, id), {_OF_SESSION})""",
        "CREATE INDEX words_of_question ON words (session, question)",
        f"""CREATE TABLE support ({_SESSION}, words VARCHAR(64) NOT NULL, voter VARCHAR(64) NOT NULL,
            given BOOLEAN NOT NULL, seq BIGINT NOT NULL, PRIMARY KEY (session, words, voter), {_OF_SESSION})""",
    ),
    (  # 2: when words were decided on and supported, so that the room sees every change; old sessions are found by date
        "ALTER TABLE words ADD COLUMN decided_at FLOAT",
        "ALTER TABLE support ADD COLUMN at FLOAT NOT NULL DEFAULT 0",
        "CREATE INDEX sessions_by_end ON sessions (kept_until)",
    ),
    (  # 3: who gave a vote or wrote words, as they said it then: what was shown stays when they say otherwise
        "ALTER TABLE votes ADD COLUMN role VARCHAR(32) NOT NULL DEFAULT 'other'",
        "ALTER TABLE votes ADD COLUMN organisation VARCHAR(64) NOT NULL DEFAULT 'other'",
        """UPDATE votes SET
            role = (SELECT v.role FROM voters v WHERE v.session = votes.session AND v.id = votes.voter),
            organisation = (SELECT v.organisation FROM voters v WHERE v.session = votes.session AND v.id = votes.voter)
            WHERE EXISTS (SELECT 1 FROM voters v WHERE v.session = votes.session AND v.id = votes.voter)""",
        "ALTER TABLE words ADD COLUMN role VARCHAR(32) NOT NULL DEFAULT 'other'",
        "ALTER TABLE words ADD COLUMN organisation VARCHAR(64) NOT NULL DEFAULT 'other'",
        """UPDATE words SET
            role = (SELECT v.role FROM voters v WHERE v.session = words.session AND v.id = words.voter),
            organisation = (SELECT v.organisation FROM voters v WHERE v.session = words.session AND v.id = words.voter)
            WHERE EXISTS (SELECT 1 FROM voters v WHERE v.session = words.session AND v.id = words.voter)""",
    ),
    (  # 4: in which language words were written; of those that are there it is that of their session, as they counted
        "ALTER TABLE words ADD COLUMN language VARCHAR(2) NOT NULL DEFAULT 'nl'",
        "UPDATE words SET language = (SELECT s.language FROM sessions s WHERE s.id = words.session)",
    ),
    (  # 5: which cookies of a coach steer no more, as hashes: so it holds in every process, and after a restart
        "ALTER TABLE sessions ADD COLUMN ended TEXT NOT NULL DEFAULT ''",
    ),
)
