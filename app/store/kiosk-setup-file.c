/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads setup.ini whole or not at all. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-setup-file.h"

#include <string.h>
#include <unistd.h>

#include "kiosk-ini.h"
#include "kiosk-kept-wards.h"
#include "kiosk-setting-check.h"
#include "kiosk-settings-keys.h"
#include "kiosk-settings-private.h"
#include "kiosk-setup-fields.h"
#include "kiosk-setup-target.h"
#include "kiosk-small-file.h"
#include "kiosk-ward-file.h"

static const char *const unit_keys[] = { "Audience", "Name", NULL };

struct _KioskSetupFile
{
  GObject     parent_instance;
  GHashTable *table;      /* setting → text, checked */
  GPtrArray  *units;      /* of KioskUnit */
  GPtrArray  *targets;    /* of KioskTarget */
  KioskWard  *own_ward;   /* NULL: it names none, or its code alone */
  GPtrArray  *wards;      /* of KioskWard; NULL: it names no list */
  GBytes     *wards_csv;  /* as they were read; NULL likewise */
  GStrv       warnings;
};

G_DEFINE_FINAL_TYPE (KioskSetupFile, kiosk_setup_file, G_TYPE_OBJECT)

/**
 * kiosk_setup_error_quark:
 *
 * Returns: the domain of `KioskSetupError`
 */
G_DEFINE_QUARK (kiosk-setup-error-quark, kiosk_setup_error)

static void
kiosk_setup_file_finalize (GObject *object)
{
  KioskSetupFile *self = KIOSK_SETUP_FILE (object);

  g_hash_table_unref (self->table);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->targets);
  g_clear_pointer (&self->own_ward, kiosk_ward_free);
  g_clear_pointer (&self->wards, g_ptr_array_unref);
  g_clear_pointer (&self->wards_csv, g_bytes_unref);
  g_strfreev (self->warnings);
  G_OBJECT_CLASS (kiosk_setup_file_parent_class)->finalize (object);
}

static void
kiosk_setup_file_class_init (KioskSetupFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_setup_file_finalize;
}

static void
kiosk_setup_file_init (KioskSetupFile *self)
{
  self->table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_unit_free);
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_target_free);
}

/* As the book writes it. What is none of these goes on to the check, which says what is allowed. */
static char *
dup_as_setting (const char *text,
                KioskSetupStyle style)
{
  if (style == KIOSK_SETUP_STYLE_SWITCH && strcmp (text, "true") == 0)
    return g_strdup ("1");
  if (style == KIOSK_SETUP_STYLE_SWITCH && strcmp (text, "false") == 0)
    return g_strdup ("0");
  if (style == KIOSK_SETUP_STYLE_LIST && g_str_has_suffix (text, ";"))
    return g_strndup (text, strlen (text) - 1);
  return g_strdup (text);
}

static void
read_field (KioskSetupFile *self,
            KioskSetupReader *reader,
            const KioskSetupField *field)
{
  g_autofree char *text = kiosk_setup_reader_dup_text (reader, field->group, field->key);
  g_autofree char *value = text != NULL ? dup_as_setting (text, field->style) : NULL;
  g_autoptr (GError) error = NULL;

  if (value == NULL)
    return;
  if (field->style == KIOSK_SETUP_STYLE_SWITCH && strcmp (value, text) == 0)
    kiosk_setup_reader_fault (reader, field->group, field->key, "has to be true or false");
  else if (!kiosk_setting_check (field->setting, value, &error))
    kiosk_setup_reader_fault (reader, field->group, field->key, strstr (error->message, ": ") + 2);
  else
    g_hash_table_insert (self->table, (char *) field->setting, g_steal_pointer (&value));
}

