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
  gboolean  is_demo;
  int       width_px;     /* 0: the whole screen */
  int       height_px;
} KioskOptions;

gboolean  kiosk_options_parse  (KioskOptions   *self,
                                char          **arguments,
                                GError        **error);
void      kiosk_options_clear  (KioskOptions   *self);

G_END_DECLS
