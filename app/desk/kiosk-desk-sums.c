/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cell belongs to which sum, and what the columns of the sums are called. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-sums.h"

static const char *const columns[] = {
  "helper_installed_resident", "helper_installed_public_employee", "helper_installed_member",
  "helper_installed_business", "helper_installed_unspecified", "helper_installed_signed_in_resident",
  "helper_installed_signed_in_public_employee", "helper_installed_signed_in_member",
  "helper_installed_signed_in_business", "helper_installed_signed_in_unspecified", "helper_signed_in_resident",
  "helper_signed_in_public_employee", "helper_signed_in_member", "helper_signed_in_business",
  "helper_signed_in_unspecified", "helper_already_had_resident", "helper_already_had_public_employee",
  "helper_already_had_member", "helper_already_had_business", "helper_already_had_unspecified",
  "helper_not_able_resident", "helper_not_able_public_employee", "helper_not_able_member", "helper_not_able_business",
  "helper_not_able_unspecified", "helper_advised_resident", "helper_advised_public_employee", "helper_advised_member",
  "helper_advised_business", "helper_advised_unspecified", "self_installed", "self_installed_signed_in",
  "self_signed_in", "self_already_had", "self_not_able", "self_advised", "self_overlap", "self_helped",
  "helper_helped", "not_able_no_smartphone", "not_able_not_with_phone", "not_able_phone_too_old", "not_able_no_space",
  "not_able_store_password", "not_able_no_network", "not_able_later", "not_able_other", "not_able_unsaid",
  "installed_no_vneid", "installed_vneid_password", "installed_vneid_other_phone", "installed_other",
  "installed_unsaid", "community_team_counted", "community_team_installed", "community_team_signed_in",
  "police_counted", "police_installed", "police_signed_in", "youth_union_counted", "youth_union_installed",
  "youth_union_signed_in", "official_counted", "official_installed", "official_signed_in", "self_am", "self_pm",
  "self_eve", "helper_am", "helper_pm", "helper_eve", "suppressed_repeat", "suppressed_rate"
};

G_STATIC_ASSERT (G_N_ELEMENTS (columns) == KIOSK_DESK_N_SUMS);
G_STATIC_ASSERT (KIOSK_DESK_SUM_SELF == KIOSK_DESK_N_KINDS * KIOSK_N_AUDIENCES);

/**
 * kiosk_desk_sum_get_column:
 * @sum: a sum, below %KIOSK_DESK_N_SUMS
 *
 * Returns: (transfer none): what its column in table `batch` is called
 */
const char *
kiosk_desk_sum_get_column (guint sum)
{
  g_return_val_if_fail (sum < KIOSK_DESK_N_SUMS, NULL);

  return columns[sum];
}

/**
 * kiosk_desk_sum_get_reason:
 * @kind: a kind that has reasons: not able, or installed
 * @place: a place among the sums of its reasons
 *
 * Returns: the reason whose people stand there
 */
KioskReason
kiosk_desk_sum_get_reason (KioskKind kind,
                           guint place)
{
  guint n_own = kind == KIOSK_KIND_NOT_ABLE ? 7 : 3;

  if (place >= n_own)
    return place == n_own ? KIOSK_REASON_OTHER : KIOSK_REASON_UNSAID;
  return (KioskReason) ((kind == KIOSK_KIND_NOT_ABLE ? KIOSK_REASON_NO_SMARTPHONE : KIOSK_REASON_NO_VNEID) + place);
}

static guint
find_reason (const KioskCell *cell)
{
  guint first = cell->kind == KIOSK_KIND_NOT_ABLE ? KIOSK_REASON_NO_SMARTPHONE : KIOSK_REASON_NO_VNEID;
  guint n_own = cell->kind == KIOSK_KIND_NOT_ABLE ? 7 : 3;

  if (cell->reason == KIOSK_REASON_OTHER)
    return n_own;
  return cell->reason == KIOSK_REASON_UNSAID ? n_own + 1 : (guint) cell->reason - first;
}

static void
add_team (gint64 *sums,
          const KioskCell *cell)
{
  gint64 *team = &sums[KIOSK_DESK_SUM_TEAM + ((guint) cell->team - 1) * 3];

  team[0] += cell->people;
  team[1] += kiosk_tap_counts_as_installed (cell->kind) ? cell->people : 0;
  team[2] += kiosk_tap_counts_as_signed_in (cell->kind) ? cell->people : 0;
}

