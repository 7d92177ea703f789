/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The core says what is wrong in English, place by place. Who has to correct the file reads it here in their language:
 * places, names and numbers stay as they are. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-fault-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define GAP      "%s"
#define GAPS_MAX 2

/* Between places, and before what is wrong: in no gap. */
#define COLON ": "

/* As the core has them; a number or a list of words in them is a gap. */
static const char *const phrases[] = {
  N_("is missing"),
  N_("is missing: [Kiosk] has to be the first group, with Format=1"),
  N_("is missing: a password goes with a name"),
  N_("is empty; leave the line out where there is nothing to say"),
  N_("has a backslash that means nothing; \\s, \\t and \\\\ are known"),
  N_("has a control character"),
  N_("is not in Unicode form NFC"),
  N_("has to be 1, which is what this program reads"),
  N_("has to be true or false"),
  N_("has to be off, code or open"),
  N_("has to look like 07:00-17:30 12345, 1 for Monday and 7 for Sunday"),
  N_("has to be vi or vi;en"),
  N_("has to be one of %s"),
  N_("has to be a number, of digits alone"),
  N_("has to be a number from %s to %s"),
  N_("has to be a date such as 2026-06-30"),
  N_("has to have five digits"),
  N_("has to have %s to %s bytes"),
  N_("has to be the name of a file in the same folder"),
  N_("has to have another name: this one is the kiosk's own"),
  N_("has to be 8 links at most"),
  N_("has to be a link at least"),
  N_("The link is empty"),
  N_("The link is too long"),
  N_("The link has a character that a URL cannot have"),
  N_("The link has a percent sign without two digits"),
  N_("The link is not a full URL"),
  N_("The link is not a URL"),
  N_("The link does not begin with https in small letters"),
  N_("The link names a user before its host"),
  N_("The link names a port"),
  N_("The host of the link is not a plain name in small letters"),
  N_("The host of the link is not on the list"),
  N_("The host of the link can be read in two ways"),
  N_("the code has to be 1 to 16 of a-z, 0-9, - and _"),
  N_("the name has to be 1 to 60 characters in Unicode form NFC, without | and without spaces around it"),
  N_("is one more than the 40 units that there may be"),
  N_("is one more than the 40 targets that there may be"),
  N_("self goes with the audience unspecified; unit does not go with helped"),
  N_("has to be as many people as Number, or more"),
  N_("has to be 2024-11-14, when the app was published, or later"),
  N_("has to be the day of From, or later"),
  N_("has to be within ten years of From"),
  N_("line %s, field %s"),
  N_("is not in the header"),
  N_("is not 5 digits"),
  N_("has a character that cannot be printed"),
  N_("is empty or too long"),
  N_("is not a date yyyy-mm-dd"),
  N_("this code has another ward on some of these days"),
  N_("is before valid_from"),
  N_("has another field after it"),
  N_("has a quote in the wrong place"),
  N_("has a quote that is not closed"),
  N_("or a field beside it is not UTF-8 in normalization form C"),
  N_("there is no ward"),
  N_("unknown key"),
  N_("unknown group"),
  N_("written twice"),
  N_("not a regular file"),
  N_("more than %s bytes"),
  /* Of the desk's lists. */
  N_("is not a number from %s to %s"),
  N_("is not a date yyyy-mm-dd or dd/mm/yyyy"),
  N_("is before from"),
  N_("is not days like T2-T6 or T2-T5 T7 or CN"),
  N_("this ward has another point of this number on some of these days"),
  N_("or one after it is not UTF-8"),
  N_("stands in a line before"),
  N_("is longer than %s characters"),
  N_("is empty or longer than %s characters"),
  N_("is neither whole nor part"),
  N_("the old ward is whole in one new ward, so it is in no other"),
  N_("stands in a line before, for the same old ward and day"),
  /* Of bundles. */
  N_("has to be 0 or 1"),
  N_("has another form than a kiosk writes"),
  N_("its values do not go together"),
  N_("its figures do not go together"),
  N_("it is not as a kiosk writes it"),
  N_("this is more than a kiosk writes"),
  N_("it is there twice"),
  N_("cannot be read"),
  N_("is not a whole .zip file"),
  N_("this path leads out of the .zip file"),
  N_("is not JSON"),
  N_("is one that this program does not know yet"),
  N_("is not a public key as minisign writes it"),
  N_("has to be the second line of a public key as minisign writes it"),
  N_("is not a signature as minisign writes it"),
  N_("is of another key"),
  N_("does not fit: the manifest was changed after it was signed"),
  N_("is another one than the key's"),
  N_("has a comment that says something else than the manifest"),
  N_("is not the one that was signed"),
  N_("does not name every table"),
  N_("does not end where batches.csv ends"),
  N_("it holds another kiosk's batch"),
  N_("line %s"),
  N_("sheet %s"),
  N_("Batch %s of epoch %s"),
  N_("it is the first and names one before it"),
  N_("the batch before it is missing"),
  N_("it does not follow the batch before it"),
  N_("its cells are not those that it was closed with"),
  N_("its cells do not add up to its figures"),
  N_("its sheets are not those that it was closed with"),
  N_("its hash does not fit what it says"),
  N_("its figures do not balance"),
  N_("there are cells of it and no entry"),
  N_("there are sheets of it and no entry"),
  /* Of a desk's book. */
  N_("Kiosk %s"),
  N_("it is not enrolled"),
  N_("it was enrolled with another key"),
  N_("its ward and number are those of %s"),
  N_("these figures are of a training or a demonstration"),
  N_("its manifest changed while it was read"),
  N_("another batch of the book has the first half of its hash"),
  N_("a cell of it is there twice"),
  N_("the book has no batch of it"),
  N_("the book has no such batch"),
  N_("there are rows of a batch that the book has not got"),
  N_("it is no key"),
  N_("The file is empty"),
  N_("There is no book in it yet"),
  N_("The file is another application's database"),
  N_("The book cannot be written so that it lasts"),
  N_("The book does not say of which version it is"),
  N_("The book"),
  N_("The file is damaged"),
  /* Of forms. */
  N_("it is no whole Word file"),
  N_("it is empty"),
  N_("it is larger than a form is"),
  N_("it has more parts than a form has"),
  N_("it has a part whose name leads elsewhere"),
  N_("it is locked, or no file"),
  N_("it is a macro or an object of another program"),
  N_("it is larger than anything in a form"),
  N_("it cannot be unpacked"),
  N_("it has entities of its own"),
  N_("it is no XML"),
  N_("it is no document of Word (.docx)"),
  N_("it would fetch something from elsewhere"),
  N_("a row that repeats holds another one"),
  N_("a list is longer than a report is"),
  N_("it may stand in the row of a table only"),
  N_("there is no such field"),
  N_("}} is missing"),
  /* GLib's, whose own catalogue a machine often lacks. */
  N_("Key file contains line “%s” which is not a key-value pair, group, or comment"),
  N_("Key file does not start with a group"),
  N_("Invalid group name"),
  N_("Invalid key name"),
};

