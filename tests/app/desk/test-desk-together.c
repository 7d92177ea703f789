/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two desks at one book on a server: what they write at once, and what the one sees of the other. */
#include <sys/wait.h>
#include <unistd.h>

#include "desk-world.h"
#include "kiosk-desk-report-book.h"
#include "served.h"

typedef DeskWorld Fixture;

/* A kiosk that was copied and went two ways, and another one, at several ages. */
static GPtrArray *
export_some (Fixture *self)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FleetKiosk) copy = NULL;

  for (guint age = 0; age < 12; age++)
    {
      if (age == 4)
        copy = fleet_kiosk_copy (self->kiosk);
      fleet_kiosk_close (self->kiosk, self->day + age, 12, FALSE);
      g_ptr_array_add (paths, fleet_kiosk_export (self->kiosk, self->folder, self->day, "live"));
      if (copy == NULL)
        continue;
      fleet_kiosk_close (copy, self->day + age, 12, FALSE);
      g_ptr_array_add (paths, fleet_kiosk_export (copy, self->folder, self->day, "live"));
    }
  return paths;
}

static void
merge_all (KioskDeskBook *book,
           GPtrArray *paths,
           guint first)
{
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (KioskDeskMerged) merged = kiosk_desk_merge (book, g_ptr_array_index (paths, (first + i) % paths->len));

      g_assert_no_error (merged->error);
    }
}

static char *
dump_alone (Fixture *self,
            GPtrArray *paths)
{
  DeskWorld other = { .book = kiosk_desk_book_open (":memory:", TRUE, NULL) };
  g_autoptr (KioskDeskBook) book = other.book;

  desk_world_enrol (&other, self->kiosk);
  merge_all (book, paths, 0);
  return desk_world_dump (book);
}

static pid_t
merge_in_child (const char *address,
                GPtrArray *paths,
                guint first)
{
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      KioskDeskBook *book = kiosk_desk_book_open (address, FALSE, NULL);

      g_assert_nonnull (book);
      merge_all (book, paths, first);
      _exit (0);
    }
  return child;
}

static void
begin_anew (Fixture *self)
{
  g_clear_pointer (&self->book, kiosk_desk_book_free);
  g_free (self->path);
  self->path = desk_world_new_place (self);
  self->book = kiosk_desk_book_open (self->path, TRUE, NULL);
  desk_world_enrol (self, self->kiosk);
}

/* Two desks with the same sticks and with overlapping ones, in other orders, at the same time. */
static void
test_together (Fixture *self,
               gconstpointer data)
{
  g_autoptr (GPtrArray) paths = export_some (self);
  g_autofree char *alone = dump_alone (self, paths);

  for (guint round = 0; round < 5; round++)
    {
      g_autofree char *dump = NULL;
      pid_t one;
      pid_t other;

      begin_anew (self);
      one = merge_in_child (self->path, paths, 0);
      other = merge_in_child (self->path, paths, round * 3);
      served_assert_done (one);
      served_assert_done (other);
      dump = desk_world_dump (self->book);
      g_assert_cmpstr (dump, ==, alone);
      desk_world_assert_sound (self->book);
    }
}

/* The two ways of a copied kiosk come at the same moment: whoever is second has to see that there are two. */
static void
test_fork_together (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FleetKiosk) copy = NULL;
  g_autofree char *alone = NULL;
  g_autofree char *dump = NULL;
  pid_t children[2];
  PGconn *holder;

  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  copy = fleet_kiosk_copy (self->kiosk);
  desk_world_take (self, self->kiosk, 1);
  fleet_kiosk_close (self->kiosk, self->day + 1, 4, FALSE);
  fleet_kiosk_close (copy, self->day + 1, 4, FALSE);
  g_ptr_array_add (paths, fleet_kiosk_export (self->kiosk, self->folder, self->day, "live"));
  g_ptr_array_add (paths, fleet_kiosk_export (copy, self->folder, self->day, "live"));
  alone = dump_alone (self, paths);
  holder = served_hold_targets (self->path);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      g_autoptr (GPtrArray) path = g_ptr_array_new ();

      g_ptr_array_add (path, g_ptr_array_index (paths, i));
      children[i] = merge_in_child (self->path, path, 0);
    }
  served_wait (holder, 2);
  PQfinish (holder);
  served_assert_done (children[0]);
  served_assert_done (children[1]);
  dump = desk_world_dump (self->book);
  g_assert_cmpstr (dump, ==, alone);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM doubt"), ==, 2);
}

/* A check that runs while another desk merges sees whole batches, kiosk by kiosk. */
static void
test_check_beside (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) paths = export_some (self);

  for (guint round = 0; round < 3; round++)
    {
      pid_t child;

      begin_anew (self);
      child = merge_in_child (self->path, paths, 0);
      while (waitpid (child, NULL, WNOHANG) == 0)
        desk_world_assert_sound (self->book);
    }
}

