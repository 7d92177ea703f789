-- SPDX-License-Identifier: GPL-3.0-or-later
-- The day book, version 1.02: what staff and technicians did, and a correction of the clock that staff have set.

-- Nothing of what residents and helpers do: only what was done behind a PIN or at the command line, and by the program
-- itself. What takes time has a row at its start and one at its end.
CREATE TABLE event (
  seq     INTEGER PRIMARY KEY,
  began   INTEGER NOT NULL CHECK (began >= 0 AND began < seq),  -- of an end: the row of its start; 0: of nothing
  day     TEXT NOT NULL,       -- by the clock as it was; '' where nobody could know
  minute  INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
  role    TEXT NOT NULL,       -- 'staff', 'technician' or 'kiosk'
  what    TEXT NOT NULL,
  outcome TEXT NOT NULL        -- '' of a start
) STRICT;

-- What staff said of the clock: when this boot began, in seconds since 1970; 0: nothing. It holds in the boot in which
-- they said so and in no other.
ALTER TABLE meta ADD COLUMN correction_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meta ADD COLUMN correction_boot TEXT NOT NULL DEFAULT '';

UPDATE meta SET version = 102;
