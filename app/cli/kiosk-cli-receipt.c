/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The export is whole whatever comes of a receipt: what is wrong with one is said, and is no failure. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-receipt.h"

#include <glib/gi18n.h>

#include "kiosk-cli-messages.h"
#include "kiosk-fault-words.h"

static const char *
get_reason (const GError *refusal)
{
  switch ((KioskReceiptError) refusal->code)
    {
    case KIOSK_RECEIPT_ERROR_NO_DESK:
      return _("This kiosk knows no desk yet. Give it the desk's key with setup --desk-key.");
    case KIOSK_RECEIPT_ERROR_OTHER_KEY:
      return _("It is not signed by the desk that this kiosk knows. If the desk has a new key, give it with setup "
               "--desk-key.");
    case KIOSK_RECEIPT_ERROR_SIGNATURE:
      return _("It was changed after it was signed. Ask the desk for a new one, and ask who had the stick.");
    case KIOSK_RECEIPT_ERROR_NEWER:
      return _("It was written by a later version. Bring this program up to date.");
    case KIOSK_RECEIPT_ERROR_OTHER_KIOSK:
      return _("It is for another kiosk.");
    case KIOSK_RECEIPT_ERROR_TOO_LARGE:
    case KIOSK_RECEIPT_ERROR_FORMAT:
    default:
      return _("It is not as a desk writes one. Ask the desk for a new one.");
    }
}

static void
tell_strange (const KioskFoundReceipt *found,
              GArray *strange)
{
  for (guint i = 0; i < strange->len; i++)
    {
      const KioskReceipt *receipt = &g_array_index (strange, KioskReceipt, i);
      g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, receipt->n);

      g_printerr (_("The receipt %s names batch %s of epoch %s, which is not in this kiosk's records: they were "
                    "restored, or another machine runs on a copy of them. This was passed over; the export is "
                    "whole.\n"), found->name, n, receipt->epoch);
    }
}

static void
tell_failure (const GError *error)
{
  g_autofree char *details = kiosk_fault_words_dup (error->message);

  g_printerr (_("The desk's receipt could not be kept; the next export reads it again. This export is whole.\n"
                "  Details: %s\n"), details);
}

static void
keep (KioskDayBook *book,
      const KioskFoundReceipt *found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) strange = kiosk_day_book_take_receipts (book, found->receipts, &error);

  if (strange != NULL)
    tell_strange (found, strange);
  else
    tell_failure (error);
}

static char *
dup_received (const KioskExportHistory *history)
{
  g_autofree char *received = kiosk_cli_dup_day (history->received);
  g_autofree char *closed = kiosk_cli_dup_day (history->closed);

  if (history->n_unreceived == 0)
    return g_strdup_printf (_("The receiving office has confirmed the figures up to %s: all that was closed here."),
                            received);
  return g_strdup_printf (ngettext ("The receiving office has confirmed the figures up to %s. Closed here: up to %s; "
                                    "%u closing since then is not confirmed yet.",
                                    "The receiving office has confirmed the figures up to %s. Closed here: up to %s; "
                                    "%u closings since then are not confirmed yet.",
                                    (gulong) history->n_unreceived), received, closed, (guint) history->n_unreceived);
}

static void
tell_received (KioskDayBook *book)
{
  g_autoptr (KioskExportHistory) history = kiosk_day_book_load_exports (book, 0, NULL);
  g_autofree char *text = history != NULL && history->has_receipt ? dup_received (history) : NULL;

  if (text != NULL)
    g_print ("%s\n", text);
}

/**
 * kiosk_cli_receipt_take:
 * @book: an open book
 * @found: what an export to a stick found of receipts
 *
 * Keeps what is of this book, and says up to when figures are confirmed where a receipt ever came. Says on standard
 * error what was passed over, and why.
 */
void
kiosk_cli_receipt_take (KioskDayBook *book,
                        const KioskFoundReceipt *found)
{
  if (found->refusal != NULL)
    g_printerr (_("The receipt %s was passed over; the export is whole. %s\n"), found->refused_name,
                get_reason (found->refusal));
  if (found->receipts != NULL)
    keep (book, found);
  tell_received (book);
}
