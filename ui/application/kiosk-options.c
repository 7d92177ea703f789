/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line of congdanso-kiosk. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-options.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define WINDOW_MIN_PX 320
#define WINDOW_MAX_PX 8192

typedef struct
{
  KioskOptions *options;
  char         *window;
} Parsed;

static gboolean
parse_window (const char *text,
              KioskOptions *options,
              GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "x", 3);
  guint64 width, height;

  if (g_strv_length (parts) == 2
      && g_ascii_string_to_unsigned (parts[0], 10, WINDOW_MIN_PX, WINDOW_MAX_PX, &width, NULL)
      && g_ascii_string_to_unsigned (parts[1], 10, WINDOW_MIN_PX, WINDOW_MAX_PX, &height, NULL))
    {
      options->width_px = (int) width;
      options->height_px = (int) height;
      return TRUE;
    }

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("--window has to look like 1080x1920, each side between %d and %d"), WINDOW_MIN_PX, WINDOW_MAX_PX);
  return FALSE;
}

/* systemd hands the folder in; a person at a desk has one of their own (XDG Base Directory Specification). */
static char *
dup_default_state (void)
{
  const char *from_systemd = g_getenv ("STATE_DIRECTORY");

  if (from_systemd != NULL && *from_systemd != '\0')
    return g_strdup (from_systemd);
  return g_build_filename (g_get_user_state_dir (), "congdanso-kiosk", NULL);
}

/* It is there for a kiosk that cannot run: no folder of its is needed. */
static gboolean
is_maintenance_alone (const KioskOptions *options)
{
  return !options->is_demo && !options->is_desk && options->state_dir == NULL
         && options->setup_path == NULL && options->book_path == NULL;
}

static gboolean
finish (Parsed *parsed,
        GError **error)
{
  KioskOptions *options = parsed->options;

  if (parsed->window != NULL && !parse_window (parsed->window, options, error))
    return FALSE;
  if (options->outage_path != NULL)
    {
      if (!is_maintenance_alone (options))
        g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                             _("--maintenance goes with --content and --window only"));
      return is_maintenance_alone (options);
    }
  if (options->is_demo && options->state_dir != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--demo keeps its figures for itself and goes without --state"));
      return FALSE;
    }

  if (options->is_desk ? (options->is_demo || options->state_dir != NULL || options->setup_path != NULL)
                       : options->book_path != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--desk goes with --book, --content and --window only, and --book with --desk"));
      return FALSE;
    }

  if (options->content_dir == NULL)
    options->content_dir = g_build_filename (PKGDATADIR, "content", NULL);
  if (!options->is_demo && !options->is_desk && options->state_dir == NULL)
    options->state_dir = dup_default_state ();
  return TRUE;
}

/* Fills @self, to be cleared in any case. Prints help and ends the program where that was asked for. */
gboolean
kiosk_options_parse (KioskOptions *self,
                     char **arguments,
                     GError **error)
{
  Parsed parsed = { .options = self };
  const GOptionEntry entries[] = {
    { "state", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &self->state_dir, N_("Folder of the kiosk's records"),
      N_("DIR") },
    { "content", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &self->content_dir,
      N_("Folder of the pages to show"), N_("DIR") },
    { "setup", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &self->setup_path,
      N_("Settings for the first start, in the place of setup.ini in the folder of the records"), N_("FILE") },
    { "window", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &parsed.window,
      N_("A window of this size instead of the whole screen"), N_("WxH") },
    { "demo", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->is_demo,
      N_("Try it out: sample settings, and figures that are thrown away at the end"), NULL },
    { "maintenance", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &self->outage_path,
      N_("A page that says that the machine is under maintenance, and why, from a line “$SERVICE_RESULT $EXIT_CODE "
         "$EXIT_STATUS”"), N_("FILE") },
    { "desk", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->is_desk,
      N_("The window of a desk that takes in the sticks of all wards"), NULL },
    { "book", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &self->book_path,
      N_("The desk’s book, begun where there is none"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) words = g_strdupv (arguments);
  gboolean is_done;

  g_option_context_set_summary (context, _("Shows residents what the app Công dân số TPHCM is good for and how to get "
                                           "it, and counts visits without knowing anybody."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  is_done = g_option_context_parse_strv (context, &words, error);
  if (is_done && words[0] != NULL && words[1] != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, _("“%s” was not understood"), words[1]);
      is_done = FALSE;
    }
  is_done = is_done && finish (&parsed, error);
  g_free (parsed.window);
  return is_done;
}

void
kiosk_options_clear (KioskOptions *self)
{
  g_clear_pointer (&self->state_dir, g_free);
  g_clear_pointer (&self->content_dir, g_free);
  g_clear_pointer (&self->setup_path, g_free);
  g_clear_pointer (&self->book_path, g_free);
  g_clear_pointer (&self->outage_path, g_free);
}
