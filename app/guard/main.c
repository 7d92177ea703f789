/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program congdanso-kiosk-usb: what udev and the units run, and whoever sets a machine up. */
#define G_LOG_DOMAIN "kiosk-guard"

#include <glib.h>
#include <string.h>

#include "kiosk-usb-answer.h"
#include "kiosk-usb-guard.h"
#include "kiosk-usb-known.h"
#include "kiosk-usb-tree.h"

#define STATE_DIR "/var/lib/congdanso-kiosk"

/* As congdanso-kiosk-usb-answer.path and the kiosk have them. */
#define REQUEST_PATH "/run/congdanso-kiosk/usb-request"
#define ANSWER_PATH  "/run/congdanso-kiosk-usb/answer"

/* How long a panel may take to show up after the machine started. */
#define MEET_TRIES 20
#define MEET_TICK  (G_USEC_PER_SEC / 2)

static const char usage[] =
  "Usage: congdanso-kiosk-usb judge FOLDER | start | learn | answer | open\n"
  "  judge FOLDER   let the device with this folder below /sys in, or keep it out\n"
  "  start          at the machine's start: learn its input devices if it has none of them, then judge all\n"
  "  learn          let the input devices that are plugged in now belong to the machine\n"
  "  answer         the same, because the kiosk asks for it, and let them work\n"
  "  open           let everything in, as on a machine that is no kiosk\n";

/* udev drops what its programs say on stderr, so the journal is told. */
static GLogWriterOutput
write_log (GLogLevelFlags level,
           const GLogField *fields,
           gsize n_fields,
           gpointer user_data)
{
  if (g_log_writer_journald (level, fields, n_fields, user_data) == G_LOG_WRITER_HANDLED)
    return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

/* A machine that is new, or whose panel was replaced while it was off, takes what is plugged in when it starts. */
static gboolean
start (const char *known_path,
       GError **error)
{
  gboolean is_met = kiosk_usb_guard_is_met (KIOSK_USB_TREE_FOLDER, known_path);

  for (int i = 0; !is_met && i < MEET_TRIES; i++)
    {
      g_usleep (MEET_TICK);
      is_met = kiosk_usb_guard_is_met (KIOSK_USB_TREE_FOLDER, known_path);
    }
  if (!is_met)
    {
      g_autoptr (GError) unwritten = NULL;
      guint added = 0;

      if (kiosk_usb_guard_learn (KIOSK_USB_TREE_FOLDER, known_path, &added, &unwritten))
        g_message ("%u input devices belong to this machine from now on", added);
      else
        g_warning ("The list of known input devices cannot be written: %s", unwritten->message);
    }
  return kiosk_usb_guard_all (KIOSK_USB_TREE_FOLDER, known_path, error);
}

static gboolean
learn (const char *known_path,
       GError **error)
{
  guint added = 0;

  if (!kiosk_usb_guard_learn (KIOSK_USB_TREE_FOLDER, known_path, &added, error))
    return FALSE;
  g_print ("%u\n", added);
  return TRUE;
}

int
main (int argc,
      char *argv[])
{
  const char *folder = g_getenv ("KIOSK_STATE") != NULL ? g_getenv ("KIOSK_STATE") : STATE_DIR;
  g_autofree char *known_path = g_build_filename (folder, KIOSK_USB_KNOWN_NAME, NULL);
  const char *command = argc > 1 ? argv[1] : "";
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  g_log_set_writer_func (write_log, NULL, NULL);
  if (argc == 3 && g_str_equal (command, "judge"))
    is_done = kiosk_usb_guard_judge (argv[2], known_path, &error);
  else if (argc == 2 && g_str_equal (command, "start"))
    is_done = start (known_path, &error);
  else if (argc == 2 && g_str_equal (command, "learn"))
    is_done = learn (known_path, &error);
  else if (argc == 2 && g_str_equal (command, "answer"))
    is_done = kiosk_usb_answer_run (KIOSK_USB_TREE_FOLDER, known_path, REQUEST_PATH, ANSWER_PATH, &error);
  else if (argc == 2 && g_str_equal (command, "open"))
    is_done = kiosk_usb_guard_open (KIOSK_USB_TREE_FOLDER, &error);
  else
    {
      g_printerr ("%s", usage);
      return 2;
    }

  if (!is_done)
    g_printerr ("congdanso-kiosk-usb: %s\n", error->message);
  return is_done ? 0 : 1;
}
