/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands in for the kiosk in tests of the commands: records taps in a live book, or holds it until input ends.
 *
 *   record-taps STATE self KIND | helper KIND PEOPLE | undo | change | try ROLE PIN | hold …
 *
 * Words are carried out in their order: `undo` undoes the tap before it, `change` replaces it by one of
 * somebody signed in. `try` fails unless the PIN is right. `hold` says "held" and waits. */
#include <stdio.h>
#include <string.h>

#include "kiosk-day-book.h"
#include "kiosk-system-clock.h"

typedef struct
{
  KioskDayBook *book;
  char          last_id[KIOSK_TAP_ID_SIZE];
  guint         visit;   /* each tap is a visit of its own, so that none is taken for a repeat */
} Recorder;

static KioskKind
read_kind (const char *nick)
{
  KioskKind kind;

  g_assert_nonnull (nick);
  g_assert_true (kiosk_kind_from_nick (nick, &kind));
  return kind;
}

static void
record (Recorder *self,
        const KioskTap *tap)
{
  g_autoptr (GError) error = NULL;
  KioskRecorded recorded;

  g_assert_true (kiosk_tap_is_valid (tap));
  kiosk_day_book_record (self->book, ++self->visit, tap, &recorded, &error);
  g_assert_no_error (error);
  g_strlcpy (self->last_id, tap->id, sizeof self->last_id);
}

static void
record_helper (Recorder *self,
               const char *kind,
               const char *people)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (read_kind (kind), TRUE);

  tap->source = KIOSK_SOURCE_HELPER;
  tap->team = KIOSK_TEAM_COMMUNITY_TEAM;
  tap->audience = KIOSK_AUDIENCE_RESIDENT;
  tap->people = (guint) g_ascii_strtoull (people, NULL, 10);
  record (self, tap);
}

static void
record_self (Recorder *self,
             const char *kind)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (read_kind (kind), FALSE);

  record (self, tap);
}

static void
change_last (Recorder *self)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED_SIGNED_IN, FALSE);
  g_autoptr (GError) error = NULL;
  KioskRecorded recorded;

  kiosk_day_book_replace (self->book, self->last_id, tap, &recorded, &error);
  g_assert_no_error (error);
  g_strlcpy (self->last_id, tap->id, sizeof self->last_id);
}

static void
undo_last (Recorder *self)
{
  g_autoptr (GError) error = NULL;

  kiosk_day_book_undo (self->book, self->last_id, &error);
  g_assert_no_error (error);
}

static void
try_secret (Recorder *self,
            const char *role_nick,
            const char *pin)
{
  g_autoptr (GError) error = NULL;
  KioskSecretRole role;
  KioskTry attempt;

  g_assert_true (kiosk_secret_role_from_nick (role_nick, &role));
  kiosk_day_book_try_secret (self->book, role, pin, &attempt, &error);
  g_assert_no_error (error);
  g_assert_true (attempt.is_right);
}

static void
hold (void)
{
  puts ("held");
  fflush (stdout);
  while (getchar () != EOF)
    ;
}

static void
carry_out (Recorder *self,
           char **words)
{
  for (; *words != NULL; words++)
    {
      if (strcmp (*words, "self") == 0)
        record_self (self, *++words);
      else if (strcmp (*words, "helper") == 0)
        {
          record_helper (self, words[1], words[2]);
          words += 2;
        }
      else if (strcmp (*words, "change") == 0)
        change_last (self);
      else if (strcmp (*words, "undo") == 0)
        undo_last (self);
      else if (strcmp (*words, "try") == 0)
        {
          try_secret (self, words[1], words[2]);
          words += 2;
        }
      else if (strcmp (*words, "hold") == 0)
        hold ();
      else
        g_error ("no such word: %s", *words);
    }
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (KioskClock) clock = kiosk_system_clock_new ();
  g_autoptr (GError) error = NULL;
  Recorder self = { 0 };

  self.book = kiosk_day_book_open (argv[1], KIOSK_MODE_LIVE, clock, &error);
  g_assert_no_error (error);
  carry_out (&self, argv + 2);
  kiosk_day_book_close (self.book, &error);
  g_assert_no_error (error);
  g_object_unref (self.book);
  return 0;
}
