/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tap: one press that says that one person (or a group at a meeting) installed, signed in or was helped. */
#pragma once

#include "kiosk-day.h"
#include "kiosk-id.h"

G_BEGIN_DECLS

#define KIOSK_TAP_ID_SIZE KIOSK_ID_SIZE

/* Most people that one tap may stand for (a meeting). */
#define KIOSK_TAP_PEOPLE_MAX 99

typedef enum
{
  KIOSK_SOURCE_SELF,
  KIOSK_SOURCE_HELPER
} KioskSource;

typedef enum
{
  KIOSK_TEAM_NONE,
  KIOSK_TEAM_COMMUNITY_TEAM,
  KIOSK_TEAM_POLICE,
  KIOSK_TEAM_YOUTH_UNION,
  KIOSK_TEAM_OFFICIAL
} KioskTeam;

typedef enum
{
  KIOSK_AUDIENCE_RESIDENT,
  KIOSK_AUDIENCE_PUBLIC_EMPLOYEE,
  KIOSK_AUDIENCE_MEMBER,
  KIOSK_AUDIENCE_BUSINESS,
  KIOSK_AUDIENCE_UNSPECIFIED
} KioskAudience;

typedef enum
{
  KIOSK_KIND_INSTALLED,            /* new on the phone, not signed in */
  KIOSK_KIND_INSTALLED_SIGNED_IN,
  KIOSK_KIND_SIGNED_IN,            /* had it, signed in now */
  KIOSK_KIND_ALREADY_HAD,
  KIOSK_KIND_NOT_ABLE,
  KIOSK_KIND_ADVISED
} KioskKind;

typedef enum
{
  KIOSK_REASON_NONE,
  KIOSK_REASON_NO_SMARTPHONE,
  KIOSK_REASON_NOT_WITH_PHONE,
  KIOSK_REASON_PHONE_TOO_OLD,
  KIOSK_REASON_NO_SPACE,
  KIOSK_REASON_STORE_PASSWORD,
  KIOSK_REASON_NO_NETWORK,
  KIOSK_REASON_LATER,
  KIOSK_REASON_NO_VNEID,
  KIOSK_REASON_VNEID_PASSWORD,
  KIOSK_REASON_VNEID_OTHER_PHONE,
  KIOSK_REASON_OTHER,
  KIOSK_REASON_UNSAID
} KioskReason;

typedef enum
{
  KIOSK_SUPPRESSION_NONE,
  KIOSK_SUPPRESSION_REPEAT,  /* a second tap of a kind within one visit */
  KIOSK_SUPPRESSION_RATE     /* more self installs in ten minutes than people could do */
} KioskSuppression;

typedef struct
{
  char             id[KIOSK_TAP_ID_SIZE];  /* random; the same id again is the same tap */
  KioskDay         day;                    /* filled in by the book, from its clock */
  KioskShift       shift;                  /* filled in by the book, from its clock */
  KioskSource      source;
  KioskTeam        team;
  KioskAudience    audience;
  gboolean         helped;
  KioskKind        kind;
  KioskReason      reason;
  guint            people;                 /* 1 to KIOSK_TAP_PEOPLE_MAX */
  gboolean         overlap;                /* a self tap while a helper's shift is open */
  KioskSuppression suppressed;             /* filled in by the book */
} KioskTap;

KIOSK_DECLARE_NICKS (KioskSource, kiosk_source)
KIOSK_DECLARE_NICKS (KioskTeam, kiosk_team)
KIOSK_DECLARE_NICKS (KioskAudience, kiosk_audience)
KIOSK_DECLARE_NICKS (KioskKind, kiosk_kind)
KIOSK_DECLARE_NICKS (KioskReason, kiosk_reason)
KIOSK_DECLARE_NICKS (KioskSuppression, kiosk_suppression)

KioskTap   *kiosk_tap_new            (void);
KioskTap   *kiosk_tap_copy           (const KioskTap  *self);
void        kiosk_tap_free           (KioskTap        *self);
KioskTap   *kiosk_tap_new_self       (KioskKind        kind,
                                      gboolean         helped);
gboolean    kiosk_tap_fits_together  (const KioskTap  *self);
gboolean    kiosk_tap_is_valid       (const KioskTap  *self);
gboolean    kiosk_tap_counts_as_installed (KioskKind   kind);
gboolean    kiosk_tap_counts_as_signed_in (KioskKind   kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskTap, kiosk_tap_free)

G_END_DECLS
