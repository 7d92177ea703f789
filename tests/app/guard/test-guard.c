/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which USB devices a kiosk lets in: sticks, hubs, and the input devices that belong to it. */
#include "kiosk-usb-answer.h"
#include "kiosk-usb-device.h"
#include "kiosk-usb-guard.h"
#include "kiosk-usb-known.h"
#include "kiosk-usb-tree.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  const char   *name;
  const char   *interfaces; /* class, subclass and protocol of each, in hexadecimal; "|" begins a configuration */
  KioskUsbKind  kind;
} Sample;

static const Sample samples[] = {
  { "a stick", "080650", KIOSK_USB_KIND_STORAGE },
  { "a fast stick with two settings", "080650 080662", KIOSK_USB_KIND_STORAGE },
  { "a hub", "090000", KIOSK_USB_KIND_HUB },
  { "a keyboard", "030101", KIOSK_USB_KIND_INPUT },
  { "a keyboard with media keys", "030101 030000", KIOSK_USB_KIND_INPUT },
  { "a touch panel", "030000", KIOSK_USB_KIND_INPUT },
  { "a touch panel with a maker's own interface", "030000 ff0000", KIOSK_USB_KIND_INPUT },
  { "a stick with a keyboard in it", "080650 030101", KIOSK_USB_KIND_OTHER },
  { "a stick with a keyboard in its second configuration", "080650 | 030101", KIOSK_USB_KIND_OTHER },
  { "a stick with a network adapter in it", "080650 020600 0a0000", KIOSK_USB_KIND_OTHER },
  { "a stick with a maker's own interface", "080650 ff0000", KIOSK_USB_KIND_OTHER },
  { "a floppy drive", "080400", KIOSK_USB_KIND_OTHER },
  { "a hub with a keyboard in it", "090000 030101", KIOSK_USB_KIND_OTHER },
  { "a network adapter", "020600 0a0000", KIOSK_USB_KIND_OTHER },
  { "a phone that shares files", "060101", KIOSK_USB_KIND_OTHER },
  { "a serial adapter", "ff0000", KIOSK_USB_KIND_OTHER },
  { "a microphone", "010100 010200", KIOSK_USB_KIND_OTHER },
  { "a Bluetooth adapter", "e00101 e00101", KIOSK_USB_KIND_OTHER },
  { "a camera with a keyboard in it", "0e0100 0e0200 030101", KIOSK_USB_KIND_OTHER },
};

/* A descriptor of each interface, with an endpoint after it, in configurations, after the device's own. */
static GByteArray *
build_device (guint16 product,
              const char *interfaces)
{
  GByteArray *bytes = g_byte_array_new ();
  g_auto (GStrv) words = g_strsplit (interfaces, " ", -1);
  guint8 device[18] = { 18, 1, 0, 2, 0, 0, 0, 64, 0x6d, 0x04, product & 0xff, product >> 8, 0, 1, 1, 2, 3, 1 };
  const guint8 configuration[9] = { 9, 2, 0, 0, 1, 1, 0, 0x80, 50 };
  const guint8 endpoint[7] = { 7, 5, 0x81, 3, 8, 0, 10 };
  guint begin = sizeof device;

  g_byte_array_append (bytes, device, sizeof device);
  g_byte_array_append (bytes, configuration, sizeof configuration);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint8 interface[9] = { 9, 4, 0, 0, 1, 0, 0, 0, 0 };
      guint32 triple = (guint32) g_ascii_strtoull (words[i], NULL, 16);

      if (g_str_equal (words[i], "|"))
        {
          bytes->data[17]++;
          bytes->data[begin + 2] = (guint8) (bytes->len - begin);
          begin = bytes->len;
          g_byte_array_append (bytes, configuration, sizeof configuration);
          continue;
        }
      interface[5] = triple >> 16;
      interface[6] = (triple >> 8) & 0xff;
      interface[7] = triple & 0xff;
      g_byte_array_append (bytes, interface, sizeof interface);
      g_byte_array_append (bytes, endpoint, sizeof endpoint);
    }
  bytes->data[begin + 2] = (guint8) (bytes->len - begin);
  return bytes;
}

static KioskUsbDevice *
read_device (GByteArray *bytes)
{
  return kiosk_usb_device_new_from_descriptors (bytes->data, bytes->len);
}

static void
test_kinds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GByteArray) bytes = build_device (0xc31c, samples[i].interfaces);
      g_autoptr (KioskUsbDevice) device = read_device (bytes);

      g_test_message ("%s", samples[i].name);
      g_assert_nonnull (device);
      g_assert_cmpint (kiosk_usb_device_get_kind (device), ==, samples[i].kind);
    }
}

