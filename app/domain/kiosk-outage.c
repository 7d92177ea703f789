/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what systemd tells of a service that ended. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-outage.h"

#include <string.h>

#define CODE_BYTES_MAX  24
#define CODES_MAX       3
#define PLACE_CHARS_MAX 100

/* $SERVICE_RESULT, systemd.exec(5) of version 252. */
static const struct
{
  const char       *result;
  KioskOutageCause  cause;
} causes[] = {
  { "success", KIOSK_OUTAGE_CAUSE_STOPPED },
  { "protocol", KIOSK_OUTAGE_CAUSE_NOT_STARTED },
  { "timeout", KIOSK_OUTAGE_CAUSE_TOO_SLOW },
  { "exit-code", KIOSK_OUTAGE_CAUSE_FAILED },
  { "signal", KIOSK_OUTAGE_CAUSE_CRASHED },
  { "core-dump", KIOSK_OUTAGE_CAUSE_CRASHED },
  { "watchdog", KIOSK_OUTAGE_CAUSE_HUNG },
  { "exec-condition", KIOSK_OUTAGE_CAUSE_NOT_STARTED },
  { "oom-kill", KIOSK_OUTAGE_CAUSE_NO_MEMORY },
  { "start-limit-hit", KIOSK_OUTAGE_CAUSE_GAVE_UP },
  { "resources", KIOSK_OUTAGE_CAUSE_NOT_STARTED },
};

/* What `screen` ends with where there is no graphics card that the kernel drives: EX_UNAVAILABLE of sysexits.h. */
#define NO_GRAPHICS "exit-code exited 69"

static KioskOutageCause
find_cause (const char *codes,
            const char *result)
{
  if (g_str_equal (codes, NO_GRAPHICS))
    return KIOSK_OUTAGE_CAUSE_NO_GRAPHICS;
  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    if (g_str_equal (causes[i].result, result))
      return causes[i].cause;
  return KIOSK_OUTAGE_CAUSE_UNKNOWN;
}

/* "exit-code", "exited", "1", "KILL", "RTMIN+3". */
static gboolean
is_code (const char *word)
{
  gsize size = strlen (word);

  return size <= CODE_BYTES_MAX
         && strspn (word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-+") == size;
}

/* (transfer full) (nullable): the words of @line, one space between them. What systemd does not know is empty. */
static char *
dup_codes (const char *line)
{
  g_auto (GStrv) words = g_strsplit_set (line, " \t\r", -1);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (char **word = words; *word != NULL; word++)
    {
      if (**word == '\0')
        continue;
      if (!is_code (*word) || codes->len == CODES_MAX)
        return NULL;
      g_ptr_array_add (codes, *word);
    }
  g_ptr_array_add (codes, NULL);
  return g_strjoinv (" ", (char **) codes->pdata);
}

/* (transfer full) (nullable) */
static char *
dup_place (const char *line)
{
  g_autofree char *place = g_utf8_normalize (line, -1, G_NORMALIZE_NFC);

  if (place == NULL)
    return NULL;
  g_strstrip (place);
  if (*place == '\0' || g_utf8_strlen (place, -1) > PLACE_CHARS_MAX)
    return NULL;
  for (const char *at = place; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isprint (g_utf8_get_char (at)))
      return NULL;
  return g_steal_pointer (&place);
}

/* What is no turn leaves the picture as it is. */
static guint
read_turn (const char *line)
{
  static const guint turns[] = { 90, 180, 270 };

  for (guint i = 0; line != NULL && i < G_N_ELEMENTS (turns); i++)
    {
      g_autofree char *digits = g_strdup_printf ("%u", turns[i]);

      if (g_str_equal (line, digits))
        return turns[i];
    }
  return 0;
}

static void
read_lines (KioskOutage *self,
            char **lines)
{
  g_autofree char *codes = dup_codes (lines[0]);
  g_auto (GStrv) words = codes != NULL ? g_strsplit (codes, " ", 2) : NULL;

  if (words == NULL || words[0] == NULL)
    return;
  self->cause = find_cause (codes, words[0]);
  if (self->cause == KIOSK_OUTAGE_CAUSE_UNKNOWN)
    return;
  self->codes = g_steal_pointer (&codes);
  if (lines[1] == NULL)
    return;
  self->place = dup_place (lines[1]);
  self->turn_degrees = read_turn (lines[2]);
}

/**
 * kiosk_outage_new_from_text:
 * @text: (nullable): what a file about an outage has; %NULL where there is none
 * @size_bytes: of @text, at most `KIOSK_OUTAGE_BYTES_MAX`; -1 where it ends with a zero
 *
 * The first line is `$SERVICE_RESULT $EXIT_CODE $EXIT_STATUS` as systemd.exec(5) has them, the latter two where they
 * are known; the second, where there is one, the kiosk's label; the third by how many degrees its picture is turned.
 * What is anything else is an outage of an unknown cause. Any thread.
 *
 * Returns: (transfer full): the outage
 */
KioskOutage *
kiosk_outage_new_from_text (const char *text,
                            gssize size_bytes)
{
  KioskOutage *self = g_new0 (KioskOutage, 1);
  gsize size = text == NULL ? 0 : size_bytes < 0 ? strlen (text) : (gsize) size_bytes;
  g_auto (GStrv) lines = NULL;
  g_autofree char *valid = NULL;

  if (size == 0 || size > KIOSK_OUTAGE_BYTES_MAX || !g_utf8_validate_len (text, size, NULL))
    return self;

  valid = g_strndup (text, size);
  lines = g_strsplit (valid, "\n", 4);
  read_lines (self, lines);
  return self;
}

/**
 * kiosk_outage_free:
 * @self: (transfer full) (nullable): an outage
 *
 * Any thread.
 */
void
kiosk_outage_free (KioskOutage *self)
{
  if (self == NULL)
    return;

  g_free (self->codes);
  g_free (self->place);
  g_free (self);
}
