/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tap may say, over every combination of its values. */
#include "kiosk-tap.h"

#include <string.h>

static KioskTap *
new_helper_tap (KioskKind kind,
                KioskReason reason)
{
  KioskTap *tap = kiosk_tap_new ();

  tap->source = KIOSK_SOURCE_HELPER;
  tap->team = KIOSK_TEAM_POLICE;
  tap->audience = KIOSK_AUDIENCE_RESIDENT;
  tap->helped = TRUE;
  tap->kind = kind;
  tap->reason = reason;
  return tap;
}

/* Rows: kinds. The reasons that each may have, by their names in files. */
static void
test_reasons (void)
{
  static const char *const allowed[] = {
    [KIOSK_KIND_INSTALLED] = "no_vneid vneid_password vneid_other_phone other unsaid",
    [KIOSK_KIND_INSTALLED_SIGNED_IN] = "(none)",
    [KIOSK_KIND_SIGNED_IN] = "(none)",
    [KIOSK_KIND_ALREADY_HAD] = "(none)",
    [KIOSK_KIND_NOT_ABLE] = "no_smartphone not_with_phone phone_too_old no_space store_password no_network later other "
                            "unsaid",
    [KIOSK_KIND_ADVISED] = "(none)",
  };

  for (KioskKind kind = 0; kind <= KIOSK_KIND_ADVISED; kind++)
    for (KioskReason reason = 0; reason <= KIOSK_REASON_UNSAID; reason++)
      {
        g_autoptr (KioskTap) tap = new_helper_tap (kind, reason);
        g_auto (GStrv) words = g_strsplit (allowed[kind], " ", -1);
        const char *nick = reason == KIOSK_REASON_NONE ? "(none)" : kiosk_reason_to_nick (reason);

        g_test_message ("%s %s", kiosk_kind_to_nick (kind), nick);
        g_assert_cmpint (kiosk_tap_is_valid (tap), ==, g_strv_contains ((const char *const *) words, nick));
      }
}

static void
test_self (void)
{
  for (KioskKind kind = 0; kind <= KIOSK_KIND_ADVISED; kind++)
    {
      g_autoptr (KioskTap) tap = kiosk_tap_new_self (kind, kind == KIOSK_KIND_ADVISED);

      g_assert_true (kiosk_tap_is_valid (tap));
      g_assert_cmpint (tap->source, ==, KIOSK_SOURCE_SELF);
      g_assert_cmpint (tap->audience, ==, KIOSK_AUDIENCE_UNSPECIFIED);
      g_assert_cmpint (tap->helped, ==, kind == KIOSK_KIND_ADVISED);
      g_assert_cmpuint (tap->people, ==, 1);
      tap->overlap = TRUE;
      g_assert_true (kiosk_tap_is_valid (tap));
    }
}

#define ASSERT_SPOILT(tap, change) \
  G_STMT_START \
  { \
    g_autoptr (KioskTap) copy = kiosk_tap_copy (tap); \
    change; \
    g_assert_false (kiosk_tap_is_valid (copy)); \
  } \
  G_STMT_END

static void
test_self_faults (void)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);

  ASSERT_SPOILT (tap, copy->team = KIOSK_TEAM_POLICE);
  ASSERT_SPOILT (tap, copy->audience = KIOSK_AUDIENCE_RESIDENT);
  ASSERT_SPOILT (tap, copy->people = 2);
  ASSERT_SPOILT (tap, copy->people = 0);
  ASSERT_SPOILT (tap, copy->reason = KIOSK_REASON_NONE);
  ASSERT_SPOILT (tap, copy->id[0] = '\0');
  ASSERT_SPOILT (tap, copy->id[31] = '\0');
  ASSERT_SPOILT (tap, copy->id[0] = 'A');
  ASSERT_SPOILT (tap, copy->id[0] = 'g');
  ASSERT_SPOILT (tap, copy->id[32] = 'a');
}

