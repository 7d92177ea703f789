/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command says to machines. */
#pragma once

#include <json-glib/json-glib.h>

#include "kiosk-day.h"

G_BEGIN_DECLS

void kiosk_cli_json_add_text (JsonBuilder  *builder,
                              const char   *name,
                              const char   *value);
void kiosk_cli_json_add_int  (JsonBuilder  *builder,
                              const char   *name,
                              gint64        value);
void kiosk_cli_json_add_count (JsonBuilder *builder,
                               const char   *name,
                               gint64        count);
void kiosk_cli_json_add_flag (JsonBuilder  *builder,
                              const char   *name,
                              gboolean      value);
void kiosk_cli_json_add_id   (JsonBuilder  *builder,
                              const char   *name,
                              gint64        id);
void kiosk_cli_json_add_ward (JsonBuilder  *builder,
                              const char   *name,
                              guint         ward);
void kiosk_cli_json_add_day  (JsonBuilder  *builder,
                              const char   *name,
                              KioskDay      day);
void kiosk_cli_json_print    (JsonBuilder  *builder);

G_END_DECLS
