/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PINs: which are refused and why, and what is kept of them. */
#include "kiosk-pin.h"
#include "kiosk-secret-role.h"

#include <sodium.h>
#include <string.h>

typedef struct
{
  const char    *pin;
  KioskPinError  code;
} Refusal;

static const Refusal refusals[] = {
  { "", KIOSK_PIN_ERROR_DIGITS },
  { "48213", KIOSK_PIN_ERROR_DIGITS },
  { "4821379046281", KIOSK_PIN_ERROR_DIGITS },
  { "48213a", KIOSK_PIN_ERROR_DIGITS },
  { "48 137", KIOSK_PIN_ERROR_DIGITS },
  { "４８２１３７", KIOSK_PIN_ERROR_DIGITS },
  { "000000", KIOSK_PIN_ERROR_REPEATED },
  { "7777777", KIOSK_PIN_ERROR_REPEATED },
  { "484848", KIOSK_PIN_ERROR_REPEATED },
  { "4848484", KIOSK_PIN_ERROR_REPEATED },
  { "482482", KIOSK_PIN_ERROR_REPEATED },
  { "123456", KIOSK_PIN_ERROR_RUN },
  { "234567890", KIOSK_PIN_ERROR_RUN },
  { "890123", KIOSK_PIN_ERROR_RUN },
  { "987654", KIOSK_PIN_ERROR_RUN },
  { "321098", KIOSK_PIN_ERROR_RUN },
  { "147258", KIOSK_PIN_ERROR_COMMON },
  { "300475", KIOSK_PIN_ERROR_COMMON },
  { "3004751", KIOSK_PIN_ERROR_COMMON },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refusals[i].pin);
      g_assert_false (kiosk_pin_check (refusals[i].pin, &error));
      g_assert_error (error, KIOSK_PIN_ERROR, (int) refusals[i].code);
    }
}

static void
test_taken (void)
{
  const char *const pins[] = { "482137", "100200", "482137904628", "112345", "123457" };

  for (guint i = 0; i < G_N_ELEMENTS (pins); i++)
    {
      g_autoptr (GError) error = NULL;

      kiosk_pin_check (pins[i], &error);
      g_assert_no_error (error);
    }
}

static void
test_shift_code (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_shift_code_check ("111", NULL));
  g_assert_false (kiosk_shift_code_check ("12", &error));
  g_assert_error (error, KIOSK_PIN_ERROR, KIOSK_PIN_ERROR_DIGITS);
  g_assert_false (kiosk_shift_code_check ("12x", NULL));
}

static void
test_hash (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = kiosk_pin_dup_hash ("482137", &error);
  g_autofree char *second = kiosk_pin_dup_hash ("482137", &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (first, "$argon2id$"));
  g_assert_null (strstr (first, "482137"));
  g_assert_cmpstr (first, !=, second);
  g_assert_true (kiosk_pin_verify (first, "482137"));
  g_assert_true (kiosk_pin_verify (second, "482137"));
  g_assert_false (kiosk_pin_verify (first, "482138"));
  g_assert_false (kiosk_pin_verify (first, "482137\n"));
  g_assert_false (kiosk_pin_verify (first, ""));
}

static void
test_nothing_set (void)
{
  g_assert_false (kiosk_pin_verify (NULL, ""));
  g_assert_false (kiosk_pin_verify (NULL, "482137"));
  g_assert_false (kiosk_pin_verify ("", "482137"));
  g_assert_false (kiosk_pin_verify ("$argon2id$nonsense", "482137"));
}

static void
test_recovery_code (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 100; i++)
    {
      char *code = kiosk_recovery_code_dup_new ();

      g_assert_cmpuint (strlen (code), ==, KIOSK_RECOVERY_DIGITS);
      g_assert_cmpuint (strspn (code, "0123456789"), ==, KIOSK_RECOVERY_DIGITS);
      g_assert_true (g_hash_table_add (seen, code));
    }
  kiosk_pin_forget (NULL);
}

/* Draws that a PIN may not be, then one that it may. */
static const char *loaded_dice;

static const char *
get_dice_name (void)
{
  return "loaded";
}

static guint32
roll (void)
{
  return 0;
}

static guint32
roll_below (const guint32 bound)
{
  return (guint32) (*loaded_dice++ - '0') % bound;
}

static void
test_recovery_code_is_drawn_again (void)
{
  static struct randombytes_implementation dice = {
    .implementation_name = get_dice_name, .random = roll, .uniform = roll_below
  };
  char *code;

  loaded_dice = "111111111111" "123456789012" "482482482482" "482137904628";
  randombytes_set_implementation (&dice);
  code = kiosk_recovery_code_dup_new ();
  randombytes_set_implementation (&randombytes_sysrandom_implementation);
  g_assert_cmpstr (code, ==, "482137904628");
  g_assert_cmpstr (loaded_dice, ==, "");
  kiosk_pin_forget (code);
}

static void
test_recovery_code_has_twelve_digits (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_recovery_code_check ("111111111111", NULL));
  g_assert_false (kiosk_recovery_code_check ("48213748213", &error));
  g_assert_error (error, KIOSK_PIN_ERROR, KIOSK_PIN_ERROR_DIGITS);
  g_assert_false (kiosk_recovery_code_check ("4821374821371", NULL));
  g_assert_false (kiosk_recovery_code_check ("48213748213x", NULL));
}

/* Each role has a check of its own. */
static void
test_roles (void)
{
  g_autoptr (GError) error = NULL;
  KioskSecretRole role;

  g_assert_true (kiosk_secret_role_check (KIOSK_SECRET_ROLE_SHIFT, "111", &error));
  g_assert_true (kiosk_secret_role_check (KIOSK_SECRET_ROLE_STAFF, "482137", &error));
  g_assert_true (kiosk_secret_role_check (KIOSK_SECRET_ROLE_RECOVERY, "111111111111", &error));
  g_assert_no_error (error);
  g_assert_false (kiosk_secret_role_check (KIOSK_SECRET_ROLE_STAFF, "111111", &error));
  g_assert_error (error, KIOSK_PIN_ERROR, KIOSK_PIN_ERROR_REPEATED);
  g_assert_false (kiosk_secret_role_check (KIOSK_SECRET_ROLE_SHIFT, "11", NULL));
  g_assert_false (kiosk_secret_role_check (KIOSK_SECRET_ROLE_RECOVERY, "482137", NULL));

  g_assert_cmpstr (kiosk_secret_role_to_nick (KIOSK_SECRET_ROLE_SHIFT), ==, "shift");
  g_assert_cmpstr (kiosk_secret_role_to_nick (KIOSK_SECRET_ROLE_RECOVERY), ==, "recovery");
  g_assert_true (kiosk_secret_role_from_nick ("staff", &role));
  g_assert_cmpint (role, ==, KIOSK_SECRET_ROLE_STAFF);
  g_assert_false (kiosk_secret_role_from_nick ("", &role));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pin/refused", test_refused);
  g_test_add_func ("/pin/taken", test_taken);
  g_test_add_func ("/pin/shift-code", test_shift_code);
  g_test_add_func ("/pin/hash", test_hash);
  g_test_add_func ("/pin/nothing-set", test_nothing_set);
  g_test_add_func ("/pin/recovery-code", test_recovery_code);
  g_test_add_func ("/pin/recovery-code-is-drawn-again", test_recovery_code_is_drawn_again);
  g_test_add_func ("/pin/recovery-code-has-twelve-digits", test_recovery_code_has_twelve_digits);
  g_test_add_func ("/pin/roles", test_roles);
  return g_test_run ();
}
