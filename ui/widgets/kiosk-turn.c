/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ends of what can be turned over. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-turn.h"

/* Grey, but not insensitive: the focus of who got here with a keyboard stays where it is. */
void
kiosk_turn_set_leads_nowhere (GtkWidget *button,
                              gboolean leads_nowhere)
{
  if (leads_nowhere)
    gtk_widget_add_css_class (button, "leads-nowhere");
  else
    gtk_widget_remove_css_class (button, "leads-nowhere");
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_DISABLED, leads_nowhere, -1);
}
