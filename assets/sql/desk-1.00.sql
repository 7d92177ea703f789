-- SPDX-License-Identifier: GPL-3.0-or-later
-- The book of a desk, version 1.00: what the sticks of many kiosks said, each thing once. Written for SQLite; for
-- PostgreSQL the engine reads INTEGER as BIGINT, sorts TEXT byte by byte, and leaves out STRICT and WITHOUT ROWID.
--
-- Rows of what kiosks said are only ever added, under a key made of what they say: so order and repetition of sticks
-- cannot matter. Each table of size begins with `kiosk`, which is its distribution column where many machines share it.
--
-- Numbers: kiosk is the id of its key, epoch and batch the first 16 hexadecimal digits of the epoch and of the entry's
-- hash, all as 64 bits with a sign; a date is a Julian day number, 0 where nobody knows; shift, source, team, audience,
-- kind, reason and suppressed are the places of their names in the lists of the format, from 0.

CREATE TABLE meta (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  version     INTEGER NOT NULL,
  application TEXT NOT NULL         -- whose tables these are
) STRICT;

INSERT INTO meta (id, version, application) VALUES (1, 100, 'congdanso-desk');

-- Whose sticks are believed. A key belongs to one machine; label is what staff call it.
CREATE TABLE enrolment (
  kiosk    INTEGER PRIMARY KEY,
  key      TEXT NOT NULL,           -- kiosk.pub, as minisign writes it
  ward     INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  replaces INTEGER NOT NULL         -- the kiosk whose label it took over; 0: none
) STRICT;

-- Up to where a machine counts that was taken out of service; the last word on an epoch holds.
CREATE TABLE retirement (
  kiosk INTEGER NOT NULL,
  seq   INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  n     INTEGER NOT NULL,           -- its last batch that counts; -1: none
  PRIMARY KEY (kiosk, seq)
) STRICT, WITHOUT ROWID;

-- The manifests that were taken, so that the same one is not read again.
CREATE TABLE bundle (
  kiosk    INTEGER NOT NULL,
  manifest TEXT NOT NULL,           -- its SHA-256
  epoch    INTEGER NOT NULL,        -- 0 where it has no batch
  head     INTEGER NOT NULL,
  date     INTEGER NOT NULL,        -- of the export, as the kiosk says
  ward     INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  PRIMARY KEY (kiosk, manifest)
) STRICT, WITHOUT ROWID;

-- Of an epoch its whole name, and the batch that its kiosk had closed last before it; base 0 and -1: none.
CREATE TABLE epoch (
  kiosk  INTEGER NOT NULL,
  epoch  INTEGER NOT NULL,
  name   TEXT NOT NULL,
  base   INTEGER NOT NULL,
  base_n INTEGER NOT NULL,
  PRIMARY KEY (kiosk, epoch, name, base, base_n)
) STRICT, WITHOUT ROWID;

-- How batches hang together: what is needed to tell what follows what, and to prove it.
CREATE TABLE chain (
  kiosk         INTEGER NOT NULL,
  batch         INTEGER NOT NULL,
  epoch         INTEGER NOT NULL,
  n             INTEGER NOT NULL,
  restored      INTEGER NOT NULL,
  previous      TEXT NOT NULL,
  hash          TEXT NOT NULL,
  cells_sha256  TEXT NOT NULL,
  sheets_sha256 TEXT NOT NULL,
  PRIMARY KEY (kiosk, batch)
) STRICT, WITHOUT ROWID;

