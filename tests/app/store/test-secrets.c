/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PINs and codes in the book: no guess is free, no delay is for good. */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "failing-disk.h"
#include "kiosk-pin.h"
#include "world.h"

#define PIN       "482137"
#define WRONG     "482138"
#define CODE      "4711"
#define RECOVERY  "482137482137"
#define NEW_PIN   "914850"
#define NEW_CODE  "914850371264"
#define PLUGS_PULLED 200
#define RANDOM_KILLS 50
#define MOST_RENEWALS 8
#define LONG_ENOUGH  ((gint64) 15 * 60 * 1000)

static guint n_hashes;
static gboolean is_plug_pulled_at_check;
static gboolean is_cheap;

/* In the place of libsodium's own. They count, end the process where a PIN is about to be looked at, and do without
 * hashing where a test is of something else. */
int
crypto_pwhash_str_verify (const char str[crypto_pwhash_STRBYTES],
                          const char *const passwd,
                          unsigned long long passwdlen)
{
  __typeof__ (crypto_pwhash_str_verify) *real = dlsym (RTLD_NEXT, "crypto_pwhash_str_verify");

  if (is_plug_pulled_at_check)
    raise (SIGKILL);
  n_hashes++;
  return is_cheap ? -(strcmp (str, passwd) != 0) : real (str, passwd, passwdlen);
}

int
crypto_pwhash_str (char out[crypto_pwhash_STRBYTES],
                   const char *const passwd,
                   unsigned long long passwdlen,
                   unsigned long long opslimit,
                   size_t memlimit)
{
  __typeof__ (crypto_pwhash_str) *real = dlsym (RTLD_NEXT, "crypto_pwhash_str");

  n_hashes++;
  if (!is_cheap)
    return real (out, passwd, passwdlen, opslimit, memlimit);
  g_strlcpy (out, passwd, crypto_pwhash_STRBYTES);
  return 0;
}

static void
set_up (World *self,
        gconstpointer data)
{
  is_cheap = TRUE;
  world_set_up (self, data);
}

static void
set_up_real (World *self,
             gconstpointer data)
{
  is_cheap = FALSE;
  world_set_up (self, data);
}

static void
set (World *self,
     KioskSecretRole role,
     const char *pin)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_day_book_set_secret (self->book, role, pin, &error));
  g_assert_no_error (error);
}

static KioskTry
try_role (World *self,
          KioskSecretRole role,
          const char *pin)
{
  g_autoptr (GError) error = NULL;
  KioskTry attempt = { .left_s = 77 };

  g_assert_true (kiosk_day_book_try_secret (self->book, role, pin, &attempt, &error));
  g_assert_no_error (error);
  return attempt;
}

static KioskTry
try_pin (World *self,
         const char *pin)
{
  return try_role (self, KIOSK_SECRET_ROLE_STAFF, pin);
}

static gboolean
has (World *self,
     KioskSecretRole role)
{
  g_autoptr (GError) error = NULL;
  gboolean has_secret = 77;

  g_assert_true (kiosk_day_book_has_secret (self->book, role, &has_secret, &error));
  g_assert_no_error (error);
  return has_secret;
}

static void
start (World *self)
{
  world_create (self);
  world_open (self);
  set (self, KIOSK_SECRET_ROLE_STAFF, PIN);
}

static void
start_with_both (World *self)
{
  start (self);
  set (self, KIOSK_SECRET_ROLE_RECOVERY, RECOVERY);
}

static const char *
get_right (KioskSecretRole role)
{
  return role == KIOSK_SECRET_ROLE_STAFF ? PIN : RECOVERY;
}

static void
fail (World *self,
      guint times)
{
  for (guint i = 0; i < times; i++)
    g_assert_false (try_pin (self, WRONG).is_right);
}

static void
pass (World *self,
      gint64 ms)
{
  kiosk_manual_clock_advance (KIOSK_MANUAL_CLOCK (self->clock), ms);
}

/* Of a book that is closed: how many failures are on disk. */
static guint
count_on_disk (World *self,
               KioskSecretRole role)
{
  g_autofree char *sql = g_strdup_printf ("SELECT failures FROM secret WHERE role = '%s'",
                                          kiosk_secret_role_to_nick (role));
  g_autofree char *failures = world_query (self, sql);

  return (guint) g_ascii_strtoull (failures, NULL, 10);
}

