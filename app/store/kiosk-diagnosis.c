/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot be read is said to be so, and never keeps the rest from being told. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-diagnosis.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>

#define UNIT         "congdanso-kiosk.service"
#define NOT_KNOWN    "not known"
#define SCREENS      "/sys/class/drm"
#define PACKAGES     "/var/lib/dpkg/status"
#define FILES_MAX    200

/* Whose versions explain what is seen. */
static const char *const packages[] = { "congdanso-kiosk", "libgtk-4-1", "libglib2.0-0", "libsqlite3-0", "cage",
                                        "udisks2", "systemd" };

typedef struct
{
  char     *name;   /* words with dots between them */
  char     *value;
  gboolean  is_lines;
} Fact;

struct _KioskDiagnosis
{
  GPtrArray *facts;  /* of Fact, in their order */
};

static void
free_fact (gpointer data)
{
  Fact *fact = data;

  g_free (fact->name);
  g_free (fact->value);
  g_free (fact);
}

/* What comes from elsewhere may be in any encoding. */
static void
add_fact (KioskDiagnosis *self,
          const char *name,
          const char *value,
          gboolean is_lines)
{
  Fact *fact = g_new0 (Fact, 1);

  fact->name = g_strdup (name);
  fact->value = g_utf8_make_valid (value != NULL ? value : NOT_KNOWN, -1);
  g_strchomp (fact->value);
  fact->is_lines = is_lines;
  g_ptr_array_add (self->facts, fact);
}

/**
 * kiosk_diagnosis_new:
 *
 * Returns: (transfer full): a diagnosis without facts
 */
KioskDiagnosis *
kiosk_diagnosis_new (void)
{
  KioskDiagnosis *self = g_new0 (KioskDiagnosis, 1);

  self->facts = g_ptr_array_new_with_free_func (free_fact);
  return self;
}

/**
 * kiosk_diagnosis_add:
 * @self: a diagnosis
 * @name: words in lower-case letters, with dots between them
 * @value: (nullable): what there is to say, on one line; %NULL: it is not known
 */
void
kiosk_diagnosis_add (KioskDiagnosis *self,
                     const char *name,
                     const char *value)
{
  add_fact (self, name, value, FALSE);
}

/**
 * kiosk_diagnosis_add_int:
 * @self: a diagnosis
 * @name: as for kiosk_diagnosis_add()
 * @number: a number
 */
void
kiosk_diagnosis_add_int (KioskDiagnosis *self,
                         const char *name,
                         gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  add_fact (self, name, text, FALSE);
}

/**
 * kiosk_diagnosis_add_lines:
 * @self: a diagnosis
 * @name: as for kiosk_diagnosis_add()
 * @text: (nullable): lines; %NULL: they are not known
 */
void
kiosk_diagnosis_add_lines (KioskDiagnosis *self,
                           const char *name,
                           const char *text)
{
  add_fact (self, name, text, TRUE);
}

/* (transfer full) (nullable): what stands behind @key in a file of such lines. */
static char *
dup_value (const char *text,
           const char *key)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  char *value = NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL && value == NULL; i++)
    if (g_str_has_prefix (lines[i], key))
      value = g_strdup (lines[i] + strlen (key));
  return value != NULL ? g_strstrip (g_strdelimit (value, "\"", ' ')) : NULL;
}

static char *
dup_file (const char *path)
{
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
add_system (KioskDiagnosis *self)
{
  g_autofree char *release = dup_file ("/etc/os-release");
  g_autofree char *memory = dup_file ("/proc/meminfo");
  g_autofree char *name = dup_value (release, "PRETTY_NAME=");
  g_autofree char *all = dup_value (memory, "MemTotal:");
  g_autofree char *available = dup_value (memory, "MemAvailable:");
  struct utsname kernel;

  kiosk_diagnosis_add (self, "system.name", name);
  if (uname (&kernel) == 0)
    {
      kiosk_diagnosis_add (self, "system.kernel", kernel.release);
      kiosk_diagnosis_add (self, "system.machine", kernel.machine);
    }
  kiosk_diagnosis_add (self, "memory.all", all);
  kiosk_diagnosis_add (self, "memory.available", available);
}

/* (transfer full) (nullable): of the entry that begins at @entry; the next one has a version, too. */
static char *
dup_version (const char *entry)
{
  const char *end = entry != NULL ? strstr (entry + 1, "\n\n") : NULL;
  g_autofree char *own = end != NULL ? g_strndup (entry, (gsize) (end - entry)) : g_strdup (entry);

  return dup_value (own, "Version:");
}

static void
add_packages (KioskDiagnosis *self)
{
  g_autofree char *status = dup_file (PACKAGES);

  for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
    {
      g_autofree char *name = g_strconcat ("package.", packages[i], NULL);
      g_autofree char *head = g_strdup_printf ("\nPackage: %s\n", packages[i]);
      const char *entry = status != NULL ? strstr (status, head) : NULL;
      g_autofree char *version = dup_version (entry);

      kiosk_diagnosis_add (self, name, version != NULL ? version : "absent");
    }
}

/* "connected, 1920x1080": the first mode is the one that the panel wants. */
static void
add_screen (KioskDiagnosis *self,
            const char *connector)
{
  g_autofree char *status_path = g_build_filename (SCREENS, connector, "status", NULL);
  g_autofree char *modes_path = g_build_filename (SCREENS, connector, "modes", NULL);
  g_autofree char *status = dup_file (status_path);
  g_autofree char *modes = dup_file (modes_path);
  g_autofree char *name = g_strconcat ("screen.", connector, NULL);
  g_autofree char *value = NULL;

  if (status == NULL)
    return;
  if (modes != NULL)
    modes[strcspn (modes, "\n")] = '\0';
  value = g_strdup_printf ("%s, %s", g_strchomp (status), modes != NULL && *modes != '\0' ? modes : "no mode");
  kiosk_diagnosis_add (self, name, value);
}

static void
add_screens (KioskDiagnosis *self)
{
  g_autoptr (GDir) dir = g_dir_open (SCREENS, 0, NULL);
  const char *connector;
  guint n_before = self->facts->len;

  while (dir != NULL && (connector = g_dir_read_name (dir)) != NULL)
    add_screen (self, connector);
  if (self->facts->len == n_before)
    kiosk_diagnosis_add (self, "screen", NULL);
}

/**
 * kiosk_diagnosis_add_machine:
 * @self: a diagnosis
 *
 * Adds the system, its memory, the versions of what the kiosk stands on, and the screens.
 */
void
kiosk_diagnosis_add_machine (KioskDiagnosis *self)
{
  add_system (self);
  add_packages (self);
  add_screens (self);
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
append_file (GString *text,
             const char *folder,
             const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  struct stat info;

  if (lstat (path, &info) != 0)
    return;
  g_string_append_printf (text, "%10" G_GINT64_FORMAT " %04o %u:%u %s%s\n", (gint64) info.st_size,
                          info.st_mode & 07777, info.st_uid, info.st_gid, name, S_ISDIR (info.st_mode) ? "/" : "");
}

static char *
dup_listing (const char *state_dir)
{
  g_autoptr (GDir) dir = g_dir_open (state_dir, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *text;
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL && names->len < FILES_MAX)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names_cb);
  text = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++)
    append_file (text, state_dir, names->pdata[i]);
  return g_string_free (text, FALSE);
}