static void
add_helper (gint64 *sums,
            const KioskCell *cell)
{
  sums[KIOSK_DESK_SUM_HELPER + (guint) cell->kind * KIOSK_N_AUDIENCES + (guint) cell->audience] += cell->people;
  sums[KIOSK_DESK_SUM_HELPER_HELPED] += cell->helped ? cell->people : 0;
  if (cell->kind == KIOSK_KIND_NOT_ABLE)
    sums[KIOSK_DESK_SUM_NOT_ABLE + find_reason (cell)] += cell->people;
  if (cell->kind == KIOSK_KIND_INSTALLED)
    sums[KIOSK_DESK_SUM_INSTALLED + find_reason (cell)] += cell->people;
  if (cell->team != KIOSK_TEAM_NONE)
    add_team (sums, cell);
}

static void
add_self (gint64 *sums,
          const KioskCell *cell)
{
  sums[KIOSK_DESK_SUM_SELF + (guint) cell->kind] += cell->people;
  sums[KIOSK_DESK_SUM_SELF_HELPED] += cell->helped ? cell->people : 0;
  sums[KIOSK_DESK_SUM_SELF_OVERLAP] += cell->overlap ? cell->people : 0;
}

/**
 * kiosk_desk_sums_add_cell:
 * @sums: the sums of its batch
 * @cell: a cell whose values a tap can have
 *
 * Any thread.
 */
void
kiosk_desk_sums_add_cell (gint64 sums[KIOSK_DESK_N_SUMS],
                          const KioskCell *cell)
{
  if (cell->suppressed != KIOSK_SUPPRESSION_NONE)
    {
      sums[KIOSK_DESK_SUM_SUPPRESSED + (guint) cell->suppressed - 1] += cell->people;
      return;
    }
  sums[KIOSK_DESK_SUM_SHIFT + (guint) cell->source * KIOSK_N_SHIFTS + (guint) cell->shift] += cell->people;
  if (cell->source == KIOSK_SOURCE_SELF)
    add_self (sums, cell);
  else
    add_helper (sums, cell);
}

/**
 * kiosk_desk_sums_get_kind:
 * @sums: sums of batches
 * @source: who noted them
 * @kind: what was done
 *
 * Returns: people
 */
gint64
kiosk_desk_sums_get_kind (const gint64 sums[KIOSK_DESK_N_SUMS],
                          KioskSource source,
                          KioskKind kind)
{
  gint64 people = 0;

  if (source == KIOSK_SOURCE_SELF)
    return sums[KIOSK_DESK_SUM_SELF + (guint) kind];
  for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
    people += sums[KIOSK_DESK_SUM_HELPER + (guint) kind * KIOSK_N_AUDIENCES + audience];
  return people;
}

/**
 * kiosk_desk_sums_get_counted:
 * @sums: sums of batches
 * @source: who noted them
 *
 * Returns: people
 */
gint64
kiosk_desk_sums_get_counted (const gint64 sums[KIOSK_DESK_N_SUMS],
                             KioskSource source)
{
  const gint64 *shifts = &sums[KIOSK_DESK_SUM_SHIFT + (guint) source * KIOSK_N_SHIFTS];

  return shifts[KIOSK_SHIFT_AM] + shifts[KIOSK_SHIFT_PM] + shifts[KIOSK_SHIFT_EVE];
}

/**
 * kiosk_desk_sums_get_installed:
 * @sums: sums of batches
 * @source: who noted them
 *
 * Returns: people who installed the app, signed in or not
 */
gint64
kiosk_desk_sums_get_installed (const gint64 sums[KIOSK_DESK_N_SUMS],
                               KioskSource source)
{
  return kiosk_desk_sums_get_kind (sums, source, KIOSK_KIND_INSTALLED)
         + kiosk_desk_sums_get_kind (sums, source, KIOSK_KIND_INSTALLED_SIGNED_IN);
}

/**
 * kiosk_desk_sums_get_signed_in:
 * @sums: sums of batches
 * @source: who noted them
 *
 * Returns: people who signed in, whether they installed the app before or now
 */
gint64
kiosk_desk_sums_get_signed_in (const gint64 sums[KIOSK_DESK_N_SUMS],
                               KioskSource source)
{
  return kiosk_desk_sums_get_kind (sums, source, KIOSK_KIND_INSTALLED_SIGNED_IN)
         + kiosk_desk_sums_get_kind (sums, source, KIOSK_KIND_SIGNED_IN);
}