static void
test_text (void)
{
  g_autoptr (GByteArray) bytes = build_device (0xc31c, "030101 030000");
  g_autoptr (KioskUsbDevice) device = read_device (bytes);

  g_assert_cmpstr (kiosk_usb_device_get_text (device), ==, "046d:c31c 03:01:01 03:00:00");
}

/* Whatever is cut off, or a length that lies, makes it no device, and is never read past. */
static void
test_nonsense (void)
{
  g_autoptr (GByteArray) whole = build_device (0xc31c, "080650 030101");

  for (guint size_bytes = 0; size_bytes < whole->len; size_bytes++)
    {
      g_autofree guint8 *part = g_memdup2 (whole->data, size_bytes);
      g_autoptr (KioskUsbDevice) device = kiosk_usb_device_new_from_descriptors (part, size_bytes);

      g_assert_null (device);
    }
  for (guint at = 0; at < whole->len; at++)
    for (guint value = 0; value < 256; value++)
      {
        g_autofree guint8 *changed = g_memdup2 (whole->data, whole->len);
        g_autoptr (KioskUsbDevice) device = NULL;

        changed[at] = (guint8) value;
        device = kiosk_usb_device_new_from_descriptors (changed, whole->len);
        if (device != NULL)
          g_assert_nonnull (kiosk_usb_device_get_text (device));
      }
}

static void
test_missing_configuration (void)
{
  g_autoptr (GByteArray) bytes = build_device (0xc31c, "080650");
  g_autoptr (KioskUsbDevice) device = NULL;

  bytes->data[17] = 2;
  device = read_device (bytes);
  g_assert_null (device);
}

static void
test_no_interface (void)
{
  g_autoptr (GByteArray) bytes = build_device (0xc31c, "|");
  g_autoptr (KioskUsbDevice) device = read_device (bytes);

  g_assert_null (device);
}

/* A tree as below /sys. */
typedef struct
{
  char *folder;
  char *known;
} Machine;

static void
put (Machine *machine,
     const char *name,
     const char *file,
     const void *bytes,
     gssize size_bytes)
{
  g_autofree char *folder = g_build_filename (machine->folder, name, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, size_bytes, NULL));
}

static void
plug (Machine *machine,
      const char *name,
      guint16 product,
      const char *interfaces)
{
  g_autoptr (GByteArray) bytes = build_device (product, interfaces);

  put (machine, name, "descriptors", bytes->data, bytes->len);
  put (machine, name, "authorized", "0\n", -1);
}

static void
pull (Machine *machine,
      const char *name)
{
  const char *const files[] = { "descriptors", "authorized", "" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (machine->folder, name, files[i], NULL);

      g_remove (path);
    }
}

static void
assert_says (Machine *machine,
             const char *name,
             const char *file,
             char expected)
{
  g_autofree char *path = g_build_filename (machine->folder, name, file, NULL);
  g_autofree char *text = NULL;

  g_test_message ("%s/%s", name, file);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpint (text[0], ==, expected);
}