static void
test_set_and_take_away (World *self,
                        gconstpointer data)
{
  world_create (self);
  world_open (self);
  for (guint role = 0; role < KIOSK_N_SECRET_ROLES; role++)
    g_assert_false (has (self, role));

  set (self, KIOSK_SECRET_ROLE_SHIFT, CODE);
  set (self, KIOSK_SECRET_ROLE_RECOVERY, RECOVERY);
  world_crash (self);
  world_open (self);
  g_assert_true (has (self, KIOSK_SECRET_ROLE_SHIFT));
  g_assert_false (has (self, KIOSK_SECRET_ROLE_STAFF));
  g_assert_true (try_role (self, KIOSK_SECRET_ROLE_SHIFT, CODE).is_right);
  g_assert_true (try_role (self, KIOSK_SECRET_ROLE_RECOVERY, RECOVERY).is_right);
  g_assert_false (try_role (self, KIOSK_SECRET_ROLE_SHIFT, RECOVERY).is_right);

  set (self, KIOSK_SECRET_ROLE_SHIFT, NULL);
  set (self, KIOSK_SECRET_ROLE_STAFF, NULL);
  world_crash (self);
  world_open (self);
  g_assert_false (has (self, KIOSK_SECRET_ROLE_SHIFT));
  g_assert_false (try_role (self, KIOSK_SECRET_ROLE_SHIFT, CODE).is_right);
  g_assert_true (has (self, KIOSK_SECRET_ROLE_RECOVERY));
}

static void
test_nothing_legible (World *self,
                      gconstpointer data)
{
  g_autofree char *hash = NULL;

  start (self);
  world_close (self);
  hash = world_query (self, "SELECT hash FROM secret WHERE role = 'staff'");
  g_assert_true (g_str_has_prefix (hash, "$argon2id$"));
  g_assert_null (strstr (hash, PIN));
}

static void
test_refused_changes_nothing (World *self,
                              gconstpointer data)
{
  const struct
  {
    KioskSecretRole role;
    const char     *pin;
    KioskPinError   code;
  } refusals[] = {
    { KIOSK_SECRET_ROLE_STAFF, "48213", KIOSK_PIN_ERROR_DIGITS },
    { KIOSK_SECRET_ROLE_STAFF, "", KIOSK_PIN_ERROR_DIGITS },
    { KIOSK_SECRET_ROLE_STAFF, "121212", KIOSK_PIN_ERROR_REPEATED },
    { KIOSK_SECRET_ROLE_STAFF, "123456", KIOSK_PIN_ERROR_RUN },
    { KIOSK_SECRET_ROLE_STAFF, "147258", KIOSK_PIN_ERROR_COMMON },
    { KIOSK_SECRET_ROLE_SHIFT, "12", KIOSK_PIN_ERROR_DIGITS },
    { KIOSK_SECRET_ROLE_RECOVERY, PIN, KIOSK_PIN_ERROR_DIGITS },
  };

  start (self);
  fail (self, 2);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (kiosk_day_book_set_secret (self->book, refusals[i].role, refusals[i].pin, &error));
      g_assert_error (error, KIOSK_PIN_ERROR, (int) refusals[i].code);
    }
  g_assert_false (has (self, KIOSK_SECRET_ROLE_SHIFT));
  g_assert_cmpuint (try_pin (self, WRONG).failures, ==, 3);
  g_assert_true (try_pin (self, PIN).is_right);
}

static void
test_right_clears (World *self,
                   gconstpointer data)
{
  KioskTry attempt;

  start (self);
  fail (self, 5);
  attempt = try_pin (self, PIN);
  g_assert_true (attempt.is_right && attempt.was_tried);
  g_assert_cmpuint (attempt.failures, ==, 0);
  g_assert_cmpuint (attempt.left_s, ==, 0);
  world_crash (self);
  world_open (self);
  fail (self, 4);
  g_assert_cmpuint (try_pin (self, WRONG).left_s, ==, 0);
  world_close (self);
  g_assert_cmpuint (count_on_disk (self, KIOSK_SECRET_ROLE_STAFF), ==, 5);
}

static void
test_setting_clears (World *self,
                     gconstpointer data)
{
  start (self);
  fail (self, 6);
  g_assert_false (try_pin (self, PIN).was_tried);
  set (self, KIOSK_SECRET_ROLE_STAFF, "914850");
  g_assert_true (try_pin (self, "914850").is_right);
  g_assert_false (try_pin (self, PIN).is_right);
}

