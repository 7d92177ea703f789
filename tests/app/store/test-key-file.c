/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kiosk's key: made once, for the owner alone, in no backup, and never made anew over one that is there. */
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "kiosk-key-file.h"
#include "world.h"

#define WORDS   "ngày 20/11/2026"
#define COMMENT "head 3"

static KioskPublicKey
load_public (World *self)
{
  g_autoptr (GError) error = NULL;
  KioskPublicKey key;

  g_assert_true (kiosk_day_book_load_public_key (self->book, &key, &error));
  g_assert_no_error (error);
  return key;
}

static guint
get_mode (World *self)
{
  g_autofree char *path = world_path (self, KIOSK_KEY_NAME);
  struct stat found;

  g_assert_cmpint (g_stat (path, &found), ==, 0);
  return found.st_mode & 07777;
}

static void
test_is_made_with_the_book (World *self,
                            gconstpointer data)
{
  g_autofree char *id = NULL;
  KioskPublicKey key;

  world_create (self);
  g_assert_true (world_has (self, KIOSK_KEY_NAME));
  g_assert_cmpuint (get_mode (self), ==, 0600);
  world_open (self);
  key = load_public (self);
  id = kiosk_public_key_dup_id (&key);
  g_assert_cmpstr (id, ==, kiosk_day_book_get_kiosk (self->book));
}

static void
test_signs (World *self,
            gconstpointer data)
{
  g_autoptr (GBytes) words = g_bytes_new_static (WORDS, sizeof WORDS - 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *signature = NULL, *comment = NULL;
  KioskPublicKey key;

  world_create (self);
  world_open (self);
  signature = kiosk_day_book_sign (self->book, words, COMMENT, &error);
  g_assert_no_error (error);
  world_reopen (self);
  key = load_public (self);
  g_assert_true (kiosk_signature_verify (signature, &key, words, &comment, &error));
  g_assert_cmpstr (comment, ==, COMMENT);
}

/* A book from before there were keys, or a cut between book and key: the next who asks has it made. */
static void
test_is_made_where_it_is_missing (World *self,
                                  gconstpointer data)
{
  g_autofree char *path = NULL;
  KioskPublicKey key, again;

  world_create (self);
  path = world_path (self, KIOSK_KEY_NAME);
  g_assert_cmpint (g_remove (path), ==, 0);
  world_open (self);
  key = load_public (self);
  world_reopen (self);
  again = load_public (self);
  g_assert_cmpmem (&key, sizeof key, &again, sizeof again);
}

/* Neither another kiosk's key nor half of one is used, and none is written over. */
static void
test_refused (World *self,
              gconstpointer data)
{
  g_autoptr (KioskKey) other = kiosk_key_new ("0123456789ABCDEF", NULL);
  g_autofree char *other_text = kiosk_key_dup_text (other);
  g_autofree char *half = g_strndup (other_text, 100);
  const char *const bad[] = { other_text, half, "", "\n" };

  world_create (self);
  world_open (self);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = world_path (self, KIOSK_KEY_NAME), *left = NULL;
      g_autoptr (GError) error = NULL;
      KioskPublicKey key;

      g_assert_true (g_file_set_contents (path, bad[i], -1, NULL));
      g_assert_false (kiosk_day_book_load_public_key (self->book, &key, &error));
      g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT);
      g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
      g_assert_cmpstr (left, ==, bad[i]);
    }
  g_free (world_tap (self, KIOSK_KIND_INSTALLED));
}

/* Of a book that is made anew, in the place of one that somebody took away. */
static void
test_is_taken_over (World *self,
                    gconstpointer data)
{
  KioskPublicKey key, again;
  g_autofree char *path = NULL;

  world_create (self);
  world_open (self);
  key = load_public (self);
  world_close (self);
  path = world_path (self, "day-book.db");
  g_assert_cmpint (g_remove (path), ==, 0);
  world_create (self);
  world_open (self);
  again = load_public (self);
  g_assert_cmpmem (&key, sizeof key, &again, sizeof again);
}

/* A copy by somebody who did not think of it is closed again. */
static void
test_is_closed_again (World *self,
                      gconstpointer data)
{
  g_autofree char *path = NULL;

  world_create (self);
  path = world_path (self, KIOSK_KEY_NAME);
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  world_open (self);
  load_public (self);
  g_assert_cmpuint (get_mode (self), ==, 0600);
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (World *, gconstpointer);
  } tests[] = {
    { "/key-file/is-made-with-the-book", test_is_made_with_the_book },
    { "/key-file/signs", test_signs },
    { "/key-file/is-made-where-it-is-missing", test_is_made_where_it_is_missing },
    { "/key-file/is-taken-over", test_is_taken_over },
    { "/key-file/refused", test_refused },
    { "/key-file/is-closed-again", test_is_closed_again },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, world_set_up, tests[i].test, world_tear_down);
  return g_test_run ();
}