static void
test_helper_faults (void)
{
  g_autoptr (KioskTap) tap = new_helper_tap (KIOSK_KIND_SIGNED_IN, KIOSK_REASON_NONE);

  g_assert_true (kiosk_tap_is_valid (tap));
  ASSERT_SPOILT (tap, copy->team = KIOSK_TEAM_NONE);
  ASSERT_SPOILT (tap, copy->helped = FALSE);
  ASSERT_SPOILT (tap, copy->overlap = TRUE);
  ASSERT_SPOILT (tap, copy->people = 0);
  ASSERT_SPOILT (tap, copy->people = KIOSK_TAP_PEOPLE_MAX + 1);
  tap->people = KIOSK_TAP_PEOPLE_MAX;
  g_assert_true (kiosk_tap_is_valid (tap));
  for (KioskAudience audience = 0; audience <= KIOSK_AUDIENCE_UNSPECIFIED; audience++)
    {
      tap->audience = audience;
      g_assert_true (kiosk_tap_is_valid (tap));
    }
}

static void
test_ids (void)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new ();
  g_autoptr (KioskTap) other = kiosk_tap_new ();
  g_autoptr (KioskTap) copy = kiosk_tap_copy (tap);

  g_assert_cmpuint (strlen (tap->id), ==, 32);
  g_assert_cmpstr (tap->id, !=, other->id);
  g_assert_cmpstr (tap->id, ==, copy->id);
}

static void
test_sums (void)
{
  static const struct { KioskKind kind; gboolean is_installed, is_signed_in; } table[] = {
    { KIOSK_KIND_INSTALLED, TRUE, FALSE }, { KIOSK_KIND_INSTALLED_SIGNED_IN, TRUE, TRUE },
    { KIOSK_KIND_SIGNED_IN, FALSE, TRUE }, { KIOSK_KIND_ALREADY_HAD, FALSE, FALSE },
    { KIOSK_KIND_NOT_ABLE, FALSE, FALSE }, { KIOSK_KIND_ADVISED, FALSE, FALSE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_cmpint (kiosk_tap_counts_as_installed (table[i].kind), ==, table[i].is_installed);
      g_assert_cmpint (kiosk_tap_counts_as_signed_in (table[i].kind), ==, table[i].is_signed_in);
    }
}

/* Files of years ago hold these names: none may change or move. */
#define ASSERT_NICKS(Type, prefix, ...) \
  G_STMT_START \
  { \
    static const char *const nicks[] = { __VA_ARGS__ }; \
    Type read = 0; \
    for (guint i = 0; i < G_N_ELEMENTS (nicks); i++) \
      { \
        g_assert_cmpstr (prefix##_to_nick ((Type) i), ==, nicks[i]); \
        g_assert_true (prefix##_from_nick (nicks[i], &read)); \
        g_assert_cmpuint (read, ==, i); \
      } \
    g_assert_false (prefix##_from_nick ("nonsense", &read)); \
    g_assert_cmpuint (read, ==, G_N_ELEMENTS (nicks) - 1); \
  } \
  G_STMT_END

static void
test_nicks (void)
{
  ASSERT_NICKS (KioskSource, kiosk_source, "self", "helper");
  ASSERT_NICKS (KioskTeam, kiosk_team, "", "community_team", "police", "youth_union", "official");
  ASSERT_NICKS (KioskAudience, kiosk_audience, "resident", "public_employee", "member", "business", "unspecified");
  ASSERT_NICKS (KioskKind, kiosk_kind, "installed", "installed_signed_in", "signed_in", "already_had", "not_able",
                "advised");
  ASSERT_NICKS (KioskReason, kiosk_reason, "", "no_smartphone", "not_with_phone", "phone_too_old", "no_space",
                "store_password", "no_network", "later", "no_vneid", "vneid_password", "vneid_other_phone", "other",
                "unsaid");
  ASSERT_NICKS (KioskSuppression, kiosk_suppression, "", "repeat", "rate");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/tap/reasons", test_reasons);
  g_test_add_func ("/tap/self", test_self);
  g_test_add_func ("/tap/self-faults", test_self_faults);
  g_test_add_func ("/tap/helper-faults", test_helper_faults);
  g_test_add_func ("/tap/ids", test_ids);
  g_test_add_func ("/tap/sums", test_sums);
  g_test_add_func ("/tap/nicks", test_nicks);
  return g_test_run ();
}
