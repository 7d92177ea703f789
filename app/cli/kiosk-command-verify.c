/* SPDX-License-Identifier: GPL-3.0-or-later */
/* congdanso-tally verify: whether bundles are what their kiosks wrote, on any machine. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-command.h"

#include <glib/gi18n.h>

#include "kiosk-bundle-reader.h"
#include "kiosk-cli-desk.h"
#include "kiosk-cli-json.h"
#include "kiosk-cli-key.h"
#include "kiosk-cli-messages.h"
#include "kiosk-cli-options.h"

static char *key_path;
static gboolean is_json;
static char **paths;

static const GOptionEntry option_entries[] = {
  { "key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &key_path,
    N_("The kiosk's public key, which came another way than the bundle"), N_("FILE") },
  { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &is_json, N_("Write JSON"), NULL },
  { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, N_("PATH…") },
  G_OPTION_ENTRY_NULL
};

static gboolean
parse (char **arguments,
       KioskExit *out_exit)
{
  if (!kiosk_cli_options_parse (option_entries, _("Says whether bundles are what their kiosks wrote."),
                                _("PATH is a stick, a folder with copies of sticks, the folder of one export, or its "
                                  ".zip. Signature, hashes, every line and the chain of batches are checked; nothing "
                                  "is written. Without --key the key that lies in the bundle is taken: then nobody "
                                  "changed it since it was signed, and the key's id tells whether that was the kiosk."),
                                arguments, out_exit))
    return FALSE;
  if (paths != NULL)
    return TRUE;
  *out_exit = kiosk_cli_options_refuse (_("PATH is missing"));
  return FALSE;
}

static gboolean
set_key_error (GError **error)
{
  g_set_error (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
               _("%s is not a public key, or cannot be read. Nothing was checked. Name the file kiosk.pub that was "
                 "kept when the kiosk was set up."), key_path);
  return FALSE;
}

static const char *
get_mode_words (const char *mode)
{
  if (g_str_equal (mode, "training"))
    return _("figures of a training, which count nowhere");
  if (g_str_equal (mode, "demo"))
    return _("figures of a demonstration, which count nowhere");
  return _("figures of the service");
}

static gint64
sum_people (GArray *entries)
{
  gint64 people = 0;

  for (guint i = 0; i < entries->len; i++)
    people += g_array_index (entries, KioskEntry, i).counted;
  return people;
}

static void
print_figures (const KioskBundleContents *contents)
{
  GArray *entries = contents->figures.entries;
  const KioskEntry *last = entries->len > 0 ? &g_array_index (entries, KioskEntry, entries->len - 1) : NULL;
  g_autofree char *day = last != NULL ? kiosk_cli_dup_day (last->day) : NULL;
  g_autofree char *people = g_strdup_printf ("%" G_GINT64_FORMAT, sum_people (entries));
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, last != NULL ? last->n : 0);

  g_print (ngettext ("  %u closed batch, %s counted", "  %u closed batches, %s counted", entries->len), entries->len,
           people);
  if (last != NULL)
    g_print (_("; the last is number %s, %s"), number, day);
  g_print ("\n");
}

static void
print_remark (const KioskBundleRemark *remark)
{
  g_autofree char *name = g_strescape (remark->name, NULL);

  if (remark->oddity == KIOSK_BUNDLE_ODDITY_CHANGED)
    g_print (_("  Note: %s was changed after the export. It is for people; no figure is taken from it.\n"), name);
  else if (remark->oddity == KIOSK_BUNDLE_ODDITY_MISSING)
    g_print (_("  Note: %s is missing. It is for people; no figure is taken from it.\n"), name);
  else
    g_print (_("  Note: %s is not the kiosk's. No figure is taken from it.\n"), name);
}

static void
print_remarks (const KioskBundleContents *contents)
{
  for (guint i = 0; i < contents->remarks->len; i++)
    print_remark (g_ptr_array_index (contents->remarks, i));
}

static void
print_contents (const char *path,
                const KioskBundleContents *contents)
{
  const KioskBundleManifest *manifest = contents->manifest;
  g_autofree char *day = kiosk_cli_dup_day (manifest->day);

  g_print (_("%s: whole, and as it was signed\n"), path);
  g_print (_("  Kiosk %s (ward %s, kiosk %u), exported on %s: %s\n"), manifest->kiosk, manifest->ward, manifest->number,
           day, get_mode_words (manifest->mode));
  print_figures (contents);
  print_remarks (contents);
}

static void
add_remarks_json (JsonBuilder *builder,
                  GPtrArray *remarks)
{
  static const char *const oddities[] = { "changed", "missing", "extra" };

  json_builder_set_member_name (builder, "remarks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < remarks->len; i++)
    {
      const KioskBundleRemark *remark = g_ptr_array_index (remarks, i);

      json_builder_begin_object (builder);
      kiosk_cli_json_add_text (builder, "name", remark->name);
      kiosk_cli_json_add_text (builder, "what", oddities[remark->oddity]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_contents_json (JsonBuilder *builder,
                   const KioskBundleContents *contents)
{
  const KioskBundleManifest *manifest = contents->manifest;
  GArray *entries = contents->figures.entries;
  const KioskEntry *last = entries->len > 0 ? &g_array_index (entries, KioskEntry, entries->len - 1) : NULL;

  kiosk_cli_json_add_text (builder, "kiosk", manifest->kiosk);
  kiosk_cli_json_add_text (builder, "ward", manifest->ward);
  kiosk_cli_json_add_int (builder, "number", manifest->number);
  kiosk_cli_json_add_day (builder, "day", manifest->day);
  kiosk_cli_json_add_text (builder, "mode", manifest->mode);
  kiosk_cli_json_add_int (builder, "batches", entries->len);
  kiosk_cli_json_add_int (builder, "counted", sum_people (entries));
  kiosk_cli_json_add_count (builder, "last_n", last != NULL ? last->n : -1);
  kiosk_cli_json_add_day (builder, "last_day", last != NULL ? last->day : KIOSK_DAY_UNKNOWN);
  add_remarks_json (builder, contents->remarks);
}

/* @contents: (nullable): it does not hold, for the reason of @error. */
static void
add_json (JsonBuilder *builder,
          const char *path,
          const KioskBundleContents *contents,
          const GError *error)
{
  json_builder_begin_object (builder);
  kiosk_cli_json_add_text (builder, "path", path);
  kiosk_cli_json_add_flag (builder, "holds", contents != NULL);
  kiosk_cli_json_add_text (builder, "why", contents == NULL ? error->message : NULL);
  if (contents != NULL)
    add_contents_json (builder, contents);
  json_builder_end_object (builder);
}

