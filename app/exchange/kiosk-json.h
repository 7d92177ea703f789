/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON that may come from anybody: what of json-glib is safe to use on it. Private to the room. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  KIOSK_JSON_FOUND,
  KIOSK_JSON_MISSING,  /* not there, or of another type */
  KIOSK_JSON_OTHER     /* of another form than it has to have */
} KioskJsonFinding;

JsonParser       *kiosk_json_parse       (GBytes       *bytes);
JsonObject       *kiosk_json_get_root    (JsonParser   *parser);
JsonObject       *kiosk_json_find_object (JsonObject   *object,
                                          const char   *name);
JsonArray        *kiosk_json_find_array  (JsonObject   *object,
                                          const char   *name);
KioskJsonFinding  kiosk_json_find_text   (JsonObject   *object,
                                          const char   *name,
                                          const char   *pattern,
                                          const char  **out_text);
KioskJsonFinding  kiosk_json_find_int    (JsonObject   *object,
                                          const char   *name,
                                          gint64        max,
                                          gint64       *out_number);

G_END_DECLS
