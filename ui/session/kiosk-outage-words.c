/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Máy đang bảo trì": where residents go, what staff do, and a code for whoever looks after the machine. It opens no
 * book, so that whatever ended the kiosk cannot end it. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-outage-words.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "kiosk-language.h"

/* Whatever cannot be read is an outage that nothing is known of: the page is there all the same. One byte more than
 * there may be says that there is more. */
KioskOutage *
kiosk_outage_words_load (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  char text[KIOSK_OUTAGE_BYTES_MAX + 1];
  gsize size_bytes = 0;

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    stream = g_file_read (file, NULL, &error);
  if (stream != NULL)
    g_input_stream_read_all (G_INPUT_STREAM (stream), text, sizeof text, &size_bytes, NULL, &error);
  if (error != NULL)
    g_message ("The reason cannot be read: %s", error->message);
  return kiosk_outage_new_from_text (text, (gssize) size_bytes);
}

static const char *
get_reason (KioskOutageCause cause)
{
  switch (cause)
    {
    case KIOSK_OUTAGE_CAUSE_STOPPED:
      return N_("The program was switched off.");
    case KIOSK_OUTAGE_CAUSE_FAILED:
      return N_("The program ended because of an error.");
    case KIOSK_OUTAGE_CAUSE_CRASHED:
      return N_("The program broke off.");
    case KIOSK_OUTAGE_CAUSE_HUNG:
      return N_("The program stopped responding.");
    case KIOSK_OUTAGE_CAUSE_TOO_SLOW:
      return N_("The program took too long to start.");
    case KIOSK_OUTAGE_CAUSE_NO_MEMORY:
      return N_("The machine ran out of memory.");
    case KIOSK_OUTAGE_CAUSE_GAVE_UP:
      return N_("The program was started several times and did not keep running.");
    case KIOSK_OUTAGE_CAUSE_NOT_STARTED:
      return N_("The machine could not start the program.");
    case KIOSK_OUTAGE_CAUSE_NO_GRAPHICS:
      return N_("The machine's graphics card cannot be used.");
    case KIOSK_OUTAGE_CAUSE_UNKNOWN:
    default:
      return N_("The cause is not known.");
    }
}

/* The language of the screens stays. Main thread. */
void
kiosk_outage_words_get (const KioskOutage *outage,
                        const char *language,
                        KioskOutageWords *out_words)
{
  out_words->heading = kiosk_language_get_words (language, N_("This machine is under maintenance"));
  out_words->desk = kiosk_language_get_words (language, N_("Please come to the desk for guidance."));
  out_words->reason = kiosk_language_get_words (language, get_reason (outage->cause));
  out_words->advice = kiosk_language_get_words (
    language, N_("For ward staff: what has been recorded is kept in the machine. Switch it off, wait 10 seconds and "
                 "switch it on again. If this page comes back, send a photo of this page to whoever looks after it."));
}

/* Some phones' scanners take Vietnamese letters for Japanese ones. GLib knows of none that Đ could become. */
static char *
dup_without_marks (const char *words)
{
  g_autoptr (GString) text = g_string_new (words);

  g_string_replace (text, "Đ", "D", 0);
  g_string_replace (text, "đ", "d", 0);
  return g_str_to_ascii (text->str, "vi");
}

/* For the QR code: what the machine is, and systemd's words; nothing about people. (transfer full) */
char *
kiosk_outage_words_dup_code (const KioskOutage *outage)
{
  g_autofree char *place = outage->place != NULL ? dup_without_marks (outage->place) : NULL;

  return g_strjoin ("\n", "congdanso-kiosk " PROGRAM_VERSION, outage->codes != NULL ? outage->codes : "unknown", place,
                    NULL);
}