-- A batch with the sums of its cells that reports ask for. helper_… are people by kind and audience, not_able_… and
-- installed_… those of helpers by reason, and those after a team's name by team.
CREATE TABLE batch (
  kiosk           INTEGER NOT NULL,
  batch           INTEGER NOT NULL,
  epoch           INTEGER NOT NULL,
  n               INTEGER NOT NULL,
  date            INTEGER NOT NULL,
  not_before      INTEGER NOT NULL,
  clock           INTEGER NOT NULL,
  ward            INTEGER NOT NULL,
  ward_valid_from INTEGER NOT NULL,
  taps            INTEGER NOT NULL,
  counted         INTEGER NOT NULL,
  changed         INTEGER NOT NULL,
  undone          INTEGER NOT NULL,
  suppressed      INTEGER NOT NULL,
  helper_installed_resident INTEGER NOT NULL, helper_installed_public_employee INTEGER NOT NULL,
  helper_installed_member INTEGER NOT NULL, helper_installed_business INTEGER NOT NULL,
  helper_installed_unspecified INTEGER NOT NULL, helper_installed_signed_in_resident INTEGER NOT NULL,
  helper_installed_signed_in_public_employee INTEGER NOT NULL, helper_installed_signed_in_member INTEGER NOT NULL,
  helper_installed_signed_in_business INTEGER NOT NULL, helper_installed_signed_in_unspecified INTEGER NOT NULL,
  helper_signed_in_resident INTEGER NOT NULL, helper_signed_in_public_employee INTEGER NOT NULL,
  helper_signed_in_member INTEGER NOT NULL, helper_signed_in_business INTEGER NOT NULL,
  helper_signed_in_unspecified INTEGER NOT NULL, helper_already_had_resident INTEGER NOT NULL,
  helper_already_had_public_employee INTEGER NOT NULL, helper_already_had_member INTEGER NOT NULL,
  helper_already_had_business INTEGER NOT NULL, helper_already_had_unspecified INTEGER NOT NULL,
  helper_not_able_resident INTEGER NOT NULL, helper_not_able_public_employee INTEGER NOT NULL,
  helper_not_able_member INTEGER NOT NULL, helper_not_able_business INTEGER NOT NULL,
  helper_not_able_unspecified INTEGER NOT NULL, helper_advised_resident INTEGER NOT NULL,
  helper_advised_public_employee INTEGER NOT NULL, helper_advised_member INTEGER NOT NULL,
  helper_advised_business INTEGER NOT NULL, helper_advised_unspecified INTEGER NOT NULL,
  self_installed INTEGER NOT NULL, self_installed_signed_in INTEGER NOT NULL, self_signed_in INTEGER NOT NULL,
  self_already_had INTEGER NOT NULL, self_not_able INTEGER NOT NULL, self_advised INTEGER NOT NULL,
  self_overlap INTEGER NOT NULL, self_helped INTEGER NOT NULL, helper_helped INTEGER NOT NULL,
  not_able_no_smartphone INTEGER NOT NULL, not_able_not_with_phone INTEGER NOT NULL,
  not_able_phone_too_old INTEGER NOT NULL, not_able_no_space INTEGER NOT NULL,
  not_able_store_password INTEGER NOT NULL, not_able_no_network INTEGER NOT NULL, not_able_later INTEGER NOT NULL,
  not_able_other INTEGER NOT NULL, not_able_unsaid INTEGER NOT NULL, installed_no_vneid INTEGER NOT NULL,
  installed_vneid_password INTEGER NOT NULL, installed_vneid_other_phone INTEGER NOT NULL,
  installed_other INTEGER NOT NULL, installed_unsaid INTEGER NOT NULL, community_team_counted INTEGER NOT NULL,
  community_team_installed INTEGER NOT NULL, community_team_signed_in INTEGER NOT NULL,
  police_counted INTEGER NOT NULL, police_installed INTEGER NOT NULL, police_signed_in INTEGER NOT NULL,
  youth_union_counted INTEGER NOT NULL, youth_union_installed INTEGER NOT NULL,
  youth_union_signed_in INTEGER NOT NULL, official_counted INTEGER NOT NULL, official_installed INTEGER NOT NULL,
  official_signed_in INTEGER NOT NULL, self_am INTEGER NOT NULL, self_pm INTEGER NOT NULL, self_eve INTEGER NOT NULL,
  helper_am INTEGER NOT NULL, helper_pm INTEGER NOT NULL, helper_eve INTEGER NOT NULL,
  suppressed_repeat INTEGER NOT NULL, suppressed_rate INTEGER NOT NULL,
  PRIMARY KEY (kiosk, batch),
  CHECK (taps = counted + changed + undone + suppressed)
) STRICT, WITHOUT ROWID;

CREATE TABLE cell (
  kiosk      INTEGER NOT NULL,
  batch      INTEGER NOT NULL,
  shift      INTEGER NOT NULL,
  source     INTEGER NOT NULL,
  team       INTEGER NOT NULL,
  audience   INTEGER NOT NULL,
  helped     INTEGER NOT NULL,
  kind       INTEGER NOT NULL,
  reason     INTEGER NOT NULL,
  overlap    INTEGER NOT NULL,
  suppressed INTEGER NOT NULL,
  people     INTEGER NOT NULL CHECK (people > 0),
  PRIMARY KEY (kiosk, batch, shift, source, team, audience, helped, kind, reason, overlap, suppressed)
) STRICT, WITHOUT ROWID;

