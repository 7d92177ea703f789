/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PINs and codes in the day book. Nothing here looks at the wall clock. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-day-book-private.h"

#include "kiosk-pin.h"
#include "kiosk-secret-table.h"

static gboolean
commit (KioskDayBook *self,
        KioskSecretRole role,
        const KioskSecret *secret,
        GError **error)
{
  KioskConnection *connection = self->book->connection;

  if (!kiosk_connection_begin (connection, error))
    return FALSE;
  return kiosk_connection_end (connection, kiosk_secret_table_save (connection, role, secret, error), error);
}

/* Loads a secret from a book that can be written; a delay that ran when the machine went down begins again. */
static gboolean
load_resumed (KioskDayBook *self,
              KioskSecretRole role,
              KioskSecret *secret,
              GError **error)
{
  if (!kiosk_secret_table_find (self->book->connection, role, secret, error))
    return FALSE;
  return !kiosk_lock_out_resume (&secret->lock_out, kiosk_clock_get_boottime_ms (self->book->clock), self->book->boot)
         || commit (self, role, secret, error);
}

/* A book is checked before it is written, which a start should not wait for without need. */
static gboolean
resume_delay (KioskDayBook *self,
              KioskSecretRole role,
              GError **error)
{
  KioskSecret secret;

  if (!kiosk_secret_table_find (self->book->connection, role, &secret, error))
    return FALSE;
  return !kiosk_lock_out_resume (&secret.lock_out, 0, self->book->boot)
         || (kiosk_book_prepare (self->book, error) && load_resumed (self, role, &secret, error));
}

/**
 * kiosk_day_book_resume_delays:
 * @self: an open book
 *
 * To be called by opening, so that a delay which ran when the machine went down begins with the boot and not with the
 * next try. A failure keeps nobody from the book: the next try does what was left undone. The book's thread only.
 */
void
kiosk_day_book_resume_delays (KioskDayBook *self)
{
  for (guint role = 0; role < KIOSK_N_SECRET_ROLES; role++)
    {
      g_autoptr (GError) cause = NULL;

      if (!resume_delay (self, role, &cause))
        {
          g_debug ("A delay was not begun again: %s", cause->message);
          kiosk_book_give_up (self->book, g_steal_pointer (&cause), NULL);
          return;
        }
    }
}

/**
 * kiosk_day_book_has_secret:
 * @self: an open book
 * @role: what the secret is for
 * @out_has: (out): whether one is set; untouched on failure
 * @error: return location for a `GError`
 *
 * The book's thread only. Fails with `KIOSK_STORE_ERROR_IO`, and with whatever opening fails with.
 *
 * Returns: %TRUE if it could be told
 */
gboolean
kiosk_day_book_has_secret (KioskDayBook *self,
                           KioskSecretRole role,
                           gboolean *out_has,
                           GError **error)
{
  g_autoptr (GError) cause = NULL;
  KioskSecret secret;

  g_return_val_if_fail ((guint) role < KIOSK_N_SECRET_ROLES && out_has != NULL, FALSE);
  kiosk_day_book_assert_usable (self);

  if (!kiosk_book_reach (self->book, error))
    return FALSE;
  if (!kiosk_secret_table_find (self->book->connection, role, &secret, &cause))
    return kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  *out_has = secret.hash[0] != '\0';
  return TRUE;
}

static gboolean
take_away (KioskDayBook *self,
           KioskSecretRole role,
           GError **error)
{
  KioskConnection *connection = self->book->connection;

  if (!kiosk_connection_begin (connection, error))
    return FALSE;
  return kiosk_connection_end (connection, kiosk_secret_table_delete (connection, role, error), error);
}

static gboolean
fill_secret (KioskSecretRole role,
             const char *pin,
             KioskSecret *secret,
             GError **error)
{
  g_autofree char *hash = kiosk_secret_role_check (role, pin, error) ? kiosk_pin_dup_hash (pin, error) : NULL;

  if (hash == NULL)
    return FALSE;
  g_strlcpy (secret->hash, hash, sizeof secret->hash);
  return TRUE;
}

