/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of residents' and helpers' figures, always beside each other and never one on the other. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_BAR_CHART (kiosk_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (KioskBarChart, kiosk_bar_chart, KIOSK, BAR_CHART, GtkWidget)

typedef enum
{
  KIOSK_BAR_CLOSED,
  KIOSK_BAR_OPEN,    /* all or some of it can still change */
  KIOSK_BAR_ABSENT   /* nothing was counted yet, which is not the same as zero */
} KioskBarState;

/* One place on the base line, with two bars on it. */
typedef struct
{
  const char    *label;   /* below it, "20/11" */
  gint64         self;    /* ≥ 0 */
  gint64         helper;  /* ≥ 0 */
  KioskBarState  state;
  gint64         self_open;    /* of self, what can still change; in an open place alone, as the next */
  gint64         helper_open;
} KioskBar;

void kiosk_bar_chart_set_bars  (KioskBarChart   *self,
                                const KioskBar  *bars,
                                guint            n_bars);

G_END_DECLS
