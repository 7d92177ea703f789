/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps a book as it is told on standard input, one command a line, each answered by one line when it is done: so a
 * test knows of every tap whether somebody was thanked for it, also when the keeper is killed.
 *
 *   keeper STATE
 *
 * Commands on the clock, which stands until it is moved:
 *   clock DAYS TIME     DAYS after the day of the build; at ISO: any moment; pass MS; reboot
 * What the kiosk does, through the store and its thread; where the book is not open, it is opened first:
 *   open | check | record VISIT ID KIND | replace OLD-ID ID KIND | undo ID
 * What staff do, through the day book itself while the store is shut down:
 *   create | shut | close | back-up | confirm | figures
 *
 * Answers are `ok …` or `error CODE MESSAGE`. They go out by writev(2): a test may let every write(2) fail. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "kiosk-build-day.h"
#include "kiosk-manual-clock.h"
#include "kiosk-store.h"
#include "kiosk-tally-check.h"

#define LINE_SIZE 512

typedef struct
{
  const char   *state;
  KioskClock   *clock;
  KioskStore   *store;     /* NULL: shut down */
  gboolean      is_open;
  KioskNotices  notices;
  GAsyncResult *result;
} Keeper;

typedef char *(*Command) (Keeper  *self,
                          char   **words,
                          GError **error);

static const char *const code_nicks[] = {
  "missing", "locked", "read-only", "full", "io", "corrupt", "newer", "foreign", "closed", "invalid"
};

static void
say (const char *text)
{
  struct iovec parts[] = { { (char *) text, strlen (text) }, { (char *) "\n", 1 } };

  if (writev (STDOUT_FILENO, parts, G_N_ELEMENTS (parts)) < 0)
    abort ();
}

static void
say_error (const GError *error)
{
  g_autofree char *line = NULL;

  if (error->domain == KIOSK_STORE_ERROR)
    line = g_strdup_printf ("error %s %s", code_nicks[error->code], error->message);
  else
    line = g_strdup_printf ("error other %s", error->message);
  say (g_strdelimit (line, "\n", ' '));
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  Keeper *self = user_data;

  self->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (Keeper *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&self->result);
}

static void
shut_down (Keeper *self)
{
  if (self->store != NULL)
    kiosk_store_shut_down (self->store);
  g_clear_object (&self->store);
  self->is_open = FALSE;
}

static gboolean
open_store (Keeper *self,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (KioskSettings) settings = NULL;

  if (self->store == NULL)
    self->store = kiosk_store_new (self->state, KIOSK_MODE_LIVE, self->clock);
  kiosk_store_open_async (self->store, NULL, done_cb, self);
  result = wait_for_result (self);
  settings = kiosk_store_open_finish (self->store, result, &self->notices, error);
  self->is_open = settings != NULL;
  return self->is_open;
}

static gboolean
reach_store (Keeper *self,
             GError **error)
{
  return self->is_open || open_store (self, error);
}

static KioskDayBook *
open_day_book (Keeper *self,
               GError **error)
{
  shut_down (self);
  return kiosk_day_book_open (self->state, KIOSK_MODE_LIVE, self->clock, error);
}

static char *
run_clock (Keeper *self,
           char **words,
           GError **error)
{
  KioskDay day = kiosk_build_day_get () + (KioskDay) atoi (words[1]);
  g_autofree char *iso = kiosk_day_dup_iso (day);
  g_autofree char *moment = g_strconcat (iso, "T", words[2], NULL);

  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), moment);
  return g_strdup (moment);
}

static char *
run_at (Keeper *self,
        char **words,
        GError **error)
{
  kiosk_manual_clock_set (KIOSK_MANUAL_CLOCK (self->clock), words[1]);
  return g_strdup ("");
}

static char *
run_pass (Keeper *self,
          char **words,
          GError **error)
{
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), g_ascii_strtoll (words[1], NULL, 10));
  return g_strdup ("");
}

/* A program does not live through a reboot: the store is shut down with it. */
static char *
run_reboot (Keeper *self,
            char **words,
            GError **error)
{
  shut_down (self);
  kiosk_manual_clock_reboot (KIOSK_MANUAL_CLOCK (self->clock));
  return g_strdup ("");
}