/* While a delay runs the right PIN is not even looked at; when it is over, a right one is let in. */
static void
test_delays (World *self,
             gconstpointer data)
{
  const guint delays_s[] = { 0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900 };

  start (self);
  for (guint i = 0; i < G_N_ELEMENTS (delays_s); i++)
    {
      KioskTry attempt = try_pin (self, WRONG);

      g_assert_true (attempt.was_tried && !attempt.is_right);
      g_assert_cmpuint (attempt.failures, ==, i + 1);
      g_assert_cmpuint (attempt.left_s, ==, delays_s[i]);
      if (delays_s[i] == 0)
        continue;

      n_hashes = 0;
      pass (self, (gint64) delays_s[i] * 1000 - 1);
      attempt = try_pin (self, PIN);
      g_assert_true (!attempt.was_tried && !attempt.is_right);
      g_assert_cmpuint (attempt.left_s, ==, 1);
      g_assert_cmpuint (attempt.failures, ==, i + 1);
      g_assert_cmpuint (n_hashes, ==, 0);
      pass (self, 1);
    }
  g_assert_true (try_pin (self, PIN).is_right);
}

static void
test_wall_clock_is_ignored (World *self,
                            gconstpointer data)
{
  start (self);
  fail (self, 6);
  world_set_clock (self, 400, "08:00:00");
  g_assert_cmpuint (try_pin (self, PIN).left_s, ==, 30);
  world_set_clock (self, -4000, "08:00:00");
  g_assert_cmpuint (try_pin (self, PIN).left_s, ==, 30);
  world_crash (self);
  world_open (self);
  g_assert_cmpuint (try_pin (self, PIN).left_s, ==, 30);
  pass (self, 30 * 1000);
  g_assert_true (try_pin (self, PIN).is_right);
}

static void
reboot (World *self)
{
  world_crash (self);
  kiosk_manual_clock_reboot (KIOSK_MANUAL_CLOCK (self->clock));
  world_open (self);
}

/* The delay runs again whole, from the boot on and not from the next try. */
static void
test_reboot (World *self,
             gconstpointer data)
{
  start (self);
  fail (self, 6);
  pass (self, 25 * 1000);
  reboot (self);
  g_assert_cmpuint (try_pin (self, PIN).left_s, ==, 30);
  pass (self, 10 * 1000);
  g_assert_cmpuint (try_pin (self, PIN).left_s, ==, 20);
  world_crash (self);
  world_open (self);
  g_assert_cmpuint (try_pin (self, PIN).left_s, ==, 20);

  reboot (self);
  pass (self, 30 * 1000);
  g_assert_cmpuint (try_pin (self, WRONG).left_s, ==, 60);
}

/* What a start could not write, the next try writes. */
static void
test_reboot_with_a_full_disk (World *self,
                              gconstpointer data)
{
  failing_disk_install ();
  start (self);
  fail (self, 6);
  world_crash (self);
  kiosk_manual_clock_reboot (KIOSK_MANUAL_CLOCK (self->clock));
  failing_disk_arm (DISK_WRITE, 0, SQLITE_FULL, FALSE, TRUE, "-wal");
  world_open (self);
  g_assert_true (failing_disk_disarm ());
  pass (self, 20 * 1000);
  g_assert_cmpuint (try_pin (self, PIN).left_s, ==, 30);
  pass (self, 30 * 1000);
  g_assert_true (try_pin (self, PIN).is_right);
}

static void
test_roles_are_apart (World *self,
                      gconstpointer data)
{
  start (self);
  set (self, KIOSK_SECRET_ROLE_SHIFT, CODE);
  fail (self, 6);
  g_assert_true (try_role (self, KIOSK_SECRET_ROLE_SHIFT, CODE).is_right);
  g_assert_cmpuint (try_pin (self, PIN).left_s, ==, 30);
}

static void
test_empty_slot (World *self,
                 gconstpointer data)
{
  world_create (self);
  world_open (self);
  for (guint i = 1; i <= 6; i++)
    g_assert_cmpuint (try_pin (self, PIN).failures, ==, i);
  g_assert_cmpuint (try_pin (self, PIN).left_s, ==, 30);
  g_assert_false (has (self, KIOSK_SECRET_ROLE_STAFF));
  set (self, KIOSK_SECRET_ROLE_STAFF, PIN);
  g_assert_true (try_pin (self, PIN).is_right);
}

