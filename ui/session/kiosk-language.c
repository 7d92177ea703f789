/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Switches gettext's language while the program runs. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-language.h"

#include <libintl.h>
#include <locale.h>

/* LANGUAGE works under any real locale, but not under C, nor under C.UTF-8 with newer glibc. */
#define LOCALE_NAME "vi_VN.UTF-8"

/* gettext's own counter, the documented way to make it look catalogues up anew (GNU gettext manual,
 * "Being a gettext grok", 11.6 in 0.21). */
extern int _nl_msg_cat_cntr;

/* Returns FALSE where vi_VN.UTF-8 is not built on this machine: then only English words can be shown. */
gboolean
kiosk_language_init (const char *locale_dir)
{
  gboolean is_there = setlocale (LC_ALL, LOCALE_NAME) != NULL;

  if (!is_there)
    setlocale (LC_ALL, "C.UTF-8");

  /* Figures and fields of files never depend on a language. */
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return is_there;
}

/* Screens built from now on speak @language. Main thread. */
void
kiosk_language_set (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  _nl_msg_cat_cntr++;
}

/* @words: a msgid, marked with N_(). For what another reader than the visitor has to understand. The language of the
 * screens stays. Returns what stays in memory, as gettext() does. Main thread. */
const char *
kiosk_language_get_words (const char *language,
                          const char *words)
{
  g_autofree char *shown = g_strdup (g_getenv ("LANGUAGE"));
  const char *found;

  kiosk_language_set (language);
  found = gettext (words);
  kiosk_language_set (shown != NULL ? shown : "");
  return found;
}
