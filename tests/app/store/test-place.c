/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines beside the book: they say the ward and the number that the machine has, and how its picture is turned, and
 * nothing leans on them. */
#include <glib/gstdio.h>
#include <string.h>

#include "world.h"

#define NAME "place"

static void
set (World *self,
     const char *ward,
     guint number)
{
  g_autoptr (GHashTable) table = kiosk_day_book_load_settings (self->book, NULL);
  g_autoptr (KioskSettings) settings = kiosk_settings_new_from_table (table, NULL);
  g_autoptr (GHashTable) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_settings_set_ward (settings, "26977", world_day (-100), ward, &error));
  g_assert_true (kiosk_settings_set_number (settings, number, &error));
  changed = kiosk_settings_to_table (settings);
  g_assert_true (kiosk_day_book_save_settings (self->book, changed, &error));
  g_assert_no_error (error);
}

static void
assert_place (World *self,
              const char *wanted)
{
  g_autoptr (GBytes) kept = world_read (self, NAME);

  g_assert_cmpmem (g_bytes_get_data (kept, NULL), g_bytes_get_size (kept), wanted, strlen (wanted));
}

static void
test_follows_settings (World *self,
                       gconstpointer data)
{
  world_create (self);
  world_open (self);
  g_assert_false (world_has (self, NAME));

  set (self, "Phường Tân Sơn Hòa", 2);
  assert_place (self, "Phường Tân Sơn Hòa, máy số 2\n");
  set (self, "Phường Tân Sơn Nhất", 12);
  assert_place (self, "Phường Tân Sơn Nhất, máy số 12\n");
}

static void
turn (World *self,
      guint degrees)
{
  g_autoptr (GHashTable) table = kiosk_day_book_load_settings (self->book, NULL);
  g_autoptr (KioskSettings) settings = kiosk_settings_new_from_table (table, NULL);
  g_autoptr (GHashTable) changed = NULL;
  g_autoptr (GError) error = NULL;

  kiosk_settings_set_turn (settings, degrees);
  changed = kiosk_settings_to_table (settings);
  g_assert_true (kiosk_day_book_save_settings (self->book, changed, &error));
  g_assert_no_error (error);
}

/* Also before set-up, when there is no ward, and back again. */
static void
test_follows_turn (World *self,
                   gconstpointer data)
{
  world_create (self);
  world_open (self);
  turn (self, 90);
  assert_place (self, "\n90\n");
  turn (self, 0);
  assert_place (self, "");
  turn (self, 270);
  set (self, "Phường Bảy Hiền", 4);
  assert_place (self, "Phường Bảy Hiền, máy số 4\n270\n");
  turn (self, 0);
  assert_place (self, "Phường Bảy Hiền, máy số 4\n");
}

/* A book from before there was such a line, and one that was copied over without it. */
static void
test_comes_with_opening (World *self,
                         gconstpointer data)
{
  g_autofree char *path = NULL;

  world_create (self);
  world_open (self);
  set (self, "Phường Bảy Hiền", 1);
  path = world_path (self, NAME);
  g_assert_cmpint (g_unlink (path), ==, 0);
  world_reopen (self);
  assert_place (self, "Phường Bảy Hiền, máy số 1\n");
}

static void
test_follows_a_move (World *self,
                     gconstpointer data)
{
  g_autoptr (GHashTable) table = NULL;
  g_autoptr (KioskSettings) settings = NULL;
  g_autoptr (GHashTable) changed = NULL;

  world_create (self);
  world_open (self);
  set (self, "Phường Tân Sơn Hòa", 3);
  table = kiosk_day_book_load_settings (self->book, NULL);
  settings = kiosk_settings_new_from_table (table, NULL);
  g_assert_true (kiosk_settings_set_next_ward (settings, world_day (2), "26968", world_day (2), "Phường Tân Sơn Nhất",
                                               NULL));
  changed = kiosk_settings_to_table (settings);
  g_assert_true (kiosk_day_book_save_settings (self->book, changed, NULL));
  assert_place (self, "Phường Tân Sơn Hòa, máy số 3\n");

  world_set_clock (self, 2, "08:00:00");
  g_assert_true (kiosk_day_book_begin_day (self->book, NULL));
  assert_place (self, "Phường Tân Sơn Nhất, máy số 3\n");
}

/* Something that cannot be replaced has the name: settings are saved all the same. */
static void
test_nothing_leans_on_it (World *self,
                          gconstpointer data)
{
  g_autofree char *path = NULL;

  world_create (self);
  world_open (self);
  path = world_path (self, NAME);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  set (self, "Phường Bảy Hiền", 1);
  world_reopen (self);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/place/follows-settings", World, NULL, world_set_up, test_follows_settings, world_tear_down);
  g_test_add ("/place/follows-turn", World, NULL, world_set_up, test_follows_turn, world_tear_down);
  g_test_add ("/place/comes-with-opening", World, NULL, world_set_up, test_comes_with_opening, world_tear_down);
  g_test_add ("/place/follows-a-move", World, NULL, world_set_up, test_follows_a_move, world_tear_down);
  g_test_add ("/place/nothing-leans-on-it", World, NULL, world_set_up, test_nothing_leans_on_it, world_tear_down);
  return g_test_run ();
}