/* Whatever is tried costs one hash, which is where the time goes. */
static void
test_any_try_is_the_same_work (World *self,
                               gconstpointer data)
{
  const char *pins[] = { PIN, WRONG, "", "x", "4821374821374821374821374821374821", "482137\n" };

  start (self);
  for (guint i = 0; i < G_N_ELEMENTS (pins); i++)
    for (guint role = 0; role < KIOSK_N_SECRET_ROLES; role++)
      {
        n_hashes = 0;
        g_assert_cmpint (try_role (self, role, pins[i]).is_right, ==, role == KIOSK_SECRET_ROLE_STAFF && i == 0);
        g_assert_cmpuint (n_hashes, ==, 1);
        pass (self, LONG_ENOUGH);
      }
}

static void
wait_for_kill (pid_t child)
{
  int status;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

/* The plug is pulled in the moment in which a PIN is looked at, right or wrong: each time one failure more is on
 * disk. */
static void
test_plug_pulled_at_the_check (World *self,
                               gconstpointer data)
{
  KioskSecretRole role = GPOINTER_TO_UINT (data);

  start_with_both (self);
  world_close (self);
  for (guint i = 0; i < PLUGS_PULLED; i++)
    {
      pid_t child;

      pass (self, LONG_ENOUGH);
      child = fork ();
      if (child == 0)
        {
          is_plug_pulled_at_check = TRUE;
          world_open (self);
          try_role (self, role, i % 2 == 0 ? get_right (role) : WRONG);
          _exit (0);
        }
      wait_for_kill (child);
      world_open (self);
      world_close (self);
      g_assert_cmpuint (count_on_disk (self, role), ==, i + 1);
    }
}

/* Guesses until it is killed; says that it begins, and each answer it got. Without hashing many a kill meets a
 * commit. */
static void
guess (World *self,
       KioskSecretRole role,
       int answers)
{
  world_open (self);
  if (write (answers, "b", 1) != 1)
    _exit (1);
  for (;;)
    {
      KioskTry attempt = try_role (self, role, WRONG);

      if (!attempt.was_tried || write (answers, "x", 1) != 1)
        _exit (1);
      pass (self, LONG_ENOUGH);
    }
}

/* Until the other end is closed. */
static guint
count_answers (int answers)
{
  char bytes[256];
  guint count = 0;
  ssize_t size;

  while ((size = read (answers, bytes, sizeof bytes)) > 0)
    count += (guint) size;
  return count;
}

/* How long the first guess after opening takes here, whether the machine is slow or looked at by a sanitizer. A right
 * one leaves no failure behind. */
static gint64
measure_try_us (World *self,
                KioskSecretRole role)
{
  gint64 begin_us;

  world_open (self);
  begin_us = g_get_monotonic_time ();
  g_assert_true (try_role (self, role, get_right (role)).is_right);
  begin_us = g_get_monotonic_time () - begin_us;
  world_close (self);
  return begin_us;
}

static void
test_killed_at_random (World *self,
                       gconstpointer data)
{
  KioskSecretRole role = GPOINTER_TO_UINT (data);
  guint n_answers = 0;
  gint64 try_us;

  start_with_both (self);
  world_close (self);
  try_us = measure_try_us (self, role);
  for (guint i = 0; i < RANDOM_KILLS; i++)
    {
      int ends[2];
      pid_t child;
      guint n_new;
      char begin;

      g_assert_cmpint (pipe (ends), ==, 0);
      pass (self, LONG_ENOUGH);
      child = fork ();
      if (child == 0)
        {
          close (ends[0]);
          guess (self, role, ends[1]);
        }
      close (ends[1]);
      g_assert_cmpint (read (ends[0], &begin, 1), ==, 1);
      g_usleep ((gulong) g_test_rand_int_range (0, (gint32) (4 * try_us)));
      kill (child, SIGKILL);
      wait_for_kill (child);
      n_new = count_answers (ends[0]);
      close (ends[0]);
      n_answers += n_new;
      pass (self, n_new * LONG_ENOUGH);
      world_open (self);
      world_close (self);
      g_assert_cmpuint (count_on_disk (self, role), >=, n_answers);
      g_assert_cmpuint (count_on_disk (self, role), <=, n_answers + i + 1);
    }
  g_assert_cmpuint (n_answers, >, 0);
  g_test_message ("%u answers, %u failures", n_answers, count_on_disk (self, role));
}

static void
renew (World *self,
       gboolean is_new)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_day_book_renew_secrets (self->book, is_new ? NEW_PIN : PIN, is_new ? NEW_CODE : RECOVERY,
                                               &error));
  g_assert_no_error (error);
}

