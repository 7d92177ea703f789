/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills a form with made-up figures, for tests that make forms.
 *
 *   fill-form FORM FILE [TEXT]
 *
 * TEXT takes the place of a unit's name. Says on standard output what a form was refused for, and ends with 1. */
#include <stdio.h>

#include "kiosk-form.h"
#include "world.h"

static const char *const codes[] = { "FAILED", "TEMPLATE", "FIELD" };

static void
set_name (World *world,
          const char *text)
{
  KioskUnit *unit = g_ptr_array_index (world->units, 0);

  g_free (unit->name);
  unit->name = g_strdup (text);
}

static GBytes *
read_file (const char *path)
{
  char *text;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  return g_bytes_new_take (text, size);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GBytes) form = read_file (argv[1]);
  g_autoptr (GBytes) filled = NULL;
  g_autoptr (KioskReport) report = NULL;
  g_autoptr (KioskFormFields) fields = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_checked;
  World world;

  world_init (&world);
  world_fill (&world);
  if (argc > 3)
    set_name (&world, argv[3]);
  report = world_report (&world, KIOSK_PERIOD_MONTH, "2026-11-19");
  fields = kiosk_report_fields_new (report);
  world_clear (&world);
  filled = kiosk_form_fill (form, fields, kiosk_day_from_iso ("2026-11-19"), &error);
  is_checked = kiosk_form_check (form, NULL);
  g_assert_true (is_checked == (filled != NULL));
  if (filled == NULL)
    {
      g_assert_true (error->domain == KIOSK_REPORT_ERROR);
      printf ("%s %s\n", codes[error->code], error->message);
      return 1;
    }
  g_file_set_contents (argv[2], g_bytes_get_data (filled, NULL), (gssize) g_bytes_get_size (filled), &error);
  g_assert_no_error (error);
  return 0;
}
