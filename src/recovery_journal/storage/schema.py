"""The tables of the file, in SQL: what each step of `migrations` adds. None is ever edited."""

M001 = """
CREATE TABLE entries (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  title TEXT NOT NULL CHECK (title <> ''),
  body TEXT NOT NULL,
  lane TEXT NOT NULL CHECK (lane IN ('only me', 'open together', 'hand over')),
  origin TEXT NOT NULL CHECK (origin IN ('me', 'together', 'coach')),
  starred INTEGER NOT NULL CHECK (starred IN (0, 1)),
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  version TEXT NOT NULL UNIQUE,
  parent TEXT,
  trashed TEXT
) STRICT;
CREATE INDEX entries_by_kind ON entries (kind, trashed, place);
CREATE INDEX entries_on_day ON entries (substr(day, 6), place);
CREATE INDEX entries_starred ON entries (place) WHERE starred;
CREATE INDEX entries_lane ON entries (lane, place) WHERE lane <> 'only me';
CREATE INDEX entries_trashed ON entries (place) WHERE trashed IS NOT NULL;

CREATE TABLE wins (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  did TEXT NOT NULL,
  helped TEXT NOT NULL,
  moved TEXT NOT NULL,
  strengths TEXT NOT NULL,
  "values" TEXT NOT NULL,
  inspired TEXT NOT NULL,
  touched TEXT NOT NULL,
  coming_back INTEGER NOT NULL CHECK (coming_back IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX wins_coming_back ON wins (entry_id) WHERE coming_back;

CREATE TABLE tags (
  entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  tag TEXT NOT NULL CHECK (tag <> ''),
  PRIMARY KEY (entry_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_by_tag ON tags (tag);

CREATE TABLE threads (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  target TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  words TEXT NOT NULL,
  created TEXT NOT NULL,
  UNIQUE (source, target),
  CHECK (source <> target)
) STRICT, WITHOUT ROWID;
CREATE INDEX threads_by_target ON threads (target);

CREATE TABLE history (
  version TEXT PRIMARY KEY,
  entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  parent TEXT,
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details)),
  tags TEXT NOT NULL CHECK (json_valid(tags)),
  lane TEXT NOT NULL,
  origin TEXT NOT NULL,
  starred INTEGER NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  trashed TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX history_by_entry ON history (entry_id, version);

CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  entry_id TEXT NOT NULL,
  base TEXT NOT NULL,
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details)),
  tags TEXT NOT NULL CHECK (json_valid(tags)),
  lane TEXT NOT NULL,
  origin TEXT NOT NULL,
  starred INTEGER NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  event TEXT NOT NULL,
  place TEXT NOT NULL,
  entries INTEGER NOT NULL,
  words TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE search_text (
  place INTEGER PRIMARY KEY REFERENCES entries (place) ON DELETE CASCADE ON UPDATE CASCADE,
  words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = 'search_text', content_rowid = 'place',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
  INSERT INTO search (rowid, words) VALUES (new.place, new.words);
END;
CREATE TRIGGER search_text_gone AFTER DELETE ON search_text BEGIN
  INSERT INTO search (search, rowid, words) VALUES ('delete', old.place, old.words);
END;
CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN
  INSERT INTO search (search, rowid, words) VALUES ('delete', old.place, old.words);
  INSERT INTO search (rowid, words) VALUES (new.place, new.words);
END;
"""
"""Entries, wins, their history, tags, threads, drafts, the ledger, settings and search."""

M002 = """
CREATE TABLE "values" (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  whose TEXT NOT NULL,
  hinders TEXT NOT NULL,
  helps TEXT NOT NULL,
  let_go TEXT NOT NULL,
  parting TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE value_order (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  rank INTEGER NOT NULL CHECK (rank > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE sorts (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  door TEXT NOT NULL,
  ranked TEXT NOT NULL,
  kept TEXT NOT NULL,
  most TEXT NOT NULL,
  very TEXT NOT NULL,
  important TEXT NOT NULL,
  somewhat TEXT NOT NULL,
  not_important TEXT NOT NULL,
  progress TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE check_ins (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  about TEXT NOT NULL,
  matters INTEGER CHECK (matters BETWEEN 0 AND 10),
  close INTEGER CHECK (close BETWEEN 0 AND 10)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_ins_about ON check_ins (about);
"""
"""Values and their order, sorts, check-ins."""