/* The PIN and the code that are good belong together. Returns whether they are the new ones. */
static gboolean
assert_pair (World *self)
{
  gboolean is_new = try_pin (self, NEW_PIN).is_right;

  g_assert_true (try_pin (self, PIN).is_right != is_new);
  g_assert_true (try_role (self, KIOSK_SECRET_ROLE_RECOVERY, NEW_CODE).is_right == is_new);
  g_assert_true (try_role (self, KIOSK_SECRET_ROLE_RECOVERY, RECOVERY).is_right != is_new);
  return is_new;
}

static void
test_renewing (World *self,
               gconstpointer data)
{
  start_with_both (self);
  fail (self, 3);
  g_assert_false (try_role (self, KIOSK_SECRET_ROLE_RECOVERY, WRONG).is_right);
  renew (self, TRUE);
  world_close (self);
  g_assert_cmpuint (count_on_disk (self, KIOSK_SECRET_ROLE_STAFF), ==, 0);
  g_assert_cmpuint (count_on_disk (self, KIOSK_SECRET_ROLE_RECOVERY), ==, 0);
  world_open (self);
  g_assert_true (assert_pair (self));
}

static void
test_renewing_is_refused (World *self,
                          gconstpointer data)
{
  static const struct { const char *pin, *code; } cases[] = {
    { "123456", NEW_CODE }, { "12345", NEW_CODE }, { NEW_PIN, "12345" }, { NEW_PIN, "" },
  };

  start_with_both (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (kiosk_day_book_renew_secrets (self->book, cases[i].pin, cases[i].code, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == KIOSK_PIN_ERROR);
      g_assert_false (assert_pair (self));
    }
}

/* Waits until up to MOST_RENEWALS have begun: a number of them and no time, since a machine may be slow or quick. */
static void
await_renewals (int begins)
{
  char begin;

  for (gint32 n = g_test_rand_int_range (1, MOST_RENEWALS + 1); n > 0; n--)
    g_assert_cmpint (read (begins, &begin, 1), ==, 1);
}

/* The power goes while they are written: the old ones are good, or the new ones are, and never one of each. */
static void
test_killed_while_renewing (World *self,
                            gconstpointer data)
{
  guint n_new = 0;

  start_with_both (self);
  world_close (self);
  for (guint i = 0; i < RANDOM_KILLS; i++)
    {
      int ends[2];
      pid_t child;

      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      if (child == 0)
        {
          world_open (self);
          for (gboolean is_new = TRUE; write (ends[1], "b", 1) == 1; is_new = !is_new)
            renew (self, is_new);
        }
      await_renewals (ends[0]);
      kill (child, SIGKILL);
      wait_for_kill (child);
      close (ends[0]);
      close (ends[1]);
      world_open (self);
      n_new += assert_pair (self) ? 1 : 0;
      world_close (self);
    }
  g_assert_cmpuint (n_new, >, 0);
  g_assert_cmpuint (n_new, <, RANDOM_KILLS);
}

typedef struct
{
  DiskCall        call;
  int             result;
  KioskStoreError code;
} Fault;

static gboolean
survive (World *self,
         const Fault *fault,
         guint number,
         gboolean *out_is_looked_at)
{
  g_autoptr (GError) error = NULL;
  KioskTry attempt = { .left_s = 77 };
  gboolean is_told;

  world_reopen (self);
  g_assert_true (kiosk_day_book_check (self->book, NULL));
  n_hashes = 0;
  failing_disk_arm (fault->call, number, fault->result, FALSE, FALSE, "-wal");
  is_told = kiosk_day_book_try_secret (self->book, KIOSK_SECRET_ROLE_STAFF, PIN, &attempt, &error);
  if (!failing_disk_disarm ())
    return FALSE;

  *out_is_looked_at = n_hashes == 1;
  g_assert_false (is_told);
  g_assert_error (error, KIOSK_STORE_ERROR, (int) fault->code);
  g_assert_cmpuint (attempt.left_s, ==, 77);
  g_assert_true (try_pin (self, PIN).is_right);
  return TRUE;
}

/* Where the failure cannot be written, the right PIN is not looked at; where the success cannot, nobody is let in. */
static void
test_disk_fails (World *self,
                 gconstpointer data)
{
  const Fault faults[] = {
    { DISK_WRITE, SQLITE_FULL, KIOSK_STORE_ERROR_FULL },
    { DISK_WRITE, SQLITE_IOERR_WRITE, KIOSK_STORE_ERROR_IO },
    { DISK_SYNC, SQLITE_IOERR_FSYNC, KIOSK_STORE_ERROR_IO },
  };

  failing_disk_install ();
  start (self);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint number = 0;
      guint n_looked_at = 0;
      gboolean is_looked_at;

      while (survive (self, &faults[i], number, &is_looked_at))
        {
          number++;
          n_looked_at += is_looked_at ? 1 : 0;
        }
      g_assert_cmpuint (n_looked_at, >, 0);
      g_assert_cmpuint (n_looked_at, <, number);
    }
}

