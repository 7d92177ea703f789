/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose sticks a desk believes: the key of each kiosk, and what staff call it. */
#pragma once

#include "kiosk-day.h"
#include "kiosk-desk-book.h"
#include "kiosk-signature.h"

G_BEGIN_DECLS

typedef struct
{
  gint64          kiosk;
  KioskPublicKey  key;
  guint           ward;       /* its code as a number */
  guint           number;     /* 1 to 99 */
  gint64          replaces;   /* the kiosk whose label it took over; 0: none */
  gboolean        is_retired; /* filled in by the book; not written */
} KioskDeskEnrolment;

/* What a look at sticks found of a kiosk. */
typedef enum
{
  KIOSK_DESK_CANDIDATE_NEW,
  KIOSK_DESK_CANDIDATE_KNOWN,      /* enrolled, with this key */
  KIOSK_DESK_CANDIDATE_OTHER_KEY,  /* enrolled, with another key of the same id */
  KIOSK_DESK_CANDIDATE_LABEL       /* another kiosk that was not retired has this ward and number */
} KioskDeskCandidateState;

typedef struct
{
  KioskDeskEnrolment      enrolment;
  KioskDay                day;     /* of its newest export there */
  KioskDeskCandidateState state;
  gint64                  rival;   /* the kiosk that has the label */
} KioskDeskCandidate;

GArray                   *kiosk_desk_enrolments_load    (KioskDeskBook             *book,
                                                         GError                   **error);
const KioskDeskEnrolment *kiosk_desk_enrolments_lookup  (GArray                    *enrolments,
                                                         gint64                     kiosk);
GArray                   *kiosk_desk_candidates_find    (KioskDeskBook             *book,
                                                         GPtrArray                 *paths,
                                                         GError                   **error);
gboolean                  kiosk_desk_enrol              (KioskDeskBook             *book,
                                                         const KioskDeskEnrolment  *enrolment,
                                                         GError                   **error);
gboolean                  kiosk_desk_retire             (KioskDeskBook             *book,
                                                         gint64                     kiosk,
                                                         gint64                     n,
                                                         GError                   **error);

G_END_DECLS