static char *
run_open (Keeper *self,
          char **words,
          GError **error)
{
  return open_store (self, error) ? g_strdup_printf ("%u", self->notices) : NULL;
}

static char *
run_check (Keeper *self,
           char **words,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  KioskNotices notices;

  if (!reach_store (self, error))
    return NULL;
  kiosk_store_check_async (self->store, NULL, done_cb, self);
  result = wait_for_result (self);
  if (!kiosk_store_check_finish (self->store, result, &notices, error))
    return NULL;
  return g_strdup_printf ("%u", self->notices | notices);
}

static KioskTap *
new_tap (const char *id,
         const char *kind_nick)
{
  KioskKind kind;
  KioskTap *tap;

  g_assert_true (kiosk_kind_from_nick (kind_nick, &kind));
  tap = kiosk_tap_new_self (kind, kind != KIOSK_KIND_INSTALLED);
  g_strlcpy (tap->id, id, sizeof tap->id);
  return tap;
}

static char *
finish_tap (Keeper *self,
            GError **error)
{
  g_autoptr (GAsyncResult) result = wait_for_result (self);
  KioskRecorded recorded;

  if (!kiosk_store_record_finish (self->store, result, &recorded, error))
    return NULL;
  return g_strdup_printf ("%s %s", recorded.was_known ? "known" : "new",
                          recorded.suppressed != KIOSK_SUPPRESSION_NONE ? "suppressed" : "counted");
}

static char *
run_record (Keeper *self,
            char **words,
            GError **error)
{
  g_autoptr (KioskTap) tap = new_tap (words[2], words[3]);

  if (!reach_store (self, error))
    return NULL;
  kiosk_store_record_async (self->store, (guint) atoi (words[1]), tap, NULL, done_cb, self);
  return finish_tap (self, error);
}

static char *
run_replace (Keeper *self,
             char **words,
             GError **error)
{
  g_autoptr (KioskTap) tap = new_tap (words[2], words[3]);

  if (!reach_store (self, error))
    return NULL;
  kiosk_store_replace_async (self->store, words[1], tap, NULL, done_cb, self);
  return finish_tap (self, error);
}

static char *
run_undo (Keeper *self,
          char **words,
          GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (!reach_store (self, error))
    return NULL;
  kiosk_store_undo_async (self->store, words[1], NULL, done_cb, self);
  result = wait_for_result (self);
  return kiosk_store_undo_finish (self->store, result, error) ? g_strdup ("") : NULL;
}

static char *
run_shut (Keeper *self,
          char **words,
          GError **error)
{
  shut_down (self);
  return g_strdup ("");
}

static char *
run_create (Keeper *self,
            char **words,
            GError **error)
{
  return kiosk_day_book_create (self->state, KIOSK_MODE_LIVE, self->clock, error) ? g_strdup ("") : NULL;
}

static gboolean
close_day_book (KioskDayBook *book,
                gboolean is_done,
                GError **error)
{
  g_autoptr (GError) late = NULL;

  /* What was done is on disk also where putting the journal away fails. */
  kiosk_day_book_close (book, is_done ? &late : NULL);
  return is_done;
}

static char *
run_close (Keeper *self,
           char **words,
           GError **error)
{
  g_autoptr (KioskDayBook) book = open_day_book (self, error);
  gboolean is_closed = FALSE;
  KioskNotices notices;
  gboolean is_done;

  if (book == NULL)
    return NULL;
  is_done = kiosk_day_book_close_batch (book, NULL, &is_closed, error);
  notices = kiosk_day_book_get_notices (book);
  if (!close_day_book (book, is_done, error))
    return NULL;
  return g_strdup_printf ("%s %u", is_closed ? "closed" : "nothing", notices);
}

static char *
run_back_up (Keeper *self,
             char **words,
             GError **error)
{
  g_autoptr (KioskDayBook) book = open_day_book (self, error);

  if (book == NULL || !close_day_book (book, kiosk_day_book_back_up (book, error), error))
    return NULL;
  return g_strdup ("");
}