/* What makes sense only beside another. */
static void
check_together (KioskSetupReader *reader)
{
  static const struct { const char *group; const char *key; const char *other; const char *what; } pairs[] = {
    { "WiFi", "Password", "Name", "is missing: a password goes with a name" },
    { KIOSK_SETUP_GROUP, "WardName", "Ward", "is missing: a name goes with its code" },
    { KIOSK_SETUP_GROUP, "WardSince", "WardName", "is missing: it goes with WardSince" },
    { "NextWard", "Day", "Ward", "is missing: a move is to a ward" },
    { "NextWard", "Since", "Ward", "is missing: a move is to a ward" },
    { "NextWard", "Ward", "Name", "is missing: a code goes with its name" },
    { "NextWard", "Name", "Day", "is missing: a move has its day" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (kiosk_setup_reader_has (reader, pairs[i].group, pairs[i].key)
        && !kiosk_setup_reader_has (reader, pairs[i].group, pairs[i].other))
      kiosk_setup_reader_fault (reader, pairs[i].group, pairs[i].other, pairs[i].what);
}

static void
read_fields (KioskSetupFile *self,
             KioskSetupReader *reader)
{
  for (guint i = 0; i < kiosk_n_setup_fields; i++)
    if (kiosk_setup_reader_has (reader, kiosk_setup_fields[i].group, kiosk_setup_fields[i].key))
      read_field (self, reader, &kiosk_setup_fields[i]);
  check_together (reader);
}

/* A list lies beside the file that names it: nothing from elsewhere gets in. @folder: (nullable): there is no beside */
static void
read_wards (KioskSetupFile *self,
            KioskSetupReader *reader,
            const char *folder)
{
  g_autofree char *name = kiosk_setup_reader_has (reader, KIOSK_SETUP_GROUP, "Wards")
                          ? kiosk_setup_reader_dup_text (reader, KIOSK_SETUP_GROUP, "Wards") : NULL;
  g_autofree char *path = name != NULL && folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GError) error = NULL;

  if (name == NULL)
    return;
  if (strchr (name, G_DIR_SEPARATOR) != NULL || folder == NULL)
    {
      kiosk_setup_reader_fault (reader, KIOSK_SETUP_GROUP, "Wards", "has to be the name of a file in the same folder");
      return;
    }
  if (strcmp (name, KIOSK_KEPT_WARDS_NAME) == 0)
    {
      kiosk_setup_reader_fault (reader, KIOSK_SETUP_GROUP, "Wards",
                                "has to have another name: this one is the kiosk's own");
      return;
    }
  self->wards = kiosk_ward_file_load (path, &self->wards_csv, &error);
  if (self->wards == NULL)
    kiosk_setup_reader_fault (reader, KIOSK_SETUP_GROUP, "Wards", error->message);
}

/* A file that a kiosk wrote names its ward whole: whoever reads it need not have the list that it stands in. */
static void
read_own_ward (KioskSetupFile *self)
{
  const char *code = g_hash_table_lookup (self->table, KIOSK_SETTING_WARD_CODE);
  const char *name = g_hash_table_lookup (self->table, KIOSK_SETTING_WARD_NAME);

  if (code == NULL || name == NULL)
    return;
  self->own_ward = g_new0 (KioskWard, 1);
  g_strlcpy (self->own_ward->code, code, sizeof self->own_ward->code);
  self->own_ward->name = g_strdup (name);
  self->own_ward->valid_from = kiosk_day_from_iso (g_hash_table_lookup (self->table, KIOSK_SETTING_WARD_VALID_FROM));
  self->own_ward->valid_to = KIOSK_DAY_UNKNOWN;
}

static void
read_unit (KioskSetupFile *self,
           KioskSetupReader *reader,
           const char *group)
{
  static const char *const audiences[] = { "resident", "public_employee", "member", "business", NULL };
  const char *code = group + strlen (KIOSK_SETUP_UNIT_PREFIX);
  g_autofree char *name = kiosk_setup_reader_dup_text (reader, group, "Name");
  guint audience = 0;
  const char *fault;

  kiosk_setup_reader_warn_others (reader, group, unit_keys);
  if (!kiosk_setup_reader_get_choice (reader, group, "Audience", audiences, &audience) || name == NULL)
    return;
  fault = kiosk_unit_find_fault (code, (KioskAudience) audience, name);
  if (fault != NULL)
    kiosk_setup_reader_fault (reader, group, kiosk_unit_code_is_valid (code) ? "Name" : NULL, fault);
  else if (self->units->len == KIOSK_UNIT_LIST_MAX)
    kiosk_setup_reader_fault (reader, group, NULL, "is one more than the 40 units that there may be");
  else
    g_ptr_array_add (self->units, kiosk_unit_new (code, (KioskAudience) audience, name));
}

static void
read_target (KioskSetupFile *self,
             KioskSetupReader *reader,
             const char *group)
{
  KioskTarget *target = kiosk_setup_target_read (reader, group);

  if (target != NULL)
    g_ptr_array_add (self->targets, target);
  if (self->targets->len == KIOSK_SETUP_FILE_MAX_TARGETS + 1)
    kiosk_setup_reader_fault (reader, group, NULL, "is one more than the 40 targets that there may be");
}

/* Whether @group has settings; those keys that are none of them are warned of. */
static gboolean
warn_other_keys (KioskSetupReader *reader,
                 const char *group)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < kiosk_n_setup_fields; i++)
    if (strcmp (kiosk_setup_fields[i].group, group) == 0)
      g_ptr_array_add (keys, (char *) kiosk_setup_fields[i].key);
  if (keys->len == 0)
    return FALSE;
  if (strcmp (group, KIOSK_SETUP_GROUP) == 0)
    {
      g_ptr_array_add (keys, (char *) "Format");
      g_ptr_array_add (keys, (char *) "Wards");
    }
  g_ptr_array_add (keys, NULL);
  kiosk_setup_reader_warn_others (reader, group, (const char *const *) keys->pdata);
  return TRUE;
}

