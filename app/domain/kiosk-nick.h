/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that enumeration values have in files and in the book: one table a type. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    kiosk_nick_lookup (const char *const *nicks,
                               guint              n_nicks,
                               const char        *nick,
                               guint             *out_value);

/* Declares `prefix_to_nick()` and `prefix_from_nick()` of an enumeration. */
#define KIOSK_DECLARE_NICKS(Type, prefix)                                               \
  const char *prefix##_to_nick (Type value);                                            \
  gboolean prefix##_from_nick (const char *nick, Type *out_value);

/* Defines both over a table of names in the order of the enumeration. */
#define KIOSK_DEFINE_NICKS(Type, prefix, table)                                         \
  const char *prefix##_to_nick (Type value)                                             \
  {                                                                                     \
    g_return_val_if_fail ((guint) value < G_N_ELEMENTS (table), NULL);                  \
    return table[value];                                                                \
  }                                                                                     \
  gboolean prefix##_from_nick (const char *nick, Type *out_value)                       \
  {                                                                                     \
    guint found;                                                                        \
    if (!kiosk_nick_lookup (table, G_N_ELEMENTS (table), nick, &found))                 \
      return FALSE;                                                                     \
    *out_value = (Type) found;                                                          \
    return TRUE;                                                                        \
  }

G_END_DECLS