static void
judge (Machine *machine,
       const char *name)
{
  g_autofree char *folder = g_build_filename (machine->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  kiosk_usb_guard_judge (folder, machine->known, &error);
  g_assert_no_error (error);
}

static guint
learn (Machine *machine)
{
  g_autoptr (GError) error = NULL;
  guint added = G_MAXUINT;

  kiosk_usb_guard_learn (machine->folder, machine->known, &added, &error);
  g_assert_no_error (error);
  return added;
}

static void
set_up (Machine *machine,
        gconstpointer data)
{
  machine->folder = g_dir_make_tmp ("guard-XXXXXX", NULL);
  machine->known = g_strconcat (machine->folder, "-known", NULL);
  put (machine, "usb1", "authorized_default", "1\n", -1);
  plug (machine, "1-1", 0x0001, "030000");
  plug (machine, "1-2", 0x0002, "090000");
  plug (machine, "1-2.1", 0x0003, "080650");
  plug (machine, "1-3", 0x0004, "020600 0a0000");
}

static void
tear_down (Machine *machine,
           gconstpointer data)
{
  const char *const names[] = { "1-1", "1-2", "1-2.1", "1-3", "1-4" };
  g_autofree char *bus = g_build_filename (machine->folder, "usb1", NULL);
  g_autofree char *file = g_build_filename (bus, "authorized_default", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    pull (machine, names[i]);
  g_remove (file);
  g_remove (bus);
  g_remove (machine->known);
  g_remove (machine->folder);
  g_free (machine->folder);
  g_free (machine->known);
}

static void
test_learn_and_judge (Machine *machine,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kiosk_usb_guard_is_met (machine->folder, machine->known));
  g_assert_cmpuint (learn (machine), ==, 1);
  g_assert_cmpuint (learn (machine), ==, 0);
  g_assert_true (kiosk_usb_guard_is_met (machine->folder, machine->known));

  kiosk_usb_guard_all (machine->folder, machine->known, &error);
  g_assert_no_error (error);
  assert_says (machine, "usb1", "authorized_default", '0');
  assert_says (machine, "1-1", "authorized", '1');
  assert_says (machine, "1-2", "authorized", '1');
  assert_says (machine, "1-2.1", "authorized", '1');
  assert_says (machine, "1-3", "authorized", '0');
}

static void
test_rogue_keyboard (Machine *machine,
                     gconstpointer data)
{
  learn (machine);
  plug (machine, "1-4", 0x0005, "030101");
  put (machine, "1-4", "authorized", "1\n", -1);
  judge (machine, "1-4");
  assert_says (machine, "1-4", "authorized", '0');
}

static char *
dup_beside (Machine *machine,
            const char *name)
{
  return g_strconcat (machine->folder, name, NULL);
}

/* The kiosk asks: what is an input device and nothing else belongs to the machine from then on, and works at once. */
static void
test_answer (Machine *machine,
             gconstpointer data)
{
  g_autofree char *request = dup_beside (machine, "-request");
  g_autofree char *path = dup_beside (machine, "-answer");
  g_autofree char *answer = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  learn (machine);
  pull (machine, "1-3");
  plug (machine, "1-3", 0x0004, "080650 030101");
  plug (machine, "1-4", 0x0005, "030101 030000");
  g_assert_true (g_file_set_contents (request, "", 0, NULL));
  g_assert_true (kiosk_usb_answer_run (machine->folder, machine->known, request, path, &error));
  g_assert_no_error (error);
  assert_says (machine, "1-4", "authorized", '1');
  assert_says (machine, "1-3", "authorized", '0');
  g_assert_false (g_file_test (request, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &answer, NULL, NULL));
  lines = g_strsplit (answer, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_strv_contains ((const char *const *) lines, "known 046d:0001 03:00:00"));
  g_assert_true (g_strv_contains ((const char *const *) lines, "new 046d:0005 03:01:01 03:00:00"));
  g_assert_true (g_strv_contains ((const char *const *) lines, "refused 046d:0004 08:06:50 03:01:01"));
  judge (machine, "1-4");
  assert_says (machine, "1-4", "authorized", '1');
  g_remove (path);
}

/* An answer of before is none; the request goes all the same, so that nobody is asked for ever. */
static void
test_no_answer (Machine *machine,
                gconstpointer data)
{
  g_autofree char *request = dup_beside (machine, "-request");
  g_autofree char *path = dup_beside (machine, "-answer");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (request, "", 0, NULL));
  g_assert_true (g_file_set_contents (path, "new 046d:0001 03:00:00\n", -1, NULL));
  g_assert_false (kiosk_usb_answer_run (machine->folder, "/no/such/folder/known", request, path, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (request, G_FILE_TEST_EXISTS));
}

/* The kiosk has taken its request back: whatever is plugged in by then is not what it asked for. */
static void
test_not_asked (Machine *machine,
                gconstpointer data)
{
  g_autofree char *request = dup_beside (machine, "-request");
  g_autofree char *path = dup_beside (machine, "-answer");
  g_autoptr (GError) error = NULL;

  learn (machine);
  plug (machine, "1-4", 0x0005, "030101");
  g_assert_false (kiosk_usb_answer_run (machine->folder, machine->known, request, path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  judge (machine, "1-4");
  assert_says (machine, "1-4", "authorized", '0');
}

/* A machine that has not met its devices lets no input device in by itself. */
static void
test_unmet (Machine *machine,
            gconstpointer data)
{
  judge (machine, "1-1");
  assert_says (machine, "1-1", "authorized", '0');
  judge (machine, "1-2.1");
  assert_says (machine, "1-2.1", "authorized", '1');
}

static void
test_panel_replaced (Machine *machine,
                     gconstpointer data)
{
  learn (machine);
  pull (machine, "1-1");
  g_assert_false (kiosk_usb_guard_is_met (machine->folder, machine->known));
  plug (machine, "1-4", 0x0006, "030000");
  g_assert_cmpuint (learn (machine), ==, 1);
  judge (machine, "1-4");
  assert_says (machine, "1-4", "authorized", '1');
}

/* What the kiosk leaves beside the list once it knows its ward. */
static void
tell_ward (Machine *machine,
           gboolean is_told)
{
  g_autofree char *folder = g_path_get_dirname (machine->known);
  g_autofree char *place = g_build_filename (folder, "place", NULL);

  if (is_told)
    g_assert_true (g_file_set_contents (place, "Phường Bảy Hiền, máy số 1\n", -1, NULL));
  else
    g_assert_cmpint (g_remove (place), ==, 0);
}

/* Where the panel is not on USB, nobody's keyboard becomes the machine's at the next start. */
static void
test_panel_elsewhere (Machine *machine,
                      gconstpointer data)
{
  pull (machine, "1-1");
  g_assert_cmpuint (learn (machine), ==, 0);
  plug (machine, "1-4", 0x0005, "030101");
  tell_ward (machine, TRUE);
  g_assert_true (kiosk_usb_guard_is_met (machine->folder, machine->known));
  tell_ward (machine, FALSE);
}

/* A machine that first started without its panel meets it at a later start, as long as it is not set up. */
static void
test_panel_later (Machine *machine,
                  gconstpointer data)
{
  pull (machine, "1-1");
  g_assert_cmpuint (learn (machine), ==, 0);
  g_assert_false (kiosk_usb_guard_is_met (machine->folder, machine->known));
  plug (machine, "1-4", 0x0006, "030000");
  g_assert_cmpuint (learn (machine), ==, 1);
  g_assert_true (kiosk_usb_guard_is_met (machine->folder, machine->known));
}

/* Whoever can write the list cannot let a network adapter in, nor with lines that are none. */
static void
test_list_is_for_input (Machine *machine,
                        gconstpointer data)
{
  const char list[] = "046d:0004 02:06:00 0a:00:00\n046d:0001\n*\n\n046d:0001 03:00:00 \n";

  g_assert_true (g_file_set_contents (machine->known, list, -1, NULL));
  judge (machine, "1-3");
  assert_says (machine, "1-3", "authorized", '0');
  judge (machine, "1-1");
  assert_says (machine, "1-1", "authorized", '0');
}

static void
test_list_is_no_link (Machine *machine,
                      gconstpointer data)
{
  g_autoptr (KioskUsbKnown) known = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("/etc/passwd", machine->known), ==, 0);
  known = kiosk_usb_known_load (machine->known, &error);
  g_assert_null (known);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  g_assert_true (kiosk_usb_guard_is_met (machine->folder, machine->known));
}

static void
test_list_is_a_file (Machine *machine,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (machine->known, 0700), ==, 0);
  g_assert_null (kiosk_usb_known_load (machine->known, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_gone (Machine *machine,
           gconstpointer data)
{
  g_autofree char *folder = g_build_filename (machine->folder, "1-1", NULL);
  g_autoptr (GError) error = NULL;

  pull (machine, "1-1");
  g_assert_false (kiosk_usb_guard_judge (folder, machine->known, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_unwritten (Machine *machine,
                gconstpointer data)
{
  g_autofree char *path = g_build_filename (machine->folder, "nowhere", "known", NULL);
  g_autoptr (GError) error = NULL;
  guint added = 7;

  g_assert_false (kiosk_usb_guard_learn (machine->folder, path, &added, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (added, ==, 7);
}

static void
test_open (Machine *machine,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put (machine, "usb1", "authorized_default", "0\n", -1);
  kiosk_usb_guard_open (machine->folder, &error);
  g_assert_no_error (error);
  assert_says (machine, "usb1", "authorized_default", '1');
  assert_says (machine, "1-3", "authorized", '1');
  assert_says (machine, "1-1", "authorized", '1');
}

static void
test_no_usb (Machine *machine,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint added = 1;

  g_assert_true (kiosk_usb_guard_all ("/nonexistent", machine->known, &error));
  g_assert_no_error (error);
  g_assert_true (kiosk_usb_guard_learn ("/nonexistent", machine->known, &added, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (added, ==, 0);
  g_assert_true (kiosk_usb_guard_open ("/nonexistent", &error));

  g_assert_false (kiosk_usb_guard_all ("/dev/null", machine->known, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
}

#define ADD(name, function) g_test_add ("/guard/" name, Machine, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/guard/kinds", test_kinds);
  g_test_add_func ("/guard/text", test_text);
  g_test_add_func ("/guard/nonsense", test_nonsense);
  g_test_add_func ("/guard/missing-configuration", test_missing_configuration);
  g_test_add_func ("/guard/no-interface", test_no_interface);
  ADD ("learn-and-judge", test_learn_and_judge);
  ADD ("answer", test_answer);
  ADD ("no-answer", test_no_answer);
  ADD ("not-asked", test_not_asked);
  ADD ("rogue-keyboard", test_rogue_keyboard);
  ADD ("unmet", test_unmet);
  ADD ("panel-later", test_panel_later);
  ADD ("panel-replaced", test_panel_replaced);
  ADD ("panel-elsewhere", test_panel_elsewhere);
  ADD ("list-is-for-input", test_list_is_for_input);
  ADD ("list-is-no-link", test_list_is_no_link);
  ADD ("list-is-a-file", test_list_is_a_file);
  ADD ("gone", test_gone);
  ADD ("unwritten", test_unwritten);
  ADD ("open", test_open);
  ADD ("no-usb", test_no_usb);
  return g_test_run ();
}
