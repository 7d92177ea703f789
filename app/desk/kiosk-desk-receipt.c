/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is received of an epoch is what came in one chain from its first batch on, as far as nobody disputes it. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-receipt.h"

#include <fcntl.h>
#include <unistd.h>

#include "kiosk-bundle-reader.h"
#include "kiosk-desk-enrolment.h"
#include "kiosk-desk-id.h"
#include "kiosk-receipt-folder.h"
#include "kiosk-stick-folder.h"

static void
take_receipt_cb (const KioskDeskValue *row,
                 gpointer user_data)
{
  GArray *receipts = user_data;
  KioskReceipt receipt = { .n = row[1].number };
  KioskReceipt *last = receipts->len > 0 ? &g_array_index (receipts, KioskReceipt, receipts->len - 1) : NULL;

  g_strlcpy (receipt.epoch, row[0].text != NULL ? row[0].text : "", sizeof receipt.epoch);
  g_strlcpy (receipt.hash, row[2].text != NULL ? row[2].text : "", sizeof receipt.hash);
  if (last != NULL && g_str_equal (last->epoch, receipt.epoch))
    *last = receipt;
  else
    g_array_append_val (receipts, receipt);
}

/* Rows by epoch, those of one epoch by number, the epoch whose last day is the latest at the end. */
#define SELECT_RECEIPTS                                                                                               \
  "SELECT epoch.name, chain.n, chain.hash FROM chain "                                                                \
  "JOIN (SELECT DISTINCT kiosk, epoch, name FROM epoch) AS epoch "                                                    \
  "ON epoch.kiosk = chain.kiosk AND epoch.epoch = chain.epoch "                                                       \
  "JOIN (SELECT kiosk, epoch, max (date) AS last_day, max (n) AS last_n FROM batch GROUP BY kiosk, epoch) AS age "    \
  "ON age.kiosk = chain.kiosk AND age.epoch = chain.epoch "                                                           \
  "WHERE chain.kiosk = $1 AND NOT EXISTS (SELECT 1 FROM doubt WHERE doubt.kiosk = chain.kiosk "                       \
  "AND doubt.batch = chain.batch AND doubt.cause = 0) "                                                               \
  "ORDER BY age.last_day, age.last_n, chain.epoch, chain.n"

/**
 * kiosk_desk_receipts_load:
 * @book: a book
 * @kiosk: a kiosk
 * @error: return location for a `GError`
 *
 * Of each epoch the last batch up to which all have arrived, in one chain that no other disputes or that an officer
 * chose. The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskReceipt): the newest epoch last; empty where nothing arrived
 */
GArray *
kiosk_desk_receipts_load (KioskDeskBook *book,
                          gint64 kiosk,
                          GError **error)
{
  const KioskDeskValue value = KIOSK_DESK_INT (kiosk);
  g_autoptr (GArray) receipts = kiosk_desk_engine_list (kiosk_desk_book_get_engine (book), SELECT_RECEIPTS, &value, 1,
                                                        take_receipt_cb, sizeof (KioskReceipt), error);

  if (receipts == NULL)
    return NULL;
  if (receipts->len > KIOSK_RECEIPT_FILE_EPOCHS_MAX)
    g_array_remove_range (receipts, 0, receipts->len - KIOSK_RECEIPT_FILE_EPOCHS_MAX);
  return g_steal_pointer (&receipts);
}

/* From CONGDANSO/<kiosk>/<export> to what holds CONGDANSO; NULL: the folder was moved out of its place. */
static char *
dup_stick (const char *bundle)
{
  g_autofree char *kiosk = g_path_get_dirname (bundle);
  g_autofree char *top = g_path_get_dirname (kiosk);
  g_autofree char *top_name = g_path_get_basename (top);

  return g_str_equal (top_name, KIOSK_STICK_FOLDER_NAME) ? g_path_get_dirname (top) : NULL;
}

static KioskDeskReceipt *
lookup (GPtrArray *all,
        const char *folder,
        gint64 kiosk)
{
  for (guint i = 0; i < all->len; i++)
    {
      KioskDeskReceipt *receipt = g_ptr_array_index (all, i);

      if (receipt->kiosk == kiosk && g_str_equal (receipt->folder, folder))
        return receipt;
    }
  return NULL;
}