static char *
run_confirm (Keeper *self,
             char **words,
             GError **error)
{
  g_autoptr (KioskDayBook) book = open_day_book (self, error);

  if (book == NULL || !close_day_book (book, kiosk_day_book_confirm_clock (book, error), error))
    return NULL;
  return g_strdup ("");
}

static void
append_figures (GString *text,
                const KioskDayFigures *figures)
{
  const KioskTally *tally = &figures->tally;
  g_autofree char *day = kiosk_day_dup_iso (figures->day);
  const gint64 numbers[] = { tally->taps, tally->counted, tally->changed, tally->undone, tally->suppressed,
                             tally->self.installed, tally->self.signed_in, tally->self.already_had,
                             tally->self.not_able, tally->self.advised };

  g_string_append_printf (text, " %s", *day != '\0' ? day : "unknown");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_string_append_printf (text, "%c%" G_GINT64_FORMAT, i == 0 ? '=' : ',', numbers[i]);
}

static gboolean
load_figures (KioskDayBook *book,
              GString *text,
              GError **error)
{
  g_autoptr (GArray) figures = kiosk_day_book_load_figures (book, 1, G_MAXUINT32, error);
  g_autoptr (GArray) entries = figures != NULL ? kiosk_day_book_load_entries (book, error) : NULL;
  g_autoptr (GArray) cells = entries != NULL ? kiosk_day_book_load_cells (book, error) : NULL;
  g_autoptr (GArray) sheets = cells != NULL ? kiosk_day_book_load_closed_sheets (book, error) : NULL;
  g_autoptr (GError) mismatch = NULL;

  if (sheets == NULL)
    return FALSE;
  g_string_append_printf (text, "%s %u %s %u", kiosk_day_book_get_epoch (book), kiosk_day_book_get_notices (book),
                          kiosk_tally_check (entries, cells, sheets, &mismatch) ? "chained" : "broken", entries->len);
  for (guint i = 0; i < figures->len; i++)
    append_figures (text, &g_array_index (figures, KioskDayFigures, i));
  return TRUE;
}

/* EPOCH NOTICES chained|broken ENTRIES DAY=taps,counted,changed,undone,suppressed,installed,signed-in,already-had,
 * not-able,advised … */
static char *
run_figures (Keeper *self,
             char **words,
             GError **error)
{
  g_autoptr (KioskDayBook) book = open_day_book (self, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (book == NULL || !close_day_book (book, load_figures (book, text, error), error))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const struct
{
  const char *word;
  guint       n_words;
  Command     run;
} commands[] = {
  { "clock", 3, run_clock },
  { "at", 2, run_at },
  { "pass", 2, run_pass },
  { "reboot", 1, run_reboot },
  { "open", 1, run_open },
  { "check", 1, run_check },
  { "record", 4, run_record },
  { "replace", 4, run_replace },
  { "undo", 2, run_undo },
  { "create", 1, run_create },
  { "shut", 1, run_shut },
  { "close", 1, run_close },
  { "back-up", 1, run_back_up },
  { "confirm", 1, run_confirm },
  { "figures", 1, run_figures },
};

static void
obey (Keeper *self,
      char **words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *line = NULL;
  guint i = 0;

  while (i < G_N_ELEMENTS (commands) && g_strcmp0 (commands[i].word, words[0]) != 0)
    i++;
  g_assert_cmpuint (i, <, G_N_ELEMENTS (commands));
  g_assert_cmpuint (g_strv_length (words), ==, commands[i].n_words);

  answer = commands[i].run (self, words, &error);
  g_assert_true ((answer == NULL) == (error != NULL));
  if (answer == NULL)
    {
      say_error (error);
      return;
    }
  line = g_strconcat ("ok ", answer, NULL);
  say (line);
}

int
main (int argc,
      char *argv[])
{
  Keeper self = { .state = argv[1], .clock = kiosk_manual_clock_new ("2000-01-01T00:00:00") };
  char line[LINE_SIZE];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) words = g_strsplit (g_strchomp (line), " ", -1);

      obey (&self, words);
    }
  shut_down (&self);
  g_object_unref (self.clock);
  return 0;
}
