/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table of words a type. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-helper-words.h"

#include <glib/gi18n.h>

static const char *const teams[] = {
  [KIOSK_TEAM_NONE] = "",
  [KIOSK_TEAM_COMMUNITY_TEAM] = N_("Community digital team"),
  [KIOSK_TEAM_POLICE] = N_("Ward police"),
  [KIOSK_TEAM_YOUTH_UNION] = N_("Youth Union"),
  [KIOSK_TEAM_OFFICIAL] = N_("Officials of the ward"),
};

static const char *const audiences[] = {
  [KIOSK_AUDIENCE_RESIDENT] = N_("Residents"),
  [KIOSK_AUDIENCE_PUBLIC_EMPLOYEE] = N_("Officials, public employees, workers"),
  [KIOSK_AUDIENCE_MEMBER] = N_("Union and association members"),
  [KIOSK_AUDIENCE_BUSINESS] = N_("Businesses, cooperatives, household businesses"),
  [KIOSK_AUDIENCE_UNSPECIFIED] = "",
};

static const char *const kinds[] = {
  [KIOSK_KIND_INSTALLED] = N_("Newly installed, not signed in"),
  [KIOSK_KIND_INSTALLED_SIGNED_IN] = N_("Newly installed, signed in"),
  [KIOSK_KIND_SIGNED_IN] = N_("Had it, signed in now"),
  [KIOSK_KIND_ALREADY_HAD] = N_("Had it before"),
  [KIOSK_KIND_NOT_ABLE] = N_("Could not install"),
  [KIOSK_KIND_ADVISED] = N_("Advice only"),
};

static const char *const reasons[] = {
  [KIOSK_REASON_NONE] = "",
  [KIOSK_REASON_NO_SMARTPHONE] = N_("No smartphone"),
  [KIOSK_REASON_NOT_WITH_PHONE] = N_("Phone not here"),
  [KIOSK_REASON_PHONE_TOO_OLD] = N_("Phone too old"),
  [KIOSK_REASON_NO_SPACE] = N_("No space on the phone"),
  [KIOSK_REASON_STORE_PASSWORD] = N_("Store password forgotten"),
  [KIOSK_REASON_NO_NETWORK] = N_("No network"),
  [KIOSK_REASON_LATER] = N_("Another time"),
  [KIOSK_REASON_NO_VNEID] = N_("No VNeID account"),
  [KIOSK_REASON_VNEID_PASSWORD] = N_("VNeID password forgotten"),
  [KIOSK_REASON_VNEID_OTHER_PHONE] = N_("VNeID on another phone"),
  [KIOSK_REASON_OTHER] = N_("Another reason"),
  [KIOSK_REASON_UNSAID] = N_("Not said"),
};

static const char *const shifts[] = {
  [KIOSK_SHIFT_AM] = N_("Morning"),
  [KIOSK_SHIFT_PM] = N_("Afternoon"),
  [KIOSK_SHIFT_EVE] = N_("Evening"),
};

static const char *
translate (const char *text)
{
  return *text != '\0' ? _(text) : text;
}

const char *
kiosk_helper_words_get_team (KioskTeam team)
{
  return translate (teams[team]);
}

/* The community digital team as the ward calls it, in every language; @settings: (nullable). */
const char *
kiosk_helper_words_get_team_of (KioskSettings *settings,
                                KioskTeam team)
{
  const char *name = settings != NULL ? kiosk_settings_get_team_name (settings) : KIOSK_SETTINGS_TEAM_NAME;

  return team != KIOSK_TEAM_COMMUNITY_TEAM || g_str_equal (name, KIOSK_SETTINGS_TEAM_NAME)
           ? kiosk_helper_words_get_team (team) : name;
}

const char *
kiosk_helper_words_get_audience (KioskAudience audience)
{
  return translate (audiences[audience]);
}

const char *
kiosk_helper_words_get_kind (KioskKind kind)
{
  return translate (kinds[kind]);
}

const char *
kiosk_helper_words_get_reason (KioskReason reason)
{
  return translate (reasons[reason]);
}

const char *
kiosk_helper_words_get_shift (KioskShift shift)
{
  return translate (shifts[shift]);
}

/* "Mới cài, đã đăng nhập · Người dân × 12"; never a reason: the queue looks on. */
char *
kiosk_helper_words_dup_tap (const KioskTap *tap)
{
  const char *kind = kiosk_helper_words_get_kind (tap->kind);
  const char *audience = kiosk_helper_words_get_audience (tap->audience);

  return tap->people > 1 ? g_strdup_printf ("%s · %s × %u", kind, audience, tap->people)
                         : g_strdup_printf ("%s · %s", kind, audience);
}
