-- SPDX-License-Identifier: GPL-3.0-or-later
-- The day book, version 1.00. An absent date is '' and an absent team or reason is '', as in the files that travel.
-- Nothing here says of a tap when it was, finer than its day and shift.

-- The one row on the book itself.
CREATE TABLE meta (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  version        INTEGER NOT NULL,   -- user_version once more: a flipped bit in the file's header is told by it
  kiosk          TEXT NOT NULL,      -- 16 upper-case hexadecimal digits
  mode           TEXT NOT NULL,
  epoch          TEXT NOT NULL,      -- 32 lower-case hexadecimal digits
  machine        TEXT NOT NULL,      -- hash of machine and file system: another one is a copy
  floor          TEXT NOT NULL,      -- what closed batches and the last confirmation say: no earlier date is believed
  confirmed_boot TEXT NOT NULL,      -- the boot in which staff confirmed date and time
  closed_shift   TEXT NOT NULL,      -- the shift in which staff closed last, such as '2026-11-24 am'
  notices        INTEGER NOT NULL    -- what staff have still to be told
) STRICT;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The open batches: at most one with a date and one without. Their row goes when they close. They get their number
-- then, so that numbers are without gaps in the order of closing.
CREATE TABLE batch (
  id         INTEGER PRIMARY KEY,
  date       TEXT NOT NULL,
  not_before TEXT NOT NULL,
  clock      TEXT NOT NULL,
  boot       TEXT NOT NULL,          -- of a batch without a date: the boot in which it may still get one
  restored   INTEGER NOT NULL DEFAULT 0 CHECK (restored IN (0, 1)),
  CHECK ((date = '') <> (not_before = ''))
) STRICT;

-- The taps of the open batches.
CREATE TABLE tap (
  seq        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE CHECK (length (id) = 32),
  batch      INTEGER NOT NULL REFERENCES batch (id),
  date       TEXT NOT NULL,
  shift      TEXT NOT NULL,
  source     TEXT NOT NULL,
  team       TEXT NOT NULL,
  audience   TEXT NOT NULL,
  helped     INTEGER NOT NULL CHECK (helped IN (0, 1)),
  kind       TEXT NOT NULL,
  reason     TEXT NOT NULL,
  people     INTEGER NOT NULL CHECK (people BETWEEN 1 AND 99),
  voids      INTEGER REFERENCES tap (seq) CHECK (voids < seq),
  suppressed TEXT NOT NULL,
  overlap    INTEGER NOT NULL CHECK (overlap IN (0, 1)),
  undone     INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX tap_voids ON tap (voids) WHERE voids IS NOT NULL;

-- The closed batches, in the order of their closing.
CREATE TABLE entry (
  seq             INTEGER PRIMARY KEY,
  format          INTEGER NOT NULL,
  kiosk           TEXT NOT NULL,
  epoch           TEXT NOT NULL,
  n               INTEGER NOT NULL CHECK (n >= 0),
  date            TEXT NOT NULL,
  not_before      TEXT NOT NULL,
  clock           TEXT NOT NULL,
  ward            TEXT NOT NULL,
  ward_valid_from TEXT NOT NULL,
  restored        INTEGER NOT NULL CHECK (restored IN (0, 1)),
  taps            INTEGER NOT NULL,
  counted         INTEGER NOT NULL,
  changed         INTEGER NOT NULL,
  undone          INTEGER NOT NULL,
  suppressed      INTEGER NOT NULL,
  cells_sha256    TEXT NOT NULL,
  sheets_sha256   TEXT NOT NULL,
  previous        TEXT NOT NULL,
  hash            TEXT NOT NULL UNIQUE,
  UNIQUE (epoch, n),
  CHECK (taps = counted + changed + undone + suppressed)
) STRICT;

CREATE TABLE cell (
  epoch      TEXT NOT NULL,
  n          INTEGER NOT NULL,
  shift      TEXT NOT NULL,
  source     TEXT NOT NULL,
  team       TEXT NOT NULL,
  audience   TEXT NOT NULL,
  helped     INTEGER NOT NULL CHECK (helped IN (0, 1)),
  kind       TEXT NOT NULL,
  reason     TEXT NOT NULL,
  overlap    INTEGER NOT NULL CHECK (overlap IN (0, 1)),
  suppressed TEXT NOT NULL,
  people     INTEGER NOT NULL CHECK (people > 0),
  PRIMARY KEY (epoch, n, shift, source, team, audience, helped, kind, reason, overlap, suppressed),
  FOREIGN KEY (epoch, n) REFERENCES entry (epoch, n)
) STRICT, WITHOUT ROWID;

-- What is closed is never changed, not even by a mistake in this program.
CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry BEGIN SELECT RAISE (ABORT, 'an entry is final'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE (ABORT, 'an entry stays'); END;
CREATE TRIGGER cell_is_final BEFORE UPDATE ON cell BEGIN SELECT RAISE (ABORT, 'a cell is final'); END;
CREATE TRIGGER cell_stays BEFORE DELETE ON cell BEGIN SELECT RAISE (ABORT, 'a cell stays'); END;