/* @builder: (nullable): it is for people. */
static gboolean
verify (const char *path,
        const KioskPublicKey *key,
        JsonBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open (path, &error);
  g_autoptr (KioskBundleContents) contents = source != NULL ? kiosk_bundle_read (source, key, &error) : NULL;

  if (builder != NULL)
    add_json (builder, path, contents, error);
  else if (contents != NULL)
    print_contents (path, contents);
  if (contents == NULL)
    kiosk_cli_desk_tell_refusal (path, error);
  return contents != NULL;
}

/* Every bundle is looked at, whatever is wrong with the others. */
static KioskExit
verify_below (const char *path,
              const KioskPublicKey *key,
              JsonBuilder *builder)
{
  g_autoptr (GPtrArray) bundles = kiosk_cli_desk_find_below (path);
  KioskExit status = bundles->len > 0 ? KIOSK_EXIT_DONE : KIOSK_EXIT_FAILED;

  for (guint i = 0; i < bundles->len; i++)
    if (!verify (g_ptr_array_index (bundles, i), key, builder))
      status = KIOSK_EXIT_FAILED;
  return status;
}

static KioskExit
verify_all (const KioskPublicKey *key)
{
  g_autoptr (JsonBuilder) builder = is_json ? json_builder_new () : NULL;
  KioskExit status = KIOSK_EXIT_DONE;

  if (builder != NULL)
    json_builder_begin_array (builder);
  for (char **path = paths; *path != NULL; path++)
    if (verify_below (*path, key, builder) != KIOSK_EXIT_DONE)
      status = KIOSK_EXIT_FAILED;
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      kiosk_cli_json_print (builder);
    }
  return status;
}

/**
 * kiosk_command_verify:
 * @arguments: (transfer full) (array zero-terminated=1): the arguments, the name of the command first
 *
 * Reads bundles and says of each whether it holds; one that does not hold makes the exit status 1.
 *
 * Returns: the exit status
 */
KioskExit
kiosk_command_verify (char **arguments)
{
  g_autoptr (GError) error = NULL;
  KioskPublicKey key;
  KioskExit status;

  if (!parse (arguments, &status))
    return status;
  if (key_path != NULL && !kiosk_cli_key_load (key_path, &key) && !set_key_error (&error))
    return kiosk_cli_fail (error);
  return verify_all (key_path != NULL ? &key : NULL);
}
