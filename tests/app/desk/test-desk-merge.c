/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A merge is a union of sets: old, twice, torn, in any order, the book says the same. */
#include <glib/gstdio.h>
#include <string.h>

#include "desk-world.h"
#include "kiosk-bundle-zip.h"
#include "kiosk-desk-doubt.h"
#include "kiosk-desk-sums.h"

typedef DeskWorld Fixture;

static void
close_days (Fixture *self,
            guint n_days)
{
  for (guint i = 0; i < n_days; i++)
    fleet_kiosk_close (self->kiosk, self->day + self->kiosk->entries->len, 6, FALSE);
}

static void
assert_refused (Fixture *self,
                const char *path,
                GQuark domain,
                int code)
{
  g_autofree char *before = desk_world_dump (self->book);
  g_autoptr (KioskDeskMerged) merged = kiosk_desk_merge (self->book, path);
  g_autofree char *after = desk_world_dump (self->book);

  g_assert_cmpint (merged->outcome, ==, KIOSK_DESK_OUTCOME_REFUSED);
  g_assert_error (merged->error, domain, code);
  g_assert_cmpuint (merged->n_new, ==, 0);
  g_assert_cmpstr (before, ==, after);
}

static void
test_once (Fixture *self,
           gconstpointer data)
{
  close_days (self, 3);
  desk_world_take (self, self->kiosk, 3);
  g_assert_cmpint (desk_world_get (self, "SELECT sum (counted) FROM counted"), ==, desk_world_sum (self->kiosk));
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM cell"), ==, self->kiosk->cells->len);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM sheet_line"), ==, self->kiosk->sheets->len);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM target"), ==, 1);
  desk_world_assert_sound (self->book);
}

/* The same manifest again is not read again: its tables may be gone. */
static void
test_twice (Fixture *self,
            gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *cells = NULL;
  g_autoptr (KioskDeskMerged) first = NULL;
  g_autoptr (KioskDeskMerged) second = NULL;

  close_days (self, 2);
  path = fleet_kiosk_export (self->kiosk, self->folder, self->day, "live");
  first = kiosk_desk_merge (self->book, path);
  cells = g_build_filename (path, "cells.csv", NULL);
  g_assert_cmpint (g_remove (cells), ==, 0);
  second = kiosk_desk_merge (self->book, path);
  g_assert_no_error (second->error);
  g_assert_cmpint (first->outcome, ==, KIOSK_DESK_OUTCOME_TAKEN);
  g_assert_cmpint (second->outcome, ==, KIOSK_DESK_OUTCOME_KNOWN);
  g_assert_cmpuint (second->n_new, ==, 0);
  g_assert_cmpint (second->n_batches, ==, 2);
}

static void
test_newer_and_older (Fixture *self,
                      gconstpointer data)
{
  g_autofree char *old = NULL;
  g_autoptr (KioskDeskMerged) merged = NULL;

  close_days (self, 2);
  old = fleet_kiosk_export (self->kiosk, self->folder, self->day, "live");
  close_days (self, 3);
  desk_world_take (self, self->kiosk, 5);
  merged = kiosk_desk_merge (self->book, old);
  g_assert_no_error (merged->error);
  g_assert_cmpuint (merged->n_new, ==, 0);
  close_days (self, 1);
  desk_world_take (self, self->kiosk, 1);
  g_assert_cmpint (desk_world_get (self, "SELECT sum (counted) FROM counted"), ==, desk_world_sum (self->kiosk));
}

static void
test_zip (Fixture *self,
          gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "a.zip", NULL);
  g_autoptr (KioskBundle) bundle = NULL;
  g_autoptr (GBytes) zip = NULL;
  g_autoptr (KioskDeskMerged) merged = NULL;

  close_days (self, 2);
  bundle = fleet_kiosk_bundle (self->kiosk, self->day, "live");
  zip = kiosk_bundle_zip ("20261102-1", kiosk_bundle_get_files (bundle), self->day, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (zip, NULL), (gssize) g_bytes_get_size (zip), NULL));
  merged = kiosk_desk_merge (self->book, path);
  g_assert_no_error (merged->error);
  g_assert_cmpuint (merged->n_new, ==, 2);
}

static void
test_undated (Fixture *self,
              gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (KioskDeskMerged) merged = NULL;

  close_days (self, 1);
  fleet_kiosk_close (self->kiosk, KIOSK_DAY_UNKNOWN, 4, FALSE);
  path = fleet_kiosk_export (self->kiosk, self->folder, self->day, "live");
  merged = kiosk_desk_merge (self->book, path);
  g_assert_cmpuint (merged->n_undated, ==, 1);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM counted WHERE date = 0"), ==, 1);
}

