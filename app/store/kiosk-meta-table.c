/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `meta`: what the book says of itself, in one row. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-meta-table.h"

#include <sodium.h>
#include <string.h>

#include "kiosk-migrations.h"
#include "kiosk-statement.h"

#define EPOCH_BYTES 16

/**
 * kiosk_meta_fill_new_epoch:
 * @self: what a book says of itself
 *
 * Gives @self an epoch that there never was.
 */
void
kiosk_meta_fill_new_epoch (KioskMeta *self)
{
  guchar bytes[EPOCH_BYTES];

  g_assert (sodium_init () >= 0);
  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2hex (self->epoch, sizeof self->epoch, bytes, sizeof bytes);
}

static void
bind_meta (KioskStatement *statement,
           const KioskMeta *meta)
{
  kiosk_statement_bind_text (statement, 1, meta->kiosk);
  kiosk_statement_bind_text (statement, 2, kiosk_mode_to_nick (meta->mode));
  kiosk_statement_bind_text (statement, 3, meta->epoch);
  kiosk_statement_bind_text (statement, 4, meta->machine);
  kiosk_statement_bind_day (statement, 5, meta->floor);
  kiosk_statement_bind_text (statement, 6, meta->confirmed_boot);
  kiosk_statement_bind_text (statement, 7, meta->closed_shift);
  kiosk_statement_bind_int (statement, 8, meta->notices);
}

/**
 * kiosk_meta_table_insert:
 * @connection: a connection to a book that has none yet
 * @meta: what it says of itself
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is written
 */
gboolean
kiosk_meta_table_insert (KioskConnection *connection,
                         const KioskMeta *meta,
                         GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection,
                         "INSERT INTO meta (id, version, kiosk, mode, epoch, machine, floor, confirmed_boot, "
                         "closed_shift, notices) VALUES (1, ?9, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);

  if (statement == NULL)
    return FALSE;
  bind_meta (statement, meta);
  kiosk_statement_bind_int (statement, 9, KIOSK_BOOK_VERSION);
  return kiosk_statement_run (statement, error);
}

static gboolean
is_hex (const char *text,
        gsize length,
        const char *digits)
{
  return strlen (text) == length && strspn (text, digits) == length;
}

static gboolean
copy_text (char *to,
           gsize size,
           const char *text)
{
  return g_strlcpy (to, text, size) < size;
}

static gboolean
read_meta (KioskStatement *statement,
           KioskMeta *meta)
{
  meta->notices = (KioskNotices) kiosk_statement_get_int (statement, 7);
  return copy_text (meta->kiosk, sizeof meta->kiosk, kiosk_statement_get_text (statement, 0))
         && is_hex (meta->kiosk, KIOSK_KEY_ID_DIGITS, "0123456789ABCDEF")
         && kiosk_mode_from_nick (kiosk_statement_get_text (statement, 1), &meta->mode)
         && copy_text (meta->epoch, sizeof meta->epoch, kiosk_statement_get_text (statement, 2))
         && is_hex (meta->epoch, 2 * EPOCH_BYTES, "0123456789abcdef")
         && copy_text (meta->machine, sizeof meta->machine, kiosk_statement_get_text (statement, 3))
         && kiosk_statement_get_day (statement, 4, &meta->floor)
         && copy_text (meta->confirmed_boot, sizeof meta->confirmed_boot, kiosk_statement_get_text (statement, 5))
         && copy_text (meta->closed_shift, sizeof meta->closed_shift, kiosk_statement_get_text (statement, 6));
}

/**
 * kiosk_meta_table_load:
 * @connection: a connection to a book
 * @out_meta: (out): what it says of itself; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails with `KIOSK_STORE_ERROR_CORRUPT` where it says nothing or nonsense, and as a step does.
 *
 * Returns: %TRUE if it could be read
 */
gboolean
kiosk_meta_table_load (KioskConnection *connection,
                       KioskMeta *out_meta,
                       GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT kiosk, mode, epoch, machine, floor, confirmed_boot, closed_shift, notices "
                                     "FROM meta WHERE id = 1", error);
  KioskMeta meta = { 0 };
  KioskStep step = statement != NULL ? kiosk_statement_step (statement, error) : KIOSK_STEP_ERROR;

  if (step == KIOSK_STEP_ERROR)
    return FALSE;
  if (step == KIOSK_STEP_DONE || !read_meta (statement, &meta))
    {
      g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "The book does not say whose it is");
      return FALSE;
    }
  *out_meta = meta;
  return TRUE;
}

/**
 * kiosk_meta_table_save:
 * @connection: a connection to a book
 * @meta: what it says of itself from now on
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is written
 */
gboolean
kiosk_meta_table_save (KioskConnection *connection,
                       const KioskMeta *meta,
                       GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "UPDATE meta SET kiosk = ?1, mode = ?2, epoch = ?3, machine = ?4, floor = ?5, "
                                     "confirmed_boot = ?6, closed_shift = ?7, notices = ?8 WHERE id = 1", error);

  if (statement == NULL)
    return FALSE;
  bind_meta (statement, meta);
  return kiosk_statement_run (statement, error);
}

/**
 * kiosk_meta_table_load_correction:
 * @connection: a connection to a book of this version
 * @boot: the id of this boot
 * @out_correction_s: (out): for kiosk_clock_correct(); untouched on failure
 * @error: return location for a `GError`
 *
 * A correction is for the boot that it was made in. The next one begins with what the battery kept, and where that is
 * dead with another wrong time. Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_meta_table_load_correction (KioskConnection *connection,
                                  const char *boot,
                                  gint64 *out_correction_s,
                                  GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT correction_s FROM meta WHERE correction_boot = ?1", error);
  KioskStep step;

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, boot);
  step = kiosk_statement_step (statement, error);
  if (step == KIOSK_STEP_ERROR)
    return FALSE;
  *out_correction_s = step == KIOSK_STEP_ROW ? kiosk_statement_get_int (statement, 0) : KIOSK_CLOCK_NOT_CORRECTED;
  return TRUE;
}

/**
 * kiosk_meta_table_save_correction:
 * @connection: a connection to a book of this version
 * @boot: the id of this boot
 * @correction_s: as kiosk_clock_correct() takes it
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is written
 */
gboolean
kiosk_meta_table_save_correction (KioskConnection *connection,
                                  const char *boot,
                                  gint64 correction_s,
                                  GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "UPDATE meta SET correction_s = ?1, correction_boot = ?2 WHERE id = 1", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_int (statement, 1, correction_s);
  kiosk_statement_bind_text (statement, 2, correction_s != KIOSK_CLOCK_NOT_CORRECTED ? boot : "");
  return kiosk_statement_run (statement, error);
}