-- What people brought to a kiosk; form, place and figure are places in the lists of the format.
CREATE TABLE sheet (
  kiosk    INTEGER NOT NULL,
  batch    INTEGER NOT NULL,
  sheet    INTEGER NOT NULL,        -- its number in the kiosk's book
  id       TEXT NOT NULL,
  replaces TEXT NOT NULL,
  form     INTEGER NOT NULL,
  date     INTEGER NOT NULL,
  place    INTEGER NOT NULL,
  team     INTEGER NOT NULL,
  unit     TEXT NOT NULL,
  audience INTEGER NOT NULL,
  PRIMARY KEY (kiosk, batch, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sheet_line (
  kiosk    INTEGER NOT NULL,
  batch    INTEGER NOT NULL,
  id       TEXT NOT NULL,
  audience INTEGER NOT NULL,
  figure   INTEGER NOT NULL,
  count    INTEGER NOT NULL,
  PRIMARY KEY (kiosk, batch, id, audience, figure)
) STRICT, WITHOUT ROWID;

CREATE TABLE target (
  kiosk     INTEGER NOT NULL,
  id        TEXT NOT NULL,
  replaces  TEXT NOT NULL,
  name      INTEGER NOT NULL,
  measure   INTEGER NOT NULL,
  figures   INTEGER NOT NULL,
  audience  INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  base      INTEGER NOT NULL,
  from_day  INTEGER NOT NULL,
  until_day INTEGER NOT NULL,
  ended     INTEGER NOT NULL,
  since     INTEGER NOT NULL,
  PRIMARY KEY (kiosk, id, replaces, name, measure, figures, audience, number, base, from_day, until_day, ended, since)
) STRICT, WITHOUT ROWID;

-- What an officer decided of a batch that is there twice, was restored, or came from a retired machine; the last word
-- on an epoch's number holds.
CREATE TABLE word (
  kiosk INTEGER NOT NULL,
  seq   INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  n     INTEGER NOT NULL,
  batch INTEGER NOT NULL,           -- the one that counts; 0: none of them does
  PRIMARY KEY (kiosk, seq)
) STRICT, WITHOUT ROWID;

-- Batches that do not count, worked out from all of the above whenever a kiosk's rows or words grow.
CREATE TABLE doubt (
  kiosk    INTEGER NOT NULL,
  batch    INTEGER NOT NULL,
  cause    INTEGER NOT NULL,        -- 0 another one has its number, 1 restored, 2 of a retired machine
  rejected INTEGER NOT NULL,        -- 0: nobody has decided yet
  PRIMARY KEY (kiosk, batch)
) STRICT, WITHOUT ROWID;

-- The places where a kiosk is expected, and when.
CREATE TABLE point (
  ward      INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  from_day  INTEGER NOT NULL,
  until_day INTEGER NOT NULL,       -- 0: it stands
  weekdays  INTEGER NOT NULL,       -- bit 0 Monday … bit 6 Sunday
  PRIMARY KEY (ward, number, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE holiday (
  date INTEGER PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

-- Which wards became part of which; share 1: the whole ward did, 0: a part of it. The columns of the key stand first, as
-- in every table WITHOUT ROWID here: where they do not, SQLite 3.40's integrity_check finds NULLs that are none.
CREATE TABLE predecessor (
  ward      INTEGER NOT NULL,
  successor INTEGER NOT NULL,
  from_day  INTEGER NOT NULL,
  share     INTEGER NOT NULL,
  PRIMARY KEY (ward, successor, from_day)
) STRICT, WITHOUT ROWID;

-- A day that was counted on paper, beside all that kiosks counted.
CREATE TABLE paper (
  ward        INTEGER NOT NULL,
  date        INTEGER NOT NULL,
  sheet       INTEGER NOT NULL,
  installed   INTEGER NOT NULL,     -- not signed in
  installed_signed_in INTEGER NOT NULL,
  signed_in   INTEGER NOT NULL,
  already_had INTEGER NOT NULL,
  not_able    INTEGER NOT NULL,
  advised     INTEGER NOT NULL,
  PRIMARY KEY (ward, date, sheet)
) STRICT, WITHOUT ROWID;

-- Sheets that were typed wrong: they stay, and no report has them.
CREATE TABLE paper_withdrawn (
  ward  INTEGER NOT NULL,
  date  INTEGER NOT NULL,
  sheet INTEGER NOT NULL,
  PRIMARY KEY (ward, date, sheet)
) STRICT, WITHOUT ROWID;

CREATE VIEW counted AS
  SELECT * FROM batch
  WHERE NOT EXISTS (SELECT 1 FROM doubt WHERE doubt.kiosk = batch.kiosk AND doubt.batch = batch.batch);
