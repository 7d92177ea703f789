/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One arrangement for two screens. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-poster.h"

static void
place (GtkGrid *grid,
       GtkWidget *child,
       int column,
       int row,
       int width,
       int height)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (grid));
  GtkGridLayoutChild *cell = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (manager, child));

  gtk_grid_layout_child_set_column (cell, column);
  gtk_grid_layout_child_set_row (cell, row);
  gtk_grid_layout_child_set_column_span (cell, width);
  gtk_grid_layout_child_set_row_span (cell, height);
}

/* Portrait: one below the other. Landscape: the card stands at the right of all others.
 * @bar: (nullable): below all. */
void
kiosk_poster_arrange (GtkGrid *grid,
                      const KioskLayout *layout,
                      GtkWidget *masthead,
                      GtkWidget *card,
                      GtkWidget *body,
                      GtkWidget *bar)
{
  gboolean portrait = layout->is_portrait;

  place (grid, masthead, 0, 0, 1, 1);
  place (grid, card, portrait ? 0 : 1, portrait ? 1 : 0, 1, portrait ? 1 : 3);
  place (grid, body, 0, portrait ? 2 : 1, 1, 1);
  if (bar != NULL)
    place (grid, bar, 0, portrait ? 3 : 2, 1, 1);

  /* In landscape the card is as high as its content asks, at the top; stretched, it would move with its neighbours. */
  gtk_widget_set_valign (card, portrait ? GTK_ALIGN_FILL : GTK_ALIGN_START);
}
