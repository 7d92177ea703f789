/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a diagnosis has of a book and of settings. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-diagnosis.h"

#include "kiosk-setup-writer.h"

#define N_EXPORTS 5

/**
 * kiosk_diagnosis_add_day:
 * @self: a diagnosis
 * @name: as for kiosk_diagnosis_add()
 * @day: a day; %KIOSK_DAY_UNKNOWN: it is not known
 */
void
kiosk_diagnosis_add_day (KioskDiagnosis *self,
                         const char *name,
                         KioskDay day)
{
  g_autofree char *iso = day != KIOSK_DAY_UNKNOWN ? kiosk_day_dup_iso (day) : NULL;

  kiosk_diagnosis_add (self, name, iso);
}

static void
add_clock (KioskDiagnosis *self,
           KioskDayBook *book)
{
  static const char *const trusts[] = {[KIOSK_TRUST_UNKNOWN] = "nobody vouches for it",
                                       [KIOSK_TRUST_CONFIRMED] = "confirmed since this boot" };
  KioskClockLook look = { .trust = KIOSK_TRUST_UNKNOWN };
  const char *trust;

  if (!kiosk_day_book_look_at_clock (book, &look, NULL))
    return;
  trust = look.trust < G_N_ELEMENTS (trusts) ? trusts[look.trust] : NULL;
  kiosk_diagnosis_add (self, "clock.trust", trust != NULL ? trust : "believed");
  kiosk_diagnosis_add_day (self, "clock.floor", look.floor);
  kiosk_diagnosis_add (self, "clock.corrected", look.is_corrected ? "yes" : "no");
}

static void
add_notices (KioskDiagnosis *self,
             KioskNotices notices)
{
  static const struct { KioskNotices notice; const char *words; } table[] = {
    { KIOSK_NOTICE_RESTORED, "restored from a backup; " }, { KIOSK_NOTICE_COPIED, "made on another machine or disk; " },
    { KIOSK_NOTICE_DATE_UNKNOWN, "closed without a date; " }, { KIOSK_NOTICE_NO_BACKUP, "last closing has no backup; " }
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (notices & table[i].notice)
      g_string_append (text, table[i].words);
  kiosk_diagnosis_add (self, "book.notices", text->len > 0 ? text->str : "none");
}

static void
add_book_state (KioskDiagnosis *self,
                KioskDayBook *book)
{
  g_autoptr (GError) error = NULL;
  KioskBookState state;

  if (!kiosk_day_book_load_state (book, &state, &error))
    {
      kiosk_diagnosis_add (self, "book.state", error->message);
      return;
    }
  kiosk_diagnosis_add (self, "book.kiosk", state.kiosk);
  kiosk_diagnosis_add (self, "book.epoch", state.epoch);
  kiosk_diagnosis_add_int (self, "book.bytes", state.book_bytes);
  kiosk_diagnosis_add_int (self, "book.closed-batches", state.n_closed);
  kiosk_diagnosis_add_day (self, "book.closed-day", state.closed_day);
  kiosk_diagnosis_add_int (self, "book.backups", state.n_backups);
  kiosk_diagnosis_add_day (self, "book.backup-day", state.backup_day);
  kiosk_diagnosis_add_int (self, "book.wrong-pins", state.n_wrong);
  add_notices (self, state.notices);
}

/**
 * kiosk_diagnosis_add_check:
 * @self: a diagnosis
 * @book: an open book
 *
 * Adds what kiosk_day_book_check() says, which takes as long as reading all of the book does. The book's thread.
 */
void
kiosk_diagnosis_add_check (KioskDiagnosis *self,
                           KioskDayBook *book)
{
  g_autoptr (GError) error = NULL;

  kiosk_day_book_check (book, &error);
  kiosk_diagnosis_add (self, "book.check", error == NULL ? "holds" : error->message);
}

static void
add_exports (KioskDiagnosis *self,
             KioskDayBook *book)
{
  g_autoptr (KioskExportHistory) history = kiosk_day_book_load_exports (book, N_EXPORTS, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; history != NULL && i < history->exports->len; i++)
    {
      const KioskExportRecord *record = &g_array_index (history->exports, KioskExportRecord, i);

      g_string_append_printf (text, "%s, up to batch %" G_GINT64_FORMAT "\n", record->name, record->n);
    }
  if (history != NULL)
    kiosk_diagnosis_add_int (self, "exports.batches-since", history->n_since);
  kiosk_diagnosis_add_lines (self, "exports", text->len > 0 ? text->str : "none\n");
}

/**
 * kiosk_diagnosis_add_settings:
 * @self: a diagnosis
 * @settings: the kiosk's settings
 *
 * Adds them as kiosk_setup_file_write() gives them, without targets. The Wi-Fi's password, which is on the screen for
 * every visitor, has no use in a file that is sent on, and is left out. Any thread.
 */
void
kiosk_diagnosis_add_settings (KioskDiagnosis *self,
                              KioskSettings *settings)
{
  g_autoptr (GArray) no_targets = g_array_new (FALSE, FALSE, sizeof (KioskTarget));
  g_autoptr (GBytes) written = kiosk_setup_file_write (settings, no_targets);
  g_autofree char *all = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '#' && *lines[i] != '\0')
      g_string_append_printf (text, "%s\n",
                              g_str_has_prefix (lines[i], "Password=") ? "Password=(left out)" : lines[i]);
  kiosk_diagnosis_add (self, "link.confirmed", kiosk_settings_get_link_confirmed (settings) ? "yes" : "no");
  kiosk_diagnosis_add_day (self, "link.tested", kiosk_settings_get_scan_tested_day (settings));
  kiosk_diagnosis_add_lines (self, "settings", text->str);
}

/**
 * kiosk_diagnosis_add_book:
 * @self: a diagnosis
 * @book: an open book
 *
 * Adds how the clock is believed, how the book is, and the last exports: no tap, and no figure of anything that was
 * counted. The book's thread.
 */
void
kiosk_diagnosis_add_book (KioskDiagnosis *self,
                          KioskDayBook *book)
{
  add_clock (self, book);
  add_book_state (self, book);
  add_exports (self, book);
}