/**
 * kiosk_diagnosis_add_folder:
 * @self: a diagnosis
 * @state_dir: (type filename): the state folder
 *
 * Adds the names, sizes, modes and owners of what lies in the folder, nothing of what is in the files, and the room on
 * its disk.
 */
void
kiosk_diagnosis_add_folder (KioskDiagnosis *self,
                            const char *state_dir)
{
  g_autofree char *listing = dup_listing (state_dir);
  struct statvfs disk;

  kiosk_diagnosis_add (self, "state.folder", state_dir);
  if (statvfs (state_dir, &disk) == 0)
    {
      kiosk_diagnosis_add_int (self, "disk.bytes", (gint64) disk.f_blocks * (gint64) disk.f_frsize);
      kiosk_diagnosis_add_int (self, "disk.free-bytes", (gint64) disk.f_bavail * (gint64) disk.f_frsize);
      kiosk_diagnosis_add_int (self, "disk.free-files", (gint64) disk.f_favail);
    }
  kiosk_diagnosis_add_lines (self, "state.files", listing);
}

/**
 * kiosk_diagnosis_add_journal:
 * @self: a diagnosis
 *
 * Adds the last %KIOSK_DIAGNOSIS_N_LINES lines of the kiosk's unit, as far as this account may read them. Blocks until
 * they are read.
 */
void
kiosk_diagnosis_add_journal (KioskDiagnosis *self)
{
  const char *const words[] = { "journalctl", "--unit=" UNIT, "--lines=" G_STRINGIFY (KIOSK_DIAGNOSIS_N_LINES),
                                "--no-pager", "--quiet", "--output=short-iso", NULL };
  g_autofree char *text = NULL;
  int status = 0;
  gboolean is_read = g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                                   NULL, &text, NULL, &status, NULL)
                     && g_spawn_check_wait_status (status, NULL);

  kiosk_diagnosis_add_lines (self, "journal", is_read && text != NULL && *text != '\0' ? text : NULL);
}

static void
append_fact (GString *text,
             const Fact *fact)
{
  g_auto (GStrv) lines = g_strsplit (fact->value, "\n", -1);

  if (!fact->is_lines)
    {
      g_string_append_printf (text, "%s: %s\n", fact->name, fact->value);
      return;
    }
  g_string_append_printf (text, "\n%s:\n", fact->name);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "  %s\n", lines[i]);
}

/**
 * kiosk_diagnosis_print_text:
 * @self: a diagnosis
 * @head: a line for whoever opens it
 *
 * Returns: (transfer full): a fact a line, `name: value`; of lines each behind two spaces
 */
GBytes *
kiosk_diagnosis_print_text (KioskDiagnosis *self,
                            const char *head)
{
  GString *text = g_string_new (head);

  g_string_append (text, "\n\n");
  for (guint i = 0; i < self->facts->len; i++)
    append_fact (text, g_ptr_array_index (self->facts, i));
  return g_string_free_to_bytes (text);
}

static void
add_json (JsonBuilder *builder,
          const Fact *fact)
{
  g_auto (GStrv) lines = g_strsplit (fact->value, "\n", -1);

  json_builder_set_member_name (builder, fact->name);
  if (!fact->is_lines)
    {
      json_builder_add_string_value (builder, fact->value);
      return;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; lines[i] != NULL; i++)
    json_builder_add_string_value (builder, lines[i]);
  json_builder_end_array (builder);
}

/**
 * kiosk_diagnosis_print_json:
 * @self: a diagnosis
 *
 * Returns: (transfer full): one object, a member for each fact: a string, or an array with a string for each line
 */
GBytes *
kiosk_diagnosis_print_json (KioskDiagnosis *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  gsize size;
  char *text;

  json_builder_begin_object (builder);
  for (guint i = 0; i < self->facts->len; i++)
    add_json (builder, g_ptr_array_index (self->facts, i));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &size);
  return g_bytes_new_take (text, size);
}

/**
 * kiosk_diagnosis_free:
 * @self: (transfer full): a diagnosis
 */
void
kiosk_diagnosis_free (KioskDiagnosis *self)
{
  g_ptr_array_unref (self->facts);
  g_free (self);
}
