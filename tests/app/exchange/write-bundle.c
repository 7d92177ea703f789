/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the files of a bundle into a folder, for tests that read them back with other programs.
 *
 *   write-bundle FOLDER MODE PERIOD DAY [TEXT]
 *
 * TEXT takes the place of every text that somebody may configure. The variable FORM names another form of the
 * report. */
#include <string.h>

#include "kiosk-bundle-papers.h"
#include "kiosk-nick.h"
#include "world.h"

/* The file of the settings, of which these tests look at the place alone. */
#define SETTINGS "[Kiosk]\nFormat=1\n"

static const char *const period_nicks[] = { "day", "week", "month", "quarter" };

static GArray *
new_own (GArray *all,
         gsize size,
         gsize n_offset,
         gint64 n)
{
  GArray *own = g_array_new (FALSE, FALSE, (guint) size);

  for (guint i = 0; i < all->len; i++)
    if (*(gint64 *) (gpointer) (all->data + i * size + n_offset) == n)
      g_array_append_vals (own, all->data + i * size, 1);
  return own;
}

/* As a book closes a batch. */
static void
seal (World *world,
      KioskEntry *entry)
{
  g_autoptr (GArray) cells = new_own (world->cells, sizeof (KioskCell), G_STRUCT_OFFSET (KioskCell, n), entry->n);
  g_autoptr (GArray) sheets = new_own (world->sheets, sizeof (KioskSheet), G_STRUCT_OFFSET (KioskSheet, n), entry->n);
  g_autofree char *cells_hash = kiosk_cells_dup_sha256 ((KioskCell *) (gpointer) cells->data, cells->len);
  g_autofree char *sheets_hash = kiosk_sheets_dup_sha256 ((KioskSheet *) (gpointer) sheets->data, sheets->len);

  for (guint i = 0; i < cells->len; i++)
    {
      const KioskCell *cell = &g_array_index (cells, KioskCell, i);

      *(cell->suppressed != KIOSK_SUPPRESSION_NONE ? &entry->suppressed : &entry->counted) += cell->people;
    }
  entry->taps = entry->counted + entry->changed + entry->undone + entry->suppressed;
  g_strlcpy (entry->cells_sha256, cells_hash, KIOSK_HASH_SIZE);
  g_strlcpy (entry->sheets_sha256, sheets_hash, KIOSK_HASH_SIZE);
  if (entry->n > 0)
    g_strlcpy (entry->previous, entry[-1].hash, KIOSK_HASH_SIZE);
  kiosk_entry_seal (entry);
}

static void
configure (World *world,
           const char *text)
{
  KioskReportLabel *label = &world->label;

  label->ward_name = label->team_name = label->parent = label->body = label->place = text;
  label->code = label->addressee = label->signer = label->recipients = text;
  for (guint i = 0; i < world->units->len; i++)
    {
      KioskUnit *unit = g_ptr_array_index (world->units, i);

      g_free (unit->name);
      unit->name = g_strdup (text);
    }
}

static GBytes *
read_form (void)
{
  const char *path = g_getenv ("FORM");
  char *text;
  gsize size;

  if (path == NULL)
    return NULL;
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  return g_bytes_new_take (text, size);
}

static KioskBundle *
make (World *world,
      const KioskPeriod *period)
{
  const KioskReportLabel *label = &world->label;
  const KioskBundleLabel bundle_label = { label->ward, label->number, label->kiosk, label->mode, "1.0", label->day };
  const KioskBundleFigures figures = { world->entries, world->cells, world->sheets, world->targets };
  const KioskReportSource source = { world->entries, world->cells, world->sheets, world->targets, world->units };
  g_autoptr (KioskReport) report = kiosk_report_new (label, &source, period);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) form = read_form ();
  GBytes *forms[KIOSK_N_FORMS] = { form };
  g_autoptr (GBytes) settings = g_bytes_new_static (SETTINGS, strlen (SETTINGS));
  g_autoptr (GPtrArray) papers = kiosk_bundle_papers_new (report, forms, settings, &error);
  KioskBundle *bundle;

  g_assert_no_error (error);
  bundle = kiosk_bundle_new_with_papers (&bundle_label, &figures, papers, &error);
  g_assert_no_error (error);
  return bundle;
}