/* What stands in the gaps of @phrase in @text; FALSE where it is another phrase. */
static gboolean
take_gaps (const char *phrase,
           const char *text,
           char *gaps[GAPS_MAX + 1])
{
  g_auto (GStrv) parts = g_strsplit (phrase, GAP, GAPS_MAX + 1);
  const char *rest = text;

  if (!g_str_has_prefix (rest, parts[0]))
    return FALSE;
  rest += strlen (parts[0]);
  for (guint i = 1; parts[i] != NULL; i++)
    {
      const char *end = *parts[i] != '\0' ? strstr (rest, parts[i]) : rest + strlen (rest);

      if (end == NULL)
        return FALSE;
      gaps[i - 1] = g_strndup (rest, (gsize) (end - rest));
      if (strstr (gaps[i - 1], COLON) != NULL)
        return FALSE;
      rest = end + strlen (parts[i]);
    }
  return *rest == '\0';
}

static char *
fill_gaps (const char *phrase,
           char *gaps[GAPS_MAX + 1])
{
  g_auto (GStrv) parts = g_strsplit (phrase, GAP, GAPS_MAX + 1);
  GString *text = g_string_new (parts[0]);

  for (guint i = 1; parts[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", gaps[i - 1] != NULL ? gaps[i - 1] : "", parts[i]);
  return g_string_free (text, FALSE);
}

/* NULL: none of these. */
static char *
dup_translated (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_auto (GStrv) gaps = g_new0 (char *, GAPS_MAX + 1);

      if (take_gaps (phrases[i], text, gaps))
        return fill_gaps (_(phrases[i]), gaps);
    }
  return NULL;
}

/* "setup.ini: [Kiosk] Number: has to be …", place by place. A phrase may have a colon of its own. */
static void
append_line (GString *words,
             const char *line)
{
  g_autofree char *whole = dup_translated (line);
  const char *colon = strstr (line, COLON);
  g_autofree char *place = colon != NULL ? g_strndup (line, (gsize) (colon - line)) : NULL;
  g_autofree char *known = whole == NULL && place != NULL ? dup_translated (place) : NULL;

  if (whole != NULL || place == NULL)
    {
      g_string_append (words, whole != NULL ? whole : line);
      return;
    }
  g_string_append_printf (words, "%s" COLON, known != NULL ? known : place);
  append_line (words, colon + strlen (COLON));
}

/**
 * kiosk_fault_words_dup:
 * @message: of an error, or a warning of kiosk_setup_file_get_warnings()
 *
 * Returns: (transfer full): the same in the user's language, as far as it is known
 */
char *
kiosk_fault_words_dup (const char *message)
{
  g_auto (GStrv) lines = g_strsplit (message, "\n", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (words, i > 0 ? "\n" : "");
      append_line (words, lines[i]);
    }
  return g_string_free (words, FALSE);
}
