/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forks, restored books and retired machines: what does not count until an officer has spoken. */
#include "desk-world.h"
#include "kiosk-desk-doubt.h"
#include "kiosk-desk-id.h"

typedef DeskWorld Fixture;

static gint64
get_counted (Fixture *self)
{
  return desk_world_get (self, "SELECT coalesce (sum (counted), 0) FROM counted");
}

static gint64
get_open (Fixture *self)
{
  return desk_world_get (self, "SELECT count(*) FROM doubt WHERE rejected = 0");
}

static const KioskEntry *
get_entry (const FleetKiosk *kiosk,
           guint i)
{
  return &g_array_index (kiosk->entries, KioskEntry, i);
}

static void
resolve (Fixture *self,
         const KioskEntry *entry,
         gboolean counts)
{
  g_autoptr (GError) error = NULL;

  kiosk_desk_resolve (self->book, desk_world_id (self->kiosk), kiosk_desk_id_parse (entry->epoch), entry->n,
                      counts ? kiosk_desk_id_parse (entry->hash) : 0, &error);
  g_assert_no_error (error);
}

/* Two batches in common, then @one more here and @other there. */
static FleetKiosk *
fork_kiosk (Fixture *self,
            guint one,
            guint other)
{
  FleetKiosk *copy;

  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  fleet_kiosk_close (self->kiosk, self->day + 1, 4, FALSE);
  copy = fleet_kiosk_copy (self->kiosk);
  for (guint i = 0; i < one; i++)
    fleet_kiosk_close (self->kiosk, self->day + 2 + i, 4, FALSE);
  for (guint i = 0; i < other; i++)
    fleet_kiosk_close (copy, self->day + 2 + i, 4, FALSE);
  desk_world_take (self, self->kiosk, 2 + one);
  desk_world_take (self, copy, other);
  return copy;
}

static void
test_fork (Fixture *self,
           gconstpointer data)
{
  g_autoptr (FleetKiosk) copy = fork_kiosk (self, 1, 3);
  gint64 common = get_entry (self->kiosk, 0)->counted + get_entry (self->kiosk, 1)->counted;

  g_assert_cmpint (get_counted (self), ==, common);
  g_assert_cmpint (get_open (self), ==, 4);
  resolve (self, get_entry (copy, 2), TRUE);
  g_assert_cmpint (get_counted (self), ==, desk_world_sum (copy));
  g_assert_cmpint (get_open (self), ==, 0);
  resolve (self, get_entry (self->kiosk, 2), TRUE);
  g_assert_cmpint (get_counted (self), ==, desk_world_sum (self->kiosk));
  resolve (self, get_entry (self->kiosk, 2), FALSE);
  g_assert_cmpint (get_counted (self), ==, common);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM word"), ==, 3);
  desk_world_assert_sound (self->book);
}

/* The word stands when more of either side comes. */
static void
test_after_a_word (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (FleetKiosk) copy = fork_kiosk (self, 1, 1);

  resolve (self, get_entry (copy, 2), TRUE);
  fleet_kiosk_close (self->kiosk, self->day + 5, 4, FALSE);
  fleet_kiosk_close (copy, self->day + 5, 4, FALSE);
  desk_world_take (self, self->kiosk, 1);
  desk_world_take (self, copy, 1);
  g_assert_cmpint (get_counted (self), ==, desk_world_sum (copy));
  g_assert_cmpint (get_open (self), ==, 0);
}