static void
test_disk_fails_while_setting (World *self,
                               gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  failing_disk_install ();
  start (self);
  failing_disk_arm (DISK_WRITE, 0, SQLITE_FULL, FALSE, FALSE, "-wal");
  g_assert_false (kiosk_day_book_set_secret (self->book, KIOSK_SECRET_ROLE_STAFF, "914850", &error));
  g_assert_true (failing_disk_disarm ());
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FULL);
  g_clear_error (&error);

  failing_disk_arm (DISK_WRITE, 0, SQLITE_IOERR_WRITE, FALSE, FALSE, "-wal");
  g_assert_false (kiosk_day_book_set_secret (self->book, KIOSK_SECRET_ROLE_STAFF, NULL, &error));
  g_assert_true (failing_disk_disarm ());
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO);
  g_assert_true (try_pin (self, PIN).is_right);
}

static void
test_disk_fails_while_renewing (World *self,
                                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  failing_disk_install ();
  start_with_both (self);
  failing_disk_arm (DISK_WRITE, 0, SQLITE_FULL, FALSE, FALSE, "-wal");
  g_assert_false (kiosk_day_book_renew_secrets (self->book, NEW_PIN, NEW_CODE, &error));
  g_assert_true (failing_disk_disarm ());
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_FULL);
  g_assert_false (assert_pair (self));
}

/* A hash longer than any says that the page was written over: the book is opened anew, not believed. */
static void
test_nonsense_on_disk (World *self,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean has_secret = 77;

  start (self);
  world_close (self);
  world_sql (self, "UPDATE secret SET hash = printf ('%200c', 'x')");
  world_open (self);
  g_assert_false (kiosk_day_book_has_secret (self->book, KIOSK_SECRET_ROLE_STAFF, &has_secret, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_IO);
  g_assert_cmpint (has_secret, ==, 77);
}

#define ADD(name, function) g_test_add ("/secrets/" name, World, NULL, set_up, function, world_tear_down)
#define ADD_ROLE(name, function, role) \
  g_test_add ("/secrets/" name, World, GUINT_TO_POINTER (role), set_up, function, world_tear_down)
#define ADD_REAL(name, function) g_test_add ("/secrets/" name, World, NULL, set_up_real, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD_REAL ("set-and-take-away", test_set_and_take_away);
  ADD_REAL ("nothing-legible", test_nothing_legible);
  ADD ("refused-changes-nothing", test_refused_changes_nothing);
  ADD ("right-clears", test_right_clears);
  ADD ("setting-clears", test_setting_clears);
  ADD ("delays", test_delays);
  ADD ("wall-clock-is-ignored", test_wall_clock_is_ignored);
  ADD ("reboot", test_reboot);
  ADD ("roles-are-apart", test_roles_are_apart);
  ADD ("empty-slot", test_empty_slot);
  ADD ("any-try-is-the-same-work", test_any_try_is_the_same_work);
  ADD_ROLE ("staff-plug-pulled-at-the-check", test_plug_pulled_at_the_check, KIOSK_SECRET_ROLE_STAFF);
  ADD_ROLE ("recovery-plug-pulled-at-the-check", test_plug_pulled_at_the_check, KIOSK_SECRET_ROLE_RECOVERY);
  ADD_ROLE ("staff-killed-at-random", test_killed_at_random, KIOSK_SECRET_ROLE_STAFF);
  ADD_ROLE ("recovery-killed-at-random", test_killed_at_random, KIOSK_SECRET_ROLE_RECOVERY);
  ADD ("renewing", test_renewing);
  ADD ("renewing-is-refused", test_renewing_is_refused);
  ADD ("killed-while-renewing", test_killed_while_renewing);
  ADD ("nonsense-on-disk", test_nonsense_on_disk);

  /* Last: on that disk nothing opens a book past the program. */
  ADD ("reboot-with-a-full-disk", test_reboot_with_a_full_disk);
  ADD ("disk-fails", test_disk_fails);
  ADD ("disk-fails-while-setting", test_disk_fails_while_setting);
  ADD ("disk-fails-while-renewing", test_disk_fails_while_renewing);
  return g_test_run ();
}
