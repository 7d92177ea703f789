/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canonical line of an entry and the hash that chains it. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-entry.h"

/* Keeps a hash of an entry from ever being the hash of anything else. */
#define HASH_DOMAIN "congdanso-batch-1\n"

static const char *const trust_nicks[] = { "trusted", "confirmed", "unknown" };

KIOSK_DEFINE_NICKS (KioskTrust, kiosk_trust, trust_nicks)

static char *
dup_line_without_hash (const KioskEntry *self)
{
  g_autofree char *date = kiosk_day_dup_iso (self->day);
  g_autofree char *not_before = kiosk_day_dup_iso (self->not_before);
  g_autofree char *ward_valid_from = kiosk_day_dup_iso (self->ward_valid_from);

  return g_strdup_printf ("%d,%s,%s,%" G_GINT64_FORMAT ",%s,%s,%s,%s,%s,%d,%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT
                          ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%s,%s,%s",
                          self->format, self->kiosk, self->epoch, self->n, date, not_before,
                          kiosk_trust_to_nick (self->trust), self->ward, ward_valid_from, self->restored ? 1 : 0,
                          self->taps, self->counted, self->changed, self->undone, self->suppressed,
                          self->cells_sha256, self->sheets_sha256, self->previous);
}

static char *
dup_hash (const KioskEntry *self)
{
  g_autofree char *line = dup_line_without_hash (self);
  g_autofree char *text = g_strconcat (HASH_DOMAIN, line, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/**
 * kiosk_entry_dup_csv_line:
 * @self: an entry
 *
 * Writes @self in the order of %KIOSK_ENTRY_CSV_HEADER; like a cell's, its text needs no quotes. Any thread.
 *
 * Returns: (transfer full): the line, ended by a line feed
 */
char *
kiosk_entry_dup_csv_line (const KioskEntry *self)
{
  g_autofree char *line = dup_line_without_hash (self);

  return g_strconcat (line, ",", self->hash, "\n", NULL);
}

/**
 * kiosk_entry_seal:
 * @self: an entry with everything but its hash filled in
 *
 * Sets `hash` to the SHA-256 (FIPS 180-4) of `congdanso-batch-1`, a line feed, and the entry's CSV line
 * without its hash, the comma before it and the line feed. Any thread.
 */
void
kiosk_entry_seal (KioskEntry *self)
{
  g_autofree char *hash = dup_hash (self);

  g_strlcpy (self->hash, hash, sizeof self->hash);
}

/**
 * kiosk_entry_is_sealed:
 * @self: an entry
 *
 * Returns: whether the hash of @self is the one that its other fields give
 */
gboolean
kiosk_entry_is_sealed (const KioskEntry *self)
{
  g_autofree char *hash = dup_hash (self);

  return g_str_equal (hash, self->hash);
}

/**
 * kiosk_entry_balances:
 * @self: an entry
 *
 * Returns: whether taps = counted + changed + undone + suppressed
 */
gboolean
kiosk_entry_balances (const KioskEntry *self)
{
  return self->taps == self->counted + self->changed + self->undone + self->suppressed;
}
