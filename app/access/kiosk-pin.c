/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PINs and codes. What is kept of them is an Argon2id hash; see kiosk_pin_dup_hash() for how little that protects. */
#define G_LOG_DOMAIN "kiosk-access"

#include "kiosk-pin.h"

#include <sodium.h>
#include <string.h>

/* Tried first by anybody who tries at all: keyboard patterns, lucky numbers, and the days that everybody knows. */
static const char *const common_pins[] = {
  "147258", "258369", "159357", "159753", "147852", "741852", "963852", "123654", "456123", "789456", "112233",
  "332211", "445566", "121314", "102030", "131313", "686868", "868686", "797979", "393979", "300475", "300419",
  "020945", "190519", "520520", "520131", NULL
};

/**
 * kiosk_pin_error_quark:
 *
 * Returns: the domain of `KioskPinError`
 */
G_DEFINE_QUARK (kiosk-pin-error-quark, kiosk_pin_error)

static gboolean
fail (GError **error,
      KioskPinError code,
      const char *message)
{
  g_set_error_literal (error, KIOSK_PIN_ERROR, code, message);
  return FALSE;
}

static gboolean
has_digits (const char *pin,
            gsize least,
            gsize most)
{
  gsize length = strlen (pin);

  return length >= least && length <= most && strspn (pin, "0123456789") == length;
}

/* Whether the first @period digits are repeated to the end. */
static gboolean
has_period (const char *pin,
            gsize period)
{
  for (gsize i = period; pin[i] != '\0'; i++)
    if (pin[i] != pin[i - period])
      return FALSE;
  return TRUE;
}

static gboolean
is_run (const char *pin,
        int step)
{
  for (gsize i = 1; pin[i] != '\0'; i++)
    if ((pin[i] - pin[i - 1] + 10) % 10 != (step + 10) % 10)
      return FALSE;
  return TRUE;
}

static gboolean
is_common (const char *pin)
{
  for (guint i = 0; common_pins[i] != NULL; i++)
    if (g_str_has_prefix (pin, common_pins[i]) && strlen (pin) <= strlen (common_pins[i]) + 1)
      return TRUE;
  return FALSE;
}

/**
 * kiosk_pin_check:
 * @pin: what staff chose
 * @error: return location for a `GError`
 *
 * Refuses what a child at the pad would find in an hour. Any thread.
 *
 * Fails with `KIOSK_PIN_ERROR_DIGITS` (not %KIOSK_PIN_MIN_DIGITS to %KIOSK_PIN_MAX_DIGITS digits), `_REPEATED`, `_RUN`
 * or `_COMMON`.
 *
 * Returns: %TRUE if @pin may be set
 */
gboolean
kiosk_pin_check (const char *pin,
                 GError **error)
{
  g_return_val_if_fail (pin != NULL, FALSE);

  if (!has_digits (pin, KIOSK_PIN_MIN_DIGITS, KIOSK_PIN_MAX_DIGITS))
    return fail (error, KIOSK_PIN_ERROR_DIGITS, "A PIN has 6 to 12 digits");
  if (has_period (pin, 1) || has_period (pin, 2) || has_period (pin, 3))
    return fail (error, KIOSK_PIN_ERROR_REPEATED, "The PIN repeats itself");
  if (is_run (pin, 1) || is_run (pin, -1))
    return fail (error, KIOSK_PIN_ERROR_RUN, "The digits of the PIN follow one another");
  if (is_common (pin))
    return fail (error, KIOSK_PIN_ERROR_COMMON, "The PIN is one that is tried first");
  return TRUE;
}

/**
 * kiosk_shift_code_check:
 * @code: the short code that opens the helpers' panel
 * @error: return location for a `GError`
 *
 * It keeps passers-by out of the count, no more, so that only its form is looked at. Any thread.
 *
 * Fails with `KIOSK_PIN_ERROR_DIGITS` (not %KIOSK_SHIFT_CODE_MIN_DIGITS to %KIOSK_PIN_MAX_DIGITS digits).
 *
 * Returns: %TRUE if @code may be set
 */
gboolean
kiosk_shift_code_check (const char *code,
                        GError **error)
{
  g_return_val_if_fail (code != NULL, FALSE);

  return has_digits (code, KIOSK_SHIFT_CODE_MIN_DIGITS, KIOSK_PIN_MAX_DIGITS)
         || fail (error, KIOSK_PIN_ERROR_DIGITS, "A shift code has 3 to 12 digits");
}