M003 = """
CREATE TABLE strengths (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  seen_in TEXT NOT NULL,
  take TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stories (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  question TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE confidence (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  about TEXT NOT NULL,
  sure INTEGER CHECK (sure BETWEEN 0 AND 10)
) STRICT, WITHOUT ROWID;
CREATE INDEX confidence_about ON confidence (about);

CREATE TABLE runs (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  practice TEXT NOT NULL,
  length TEXT NOT NULL,
  pauses TEXT NOT NULL,
  ended TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outlooks (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  horizon TEXT NOT NULL,
  ordinary TEXT NOT NULL,
  doing TEXT NOT NULL,
  beside TEXT NOT NULL,
  sign TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE wins ADD COLUMN keeps TEXT NOT NULL DEFAULT '';
ALTER TABLE wins ADD COLUMN run TEXT NOT NULL DEFAULT '';
CREATE INDEX wins_in_run ON wins (run) WHERE run <> '';
CREATE INDEX wins_with_words ON wins (entry_id) WHERE strengths <> '' OR "values" <> '';

ALTER TABLE threads ADD COLUMN seen_by TEXT NOT NULL DEFAULT '';
ALTER TABLE threads ADD COLUMN ripple INTEGER NOT NULL DEFAULT 0 CHECK (ripple IN (0, 1));
CREATE INDEX threads_by_source ON threads (source);
"""
"""Strengths, stories, confidence, runs, outlooks; what a thread says."""

M004 = """
CREATE TABLE decisions (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  stage TEXT NOT NULL,
  chosen TEXT NOT NULL,
  whose TEXT NOT NULL,
  now TEXT NOT NULL,
  know TEXT NOT NULL,
  find_out TEXT NOT NULL,
  found_out TEXT NOT NULL,
  matters TEXT NOT NULL,
  beside TEXT NOT NULL,
  know_enough TEXT NOT NULL,
  know_what_matters TEXT NOT NULL,
  have_support TEXT NOT NULL,
  am_sure TEXT NOT NULL,
  expect TEXT NOT NULL,
  how_sure TEXT NOT NULL,
  percent TEXT NOT NULL,
  if_hard TEXT NOT NULL,
  gives_soon TEXT NOT NULL,
  gives_later TEXT NOT NULL,
  costs_soon TEXT NOT NULL,
  costs_later TEXT NOT NULL,
  look_back_on TEXT NOT NULL,
  options TEXT NOT NULL CHECK (options = '' OR json_valid(options)),
  moves TEXT NOT NULL,
  sealed TEXT NOT NULL CHECK (sealed = '' OR json_valid(sealed)),
  added TEXT NOT NULL CHECK (added = '' OR json_valid(added))
) STRICT, WITHOUT ROWID;
CREATE INDEX decisions_look_back_on ON decisions (look_back_on) WHERE look_back_on <> '';

CREATE TABLE look_backs (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  about TEXT NOT NULL,
  choosing TEXT NOT NULL,
  my_part TEXT NOT NULL,
  luck TEXT NOT NULL,
  as_expected TEXT NOT NULL,
  keep TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX look_backs_about ON look_backs (about);

CREATE TABLE steps (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  about TEXT NOT NULL,
  support TEXT NOT NULL,
  by TEXT NOT NULL,
  came TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX steps_about ON steps (about);
"""
"""Decisions, looking back at them, steps."""

M005 = """
CREATE TABLE sessions (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
  with_whom TEXT NOT NULL,
  worth TEXT NOT NULL,
  closed TEXT NOT NULL,
  types TEXT NOT NULL,
  may_leave TEXT NOT NULL,
  picked TEXT NOT NULL,
  steps TEXT NOT NULL,
  mirror TEXT NOT NULL,
  signed TEXT NOT NULL,
  began TEXT NOT NULL,
  ended TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE opened (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE offers (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  words TEXT NOT NULL CHECK (words <> ''),
  created TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
"""Times together, what is opened for the one under way, and what a coach offers in it."""

M006 = """
CREATE TABLE incoming (
  key TEXT PRIMARY KEY,
  entry_id TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  batch TEXT NOT NULL,
  written TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX incoming_by_batch ON incoming (batch);
CREATE INDEX incoming_by_entry ON incoming (entry_id);
"""
"""What came in from elsewhere: by which key it is known again, and when it says it was written."""
