/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of wards that came with setup.ini, kept beside the records: whoever moves the kiosk later finds it there. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_KEPT_WARDS_NAME "kept-wards.csv"

gboolean   kiosk_kept_wards_save (const char  *state_dir,
                                  GBytes      *csv,
                                  GError     **error);
GPtrArray *kiosk_kept_wards_load (const char  *state_dir,
                                  GError     **error);

G_END_DECLS
