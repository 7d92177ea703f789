/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that opens a page. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-tile.h"

#include "kiosk-picture.h"

static GtkWidget *
new_label (const char *text,
           const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style_class);
  return label;
}

static GtkWidget *
new_button (KioskPage *page,
            const char *language,
            GtkWidget *mark,
            const char *line)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *title = kiosk_page_get_title (page, language);

  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), new_label (title, "tile-title"));
  if (line != NULL)
    gtk_box_append (GTK_BOX (texts), new_label (line, "tile-line"));
  if (mark != NULL)
    gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_button_set_child (GTK_BUTTON (button), row);

  gtk_widget_add_css_class (row, "tile-row");
  gtk_widget_add_css_class (button, "tile");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "kiosk.page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kiosk_page_get_id (page));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return button;
}

/* With its icon, where the page has one, and its line. */
GtkWidget *
kiosk_tile_new (KioskPage *page,
                const char *language)
{
  GtkWidget *icon = NULL;

  if (kiosk_page_get_icon (page) != NULL)
    {
      icon = g_object_new (KIOSK_TYPE_PICTURE, "valign", GTK_ALIGN_CENTER, NULL);
      gtk_widget_add_css_class (icon, "tile-icon");
      kiosk_picture_set_bytes (KIOSK_PICTURE (icon), kiosk_page_get_icon (page), NULL);
    }
  return new_button (page, language, icon, kiosk_page_get_line (page, language));
}

/* With a number in a circle; 0: without. @has_line: whether the page's line stands below its title. */
GtkWidget *
kiosk_tile_new_numbered (KioskPage *page,
                         const char *language,
                         guint number,
                         gboolean has_line)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *mark = number > 0 ? gtk_label_new (text) : NULL;

  if (mark != NULL)
    {
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (mark, "tile-number");
    }
  return new_button (page, language, mark, has_line ? kiosk_page_get_line (page, language) : NULL);
}