static void
test_remarks (Fixture *self,
              gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *extra = NULL;
  g_autoptr (KioskDeskMerged) merged = NULL;

  close_days (self, 1);
  path = fleet_kiosk_export (self->kiosk, self->folder, self->day, "live");
  extra = g_build_filename (path, "ghi-chu.txt", NULL);
  g_assert_true (g_file_set_contents (extra, "x", 1, NULL));
  merged = kiosk_desk_merge (self->book, path);
  g_assert_no_error (merged->error);
  g_assert_cmpuint (merged->remarks->len, ==, 1);
}

static void
test_strangers (Fixture *self,
                gconstpointer data)
{
  g_autoptr (FleetKiosk) stranger = fleet_kiosk_new ("26983", 1);
  g_autoptr (FleetKiosk) twin = fleet_kiosk_new ("26977", 1);
  g_autofree char *path = NULL;
  g_autofree char *training = NULL;
  g_autofree char *other = NULL;

  fleet_kiosk_close (stranger, self->day, 5, FALSE);
  path = fleet_kiosk_export (stranger, self->folder, self->day, "live");
  assert_refused (self, path, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_STRANGER);

  close_days (self, 1);
  training = fleet_kiosk_export (self->kiosk, self->folder, self->day, "training");
  assert_refused (self, training, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_NOT_LIVE);

  /* Somebody made a key and gave it the id of a kiosk. */
  kiosk_key_free (twin->key);
  twin->key = kiosk_key_new (self->kiosk->id, NULL);
  g_free (twin->id);
  twin->id = g_strdup (self->kiosk->id);
  fleet_kiosk_close (twin, self->day, 5, FALSE);
  other = fleet_kiosk_export (twin, self->folder, self->day, "live");
  assert_refused (self, other, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_OTHER_KEY);
}

static void
cut_file (const char *folder,
          const char *name,
          gsize step,
          Fixture *self)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  for (gsize cut = 0; cut < size; cut += step)
    {
      g_autoptr (KioskDeskMerged) merged = NULL;

      g_assert_true (g_file_set_contents (path, text, (gssize) cut, NULL));
      merged = kiosk_desk_merge (self->book, folder);
      if (merged->outcome != KIOSK_DESK_OUTCOME_REFUSED || merged->error->domain != KIOSK_BUNDLE_ERROR)
        g_error ("%s cut at %u: %d", name, (guint) cut, (int) merged->outcome);
    }
  g_assert_true (g_file_set_contents (path, text, (gssize) size, NULL));
}

/* Three days, each signed file of the bundle cut at every byte. */
static void
test_cut (Fixture *self,
          gconstpointer data)
{
  static const char *const names[] = { "batches.csv", "cells.csv", "sheets.csv", "targets.csv", "datapackage.json" };
  g_autofree char *path = NULL;
  g_autoptr (KioskDeskMerged) merged = NULL;

  close_days (self, 3);
  path = fleet_kiosk_export (self->kiosk, self->folder, self->day, "live");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    cut_file (path, names[i], g_test_slow () ? 1 : desk_world_is_served () ? 61 : 7, self);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM batch"), ==, 0);
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM bundle"), ==, 0);
  merged = kiosk_desk_merge (self->book, path);
  g_assert_no_error (merged->error);
}

/* Sums of the batch table against the cells, worked out a second way. */
static void
test_sums (Fixture *self,
           gconstpointer data)
{
  gint64 installed = 0;
  gint64 residents = 0;

  close_days (self, 8);
  desk_world_take (self, self->kiosk, 8);
  for (guint i = 0; i < self->kiosk->cells->len; i++)
    {
      const KioskCell *cell = &g_array_index (self->kiosk->cells, KioskCell, i);

      if (cell->suppressed != KIOSK_SUPPRESSION_NONE || cell->source != KIOSK_SOURCE_HELPER)
        continue;
      installed += cell->kind <= KIOSK_KIND_INSTALLED_SIGNED_IN ? cell->people : 0;
      residents += cell->audience == KIOSK_AUDIENCE_RESIDENT && cell->kind == KIOSK_KIND_ADVISED ? cell->people : 0;
    }
  g_assert_cmpint (desk_world_get (self, "SELECT sum (community_team_installed + police_installed "
                                         "+ youth_union_installed + official_installed) FROM batch"), ==, installed);
  g_assert_cmpint (desk_world_get (self, "SELECT sum (helper_advised_resident) FROM batch"), ==, residents);
}

