-- SPDX-License-Identifier: GPL-3.0-or-later
-- The day book, version 1.01: PINs and codes, and the wrong tries of each. A day's batches are found without a walk
-- through all of them.

CREATE TABLE secret (
  role     TEXT PRIMARY KEY,
  hash     TEXT NOT NULL,      -- Argon2id as libsodium writes it; '' where nothing is set and somebody tried
  failures INTEGER NOT NULL CHECK (failures BETWEEN 0 AND 4294967295),  -- since it was last right
  until_ms INTEGER NOT NULL CHECK (until_ms >= 0),  -- on the clock since boot: the end of a delay; 0: there is none
  boot     TEXT NOT NULL,      -- the boot that until_ms counts in; '' where there is no delay
  CHECK ((until_ms = 0) = (boot = ''))
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_date ON entry (date);

UPDATE meta SET version = 101;