static void
read_group (KioskSetupFile *self,
            KioskSetupReader *reader,
            const char *group)
{
  if (g_str_has_prefix (group, KIOSK_SETUP_UNIT_PREFIX))
    read_unit (self, reader, group);
  else if (g_str_has_prefix (group, KIOSK_SETUP_TARGET_PREFIX))
    read_target (self, reader, group);
  else if (!warn_other_keys (reader, group))
    g_ptr_array_add (reader->warnings, g_strdup_printf ("%s: [%s]: unknown group", reader->name, group));
}

/* A file of another format means something else by the same words: there is nothing more to say of it. */
static gboolean
check_format (KioskSetupReader *reader)
{
  g_autofree char *first = g_key_file_get_start_group (reader->ini);
  gint64 format = 0;

  if (g_strcmp0 (first, KIOSK_SETUP_GROUP) != 0)
    kiosk_setup_reader_fault (reader, KIOSK_SETUP_GROUP, "Format",
                              "is missing: [Kiosk] has to be the first group, with Format=1");
  else if (kiosk_setup_reader_get_number (reader, KIOSK_SETUP_GROUP, "Format", &format)
           && format != KIOSK_SETUP_FILE_FORMAT)
    kiosk_setup_reader_fault (reader, KIOSK_SETUP_GROUP, "Format", "has to be 1, which is what this program reads");
  return reader->faults->len == 0;
}

static void
read_all (KioskSetupFile *self,
          KioskSetupReader *reader,
          const char *folder)
{
  g_auto (GStrv) groups = g_key_file_get_groups (reader->ini, NULL);

  if (!check_format (reader))
    return;
  read_fields (self, reader);
  read_own_ward (self);
  read_wards (self, reader, folder);
  for (guint i = 0; groups[i] != NULL; i++)
    read_group (self, reader, groups[i]);
}

static GBytes *
load_bytes (const char *folder,
            const char *name,
            GError **error)
{
  GBytes *bytes;
  int folder_fd = kiosk_small_file_open_folder (folder, error);

  if (folder_fd < 0)
    return NULL;
  bytes = kiosk_small_file_read (folder_fd, name, KIOSK_SETUP_FILE_MAX_BYTES, error);
  close (folder_fd);
  return bytes;
}

static GStrv
join_lines (GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  return g_strdupv ((char **) lines->pdata);
}