static void
test_labels (Fixture *self,
             gconstpointer data)
{
  g_autoptr (FleetKiosk) next = fleet_kiosk_new ("26977", 1);
  KioskDeskEnrolment enrolment = { .kiosk = desk_world_id (next), .key = *kiosk_key_get_public (next->key),
                                   .ward = 26977, .number = 1 };
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GError) error = NULL;

  fleet_kiosk_close (next, self->day, 3, FALSE);
  g_ptr_array_add (paths, fleet_kiosk_export (next, self->folder, self->day, "live"));
  candidates = kiosk_desk_candidates_find (self->book, paths, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (candidates->len, ==, 1);
  g_assert_cmpint (g_array_index (candidates, KioskDeskCandidate, 0).state, ==, KIOSK_DESK_CANDIDATE_LABEL);
  g_assert_cmpint (g_array_index (candidates, KioskDeskCandidate, 0).rival, ==, desk_world_id (self->kiosk));

  g_assert_false (kiosk_desk_enrol (self->book, &enrolment, &error));
  g_assert_error (error, KIOSK_DESK_ERROR, KIOSK_DESK_ERROR_LABEL);
  g_clear_error (&error);
  enrolment.replaces = 1;
  g_assert_false (kiosk_desk_enrol (self->book, &enrolment, &error));
  g_clear_error (&error);
  enrolment.replaces = desk_world_id (self->kiosk);
  g_assert_true (kiosk_desk_enrol (self->book, &enrolment, &error));
  g_assert_true (kiosk_desk_enrol (self->book, &enrolment, &error));
  g_assert_cmpint (desk_world_get (self, "SELECT count(*) FROM enrolment"), ==, 2);
}

/* What the book has to say, told by the sets alone: of each number one hash, of what came before as well. */
static gint64
count_by_rules (GPtrArray *versions,
                const gboolean *is_merged)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) batches = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) broken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer value;
  gint64 people = 0;

  for (guint v = 0; v < versions->len; v++)
    for (guint i = 0; is_merged[v] && i < ((FleetKiosk *) g_ptr_array_index (versions, v))->entries->len; i++)
      {
        KioskEntry *entry = &g_array_index (((FleetKiosk *) g_ptr_array_index (versions, v))->entries, KioskEntry, i);
        g_autofree char *number = g_strdup_printf ("%s %s %d", entry->kiosk, entry->epoch, (int) entry->n);
        g_autofree char *epoch = g_strdup_printf ("%s %s", entry->kiosk, entry->epoch);
        const KioskEntry *other = g_hash_table_lookup (seen, number);
        gint64 *first = g_hash_table_lookup (broken, epoch);

        if (other != NULL && !g_str_equal (other->hash, entry->hash) && (first == NULL || *first > entry->n))
          g_hash_table_replace (broken, g_steal_pointer (&epoch), &entry->n);
        g_hash_table_replace (seen, g_steal_pointer (&number), entry);
        g_hash_table_replace (batches, entry->hash, entry);
      }
  g_hash_table_iter_init (&iter, batches);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const KioskEntry *entry = value;
      g_autofree char *epoch = g_strdup_printf ("%s %s", entry->kiosk, entry->epoch);
      const gint64 *first = g_hash_table_lookup (broken, epoch);

      people += first == NULL || entry->n < *first ? entry->counted : 0;
    }
  return people;
}

/* Kiosks at several ages, one of them copied and gone two ways. */
static GPtrArray *
new_versions (Fixture *self)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) fleet_kiosk_free);

  for (guint k = 0; k < 3; k++)
    {
      g_autoptr (FleetKiosk) kiosk = fleet_kiosk_new ("26977", 2 + k);

      desk_world_enrol (self, kiosk);
      for (guint age = 0; age < 3; age++)
        {
          fleet_kiosk_close (kiosk, self->day + age, 3, FALSE);
          g_ptr_array_add (versions, fleet_kiosk_copy (kiosk));
        }
      if (k > 0)
        continue;
      g_ptr_array_add (versions, fleet_kiosk_copy (g_ptr_array_index (versions, 1)));
      fleet_kiosk_close (g_ptr_array_index (versions, 3), self->day + 9, 3, FALSE);
      fleet_kiosk_close (g_ptr_array_index (versions, 3), self->day + 10, 3, FALSE);
    }
  return versions;
}

