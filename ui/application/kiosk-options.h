/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command line asks of the kiosk. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char     *state_dir;    /* owned; NULL for a demonstration */
  char     *content_dir;  /* owned */
  char     *setup_path;   /* owned; NULL: setup.ini in the state folder, which need not be there */
  char     *book_path;    /* owned; of a desk; NULL: it is asked for */
  char     *outage_path;  /* owned; NULL: no page of a machine under maintenance */
  gboolean  is_demo;
  gboolean  is_desk;      /* a desk's window, and no kiosk */
  int       width_px;     /* 0: the whole screen */
  int       height_px;
} KioskOptions;

gboolean  kiosk_options_parse  (KioskOptions   *self,
                                char          **arguments,
                                GError        **error);
void      kiosk_options_clear  (KioskOptions   *self);

G_END_DECLS
