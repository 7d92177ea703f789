/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units and their list. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-unit.h"

#include <string.h>

#define FIELD_MARK "|"
#define N_FIELDS   3

/**
 * kiosk_unit_error_quark:
 *
 * Returns: the domain of `KioskUnitError`
 */
G_DEFINE_QUARK (kiosk-unit-error-quark, kiosk_unit_error)

/**
 * kiosk_unit_new:
 * @code: its code
 * @audience: whom it is of
 * @name: its name
 *
 * Nothing is checked here: see kiosk_unit_find_fault(). Any thread.
 *
 * Returns: (transfer full): a unit
 */
KioskUnit *
kiosk_unit_new (const char *code,
                KioskAudience audience,
                const char *name)
{
  KioskUnit *self = g_new0 (KioskUnit, 1);

  self->code = g_strdup (code);
  self->audience = audience;
  self->name = g_strdup (name);
  return self;
}

/**
 * kiosk_unit_free:
 * @self: (transfer full): a unit
 */
void
kiosk_unit_free (KioskUnit *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

static gboolean
is_composed (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

  return strcmp (composed, text) == 0;
}

/* Text for one line of a screen, without the mark that parts the fields. */
static gboolean
is_name (const char *name)
{
  glong n_chars;

  if (!g_utf8_validate (name, -1, NULL) || !is_composed (name) || strstr (name, FIELD_MARK) != NULL)
    return FALSE;
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isprint (g_utf8_get_char (c)))
      return FALSE;
  n_chars = g_utf8_strlen (name, -1);
  return n_chars >= 1 && n_chars <= KIOSK_UNIT_NAME_MAX_CHARS && name[0] != ' ' && name[strlen (name) - 1] != ' ';
}

/**
 * kiosk_unit_find_fault:
 * @code: a code
 * @audience: an audience
 * @name: a name
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): which of the three a unit may not have, and what it may, for the log; %NULL
 *   where they make a unit
 */
const char *
kiosk_unit_find_fault (const char *code,
                       KioskAudience audience,
                       const char *name)
{
  if (!kiosk_unit_code_is_valid (code))
    return "the code has to be 1 to 16 of a-z, 0-9, - and _";
  if (audience == KIOSK_AUDIENCE_UNSPECIFIED)
    return "the audience has to be resident, public_employee, member or business";
  if (!is_name (name))
    return "the name has to be 1 to 60 characters in Unicode form NFC, without | and without spaces around it";
  return NULL;
}

static gboolean
fail (GError **error,
      guint line,
      const char *fault)
{
  g_set_error (error, KIOSK_UNIT_ERROR, KIOSK_UNIT_ERROR_INVALID, "line %u: %s", line, fault);
  return FALSE;
}

static gboolean
add_line (GPtrArray *units,
          const char *text,
          guint line,
          GError **error)
{
  g_auto (GStrv) fields = g_strsplit (text, FIELD_MARK, -1);
  KioskAudience audience = KIOSK_AUDIENCE_UNSPECIFIED;
  const char *fault;

  if (g_strv_length (fields) != N_FIELDS)
    return fail (error, line, "has to be code, audience and name, with | between");
  kiosk_audience_from_nick (fields[1], &audience);
  fault = kiosk_unit_find_fault (fields[0], audience, fields[2]);
  if (fault != NULL)
    return fail (error, line, fault);
  if (kiosk_unit_list_lookup (units, fields[0]) != NULL)
    return fail (error, line, "has a code that stands in a line before");
  if (units->len == KIOSK_UNIT_LIST_MAX)
    return fail (error, line, "is one more than the 40 that there may be");

  g_ptr_array_add (units, kiosk_unit_new (fields[0], audience, fields[2]));
  return TRUE;
}

/**
 * kiosk_unit_list_parse:
 * @text: a unit a line, `code|audience|name`, as kiosk_unit_list_dup_text() writes it; empty: no unit
 * @error: return location for a `GError`
 *
 * Any thread. Fails with `KIOSK_UNIT_ERROR_INVALID`; the message names the line.
 *
 * Returns: (transfer full) (element-type KioskUnit) (nullable): all units in the order of the lines, or %NULL
 */
GPtrArray *
kiosk_unit_list_parse (const char *text,
                       GError **error)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_unit_free);
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!add_line (units, lines[i], i + 1, error))
      return NULL;
  return g_steal_pointer (&units);
}

/**
 * kiosk_unit_list_dup_text:
 * @units: (element-type KioskUnit): units
 *
 * Any thread.
 *
 * Returns: (transfer full): a line a unit, without a line end after the last
 */
char *
kiosk_unit_list_dup_text (GPtrArray *units)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      const KioskUnit *unit = g_ptr_array_index (units, i);

      g_string_append_printf (text, "%s%s" FIELD_MARK "%s" FIELD_MARK "%s", i > 0 ? "\n" : "", unit->code,
                              kiosk_audience_to_nick (unit->audience), unit->name);
    }
  return g_string_free (text, FALSE);
}

/**
 * kiosk_unit_list_lookup:
 * @units: (element-type KioskUnit): units
 * @code: a code
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the unit with @code; %NULL where the list has none
 */
const KioskUnit *
kiosk_unit_list_lookup (GPtrArray *units,
                        const char *code)
{
  for (guint i = 0; i < units->len; i++)
    if (g_str_equal (((const KioskUnit *) g_ptr_array_index (units, i))->code, code))
      return g_ptr_array_index (units, i);
  return NULL;
}
