/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How everything looks. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-style.h"

#include "kiosk-resources.h"

#define RESOURCE_PATH "/io/github/congdanso/Kiosk"

/* Inter has every Vietnamese letter; Noto Sans stands in where a machine lacks Inter. */
#define FONTS "Inter, Noto Sans"

/* A style sheet of ours that does not parse is a fault of the program, found by the first test that starts it. */
static void
parsing_error_cb (GtkCssProvider *provider,
                  GtkCssSection *section,
                  const GError *error,
                  gpointer user_data)
{
  g_autofree char *place = gtk_css_section_to_string (section);

  g_warning ("%s: %s", place, error->message);
}

/* Call once, before the first window: no setting of a desktop reaches the kiosk's looks. */
void
kiosk_style_init (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkSettings *settings = gtk_settings_get_for_display (display);

  g_resources_register (kiosk_get_resource ());
  g_signal_connect (provider, "parsing-error", G_CALLBACK (parsing_error_cb), NULL);
  gtk_css_provider_load_from_resource (provider, RESOURCE_PATH "/style/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), RESOURCE_PATH "/icons");
  g_object_set (settings,
                "gtk-theme-name", "Default",
                "gtk-application-prefer-dark-theme", FALSE,
                "gtk-enable-animations", TRUE,
                "gtk-enable-event-sounds", FALSE,
                "gtk-xft-antialias", 1,
                NULL);
}

static void
set_class (GtkWidget *widget,
           const char *name,
           gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* 1rem is the size of GTK's font setting (gtk/gtkcssnumbervalue.c), so that one setting scales all sizes. */
static void
set_rem (GtkWidget *window,
         double rem_px)
{
  GtkSettings *settings = gtk_widget_get_settings (window);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *font = g_strdup_printf ("%s %spx", FONTS, g_ascii_formatd (number, sizeof number, "%.3f", rem_px));
  g_autofree char *old_font = NULL;

  g_object_get (settings, "gtk-font-name", &old_font, NULL);
  if (g_strcmp0 (font, old_font) != 0)
    g_object_set (settings, "gtk-font-name", font, NULL);
}

void
kiosk_style_apply (GtkWidget *window,
                   const KioskLayout *layout,
                   gboolean contrast)
{
  set_rem (window, layout->rem_px);
  set_class (window, "portrait", layout->is_portrait);
  set_class (window, "landscape", !layout->is_portrait);
  set_class (window, "large-text", !layout->show_extras);
  set_class (window, "contrast", contrast);
}