static KioskSetupFile *
parse (const char *folder,
       const char *name,
       GBytes *bytes,
       GError **error)
{
  g_autoptr (GKeyFile) ini = kiosk_ini_parse (name, bytes, error);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KioskSetupFile) self = NULL;
  KioskSetupReader reader = { name, ini, faults, warnings };

  if (ini == NULL)
    return NULL;

  self = g_object_new (KIOSK_TYPE_SETUP_FILE, NULL);
  read_all (self, &reader, folder);
  self->warnings = join_lines (warnings);
  if (faults->len > 0)
    {
      g_auto (GStrv) lines = join_lines (faults);
      g_autofree char *message = g_strjoinv ("\n", lines);

      g_set_error_literal (error, KIOSK_SETUP_ERROR, KIOSK_SETUP_ERROR_INVALID, message);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * kiosk_setup_file_read:
 * @path: (type filename): the file; the ward list that it may name lies beside it
 * @error: return location for a `GError`
 *
 * Reads and checks the whole file. Which ward is valid depends on a day that this does not know: see
 * kiosk_ward_list_lookup(). Any thread.
 *
 * Fails with `KIOSK_SETUP_ERROR_INVALID`, whose message has a line for each fault, naming file, group and key and
 * saying what is allowed; with `KIOSK_CONTENT_ERROR_MISSING`, `_TOO_LARGE`, `_ENCODING` or `_SYNTAX` for a file that
 * is not there or no ini file.
 *
 * Returns: (transfer full) (nullable): what it says; never some of it
 */
KioskSetupFile *
kiosk_setup_file_read (const char *path,
                       GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = load_bytes (folder, name, error);

  return bytes != NULL ? parse (folder, name, bytes, error) : NULL;
}

/**
 * kiosk_setup_file_parse:
 * @name: what the file is called, for messages
 * @bytes: what is in it
 * @error: return location for a `GError`
 *
 * As kiosk_setup_file_read(), of a file that was read already and has nothing beside it: one that names a ward list is
 * refused. Any thread.
 *
 * Fails with `KIOSK_SETUP_ERROR_INVALID`, `KIOSK_CONTENT_ERROR_ENCODING` or `_SYNTAX`.
 *
 * Returns: (transfer full) (nullable): what it says; never some of it
 */
KioskSetupFile *
kiosk_setup_file_parse (const char *name,
                        GBytes *bytes,
                        GError **error)
{
  return parse (NULL, name, bytes, error);
}

/**
 * kiosk_setup_file_get_warnings:
 * @self: a file
 *
 * Returns: (transfer none) (array zero-terminated=1): a message for each group and key that this program passes over
 */
const char *const *
kiosk_setup_file_get_warnings (KioskSetupFile *self)
{
  return (const char *const *) self->warnings;
}

/**
 * kiosk_setup_file_get_ward_code:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): five digits, which are a ward on some days only; %NULL where it names none
 */
const char *
kiosk_setup_file_get_ward_code (KioskSetupFile *self)
{
  return g_hash_table_lookup (self->table, KIOSK_SETTING_WARD_CODE);
}

/**
 * kiosk_setup_file_get_own_ward:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): its ward with name and first day, as a kiosk writes it; %NULL where it names
 *   none, or a code alone
 */
const KioskWard *
kiosk_setup_file_get_own_ward (KioskSetupFile *self)
{
  return self->own_ward;
}

/**
 * kiosk_setup_file_get_wards:
 * @self: a file
 *
 * Returns: (transfer none) (nullable) (element-type KioskWard): its own list of wards; %NULL where it names none
 */
GPtrArray *
kiosk_setup_file_get_wards (KioskSetupFile *self)
{
  return self->wards;
}

/**
 * kiosk_setup_file_get_wards_csv:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): what its list of wards was read from, for kiosk_kept_wards_save(); %NULL where
 *   it names none
 */
GBytes *
kiosk_setup_file_get_wards_csv (KioskSetupFile *self)
{
  return self->wards_csv;
}

/**
 * kiosk_setup_file_get_number:
 * @self: a file
 *
 * Returns: number of the kiosk in its ward, 1 to 99; 0 where it says none
 */
guint
kiosk_setup_file_get_number (KioskSetupFile *self)
{
  const char *text = g_hash_table_lookup (self->table, KIOSK_SETTING_NUMBER);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

/**
 * kiosk_setup_file_get_targets:
 * @self: a file
 *
 * Returns: (transfer none) (element-type KioskTarget): the targets, in the order of the file
 */
GPtrArray *
kiosk_setup_file_get_targets (KioskSetupFile *self)
{
  return self->targets;
}

static gboolean
is_same_target (const KioskTarget *a,
                const KioskTarget *b)
{
  return a->name == b->name && a->measure == b->measure && a->column == b->column && a->audience == b->audience
         && a->number == b->number && a->base == b->base && a->from == b->from && a->until == b->until;
}

/**
 * kiosk_setup_file_list_new_targets:
 * @self: a file
 * @in_force: (element-type KioskTarget): the targets in force, as kiosk_day_book_load_targets() gives them
 *
 * Reading the same file twice, as after a power cut, sets no target twice.
 *
 * Returns: (transfer container) (element-type KioskTarget): those of the file that are not in force; they belong to it
 */
GPtrArray *
kiosk_setup_file_list_new_targets (KioskSetupFile *self,
                                   GArray *in_force)
{
  GPtrArray *targets = g_ptr_array_new ();

  for (guint i = 0; i < self->targets->len; i++)
    {
      gboolean is_there = FALSE;

      for (guint k = 0; k < in_force->len; k++)
        is_there |= is_same_target (g_ptr_array_index (self->targets, i), &g_array_index (in_force, KioskTarget, k));
      if (!is_there)
        g_ptr_array_add (targets, g_ptr_array_index (self->targets, i));
    }
  return targets;
}

/* The same link need not be scanned anew; another has to be. */
static gboolean
apply_link (KioskSettings *settings,
            const char *link,
            GError **error)
{
  return g_strcmp0 (link, kiosk_settings_get_link (settings)) == 0
         || kiosk_settings_set_link (settings, link, FALSE, error);
}

/* Ward and number are a person's to confirm, and the link goes with its scan test. */
static gboolean
is_plain (const char *key)
{
  static const char *const others[] = { KIOSK_SETTING_WARD_CODE, KIOSK_SETTING_WARD_NAME, KIOSK_SETTING_WARD_VALID_FROM,
                                        KIOSK_SETTING_NUMBER, KIOSK_SETTING_LINK, NULL };

  return !g_strv_contains (others, key);
}

/* What another value of the file takes with it: a network without a password in the file is an open one, whatever the
 * one before was. */
static gboolean
clear_old (KioskSetupFile *self,
           KioskSettings *settings,
           GError **error)
{
  return (!g_hash_table_contains (self->table, KIOSK_SETTING_WIFI_NAME)
          || kiosk_settings_set_text (settings, KIOSK_SETTING_WIFI_PASSWORD, NULL, error))
         && (!g_hash_table_contains (self->table, KIOSK_SETTING_NEXT_WARD_CODE)
             || kiosk_settings_set_text (settings, KIOSK_SETTING_NEXT_WARD_FROM, NULL, error));
}

static gboolean
apply_plain (KioskSetupFile *self,
             KioskSettings *settings,
             GError **error)
{
  GHashTableIter iter;
  gpointer key, text;

  if (!clear_old (self, settings, error))
    return FALSE;

  g_hash_table_iter_init (&iter, self->table);
  while (g_hash_table_iter_next (&iter, &key, &text))
    if (is_plain (key) && !kiosk_settings_set_text (settings, key, text, error))
      return FALSE;
  return TRUE;
}

/**
 * kiosk_setup_file_apply:
 * @self: a file
 * @settings: the settings to change
 * @error: return location for a `GError`
 *
 * Changes in @settings what the file names, but for ward and number, which somebody has to confirm, and the targets,
 * which are no settings. A link other than the one that was scanned is not confirmed. After a failure @settings may be
 * changed in part and must not be saved. Fails as the setters of `KioskSettings` do.
 *
 * Returns: %TRUE if all of it could be taken
 */
gboolean
kiosk_setup_file_apply (KioskSetupFile *self,
                        KioskSettings *settings,
                        GError **error)
{
  const char *link = g_hash_table_lookup (self->table, KIOSK_SETTING_LINK);

  return apply_plain (self, settings, error)
         && (link == NULL || apply_link (settings, link, error))
         && (self->units->len == 0 || kiosk_settings_set_units (settings, self->units, error));
}
