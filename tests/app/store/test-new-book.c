/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book that a new kiosk makes for itself: only where its folder allows it, and once. */
#include "world.h"

#include <glib/gstdio.h>

/* An empty folder, as a disk that did not mount leaves it, never becomes a kiosk. */
static void
test_no_new_book_without_the_mark (World *self,
                                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (self->state, 0700), ==, 0);
  g_assert_true (kiosk_day_book_begin_new (self->state, KIOSK_MODE_LIVE, &error));
  g_assert_no_error (error);
  g_assert_false (kiosk_day_book_exists (self->state));
  g_assert_true (kiosk_day_book_begin_new ("/no/such/folder", KIOSK_MODE_LIVE, &error));
}

static void
test_new_book_once (World *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_day_book_allow_new (self->state, &error));
  g_assert_true (kiosk_day_book_allow_new (self->state, &error));
  g_assert_no_error (error);
  g_assert_true (world_has (self, "new-kiosk"));
  g_assert_false (kiosk_day_book_exists (self->state));

  g_assert_true (kiosk_day_book_begin_new (self->state, KIOSK_MODE_LIVE, &error));
  g_assert_no_error (error);
  g_assert_true (kiosk_day_book_exists (self->state));
  g_assert_false (world_has (self, "new-kiosk"));
  world_open (self);
}

/* The power went after the book was made and before the mark was taken away. */
static void
test_mark_beside_a_book (World *self,
                         gconstpointer data)
{
  g_autofree char *mark = world_path (self, "new-kiosk");
  g_autofree char *kiosk = NULL;
  g_autoptr (GError) error = NULL;

  world_create (self);
  world_open (self);
  kiosk = g_strdup (kiosk_day_book_get_kiosk (self->book));
  world_close (self);
  g_assert_false (kiosk_day_book_allow_new (self->state, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (mark, "", 0, NULL));
  g_assert_true (kiosk_day_book_begin_new (self->state, KIOSK_MODE_LIVE, &error));
  g_assert_no_error (error);
  g_assert_false (world_has (self, "new-kiosk"));
  world_open (self);
  g_assert_cmpstr (kiosk_day_book_get_kiosk (self->book), ==, kiosk);
}

#define ADD(name, function) g_test_add ("/new-book/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("not-without-the-mark", test_no_new_book_without_the_mark);
  ADD ("once", test_new_book_once);
  ADD ("mark-beside-a-book", test_mark_beside_a_book);
  return g_test_run ();
}