/**
 * kiosk_recovery_code_check:
 * @code: a code as kiosk_recovery_code_dup_new() draws them
 * @error: return location for a `GError`
 *
 * A code that was drawn is as good as any other, so that only its form is looked at. Any thread.
 *
 * Fails with `KIOSK_PIN_ERROR_DIGITS` (not %KIOSK_RECOVERY_DIGITS digits).
 *
 * Returns: %TRUE if @code may be set
 */
gboolean
kiosk_recovery_code_check (const char *code,
                           GError **error)
{
  g_return_val_if_fail (code != NULL, FALSE);

  return has_digits (code, KIOSK_RECOVERY_DIGITS, KIOSK_RECOVERY_DIGITS)
         || fail (error, KIOSK_PIN_ERROR_DIGITS, "A recovery code has 12 digits");
}

static gboolean
hash (const char *pin,
      char out_hash[crypto_pwhash_STRBYTES])
{
  return sodium_init () >= 0
         && crypto_pwhash_str (out_hash, pin, strlen (pin), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                               crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
}

/**
 * kiosk_pin_dup_hash:
 * @pin: a PIN or code
 * @error: return location for a `GError`
 *
 * Hashes @pin with Argon2id and a new salt (libsodium's `crypto_pwhash_str`, interactive limits: 64 MiB, two passes;
 * tens of milliseconds on a kiosk's processor). Whoever has read the disk finds six digits in hours all the same; the
 * hash is against a glance, the lock-out against guessing at the pad. Any thread; best not the main one.
 *
 * Fails with `KIOSK_PIN_ERROR_MEMORY`.
 *
 * Returns: (transfer full) (nullable): a text in ASCII with parameters and salt, or %NULL with @error set
 */
char *
kiosk_pin_dup_hash (const char *pin,
                    GError **error)
{
  char text[crypto_pwhash_STRBYTES];

  g_return_val_if_fail (pin != NULL, NULL);

  if (hash (pin, text))
    return g_strdup (text);
  fail (error, KIOSK_PIN_ERROR_MEMORY, "There is no memory to hash the PIN");
  return NULL;
}

/**
 * kiosk_pin_verify:
 * @hash_text: (nullable): what kiosk_pin_dup_hash() returned; %NULL where nothing was set
 * @pin: what was typed
 *
 * Takes the same time for a right PIN, a wrong one, and one where nothing was set. The failure has to be on disk
 * before this is asked. Any thread; best not the main one.
 *
 * Returns: whether @pin is the one that @hash_text was made of; never where that is %NULL
 */
gboolean
kiosk_pin_verify (const char *hash_text,
                  const char *pin)
{
  char nothing[crypto_pwhash_STRBYTES];

  g_return_val_if_fail (pin != NULL, FALSE);

  if (hash_text != NULL)
    return sodium_init () >= 0 && crypto_pwhash_str_verify (hash_text, pin, strlen (pin)) == 0;

  /* An empty slot answers no sooner than a full one: to hash is the work of verifying. */
  hash (pin, nothing);
  return FALSE;
}

/**
 * kiosk_recovery_code_dup_new:
 *
 * Draws the code for the sealed envelope from the system's randomness, and again where kiosk_pin_check() would refuse
 * it: nobody would believe that 111111111111 was drawn. Any thread.
 *
 * Returns: (transfer full): %KIOSK_RECOVERY_DIGITS digits; to be wiped with kiosk_pin_forget()
 */
char *
kiosk_recovery_code_dup_new (void)
{
  char *code = g_malloc0 (KIOSK_RECOVERY_DIGITS + 1);

  if (sodium_init () < 0)
    g_error ("No randomness");
  do
    for (guint i = 0; i < KIOSK_RECOVERY_DIGITS; i++)
      code[i] = (char) ('0' + randombytes_uniform (10));
  while (!kiosk_pin_check (code, NULL));
  return code;
}

/**
 * kiosk_pin_forget:
 * @pin: (transfer full) (nullable): a PIN or code
 *
 * Overwrites @pin and frees it.
 */
void
kiosk_pin_forget (char *pin)
{
  if (pin != NULL)
    sodium_memzero (pin, strlen (pin));
  g_free (pin);
}