/* A code that the helpers know must not open what is behind the staff's PIN, nor the other way round. */
static gboolean
is_of_other_role (KioskDayBook *self,
                  KioskSecretRole role,
                  const char *pin,
                  gboolean *out_is,
                  GError **error)
{
  *out_is = FALSE;
  for (guint other = 0; other < KIOSK_N_SECRET_ROLES; other++)
    {
      KioskSecret secret;

      if (other == role)
        continue;
      if (!kiosk_secret_table_find (self->book->connection, other, &secret, error))
        return FALSE;
      *out_is = *out_is || (secret.hash[0] != '\0' && kiosk_pin_verify (secret.hash, pin));
    }
  return TRUE;
}

static gboolean
check_apart (KioskDayBook *self,
             KioskSecretRole role,
             const char *pin,
             GError **error)
{
  g_autoptr (GError) cause = NULL;
  gboolean is_same;

  if (!is_of_other_role (self, role, pin, &is_same, &cause))
    return kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  if (is_same)
    g_set_error_literal (error, KIOSK_PIN_ERROR, KIOSK_PIN_ERROR_SAME, "it opens something else already");
  return !is_same;
}

/**
 * kiosk_day_book_check_secret:
 * @self: an open book
 * @role: what the secret is for
 * @pin: a PIN or code
 * @error: return location for a `GError`
 *
 * Whether kiosk_day_book_set_secret() would take @pin; nothing is changed. The book's thread only.
 *
 * Fails as kiosk_secret_role_check() does, with `KIOSK_PIN_ERROR_SAME` where @pin is good for another role, and with
 * whatever opening fails with.
 *
 * Returns: %TRUE if it may be set
 */
gboolean
kiosk_day_book_check_secret (KioskDayBook *self,
                             KioskSecretRole role,
                             const char *pin,
                             GError **error)
{
  g_return_val_if_fail ((guint) role < KIOSK_N_SECRET_ROLES && pin != NULL, FALSE);
  kiosk_day_book_assert_usable (self);

  return kiosk_secret_role_check (role, pin, error) && kiosk_day_book_prepare (self, error)
         && check_apart (self, role, pin, error);
}

/**
 * kiosk_day_book_set_secret:
 * @self: an open book
 * @role: what the secret is for
 * @pin: (nullable): the PIN or code; %NULL takes away what was set
 * @error: return location for a `GError`
 *
 * Keeps a hash of @pin in the place of what was set, and forgets the wrong tries. The book's thread only.
 *
 * Fails as kiosk_day_book_check_secret() and kiosk_pin_dup_hash() do, which leaves everything as it was; with
 * `KIOSK_STORE_ERROR_FULL`, `_IO`, and with whatever opening fails with.
 *
 * Returns: %TRUE if it is on disk
 */
gboolean
kiosk_day_book_set_secret (KioskDayBook *self,
                           KioskSecretRole role,
                           const char *pin,
                           GError **error)
{
  g_autoptr (GError) cause = NULL;
  KioskSecret secret = { 0 };

  g_return_val_if_fail ((guint) role < KIOSK_N_SECRET_ROLES, FALSE);
  kiosk_day_book_assert_usable (self);

  if ((pin != NULL && !fill_secret (role, pin, &secret, error)) || !kiosk_day_book_prepare (self, error)
      || (pin != NULL && !check_apart (self, role, pin, error)))
    return FALSE;
  return (pin != NULL ? commit (self, role, &secret, &cause) : take_away (self, role, &cause))
         || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
}

static gboolean
commit_both (KioskDayBook *self,
             const KioskSecret *staff,
             const KioskSecret *recovery,
             GError **error)
{
  KioskConnection *connection = self->book->connection;

  if (!kiosk_connection_begin (connection, error))
    return FALSE;
  return kiosk_connection_end (connection,
                               kiosk_secret_table_save (connection, KIOSK_SECRET_ROLE_STAFF, staff, error)
                               && kiosk_secret_table_save (connection, KIOSK_SECRET_ROLE_RECOVERY, recovery, error),
                               error);
}

/**
 * kiosk_day_book_renew_secrets:
 * @self: an open book
 * @pin: the staff's new PIN
 * @code: the new recovery code, which somebody has written down by now
 * @error: return location for a `GError`
 *
 * Puts both in the place of what was set, in one transaction, and forgets the wrong tries of both: until it is on disk
 * the old ones are good, from then on the new ones. The book's thread only.
 *
 * Fails as kiosk_secret_role_check() and kiosk_pin_dup_hash() do, and with `KIOSK_PIN_ERROR_SAME` where @pin is good
 * for another role, which leaves everything as it was; with `KIOSK_STORE_ERROR_FULL`, `_IO`, and with whatever opening
 * fails with.
 *
 * Returns: %TRUE if both are on disk
 */