static void
write_files (KioskBundle *bundle,
             const char *folder)
{
  GPtrArray *files = kiosk_bundle_get_files (bundle);

  for (guint i = 0; i < files->len; i++)
    {
      const KioskBundleFile *file = g_ptr_array_index (files, i);
      g_autofree char *path = g_build_filename (folder, file->name, NULL);
      gsize size;
      const char *text = g_bytes_get_data (file->bytes, &size);

      g_assert_true (g_file_set_contents (path, text, (gssize) size, NULL));
    }
}

/* A target of each column, as many as a ward is given. */
static void
add_targets (World *world)
{
  world_target (world, "2026-11-01", 800)->measure = KIOSK_TARGET_MEASURE_SIGNED_IN;
  world_target (world, "2026-10-01", 1500)->column = KIOSK_TARGET_COLUMN_UNIT;
  world_target (world, "2026-10-01", 300)->column = KIOSK_TARGET_COLUMN_OUTREACH;
  g_array_index (world->targets, KioskTarget, 1).audience = KIOSK_AUDIENCE_PUBLIC_EMPLOYEE;
}

/* Some of what the world lacks, each with a number of its own, in its second batch. */
static void
add_others (World *world)
{
  static const struct { KioskSource source; KioskAudience audience; KioskKind kind; gboolean helped; gint64 people; }
  others[] = {
    { KIOSK_SOURCE_SELF, KIOSK_AUDIENCE_UNSPECIFIED, KIOSK_KIND_INSTALLED_SIGNED_IN, FALSE, 11 },
    { KIOSK_SOURCE_SELF, KIOSK_AUDIENCE_UNSPECIFIED, KIOSK_KIND_ADVISED, TRUE, 4 },
    { KIOSK_SOURCE_SELF, KIOSK_AUDIENCE_UNSPECIFIED, KIOSK_KIND_NOT_ABLE, TRUE, 6 },
    { KIOSK_SOURCE_HELPER, KIOSK_AUDIENCE_BUSINESS, KIOSK_KIND_ALREADY_HAD, TRUE, 9 },
    { KIOSK_SOURCE_HELPER, KIOSK_AUDIENCE_MEMBER, KIOSK_KIND_ADVISED, TRUE, 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      KioskCell *cell = world_count (world, others[i].kind, others[i].people);

      cell->n = 1;
      cell->source = others[i].source;
      cell->team = cell->source == KIOSK_SOURCE_SELF ? KIOSK_TEAM_NONE : KIOSK_TEAM_YOUTH_UNION;
      cell->audience = others[i].audience;
      cell->helped = others[i].helped;
      cell->reason = cell->kind == KIOSK_KIND_NOT_ABLE ? KIOSK_REASON_UNSAID : KIOSK_REASON_NONE;
    }
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (KioskBundle) bundle = NULL;
  KioskPeriod period;
  World world;
  guint kind;

  g_assert_cmpint (argc, >=, 5);
  world_init (&world);
  world_fill (&world);
  add_others (&world);
  add_targets (&world);
  for (guint i = 0; i < world.entries->len; i++)
    seal (&world, &g_array_index (world.entries, KioskEntry, i));
  world.label.mode = argv[2];
  if (argc > 5)
    configure (&world, argv[5]);
  g_assert_true (kiosk_nick_lookup (period_nicks, G_N_ELEMENTS (period_nicks), argv[3], &kind));
  period = kiosk_period_containing (kind, kiosk_day_from_iso (argv[4]), 0);
  bundle = make (&world, &period);
  write_files (bundle, argv[1]);
  world_clear (&world);
  return 0;
}
