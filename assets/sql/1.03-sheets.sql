-- SPDX-License-Identifier: GPL-3.0-or-later
-- The day book, version 1.03: the figures that people bring, and targets. An absent day, place, team or unit is '', and
-- so is `replaces` where there is nothing to replace.

-- A sheet goes to the batch that is open when it is entered, and gets its entry's epoch and number when that closes.
CREATE TABLE sheet (
  number   INTEGER PRIMARY KEY,  -- 1, 2, 3 … in this book
  id       TEXT NOT NULL UNIQUE CHECK (length (id) = 32),
  replaces TEXT NOT NULL,        -- id of the sheet that it stands for from now on
  batch    INTEGER REFERENCES batch (id) ON DELETE SET NULL,
  epoch    TEXT,                 -- of the entry that it was closed with
  n        INTEGER,              -- neither batch nor entry: a program of 1.02 closed the batch and knew of no sheets
  form     TEXT NOT NULL,
  date     TEXT NOT NULL,
  place    TEXT NOT NULL,
  team     TEXT NOT NULL,
  unit     TEXT NOT NULL,
  FOREIGN KEY (epoch, n) REFERENCES entry (epoch, n),
  CHECK ((epoch IS NULL) = (n IS NULL) AND (batch IS NULL OR epoch IS NULL))
) STRICT;

CREATE UNIQUE INDEX sheet_replaces ON sheet (replaces) WHERE replaces <> '';
CREATE INDEX sheet_date ON sheet (date);
CREATE INDEX sheet_batch ON sheet (batch) WHERE batch IS NOT NULL;

CREATE TABLE sheet_line (
  sheet    INTEGER NOT NULL REFERENCES sheet (number),
  audience TEXT NOT NULL,
  figure   TEXT NOT NULL,
  count    INTEGER NOT NULL CHECK (count BETWEEN 0 AND 999999),
  PRIMARY KEY (sheet, audience, figure)
) STRICT, WITHOUT ROWID;

CREATE TABLE target (
  seq        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE CHECK (length (id) = 32),
  replaces   TEXT NOT NULL,      -- id of the target that is no longer in force
  name       TEXT NOT NULL,
  measure    TEXT NOT NULL,
  figures    TEXT NOT NULL,      -- the one column of figures that it is measured by
  audience   TEXT NOT NULL,
  number     INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999999),
  base       INTEGER NOT NULL CHECK (base BETWEEN 0 AND 9999999),
  from_day   TEXT NOT NULL,
  until_day  TEXT NOT NULL,      -- '': it stands
  ended      INTEGER NOT NULL CHECK (ended IN (0, 1)),
  since      TEXT NOT NULL       -- '' where nobody vouched for the clock
) STRICT;

CREATE UNIQUE INDEX target_replaces ON target (replaces) WHERE replaces <> '';

-- What was entered is never changed, not even by a mistake in this program; only its batch closes.
CREATE TRIGGER sheet_is_final BEFORE UPDATE OF number, id, replaces, form, date, place, team, unit ON sheet
BEGIN SELECT RAISE (ABORT, 'a sheet is final'); END;
CREATE TRIGGER closed_sheet_is_final BEFORE UPDATE ON sheet WHEN OLD.epoch IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a closed sheet is final'); END;
CREATE TRIGGER sheet_stays BEFORE DELETE ON sheet BEGIN SELECT RAISE (ABORT, 'a sheet stays'); END;
CREATE TRIGGER sheet_line_is_final BEFORE UPDATE ON sheet_line BEGIN SELECT RAISE (ABORT, 'a sheet is final'); END;
CREATE TRIGGER sheet_line_stays BEFORE DELETE ON sheet_line BEGIN SELECT RAISE (ABORT, 'a sheet stays'); END;
CREATE TRIGGER target_is_final BEFORE UPDATE ON target BEGIN SELECT RAISE (ABORT, 'a target is final'); END;
CREATE TRIGGER target_stays BEFORE DELETE ON target BEGIN SELECT RAISE (ABORT, 'a target stays'); END;

UPDATE meta SET version = 103;