gboolean
kiosk_day_book_renew_secrets (KioskDayBook *self,
                              const char *pin,
                              const char *code,
                              GError **error)
{
  g_autoptr (GError) cause = NULL;
  KioskSecret staff = { 0 };
  KioskSecret recovery = { 0 };

  g_return_val_if_fail (pin != NULL && code != NULL, FALSE);
  kiosk_day_book_assert_usable (self);

  if (!fill_secret (KIOSK_SECRET_ROLE_STAFF, pin, &staff, error)
      || !fill_secret (KIOSK_SECRET_ROLE_RECOVERY, code, &recovery, error) || !kiosk_day_book_prepare (self, error)
      || !check_apart (self, KIOSK_SECRET_ROLE_STAFF, pin, error))
    return FALSE;
  return commit_both (self, &staff, &recovery, &cause)
         || kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
}

static void
fill_try (KioskDayBook *self,
          const KioskLockOut *lock_out,
          KioskTry *attempt)
{
  attempt->left_s = kiosk_lock_out_get_left_s (lock_out, kiosk_clock_get_boottime_ms (self->book->clock),
                                               self->book->boot);
  attempt->failures = lock_out->failures;
}

/* The failure is on disk before the PIN is looked at: pulling the plug between guess and answer wins nothing. */
static gboolean
try_now (KioskDayBook *self,
         KioskSecretRole role,
         const char *pin,
         KioskSecret *secret,
         KioskTry *attempt,
         GError **error)
{
  kiosk_lock_out_begin_try (&secret->lock_out, kiosk_clock_get_boottime_ms (self->book->clock), self->book->boot);
  if (!commit (self, role, secret, error))
    return FALSE;

  attempt->was_tried = TRUE;
  attempt->is_right = kiosk_pin_verify (secret->hash[0] != '\0' ? secret->hash : NULL, pin);
  if (!attempt->is_right)
    return TRUE;
  kiosk_lock_out_clear (&secret->lock_out);
  return commit (self, role, secret, error);
}

static gboolean
try_secret (KioskDayBook *self,
            KioskSecretRole role,
            const char *pin,
            KioskTry *attempt,
            GError **error)
{
  KioskSecret secret;

  if (!load_resumed (self, role, &secret, error))
    return FALSE;
  fill_try (self, &secret.lock_out, attempt);
  if (attempt->left_s > 0)
    return TRUE;
  if (!try_now (self, role, pin, &secret, attempt, error))
    return FALSE;
  fill_try (self, &secret.lock_out, attempt);
  return TRUE;
}

/**
 * kiosk_day_book_try_secret:
 * @self: an open book
 * @role: what the secret is for
 * @pin: what was typed, whatever it is
 * @out_try: (out): what came of it; untouched on failure
 * @error: return location for a `GError`
 *
 * Tries a PIN or code, unless a delay after wrong ones runs: then nothing is compared and nothing counted. Else a
 * failure is on disk before @pin is looked at, and is taken back with all others where it is right. A delay is of the
 * time since boot: no clock that can be set ends it, and one that ran when the machine went down runs again whole. A
 * wrong PIN, a text that is none, and a role that nothing is set for take the same time. The book's thread only.
 *
 * Fails with `KIOSK_STORE_ERROR_FULL`, `_IO`, and with whatever opening fails with; then nobody may be let in.
 *
 * Returns: %TRUE if @out_try says what came of it
 */
gboolean
kiosk_day_book_try_secret (KioskDayBook *self,
                           KioskSecretRole role,
                           const char *pin,
                           KioskTry *out_try,
                           GError **error)
{
  g_autoptr (GError) cause = NULL;
  KioskTry attempt = { 0 };

  g_return_val_if_fail ((guint) role < KIOSK_N_SECRET_ROLES && pin != NULL && out_try != NULL, FALSE);
  kiosk_day_book_assert_usable (self);

  if (!kiosk_day_book_prepare (self, error))
    return FALSE;
  if (!try_secret (self, role, pin, &attempt, &cause))
    return kiosk_book_give_up (self->book, g_steal_pointer (&cause), error);
  *out_try = attempt;
  return TRUE;
}
