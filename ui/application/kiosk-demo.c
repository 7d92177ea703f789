/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demonstration's book: made at start, removed at the end. Its mode is in the book, so that nothing of it is
 * ever taken for a ward's figures. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-demo.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "kiosk-day-book.h"
#include "kiosk-settings.h"

/* A page that another app of the city links to; nobody has confirmed it as the official one, so a kiosk in service
 * shows only the link that its staff set and scanned. */
#define SAMPLE_LINK "https://congdanso.tphcm.gov.vn/cds-tphcm"

#define SAMPLE_WARD_CODE     "26977"
#define SAMPLE_WARD_NAME     "Phường Tân Sơn Hòa"
#define SAMPLE_WARD_FROM     "2025-07-01"
#define SAMPLE_WIFI_NAME     "Wi-Fi-mau"
#define SAMPLE_WIFI_PASSWORD "tanbinh2026"

/* Named in the README: whoever tries the kiosk tries the staff's screens, too. */
#define SAMPLE_STAFF_PIN "739154"

static gboolean
fill (KioskSettings *settings,
      GError **error)
{
  kiosk_settings_set_helper_panel (settings, KIOSK_HELPER_PANEL_OPEN);
  return kiosk_settings_set_ward (settings, SAMPLE_WARD_CODE, kiosk_day_from_iso (SAMPLE_WARD_FROM), SAMPLE_WARD_NAME,
                                  error)
         && kiosk_settings_set_number (settings, 1, error)
         && kiosk_settings_set_link (settings, SAMPLE_LINK, TRUE, error)
         && kiosk_settings_set_wifi (settings, SAMPLE_WIFI_NAME, SAMPLE_WIFI_PASSWORD, error);
}

static gboolean
save_sample (KioskDayBook *book,
             GError **error)
{
  g_autoptr (GHashTable) table = kiosk_day_book_load_settings (book, error);
  g_autoptr (KioskSettings) settings = table != NULL ? kiosk_settings_new_from_table (table, error) : NULL;
  g_autoptr (GHashTable) filled = NULL;

  if (settings == NULL || !fill (settings, error))
    return FALSE;

  filled = kiosk_settings_to_table (settings);
  return kiosk_day_book_save_settings (book, filled, error)
         && kiosk_day_book_set_secret (book, KIOSK_SECRET_ROLE_STAFF, SAMPLE_STAFF_PIN, error);
}

static gboolean
make_book (const char *state_dir,
           KioskClock *clock,
           GError **error)
{
  g_autoptr (KioskDayBook) book = NULL;

  if (!kiosk_day_book_create (state_dir, KIOSK_MODE_DEMO, clock, error))
    return FALSE;

  book = kiosk_day_book_open (state_dir, KIOSK_MODE_DEMO, clock, error);
  return book != NULL && save_sample (book, error) && kiosk_day_book_close (book, error);
}

/* Returns the folder of the sample book, for kiosk_demo_remove_state(); NULL with @error set. */
char *
kiosk_demo_make_state (KioskClock *clock,
                       GError **error)
{
  g_autofree char *state_dir = g_dir_make_tmp ("congdanso-kiosk-demo-XXXXXX", error);

  if (state_dir == NULL)
    return NULL;
  if (make_book (state_dir, clock, error))
    return g_steal_pointer (&state_dir);

  kiosk_demo_remove_state (state_dir);
  return NULL;
}

/* Removes the folder and what is in it; nothing in it is a link to anywhere else. */
void
kiosk_demo_remove_state (const char *state_dir)
{
  g_autoptr (GDir) dir = g_dir_open (state_dir, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (state_dir, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        kiosk_demo_remove_state (path);
      else
        g_remove (path);
    }
  g_rmdir (state_dir);
}