static gboolean
put (KioskDeskReceipt *self,
     const KioskReceiptFile *file,
     KioskDay day)
{
  g_autofree char *ward = g_strdup_printf ("%05u", self->ward);
  g_autofree char *kiosk = kiosk_desk_id_dup (self->kiosk);
  const KioskBundleLabel label = { .ward = ward, .number = self->number, .kiosk = kiosk, .mode = "live", .day = day };
  int fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_autofree char *name = NULL;

  if (fd < 0)
    return kiosk_desk_set_error (&self->error, KIOSK_DESK_ERROR_IO, "%s: cannot be read", self->folder);
  name = kiosk_receipt_folder_put (fd, &label, file, &self->error);
  close (fd);
  return name != NULL;
}

typedef struct
{
  KioskDeskBook  *book;
  const KioskKey *desk;
  GArray         *enrolments;
  GPtrArray      *all;
  KioskDay        day;
} Work;

static gboolean
write_one (Work *self,
           KioskDeskReceipt *receipt,
           GError **error)
{
  g_autoptr (GArray) received = kiosk_desk_receipts_load (self->book, receipt->kiosk, error);
  g_autofree char *id = kiosk_desk_id_dup (receipt->kiosk);
  g_autoptr (KioskReceiptFile) file = NULL;

  if (received == NULL)
    return FALSE;
  if (received->len == 0)
    {
      kiosk_desk_set_error (&receipt->error, KIOSK_DESK_ERROR_UNKNOWN, "Kiosk %s: the book has no batch of it", id);
      return TRUE;
    }
  receipt->n = g_array_index (received, KioskReceipt, received->len - 1).n;
  file = kiosk_receipt_file_new (self->desk, id, received, self->day);
  put (receipt, file, self->day);
  return TRUE;
}

/* Who is not enrolled, or not in service, gets none. */
static gboolean
look_at (Work *self,
         const char *bundle,
         GError **error)
{
  g_autofree char *folder = dup_stick (bundle);
  g_autoptr (KioskBundleSource) source = folder != NULL ? kiosk_bundle_source_open_head (bundle, NULL) : NULL;
  g_autoptr (KioskBundleContents) contents = source != NULL ? kiosk_bundle_read_head (source, NULL, NULL) : NULL;
  gint64 kiosk = contents != NULL ? kiosk_desk_id_parse (contents->manifest->kiosk) : 0;
  KioskDeskReceipt *receipt;

  if (contents == NULL || !g_str_equal (contents->manifest->mode, "live") || lookup (self->all, folder, kiosk) != NULL
      || kiosk_desk_enrolments_lookup (self->enrolments, kiosk) == NULL)
    return TRUE;
  receipt = g_new0 (KioskDeskReceipt, 1);
  receipt->kiosk = kiosk;
  receipt->ward = (guint) g_ascii_strtoull (contents->manifest->ward, NULL, 10);
  receipt->number = contents->manifest->number;
  receipt->folder = g_steal_pointer (&folder);
  g_ptr_array_add (self->all, receipt);
  return write_one (self, receipt, error);
}

/**
 * kiosk_desk_receipts_write:
 * @book: a book
 * @desk: the desk's key
 * @bundles: (element-type filename): bundles, as kiosk_bundle_find() finds them on sticks
 * @day: today
 * @error: return location for a `GError`
 *
 * Signs for each enrolled kiosk that has an export there what the book has of it, and puts that beside its exports,
 * durably. A stick that fails keeps no other one from its receipts. The book's thread. Fails as kiosk_desk_engine_run()
 * does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskDeskReceipt): one for each kiosk and stick
 */
GPtrArray *
kiosk_desk_receipts_write (KioskDeskBook *book,
                           const KioskKey *desk,
                           GPtrArray *bundles,
                           KioskDay day,
                           GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_desk_receipt_free);
  g_autoptr (GArray) enrolments = kiosk_desk_enrolments_load (book, error);
  Work self = { book, desk, enrolments, all, day };

  if (enrolments == NULL)
    return NULL;
  for (guint i = 0; i < bundles->len; i++)
    if (!look_at (&self, g_ptr_array_index (bundles, i), error))
      return NULL;
  return g_steal_pointer (&all);
}

/**
 * kiosk_desk_receipt_free:
 * @self: (transfer full): what came of one
 */
void
kiosk_desk_receipt_free (KioskDeskReceipt *self)
{
  g_free (self->folder);
  g_clear_error (&self->error);
  g_free (self);
}
