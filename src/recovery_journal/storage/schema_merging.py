"""The tables by which copies of a journal come together, in SQL; a step of `migrations`.

What a copy holds is a set that only grows: versions of entries, wordings of threads, states of
settings, and the bare ids of what is gone. Two copies together hold what is in either, without
what is gone in either.
"""

M007 = """
CREATE TABLE gone (
  id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE joined (
  version TEXT NOT NULL,
  parent TEXT NOT NULL,
  entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  PRIMARY KEY (version, parent)
) STRICT, WITHOUT ROWID;
CREATE INDEX joined_by_entry ON joined (entry_id);
INSERT INTO joined (version, parent, entry_id)
  SELECT e.version, h.version, e.id FROM entries e JOIN history h ON h.entry_id = e.id
  WHERE h.version IS NOT e.parent
  AND h.version NOT IN (SELECT parent FROM history WHERE parent IS NOT NULL);

CREATE TABLE undecided (
  version TEXT PRIMARY KEY,
  entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX undecided_by_entry ON undecided (entry_id);

ALTER TABLE threads ADD COLUMN version TEXT NOT NULL DEFAULT '';
CREATE INDEX threads_by_version ON threads (version);
CREATE TABLE threads_aside (
  version TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  target TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  words TEXT NOT NULL,
  seen_by TEXT NOT NULL,
  ripple INTEGER NOT NULL CHECK (ripple IN (0, 1)),
  created TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX threads_aside_by_source ON threads_aside (source);
CREATE INDEX threads_aside_by_target ON threads_aside (target);

CREATE TABLE setting_states (
  version TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX setting_states_by_name ON setting_states (name);

ALTER TABLE incoming RENAME TO incoming_once;
DROP INDEX incoming_by_batch;
DROP INDEX incoming_by_entry;
CREATE TABLE incoming (
  key TEXT NOT NULL,
  entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  batch TEXT NOT NULL,
  written TEXT NOT NULL,
  PRIMARY KEY (key, entry_id)
) STRICT, WITHOUT ROWID;
INSERT INTO incoming SELECT key, entry_id, batch, written FROM incoming_once;
DROP TABLE incoming_once;
CREATE INDEX incoming_by_batch ON incoming (batch);
CREATE INDEX incoming_by_entry ON incoming (entry_id);
"""
"""Bare ids of what is gone; versions that join two; wordings and settings said in two copies."""
