/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table `secret`: PINs, codes, and the wrong tries of each. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-secret-table.h"

#include <sodium.h>

#include "kiosk-statement.h"

G_STATIC_ASSERT (KIOSK_SECRET_HASH_SIZE == crypto_pwhash_STRBYTES);

static gboolean
copy_text (char *to,
           gsize size,
           const char *text)
{
  return g_strlcpy (to, text, size) < size;
}

static gboolean
read_secret (KioskStatement *statement,
             KioskSecret *secret)
{
  secret->lock_out.failures = (guint) kiosk_statement_get_int (statement, 1);
  secret->lock_out.until_ms = kiosk_statement_get_int (statement, 2);
  return copy_text (secret->hash, sizeof secret->hash, kiosk_statement_get_text (statement, 0))
         && copy_text (secret->lock_out.boot, sizeof secret->lock_out.boot, kiosk_statement_get_text (statement, 3));
}

/**
 * kiosk_secret_table_find:
 * @connection: a connection to a book
 * @role: what the secret is for
 * @out_secret: (out): what is known of it, with an empty hash where nothing is set; untouched on failure
 * @error: return location for a `GError`
 *
 * Store thread only. Fails with `KIOSK_STORE_ERROR_CORRUPT` where the row makes no sense, and as a step does.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_secret_table_find (KioskConnection *connection,
                         KioskSecretRole role,
                         KioskSecret *out_secret,
                         GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "SELECT hash, failures, until_ms, boot FROM secret WHERE role = ?1", error);
  KioskSecret secret = { 0 };
  KioskStep step;

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, kiosk_secret_role_to_nick (role));
  step = kiosk_statement_step (statement, error);
  if (step == KIOSK_STEP_ERROR)
    return FALSE;
  if (step == KIOSK_STEP_ROW && !read_secret (statement, &secret))
    {
      g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, "A secret says what no secret can");
      return FALSE;
    }
  *out_secret = secret;
  return TRUE;
}

/**
 * kiosk_secret_table_save:
 * @connection: a connection to a book
 * @role: what the secret is for
 * @secret: what is known of it from now on
 * @error: return location for a `GError`
 *
 * Store thread only. Fails as a step does.
 *
 * Returns: %TRUE if it is written
 */
gboolean
kiosk_secret_table_save (KioskConnection *connection,
                         KioskSecretRole role,
                         const KioskSecret *secret,
                         GError **error)
{
  g_autoptr (KioskStatement) statement =
    kiosk_statement_new (connection, "INSERT OR REPLACE INTO secret (role, hash, failures, until_ms, boot) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5)", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, kiosk_secret_role_to_nick (role));
  kiosk_statement_bind_text (statement, 2, secret->hash);
  kiosk_statement_bind_int (statement, 3, secret->lock_out.failures);
  kiosk_statement_bind_int (statement, 4, secret->lock_out.until_ms);
  kiosk_statement_bind_text (statement, 5, secret->lock_out.boot);
  return kiosk_statement_run (statement, error);
}

/**
 * kiosk_secret_table_delete:
 * @connection: a connection to a book
 * @role: what the secret is for
 * @error: return location for a `GError`
 *
 * Takes away the secret with its count, if there is one; `secure_delete` overwrites it. Store thread only. Fails as a
 * step does.
 *
 * Returns: %TRUE if nothing is set any more
 */
gboolean
kiosk_secret_table_delete (KioskConnection *connection,
                           KioskSecretRole role,
                           GError **error)
{
  g_autoptr (KioskStatement) statement = kiosk_statement_new (connection, "DELETE FROM secret WHERE role = ?1", error);

  if (statement == NULL)
    return FALSE;
  kiosk_statement_bind_text (statement, 1, kiosk_secret_role_to_nick (role));
  return kiosk_statement_run (statement, error);
}
