/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tap may say, and the names its values have in files. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-tap.h"

/* An absent team or reason is an empty field in a file. */
static const char *const source_nicks[] = { "self", "helper" };
static const char *const team_nicks[] = { "", "community_team", "police", "youth_union", "official" };
static const char *const audience_nicks[] = { "resident", "public_employee", "member", "business", "unspecified" };
static const char *const kind_nicks[] = {
  "installed", "installed_signed_in", "signed_in", "already_had", "not_able", "advised"
};
static const char *const reason_nicks[] = {
  "", "no_smartphone", "not_with_phone", "phone_too_old", "no_space", "store_password", "no_network", "later",
  "no_vneid", "vneid_password", "vneid_other_phone", "other", "unsaid"
};
static const char *const suppression_nicks[] = { "", "repeat", "rate" };

KIOSK_DEFINE_NICKS (KioskSource, kiosk_source, source_nicks)
KIOSK_DEFINE_NICKS (KioskTeam, kiosk_team, team_nicks)
KIOSK_DEFINE_NICKS (KioskAudience, kiosk_audience, audience_nicks)
KIOSK_DEFINE_NICKS (KioskKind, kiosk_kind, kind_nicks)
KIOSK_DEFINE_NICKS (KioskReason, kiosk_reason, reason_nicks)
KIOSK_DEFINE_NICKS (KioskSuppression, kiosk_suppression, suppression_nicks)

/**
 * kiosk_tap_new:
 *
 * A tap of one resident with a fresh random id. Any thread.
 *
 * Returns: (transfer full): the tap, to be filled in
 */
KioskTap *
kiosk_tap_new (void)
{
  KioskTap *self = g_new0 (KioskTap, 1);

  kiosk_id_fill (self->id);
  self->people = 1;
  return self;
}

/**
 * kiosk_tap_copy:
 * @self: a tap
 *
 * Returns: (transfer full): a copy with the same id, so recording it is recording the same tap
 */
KioskTap *
kiosk_tap_copy (const KioskTap *self)
{
  return g_memdup2 (self, sizeof *self);
}

/**
 * kiosk_tap_free:
 * @self: (transfer full): a tap
 */
void
kiosk_tap_free (KioskTap *self)
{
  g_free (self);
}

/**
 * kiosk_tap_new_self:
 * @kind: what the resident says
 * @helped: whether the resident says that somebody helped
 *
 * A resident's own tap: no team, nobody asked which group they belong to. Where the kind wants a
 * reason, it is `unsaid`: residents are asked for no reason. Any thread.
 *
 * Returns: (transfer full): the tap
 */
KioskTap *
kiosk_tap_new_self (KioskKind kind,
                    gboolean helped)
{
  KioskTap *self = kiosk_tap_new ();

  self->source = KIOSK_SOURCE_SELF;
  self->audience = KIOSK_AUDIENCE_UNSPECIFIED;
  self->helped = helped;
  self->kind = kind;
  if (kind == KIOSK_KIND_NOT_ABLE || kind == KIOSK_KIND_INSTALLED)
    self->reason = KIOSK_REASON_UNSAID;
  return self;
}

static gboolean
is_reason_allowed (KioskKind kind,
                   KioskReason reason)
{
  gboolean says_little = reason == KIOSK_REASON_OTHER || reason == KIOSK_REASON_UNSAID;

  if (kind == KIOSK_KIND_NOT_ABLE)
    return says_little || (reason >= KIOSK_REASON_NO_SMARTPHONE && reason <= KIOSK_REASON_LATER);
  if (kind == KIOSK_KIND_INSTALLED)
    return says_little || (reason >= KIOSK_REASON_NO_VNEID && reason <= KIOSK_REASON_VNEID_OTHER_PHONE);
  return reason == KIOSK_REASON_NONE;
}

/**
 * kiosk_tap_fits_together:
 * @self: a tap; its id, its day and its shift do not matter
 *
 * Checks the combinations of values: a team with helper taps only, no group with self taps, a reason
 * where and only where the kind has one, one person a self tap. Any thread.
 *
 * Returns: whether there can be such a tap
 */
gboolean
kiosk_tap_fits_together (const KioskTap *self)
{
  if (!is_reason_allowed (self->kind, self->reason))
    return FALSE;
  if (self->people < 1 || self->people > KIOSK_TAP_PEOPLE_MAX)
    return FALSE;
  if (self->source == KIOSK_SOURCE_HELPER)
    return self->helped && !self->overlap && self->team != KIOSK_TEAM_NONE;

  return self->team == KIOSK_TEAM_NONE && self->people == 1 && self->audience == KIOSK_AUDIENCE_UNSPECIFIED;
}

/**
 * kiosk_tap_is_valid:
 * @self: a tap
 *
 * Checks its id, and what kiosk_tap_fits_together() does. Any thread.
 *
 * Returns: whether a book may record @self
 */
gboolean
kiosk_tap_is_valid (const KioskTap *self)
{
  return kiosk_id_is_valid (self->id) && kiosk_tap_fits_together (self);
}

/**
 * kiosk_tap_counts_as_installed:
 * @kind: a kind
 *
 * Returns: whether @kind adds to "mới cài" (newly installed)
 */
gboolean
kiosk_tap_counts_as_installed (KioskKind kind)
{
  return kind == KIOSK_KIND_INSTALLED || kind == KIOSK_KIND_INSTALLED_SIGNED_IN;
}

/**
 * kiosk_tap_counts_as_signed_in:
 * @kind: a kind
 *
 * Returns: whether @kind adds to "đã đăng nhập" (signed in)
 */
gboolean
kiosk_tap_counts_as_signed_in (KioskKind kind)
{
  return kind == KIOSK_KIND_INSTALLED_SIGNED_IN || kind == KIOSK_KIND_SIGNED_IN;
}
