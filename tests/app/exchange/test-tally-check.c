/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way in which closed batches can contradict each other is found, and the batch named. */
#include <string.h>

#include "figures.h"
#include "kiosk-tally-check.h"

#define N_ORDERS 200

typedef struct
{
  const char *name;
  void (*spoil) (Figures *figures);
  const char *batch;  /* what the message names */
} Case;

static KioskEntry *
get_entry (Figures *figures,
           guint i)
{
  return &g_array_index (figures->entries, KioskEntry, i);
}

static KioskCell *
get_cell (Figures *figures,
          guint i)
{
  return &g_array_index (figures->cells, KioskCell, i);
}

static void
raise_taps (Figures *figures)
{
  get_entry (figures, 1)->taps++;
}

static void
raise_and_seal (Figures *figures)
{
  get_entry (figures, 2)->taps++;
  kiosk_entry_seal (get_entry (figures, 2));
}

static void
reseal_first (Figures *figures)
{
  get_entry (figures, 0)->changed++;
  get_entry (figures, 0)->taps++;
  kiosk_entry_seal (get_entry (figures, 0));
}

static void
drop_middle (Figures *figures)
{
  g_array_remove_index (figures->entries, 1);
}

static void
repeat_entry (Figures *figures)
{
  KioskEntry again = *get_entry (figures, 3);

  g_array_append_val (figures->entries, again);
}

static void
chain_first (Figures *figures)
{
  g_strlcpy (get_entry (figures, 3)->previous, get_entry (figures, 0)->hash, KIOSK_HASH_SIZE);
  kiosk_entry_seal (get_entry (figures, 3));
}

static void
raise_cell (Figures *figures)
{
  get_cell (figures, 3)->people++;
}

static void
drop_cell (Figures *figures)
{
  g_array_remove_index (figures->cells, 2);
}

static void
move_sum (Figures *figures)
{
  get_entry (figures, 3)->counted--;
  get_entry (figures, 3)->undone++;
  kiosk_entry_seal (get_entry (figures, 3));
}

static void
add_stray (Figures *figures)
{
  figures_add_cell (figures, EPOCH_B, 7, KIOSK_KIND_ADVISED, 1);
}

static void
raise_sheet (Figures *figures)
{
  g_array_index (figures->sheets, KioskSheet, 0).counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_INSTALLED]++;
}

static void
drop_sheet (Figures *figures)
{
  g_array_remove_index (figures->sheets, 1);
}

static void
add_stray_sheet (Figures *figures)
{
  figures_add_sheet (figures, EPOCH_B, 7);
}

static const Case cases[] = {
  { "hash", raise_taps, "Batch 1 of epoch " EPOCH_A ": its hash" },
  { "balance", raise_and_seal, "Batch 2 of epoch " EPOCH_A ": its figures do not balance" },
  { "chain", reseal_first, "Batch 1 of epoch " EPOCH_A ": it does not follow" },
  { "gap", drop_middle, "Batch 2 of epoch " EPOCH_A ": the batch before it is missing" },
  { "twice", repeat_entry, "Batch 0 of epoch " EPOCH_B ": it is there twice" },
  { "first", chain_first, "Batch 0 of epoch " EPOCH_B ": it is the first" },
  { "cell-changed", raise_cell, "Batch 0 of epoch " EPOCH_B ": its cells are not those" },
  { "cell-missing", drop_cell, "Batch 2 of epoch " EPOCH_A ": its cells are not those" },
  { "sum", move_sum, "Batch 0 of epoch " EPOCH_B ": its cells do not add up" },
  { "sheet-changed", raise_sheet, "Batch 1 of epoch " EPOCH_A ": its sheets are not those" },
  { "sheet-missing", drop_sheet, "Batch 0 of epoch " EPOCH_B ": its sheets are not those" },
  { "stray-sheet", add_stray_sheet, "Batch 7 of epoch " EPOCH_B ": there are sheets of it and no entry" },
  { "stray", add_stray, "Batch 7 of epoch " EPOCH_B ": there are cells of it and no entry" },
};

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  Figures figures;

  figures_init (&figures);
  g_assert_true (kiosk_tally_check (figures.entries, figures.cells, figures.sheets, &error));
  figures_fill (&figures);
  g_assert_true (kiosk_tally_check (figures.entries, figures.cells, figures.sheets, &error));
  g_assert_no_error (error);
  figures_clear (&figures);
}

static void
shuffle (GRand *random,
         GArray *elements)
{
  guint size = g_array_get_element_size (elements);

  for (guint i = elements->len; i > 1; i--)
    {
      char *last = elements->data + (gsize) (i - 1) * size;
      char *other = elements->data + (gsize) g_rand_int_range (random, 0, (gint32) i) * size;
      g_autofree char *kept = g_memdup2 (last, size);

      memmove (last, other, size);
      memcpy (other, kept, size);
    }
}

/* Cells of one batch need not stand together. */
static void
test_any_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  Figures figures;

  figures_init (&figures);
  figures_fill (&figures);
  for (guint i = 0; i < N_ORDERS; i++)
    {
      g_autoptr (GError) error = NULL;

      shuffle (random, figures.entries);
      shuffle (random, figures.cells);
      shuffle (random, figures.sheets);
      kiosk_tally_check (figures.entries, figures.cells, figures.sheets, &error);
      g_assert_no_error (error);
    }
  figures_clear (&figures);
}

static void
test_any_order_of_spoiled (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < N_ORDERS; i++)
    {
      g_autoptr (GError) error = NULL;
      Figures figures;

      figures_init (&figures);
      figures_fill (&figures);
      cases[i % G_N_ELEMENTS (cases)].spoil (&figures);
      shuffle (random, figures.entries);
      shuffle (random, figures.cells);
      shuffle (random, figures.sheets);
      g_assert_false (kiosk_tally_check (figures.entries, figures.cells, figures.sheets, &error));
      g_assert_error (error, KIOSK_TALLY_ERROR, KIOSK_TALLY_ERROR_MISMATCH);
      figures_clear (&figures);
    }
}

static void
test_spoiled (gconstpointer data)
{
  const Case *spoiled = data;
  g_autoptr (GError) error = NULL;
  Figures figures;

  figures_init (&figures);
  figures_fill (&figures);
  spoiled->spoil (&figures);
  g_assert_false (kiosk_tally_check (figures.entries, figures.cells, figures.sheets, &error));
  g_assert_error (error, KIOSK_TALLY_ERROR, KIOSK_TALLY_ERROR_MISMATCH);
  g_assert_true (g_str_has_prefix (error->message, spoiled->batch));
  figures_clear (&figures);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/tally-check/whole", test_whole);
  g_test_add_func ("/tally-check/any-order", test_any_order);
  g_test_add_func ("/tally-check/any-order-of-spoiled", test_any_order_of_spoiled);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/tally-check/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_spoiled);
    }
  return g_test_run ();
}
