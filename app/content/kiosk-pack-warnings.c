/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names the groups, keys and locales of content.ini that this program passes over. */
#define G_LOG_DOMAIN "kiosk-content"

#include "kiosk-pack-warnings.h"

#include <string.h>

#include "kiosk-pack-ini.h"

static const char *const pack_keys[] = { "Format", "Languages", "Benefits", "Featured", "Steps", "Troubles", NULL };
static const char *const pack_texts[] = { "Name", NULL };
static const char *const page_keys[] = { "Picture", "Icon", NULL };
static const char *const page_texts[] = { "Title", "Line", "Purpose", "How", "Note", NULL };

/* Kept for sound in a later version, in any language. */
static const char reserved_key[] = "Audio";

static void
take_warning (GStrvBuilder *warnings,
              char *message)
{
  g_strv_builder_add (warnings, message);
  g_free (message);
}

/* Splits `Key[locale]`; locale is NULL where the key has none. */
static char *
dup_base (const char *key,
          char **out_locale)
{
  const char *bracket = strchr (key, '[');

  *out_locale = bracket != NULL ? g_strndup (bracket + 1, strcspn (bracket + 1, "]")) : NULL;
  return bracket != NULL ? g_strndup (key, (gsize) (bracket - key)) : g_strdup (key);
}

static void
check_key (GStrvBuilder *warnings,
           const char *group,
           const char *key,
           const char *const *languages)
{
  gboolean is_pack = g_str_equal (group, KIOSK_PACK_GROUP);
  g_autofree char *locale = NULL;
  g_autofree char *base = dup_base (key, &locale);

  if (!is_pack && g_str_equal (base, reserved_key))
    return;
  if (locale == NULL && g_strv_contains (is_pack ? pack_keys : page_keys, base))
    return;
  if (!g_strv_contains (is_pack ? pack_texts : page_texts, base))
    take_warning (warnings, g_strdup_printf ("%s: [%s] %s: unknown key", KIOSK_PACK_INI_NAME, group, key));
  else if (locale != NULL && (g_str_equal (locale, KIOSK_PACK_LANGUAGE) || !g_strv_contains (languages, locale)))
    take_warning (warnings, g_strdup_printf ("%s: [%s] %s: not a language of the pack", KIOSK_PACK_INI_NAME, group,
                                             key));
}

/* A note in one language and not in the other is a translation forgotten. */
static void
check_note (GStrvBuilder *warnings,
            GKeyFile *ini,
            const char *group,
            const char *const *languages)
{
  if (!g_key_file_has_key (ini, group, "Note", NULL))
    return;

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("Note[%s]", languages[i]);

      if (!g_str_equal (languages[i], KIOSK_PACK_LANGUAGE) && !g_key_file_has_key (ini, group, key, NULL))
        take_warning (warnings, g_strdup_printf ("%s: [%s] %s: not translated", KIOSK_PACK_INI_NAME, group, key));
    }
}

static void
check_group (GStrvBuilder *warnings,
             GKeyFile *ini,
             const char *group,
             const char *const *languages)
{
  g_auto (GStrv) keys = g_key_file_get_keys (ini, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    check_key (warnings, group, keys[i], languages);
  check_note (warnings, ini, group, languages);
}

/**
 * kiosk_pack_list_warnings: (skip)
 * @ini: the key file of a good pack
 * @languages: (array zero-terminated=1): the pack's languages
 *
 * Returns: (transfer full) (array zero-terminated=1): a message each, naming file, group and key
 */
char **
kiosk_pack_list_warnings (GKeyFile *ini,
                          const char *const *languages)
{
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  g_auto (GStrv) groups = g_key_file_get_groups (ini, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_equal (groups[i], KIOSK_PACK_GROUP) || g_str_has_prefix (groups[i], KIOSK_PACK_PAGE_PREFIX))
      check_group (warnings, ini, groups[i], languages);
    else
      take_warning (warnings, g_strdup_printf ("%s: [%s]: unknown group", KIOSK_PACK_INI_NAME, groups[i]));
  return g_strv_builder_end (warnings);
}
