/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A JSON file and its signature. Nothing of the JSON is looked at before the signature has held: what is read here was
 * written by the desk, and is taken whole or not at all. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-receipt-file.h"

#include <string.h>

#include "kiosk-bundle-schema.h"
#include "kiosk-json.h"

#define FORMAT 1

/* The desk's key may come to sign other things; none of them is a receipt. */
#define WHAT "receipt"

/**
 * kiosk_receipt_error_quark:
 *
 * Returns: the domain of `KioskReceiptError`
 */
G_DEFINE_QUARK (kiosk-receipt-error-quark, kiosk_receipt_error)

static gboolean
fail (GError **error,
      KioskReceiptError code,
      const char *what)
{
  g_set_error (error, KIOSK_RECEIPT_ERROR, (int) code, "The receipt %s", what);
  return FALSE;
}

static void
add_string (JsonBuilder *builder,
            const char *name,
            const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder,
         const char *name,
         gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_receipts (JsonBuilder *builder,
              GArray *receipts)
{
  json_builder_set_member_name (builder, "received");
  json_builder_begin_array (builder);
  for (guint i = 0; i < receipts->len; i++)
    {
      const KioskReceipt *receipt = &g_array_index (receipts, KioskReceipt, i);

      json_builder_begin_object (builder);
      add_string (builder, "epoch", receipt->epoch);
      add_int (builder, "n", receipt->n);
      add_string (builder, "hash", receipt->hash);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static GBytes *
print (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  gsize size;
  char *text;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &size);
  return g_bytes_new_take (text, size);
}

static GBytes *
new_json (const char *desk,
          const char *kiosk,
          GArray *receipts,
          KioskDay day)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *iso = kiosk_day_dup_iso (day);

  json_builder_begin_object (builder);
  add_string (builder, "what", WHAT);
  add_int (builder, "format", FORMAT);
  add_string (builder, "desk", desk);
  add_string (builder, "kiosk", kiosk);
  add_string (builder, "day", iso);
  add_receipts (builder, receipts);
  json_builder_end_object (builder);
  return print (builder);
}

/* What can be read off the signature without opening the file: the epoch that the kiosk is in comes last. */
static char *
dup_comment (const char *desk,
             const char *kiosk,
             GArray *receipts,
             KioskDay day)
{
  const KioskReceipt *last = &g_array_index (receipts, KioskReceipt, receipts->len - 1);
  g_autofree char *iso = kiosk_day_dup_iso (day);

  return g_strdup_printf (WHAT " kiosk=%s epoch=%s n=%" G_GINT64_FORMAT " epochs=%u desk=%s day=%s", kiosk,
                          last->epoch, last->n, receipts->len, desk, iso);
}

/**
 * kiosk_receipt_file_new:
 * @desk: the desk's key
 * @kiosk: for which kiosk: 16 upper-case hexadecimal digits
 * @receipts: (element-type KioskReceipt): for each epoch once, the newest last, up to which batch all have arrived, and
 *   the hash of that one's entry; nothing else of them counts. 1 to %KIOSK_RECEIPT_FILE_EPOCHS_MAX
 * @day: the day on which the desk says so; known
 *
 * Signs in minisign's form, with a comment that says the same for people. The same on the same day gives the same
 * JSON. Any thread.
 *
 * Returns: (transfer full): the files
 */
KioskReceiptFile *
kiosk_receipt_file_new (const KioskKey *desk,
                        const char *kiosk,
                        GArray *receipts,
                        KioskDay day)
{
  g_autofree char *id = kiosk_public_key_dup_id (kiosk_key_get_public (desk));
  g_autofree char *comment = NULL;
  GBytes *json;
  char *signature;

  g_return_val_if_fail (receipts->len > 0 && receipts->len <= KIOSK_RECEIPT_FILE_EPOCHS_MAX, NULL);
  g_return_val_if_fail (day != KIOSK_DAY_UNKNOWN, NULL);

  comment = dup_comment (id, kiosk, receipts, day);
  json = new_json (id, kiosk, receipts, day);
  signature = kiosk_key_sign (desk, json, comment);
  return kiosk_receipt_file_take (json, g_bytes_new_take (signature, strlen (signature)));
}

/**
 * kiosk_receipt_file_take:
 * @json: (transfer full): the bytes of one file
 * @signature: (transfer full): those of its signature
 *
 * Any thread.
 *
 * Returns: (transfer full): the files, of which nothing is known yet
 */
KioskReceiptFile *
kiosk_receipt_file_take (GBytes *json,
                         GBytes *signature)
{
  KioskReceiptFile *self = g_new0 (KioskReceiptFile, 1);

  self->json = json;
  self->signature = signature;
  return self;
}

static gboolean
take (KioskJsonFinding finding,
      const char *name,
      GError **error)
{
  g_autofree char *what = g_strdup_printf ("has no %s as a desk writes it", name);

  return finding == KIOSK_JSON_FOUND || fail (error, KIOSK_RECEIPT_ERROR_FORMAT, what);
}

static gboolean
read_text (JsonObject *object,
           const char *name,
           const char *pattern,
           const char **out_text,
           GError **error)
{
  return take (kiosk_json_find_text (object, name, pattern, out_text), name, error);
}

/* Asked before anything else: a later version may write all else in another way. */
static gboolean
check_format (JsonObject *root,
              GError **error)
{
  const char *what = NULL;
  gint64 format = 0;

  if (!read_text (root, "what", "^" WHAT "\\z", &what, error)
      || !take (kiosk_json_find_int (root, "format", G_MAXINT64, &format), "format", error))
    return FALSE;
  return format == FORMAT
         || fail (error, KIOSK_RECEIPT_ERROR_NEWER, "is of a format that this program does not know yet");
}

/* All that is the same for each epoch. */
static gboolean
read_label (JsonObject *root,
            KioskReceipt *receipt,
            GError **error)
{
  const char *desk = NULL;
  const char *kiosk = NULL;
  const char *day = NULL;

  if (!read_text (root, "desk", "^[0-9A-F]{16}\\z", &desk, error)
      || !read_text (root, "kiosk", "^[0-9A-F]{16}\\z", &kiosk, error)
      || !read_text (root, "day", "^[0-9]{4}-[0-9]{2}-[0-9]{2}\\z", &day, error))
    return FALSE;
  g_strlcpy (receipt->desk, desk, sizeof receipt->desk);
  g_strlcpy (receipt->kiosk, kiosk, sizeof receipt->kiosk);
  receipt->day = kiosk_day_from_iso (day);
  return receipt->day != KIOSK_DAY_UNKNOWN || fail (error, KIOSK_RECEIPT_ERROR_FORMAT, "is of no day that there is");
}

static gboolean
read_receipt (JsonNode *element,
              KioskReceipt *receipt,
              GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
  const char *epoch = NULL;
  const char *hash = NULL;

  if (object == NULL)
    return fail (error, KIOSK_RECEIPT_ERROR_FORMAT, "has something else than batches in its list");
  if (!read_text (object, "epoch", "^[0-9a-f]{32}\\z", &epoch, error)
      || !take (kiosk_json_find_int (object, "n", KIOSK_BUNDLE_INTEGER_MAX, &receipt->n), "n", error)
      || !read_text (object, "hash", "^[0-9a-f]{64}\\z", &hash, error))
    return FALSE;
  g_strlcpy (receipt->epoch, epoch, sizeof receipt->epoch);
  g_strlcpy (receipt->hash, hash, sizeof receipt->hash);
  return TRUE;
}

static gboolean
has_epoch (GArray *receipts,
           const char *epoch)
{
  for (guint i = 0; i < receipts->len; i++)
    if (g_str_equal (g_array_index (receipts, KioskReceipt, i).epoch, epoch))
      return TRUE;
  return FALSE;
}

static GArray *
read_list (JsonObject *root,
           KioskReceipt receipt,
           GError **error)
{
  g_autoptr (GArray) receipts = g_array_new (FALSE, TRUE, sizeof (KioskReceipt));
  JsonArray *array = kiosk_json_find_array (root, "received");
  guint n_received = array != NULL ? json_array_get_length (array) : 0;

  if (n_received == 0 || n_received > KIOSK_RECEIPT_FILE_EPOCHS_MAX)
    {
      fail (error, KIOSK_RECEIPT_ERROR_FORMAT, "is of no batch, or of more epochs than there may be");
      return NULL;
    }
  for (guint i = 0; i < n_received; i++)
    {
      if (!read_receipt (json_array_get_element (array, i), &receipt, error))
        return NULL;
      if (has_epoch (receipts, receipt.epoch))
        {
          fail (error, KIOSK_RECEIPT_ERROR_FORMAT, "says two things of one epoch");
          return NULL;
        }
      g_array_append_val (receipts, receipt);
    }
  return g_steal_pointer (&receipts);
}

static GArray *
read_root (JsonObject *root,
           GError **error)
{
  KioskReceipt receipt = { 0 };

  if (root == NULL)
    {
      fail (error, KIOSK_RECEIPT_ERROR_FORMAT, "is no JSON as a desk writes it");
      return NULL;
    }
  return check_format (root, error) && read_label (root, &receipt, error) ? read_list (root, receipt, error) : NULL;
}

/* The key says who the desk is, and the signature says for people what the file says for machines. */
static gboolean
check_names (GArray *receipts,
             const KioskPublicKey *desk,
             const char *kiosk,
             const char *comment,
             GError **error)
{
  const KioskReceipt *first = &g_array_index (receipts, KioskReceipt, 0);
  g_autofree char *id = kiosk_public_key_dup_id (desk);
  g_autofree char *expected = dup_comment (first->desk, first->kiosk, receipts, first->day);

  if (!g_str_equal (first->desk, id))
    return fail (error, KIOSK_RECEIPT_ERROR_OTHER_KEY, "names another desk than the one whose key signed it");
  if (!g_str_equal (comment, expected))
    return fail (error, KIOSK_RECEIPT_ERROR_FORMAT, "has a comment that says something else");
  return g_str_equal (first->kiosk, kiosk) || fail (error, KIOSK_RECEIPT_ERROR_OTHER_KIOSK, "is for another kiosk");
}

/* Text with a NUL in it is none. */
static char *
dup_text (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  return g_strndup (text != NULL && memchr (text, '\0', size) == NULL ? text : "", size);
}

static gboolean
check_signature (const KioskReceiptFile *self,
                 const KioskPublicKey *desk,
                 char **out_comment,
                 GError **error)
{
  g_autofree char *signature = dup_text (self->signature);
  g_autoptr (GError) refusal = NULL;

  if (kiosk_signature_verify (signature, desk, self->json, out_comment, &refusal))
    return TRUE;
  if (g_error_matches (refusal, KIOSK_SIGNATURE_ERROR, KIOSK_SIGNATURE_ERROR_OTHER_KEY))
    return fail (error, KIOSK_RECEIPT_ERROR_OTHER_KEY, "is not signed by the desk that this kiosk knows");
  return fail (error, KIOSK_RECEIPT_ERROR_SIGNATURE, "was changed after it was signed, or is not signed");
}

/**
 * kiosk_receipt_file_read:
 * @self: the files, whoever wrote them
 * @desk: the key that has to have signed it
 * @kiosk: the kiosk that it has to be for
 * @error: return location for a `GError`
 *
 * Members that this version does not know are passed over: a later one may add some. Whether the kiosk ever had these
 * batches is for its book to say: kiosk_day_book_take_receipts(). Any thread.
 *
 * Fails with a `KioskReceiptError`, never `_NO_DESK`.
 *
 * Returns: (transfer full) (nullable) (element-type KioskReceipt): what the desk says of each epoch, all of it or
 *   nothing
 */
GArray *
kiosk_receipt_file_read (const KioskReceiptFile *self,
                         const KioskPublicKey *desk,
                         const char *kiosk,
                         GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GArray) receipts = NULL;
  g_autofree char *comment = NULL;

  if (g_bytes_get_size (self->json) > KIOSK_RECEIPT_FILE_MAX_BYTES
      || g_bytes_get_size (self->signature) > KIOSK_RECEIPT_FILE_MAX_BYTES)
    {
      fail (error, KIOSK_RECEIPT_ERROR_TOO_LARGE, "is larger than a desk writes one");
      return NULL;
    }
  if (!check_signature (self, desk, &comment, error))
    return NULL;
  parser = kiosk_json_parse (self->json);
  receipts = read_root (parser != NULL ? kiosk_json_get_root (parser) : NULL, error);
  if (receipts == NULL || !check_names (receipts, desk, kiosk, comment, error))
    return NULL;
  return g_steal_pointer (&receipts);
}

/**
 * kiosk_receipt_file_free:
 * @self: (transfer full): the files
 */
void
kiosk_receipt_file_free (KioskReceiptFile *self)
{
  g_bytes_unref (self->json);
  g_bytes_unref (self->signature);
  g_free (self->name);
  g_free (self);
}