static KioskDeskBook *
merge_order (const char *place,
             GArray *order,
             GPtrArray *paths,
             GPtrArray *versions)
{
  g_autoptr (GError) error = NULL;
  KioskDeskBook *book = kiosk_desk_book_open (place, TRUE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < versions->len; i++)
    {
      const FleetKiosk *kiosk = g_ptr_array_index (versions, i);
      const KioskDeskEnrolment enrolment = { .kiosk = desk_world_id (kiosk), .ward = 26977, .number = kiosk->number,
                                             .key = *kiosk_key_get_public (kiosk->key) };

      g_assert_true (kiosk_desk_enrol (book, &enrolment, NULL));
    }
  for (guint i = 0; i < order->len; i++)
    {
      g_autoptr (KioskDeskMerged) merged = kiosk_desk_merge (book, g_ptr_array_index (paths,
                                                                                      g_array_index (order, guint, i)));

      g_assert_no_error (merged->error);
    }
  return book;
}

static GArray *
choose_order (guint n_paths,
              gboolean *is_merged)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_merges = (guint) g_test_rand_int_range (0, (int) n_paths * 2);

  for (guint i = 0; i < n_merges; i++)
    {
      guint which = (guint) g_test_rand_int_range (0, (int) n_paths);

      g_array_append_val (order, which);
      is_merged[which] = TRUE;
    }
  return order;
}

/* Both sorts of book say the same, word for word. */
static void
compare_with_server (Fixture *self,
                     GArray *order,
                     GPtrArray *paths,
                     GPtrArray *versions,
                     const char *dump)
{
  g_autofree char *place = desk_world_new_place (self);
  g_autoptr (KioskDeskBook) book = merge_order (place, order, paths, versions);
  g_autofree char *served = desk_world_dump (book);

  g_assert_cmpstr (served, ==, dump);
}

static void
run_order (Fixture *self,
           GPtrArray *paths,
           GPtrArray *versions,
           GHashTable *dumps)
{
  gboolean is_merged[16] = { FALSE };
  g_autoptr (GArray) order = choose_order (paths->len, is_merged);
  g_autoptr (KioskDeskBook) book = merge_order (":memory:", order, paths, versions);
  g_autofree char *dump = desk_world_dump (book);
  GString *subset = g_string_new (NULL);
  gint64 people = 0;
  const char *other;

  for (guint i = 0; i < paths->len; i++)
    g_string_append_c (subset, is_merged[i] ? '1' : '0');
  kiosk_desk_engine_get (kiosk_desk_book_get_engine (book), "SELECT coalesce (sum (counted), 0) FROM counted", NULL, 0,
                         &people, NULL);
  g_assert_cmpint (people, ==, count_by_rules (versions, is_merged));
  if (desk_world_is_served ())
    compare_with_server (self, order, paths, versions, dump);

  /* One subset, one book, whatever the order. */
  other = g_hash_table_lookup (dumps, subset->str);
  if (other != NULL)
    g_assert_cmpstr (other, ==, dump);
  g_hash_table_replace (dumps, g_string_free (subset, FALSE), g_steal_pointer (&dump));
}

/* DESK_ORDERS: how many; some hundred every day, ten thousand before a release. A server takes its time over tables. */
static void
test_any_order (Fixture *self,
                gconstpointer data)
{
  g_autoptr (GPtrArray) versions = new_versions (self);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) dumps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *asked = g_getenv ("DESK_ORDERS");
  guint n_orders = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : desk_world_is_served () ? 10 : 200;

  for (guint i = 0; i < versions->len; i++)
    g_ptr_array_add (paths, fleet_kiosk_export (g_ptr_array_index (versions, i), self->folder, self->day, "live"));
  g_assert_cmpuint (paths->len, ==, 10);
  for (guint i = 0; i < n_orders; i++)
    run_order (self, paths, versions, dumps);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/desk/merge/" name, Fixture, NULL, desk_world_set_up, func, desk_world_tear_down)
  ADD ("once", test_once);
  ADD ("twice", test_twice);
  ADD ("newer-and-older", test_newer_and_older);
  ADD ("zip", test_zip);
  ADD ("undated", test_undated);
  ADD ("remarks", test_remarks);
  ADD ("strangers", test_strangers);
  ADD ("cut", test_cut);
  ADD ("sums", test_sums);
  ADD ("labels", test_labels);
  ADD ("any-order", test_any_order);
  return g_test_run ();
}