static void
assert_report_fits (Fixture *self)
{
  KioskDeskReportScope scope = { .period = kiosk_period_new_range (self->day, self->day + 20),
                                 .parts = KIOSK_DESK_REPORT_DAYS };
  g_autoptr (KioskDeskReport) report = NULL;
  KioskTally days = { 0 };

  scope.before = kiosk_period_previous (&scope.period, 0);
  report = kiosk_desk_report_load (self->book, &scope, NULL);
  g_assert_nonnull (report);
  for (guint i = 0; i < report->days->len; i++)
    kiosk_tally_add (&days, &g_array_index (report->days, KioskReportDay, i).tally);
  g_assert_cmpint (days.counted, ==, report->sum->in_period.tally.counted);
}

/* The days of a report add up to its wards, whoever merges meanwhile. */
static void
test_report_beside (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (GPtrArray) paths = export_some (self);

  for (guint round = 0; round < 3; round++)
    {
      pid_t child;

      begin_anew (self);
      child = merge_in_child (self->path, paths, 0);
      while (waitpid (child, NULL, WNOHANG) == 0)
        assert_report_fits (self);
    }
}

/* Several statements of one look see one moment, whoever merges meanwhile. */
static void
test_look (Fixture *self,
           gconstpointer data)
{
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (self->book);
  DeskWorld other = *self;
  g_autoptr (GError) error = NULL;

  other.book = kiosk_desk_book_open (self->path, FALSE, NULL);
  fleet_kiosk_close (self->kiosk, self->day, 4, FALSE);
  kiosk_desk_engine_look (engine, &error);
  g_assert_no_error (error);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM batch"), ==, 0);
  desk_world_take (&other, self->kiosk, 1);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM batch"), ==, 0);
  g_assert_false (kiosk_desk_engine_run (engine, "INSERT INTO holiday VALUES (1, 'x')", &error));
  g_assert_error (error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_READ_ONLY);
  kiosk_desk_engine_end (engine, FALSE, NULL);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM batch"), ==, 1);
  kiosk_desk_book_free (other.book);
}

/* In a process of its own: its end says whether the book was opened, and its words why not. */
static pid_t
open_in_child (const char *place)
{
  pid_t child = fork ();
  g_autoptr (GError) error = NULL;

  if (child != 0)
    return child;
  if (kiosk_desk_book_open (place, TRUE, &error) == NULL)
    g_printerr ("%s\n", error->message);
  _exit (error != NULL);
}

static void
test_begun_together (Fixture *self,
                     gconstpointer data)
{
  for (guint round = 0; round < 5; round++)
    {
      g_autofree char *place = desk_world_new_place (self);
      pid_t children[4];

      for (guint i = 0; i < G_N_ELEMENTS (children); i++)
        children[i] = open_in_child (place);
      for (guint i = 0; i < G_N_ELEMENTS (children); i++)
        served_assert_done (children[i]);
    }
}

static KioskDeskBook *
open_hasty (Fixture *self)
{
  g_autofree char *address = g_strconcat (self->path, "%20-clock_timeout%3D100", NULL);
  g_autoptr (GError) error = NULL;
  KioskDeskBook *book = kiosk_desk_book_open (address, FALSE, &error);

  g_assert_no_error (error);
  return book;
}

static void
assert_begin (KioskDeskBook *book,
              gint64 kiosk,
              gboolean is_free)
{
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (book);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kiosk_desk_engine_begin (engine, kiosk, &error), ==, is_free);
  if (is_free)
    kiosk_desk_engine_end (engine, FALSE, NULL);
  else
    g_assert_error (error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_LOCKED);
}

/* One kiosk's rows are one desk's at a time; another kiosk's are free, and the whole book is not. */
static void
test_locks (Fixture *self,
            gconstpointer data)
{
  g_autoptr (KioskDeskBook) other = open_hasty (self);
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (self->book);

  g_assert_true (kiosk_desk_engine_begin (engine, 7, NULL));
  assert_begin (other, 7, FALSE);
  assert_begin (other, 8, TRUE);
  assert_begin (other, 0, FALSE);
  kiosk_desk_engine_end (engine, TRUE, NULL);
  assert_begin (other, 7, TRUE);
  g_assert_true (kiosk_desk_engine_begin (engine, 0, NULL));
  assert_begin (other, 7, FALSE);
  assert_begin (other, 0, FALSE);
  kiosk_desk_engine_end (engine, FALSE, NULL);
  assert_begin (other, 0, TRUE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/desk/together/" name, Fixture, NULL, desk_world_set_up, func, desk_world_tear_down)
  ADD ("same-sticks", test_together);
  ADD ("fork", test_fork_together);
  ADD ("check", test_check_beside);
  ADD ("report", test_report_beside);
  ADD ("look", test_look);
  ADD ("begun", test_begun_together);
  ADD ("locks", test_locks);
  return g_test_run ();
}
