/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings as setup.ini has them: what kiosk_setup_file_read() makes the same settings of. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-setup-writer.h"

#include <string.h>

#include "kiosk-settings-keys.h"
#include "kiosk-settings-private.h"
#include "kiosk-setup-fields.h"
#include "kiosk-setup-file.h"

/* For whoever opens it. */
static const char head[] =
  "# Thiết lập của máy lúc chép số liệu. Khi thay máy: lúc mở lần đầu, máy mới hỏi và tự đọc tệp này từ USB,\n"
  "# hoặc dùng lệnh congdanso-tally setup --file thiet-lap.ini.\n"
  "# Không có mã PIN, mã ca, mã khôi phục hay khóa ký của máy. Đường dẫn phải quét thử lại.\n";

/* A space at either end, and a backslash, are written so that they are read again. */
static void
append_value (GString *text,
              const char *value)
{
  gsize length = strlen (value);

  for (gsize i = 0; i < length; i++)
    if (value[i] == '\\')
      g_string_append (text, "\\\\");
    else if (value[i] == ' ' && (strspn (value, " ") > i || i + 1 == length))
      g_string_append (text, "\\s");
    else
      g_string_append_c (text, value[i]);
}

static void
append_line (GString *text,
             const char *key,
             const char *value)
{
  g_string_append_printf (text, "%s=", key);
  append_value (text, value);
  g_string_append_c (text, '\n');
}

static void
append_number (GString *text,
               const char *key,
               gint64 number)
{
  g_string_append_printf (text, "%s=%" G_GINT64_FORMAT "\n", key, number);
}

static void
append_day (GString *text,
            const char *key,
            KioskDay day)
{
  g_autofree char *iso = kiosk_day_dup_iso (day);

  append_line (text, key, iso);
}

static void
append_field (GString *text,
              const KioskSetupField *field,
              const char *value)
{
  g_autofree char *list = field->style == KIOSK_SETUP_STYLE_LIST ? g_strconcat (value, ";", NULL) : NULL;

  if (field->style == KIOSK_SETUP_STYLE_SWITCH)
    append_line (text, field->key, strcmp (value, "1") == 0 ? "true" : "false");
  else
    append_line (text, field->key, list != NULL ? list : value);
}

/* A network may be called by any bytes; the file has text in one form only. */
static gboolean
is_composed (const char *text)
{
  g_autofree char *composed = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFC) : NULL;

  return g_strcmp0 (composed, text) == 0;
}

static gboolean
can_write_wifi (KioskSettings *settings)
{
  return is_composed (kiosk_settings_lookup (settings, KIOSK_SETTING_WIFI_NAME))
         && is_composed (kiosk_settings_lookup (settings, KIOSK_SETTING_WIFI_PASSWORD));
}

static void
append_fields (GString *text,
               KioskSettings *settings)
{
  const char *group = KIOSK_SETUP_GROUP;
  gboolean has_wifi = can_write_wifi (settings);

  g_string_append_printf (text, "\n[%s]\nFormat=%d\n", group, KIOSK_SETUP_FILE_FORMAT);
  for (guint i = 0; i < kiosk_n_setup_fields; i++)
    {
      const KioskSetupField *field = &kiosk_setup_fields[i];
      const char *value = kiosk_settings_lookup (settings, field->setting);

      if (value == NULL || (!has_wifi && strcmp (field->group, "WiFi") == 0))
        continue;
      if (strcmp (group, field->group) != 0)
        g_string_append_printf (text, "\n[%s]\n", field->group);
      group = field->group;
      append_field (text, field, value);
    }
}

static void
append_units (GString *text,
              KioskSettings *settings)
{
  g_autoptr (GPtrArray) units = kiosk_settings_dup_units (settings);

  for (guint i = 0; i < units->len; i++)
    {
      const KioskUnit *unit = g_ptr_array_index (units, i);

      g_string_append_printf (text, "\n[%s%s]\n", KIOSK_SETUP_UNIT_PREFIX, unit->code);
      append_line (text, "Audience", kiosk_audience_to_nick (unit->audience));
      append_line (text, "Name", unit->name);
    }
}

static gboolean
is_in_force (GArray *targets,
             guint i)
{
  const KioskTarget *target = &g_array_index (targets, KioskTarget, i);

  for (guint k = 0; k < targets->len; k++)
    if (strcmp (g_array_index (targets, KioskTarget, k).replaces, target->id) == 0)
      return FALSE;
  return !target->is_ended;
}

static void
append_target (GString *text,
               const KioskTarget *target,
               guint number)
{
  g_string_append_printf (text, "\n[%s%u]\n", KIOSK_SETUP_TARGET_PREFIX, number);
  append_line (text, "Name", kiosk_target_name_to_nick (target->name));
  append_line (text, "Measure", kiosk_target_measure_to_nick (target->measure));
  append_line (text, "Column", kiosk_target_column_to_nick (target->column));
  append_line (text, "Audience", kiosk_audience_to_nick (target->audience));
  append_number (text, "Number", target->number);
  if (target->base != 0)
    append_number (text, "Base", target->base);
  append_day (text, "From", target->from);
  if (target->until != KIOSK_DAY_UNKNOWN)
    append_day (text, "Until", target->until);
}

/* As many as the file may have, the newest of them. */
static void
append_targets (GString *text,
                GArray *targets)
{
  guint n_in_force = 0, n = 0;

  for (guint i = 0; i < targets->len; i++)
    n_in_force += is_in_force (targets, i) ? 1 : 0;
  for (guint i = 0; i < targets->len; i++)
    if (is_in_force (targets, i) && ++n + KIOSK_SETUP_FILE_MAX_TARGETS > n_in_force)
      append_target (text, &g_array_index (targets, KioskTarget, i), n);
}

/**
 * kiosk_setup_file_write:
 * @settings: settings with a ward and a number
 * @targets: (element-type KioskTarget): all targets of the kiosk in the order of entry; those in force are written
 *
 * Writes down what a replacement needs to be set up alike: no PIN, code or key is a setting, and that the link was
 * scanned is not passed on. What has its default is left out. A network whose name or password is not in Unicode form
 * NFC, which the file cannot have, is left out too. Any thread.
 *
 * Returns: (transfer full): the text of a set-up file that kiosk_setup_file_read() takes
 */
GBytes *
kiosk_setup_file_write (KioskSettings *settings,
                        GArray *targets)
{
  GString *text = g_string_new (head);

  append_fields (text, settings);
  append_units (text, settings);
  append_targets (text, targets);
  return g_string_free_to_bytes (text);
}
