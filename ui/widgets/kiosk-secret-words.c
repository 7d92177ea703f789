/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PINs and codes in words: why one is refused, how long to wait, and how a long one is read out. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-secret-words.h"

#include <glib/gi18n.h>

#include "kiosk-pin.h"

/* Digits that are read and written down together. */
#define GROUP 4

/* @error: of kiosk_pin_check() and its like. */
const char *
kiosk_secret_words_get_problem (const GError *error)
{
  int code = error->domain == KIOSK_PIN_ERROR ? error->code : KIOSK_PIN_ERROR_MEMORY;

  switch ((KioskPinError) code)
    {
    case KIOSK_PIN_ERROR_DIGITS:
      return _("That is too short: a PIN has 6 to 12 digits.");
    case KIOSK_PIN_ERROR_REPEATED:
      return _("That one repeats itself and is quickly guessed. Choose another one.");
    case KIOSK_PIN_ERROR_RUN:
      return _("Its digits follow one another and are quickly guessed. Choose another one.");
    case KIOSK_PIN_ERROR_COMMON:
      return _("That is one of those which are tried first. Choose another one.");
    case KIOSK_PIN_ERROR_SAME:
      return _("That one opens something else on this machine already. Choose another one.");
    case KIOSK_PIN_ERROR_MEMORY:
    default:
      return _("The machine cannot take it at the moment. Nothing has changed. Try again.");
    }
}

/* While a delay after wrong ones runs. */
char *
kiosk_secret_words_dup_wait (guint wait_s)
{
  /* Translators: minutes and seconds, as a clock shows them: 4:05 */
  return g_strdup_printf (_("Too many wrong ones. Try again in %u:%02u."), wait_s / 60, wait_s % 60);
}

/* "8204 7193 6504": three groups are written down without a slip. */
char *
kiosk_secret_words_dup_spaced (const char *code)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; code[i] != '\0'; i++)
    {
      if (i > 0 && i % GROUP == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, code[i]);
    }
  return g_string_free (text, FALSE);
}
