/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One code opens one door: what the helpers know is never the staff's PIN. */
#include "kiosk-pin.h"
#include "world.h"

#define PIN      "482137"
#define OTHER    "904628"
#define RECOVERY "820471936504"

static void
set (World *self,
     KioskSecretRole role,
     const char *pin)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kiosk_day_book_set_secret (self->book, role, pin, &error));
  g_assert_no_error (error);
}

static void
assert_refused (World *self,
                KioskSecretRole role,
                const char *pin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second = NULL;

  g_assert_false (kiosk_day_book_check_secret (self->book, role, pin, &error));
  g_assert_error (error, KIOSK_PIN_ERROR, KIOSK_PIN_ERROR_SAME);
  g_assert_false (kiosk_day_book_set_secret (self->book, role, pin, &second));
  g_assert_error (second, KIOSK_PIN_ERROR, KIOSK_PIN_ERROR_SAME);
}

static gboolean
opens (World *self,
       KioskSecretRole role,
       const char *pin)
{
  KioskTry attempt = { 0 };

  g_assert_true (kiosk_day_book_try_secret (self->book, role, pin, &attempt, NULL));
  return attempt.is_right;
}

static void
test_doors (World *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  world_create (self);
  world_open (self);
  set (self, KIOSK_SECRET_ROLE_STAFF, PIN);
  set (self, KIOSK_SECRET_ROLE_RECOVERY, RECOVERY);
  assert_refused (self, KIOSK_SECRET_ROLE_SHIFT, PIN);
  assert_refused (self, KIOSK_SECRET_ROLE_SHIFT, RECOVERY);
  assert_refused (self, KIOSK_SECRET_ROLE_STAFF, RECOVERY);
  g_assert_false (opens (self, KIOSK_SECRET_ROLE_SHIFT, PIN));

  set (self, KIOSK_SECRET_ROLE_SHIFT, OTHER);
  assert_refused (self, KIOSK_SECRET_ROLE_STAFF, OTHER);
  g_assert_false (kiosk_day_book_renew_secrets (self->book, OTHER, "735018264917", &error));
  g_assert_error (error, KIOSK_PIN_ERROR, KIOSK_PIN_ERROR_SAME);
  g_assert_true (opens (self, KIOSK_SECRET_ROLE_STAFF, PIN));
  g_assert_true (opens (self, KIOSK_SECRET_ROLE_RECOVERY, RECOVERY));
}

/* The same one again is no other door; and a door that is no more keeps no code from another. */
static void
test_same_door (World *self,
                gconstpointer data)
{
  world_create (self);
  world_open (self);
  set (self, KIOSK_SECRET_ROLE_STAFF, PIN);
  set (self, KIOSK_SECRET_ROLE_STAFF, PIN);
  set (self, KIOSK_SECRET_ROLE_SHIFT, OTHER);
  set (self, KIOSK_SECRET_ROLE_SHIFT, NULL);
  set (self, KIOSK_SECRET_ROLE_STAFF, OTHER);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/secret-doors/doors", World, NULL, world_set_up, test_doors, world_tear_down);
  g_test_add ("/secret-doors/same-door", World, NULL, world_set_up, test_same_door, world_tear_down);
  return g_test_run ();
}