static void
test_unknown_batch (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (FleetKiosk) copy = fork_kiosk (self, 1, 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (kiosk_desk_resolve (self->book, desk_world_id (copy), 1, 2, 0, &error));
  g_assert_error (error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_false (kiosk_desk_resolve (self->book, desk_world_id (copy), kiosk_desk_id_parse (copy->epoch), 2, 77,
                                      &error));
  g_assert_error (error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_UNKNOWN);
}

/* Restored from a backup that had all batches: its open taps are in none of them. */
static void
test_restored_cleanly (Fixture *self,
                       gconstpointer data)
{
  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  fleet_kiosk_begin_epoch (self->kiosk);
  fleet_kiosk_close (self->kiosk, self->day + 1, 4, TRUE);
  desk_world_take (self, self->kiosk, 2);
  g_assert_cmpint (get_counted (self), ==, desk_world_sum (self->kiosk));
}

/* A stick brought more of the old book than the backup had: which of both has the restored taps? */
static FleetKiosk *
restore (Fixture *self,
         gboolean old_first)
{
  FleetKiosk *restored;

  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  restored = fleet_kiosk_copy (self->kiosk);
  fleet_kiosk_close (self->kiosk, self->day + 1, 4, FALSE);
  fleet_kiosk_begin_epoch (restored);
  fleet_kiosk_close (restored, self->day + 1, 4, TRUE);
  fleet_kiosk_close (restored, self->day + 2, 4, FALSE);
  if (old_first)
    desk_world_take (self, self->kiosk, 2);
  desk_world_take (self, restored, old_first ? 2 : 3);
  if (!old_first)
    desk_world_take (self, self->kiosk, 1);
  return restored;
}

static void
test_restored (Fixture *self,
               gconstpointer data)
{
  g_autoptr (FleetKiosk) restored = restore (self, GPOINTER_TO_INT (data));
  gint64 sure = desk_world_sum (self->kiosk) + get_entry (restored, 2)->counted;

  g_assert_cmpint (get_open (self), ==, 1);
  g_assert_cmpint (get_counted (self), ==, sure);
  resolve (self, get_entry (restored, 1), TRUE);
  g_assert_cmpint (get_counted (self), ==, sure + get_entry (restored, 1)->counted);
  resolve (self, get_entry (restored, 1), FALSE);
  g_assert_cmpint (get_counted (self), ==, sure);
  g_assert_cmpint (get_open (self), ==, 0);
}

/* One backup restored twice: its open taps came twice. */
static void
test_restored_twice (Fixture *self,
                     gconstpointer data)
{
  g_autoptr (FleetKiosk) second = NULL;

  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  second = fleet_kiosk_copy (self->kiosk);
  fleet_kiosk_begin_epoch (self->kiosk);
  fleet_kiosk_close (self->kiosk, self->day + 1, 4, TRUE);
  fleet_kiosk_begin_epoch (second);
  fleet_kiosk_close (second, self->day + 1, 4, TRUE);
  desk_world_take (self, self->kiosk, 2);
  g_assert_cmpint (get_open (self), ==, 0);
  desk_world_take (self, second, 1);
  g_assert_cmpint (get_open (self), ==, 2);
  g_assert_cmpint (get_counted (self), ==, get_entry (self->kiosk, 0)->counted);
}

static void
retire (Fixture *self,
        gint64 n)
{
  g_autoptr (GError) error = NULL;

  kiosk_desk_retire (self->book, desk_world_id (self->kiosk), n, &error);
  g_assert_no_error (error);
}

static void
test_retired (Fixture *self,
              gconstpointer data)
{
  gint64 sure;

  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  fleet_kiosk_close (self->kiosk, self->day + 1, 4, FALSE);
  desk_world_take (self, self->kiosk, 2);
  retire (self, 1);
  sure = get_counted (self);
  g_assert_cmpint (sure, ==, desk_world_sum (self->kiosk));
  fleet_kiosk_close (self->kiosk, self->day + 2, 4, FALSE);
  fleet_kiosk_begin_epoch (self->kiosk);
  fleet_kiosk_close (self->kiosk, self->day + 3, 4, FALSE);
  desk_world_take (self, self->kiosk, 2);
  g_assert_cmpint (get_counted (self), ==, sure);
  g_assert_cmpint (get_open (self), ==, 2);
  resolve (self, get_entry (self->kiosk, 2), TRUE);
  g_assert_cmpint (get_counted (self), ==, sure + get_entry (self->kiosk, 2)->counted);
}

static void
test_retired_too_early (Fixture *self,
                        gconstpointer data)
{
  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  fleet_kiosk_close (self->kiosk, self->day + 1, 4, FALSE);
  desk_world_take (self, self->kiosk, 2);
  retire (self, -1);
  g_assert_cmpint (get_counted (self), ==, 0);
  retire (self, 0);
  g_assert_cmpint (get_counted (self), ==, get_entry (self->kiosk, 0)->counted);
}

static void
test_retired_stranger (Fixture *self,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kiosk_desk_retire (self->book, desk_world_id (self->kiosk), 3, &error));
  g_assert_error (error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_UNKNOWN);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) \
  g_test_add ("/desk/doubt/" name, Fixture, data, desk_world_set_up, func, desk_world_tear_down)
  ADD ("fork", NULL, test_fork);
  ADD ("after-a-word", NULL, test_after_a_word);
  ADD ("unknown-batch", NULL, test_unknown_batch);
  ADD ("restored-cleanly", NULL, test_restored_cleanly);
  ADD ("restored", GINT_TO_POINTER (TRUE), test_restored);
  ADD ("restored-before-the-old-stick", GINT_TO_POINTER (FALSE), test_restored);
  ADD ("restored-twice", NULL, test_restored_twice);
  ADD ("retired", NULL, test_retired);
  ADD ("retired-too-early", NULL, test_retired_too_early);
  ADD ("retired-stranger", NULL, test_retired_stranger);
  return g_test_run ();
}
