-- SPDX-License-Identifier: GPL-3.0-or-later
-- The day book, version 1.04: exports that were read back and found whole, and what a desk says that it has received.

CREATE TABLE export (
  seq    INTEGER PRIMARY KEY,
  day    TEXT NOT NULL,     -- '' where nobody vouched for the clock
  minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
  name   TEXT NOT NULL,     -- of its folder
  epoch  TEXT NOT NULL,     -- of the newest batch in it; '': there was none
  n      INTEGER NOT NULL
) STRICT;

CREATE TABLE receipt (
  epoch TEXT NOT NULL,
  n     INTEGER NOT NULL,   -- of the last batch that arrived, in that epoch
  desk  TEXT NOT NULL,
  day   TEXT NOT NULL,
  PRIMARY KEY (epoch, n)
) STRICT, WITHOUT ROWID;

UPDATE meta SET version = 104;
