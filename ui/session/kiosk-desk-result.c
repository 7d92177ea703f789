/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of one bundle. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-desk-result.h"

struct _KioskDeskResult
{
  GObject          parent_instance;
  KioskDeskMerged *merged;
  gboolean         is_spared;
};

G_DEFINE_FINAL_TYPE (KioskDeskResult, kiosk_desk_result, G_TYPE_OBJECT)

static void
kiosk_desk_result_finalize (GObject *object)
{
  kiosk_desk_merged_free (KIOSK_DESK_RESULT (object)->merged);
  G_OBJECT_CLASS (kiosk_desk_result_parent_class)->finalize (object);
}

static void
kiosk_desk_result_class_init (KioskDeskResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_desk_result_finalize;
}

static void
kiosk_desk_result_init (KioskDeskResult *self)
{
}

/* @merged: (transfer full) */
KioskDeskResult *
kiosk_desk_result_new (KioskDeskMerged *merged)
{
  KioskDeskResult *self = g_object_new (KIOSK_TYPE_DESK_RESULT, NULL);

  self->merged = merged;
  return self;
}

const KioskDeskMerged *
kiosk_desk_result_get_merged (KioskDeskResult *self)
{
  return self->merged;
}

/* Nobody has to do anything about it, although it was refused: the same export came in whole from beside it. Before it
 * goes into a sorted list. */
void
kiosk_desk_result_spare (KioskDeskResult *self)
{
  self->is_spared = TRUE;
}

gboolean
kiosk_desk_result_is_spared (KioskDeskResult *self)
{
  return self->is_spared;
}

/* What somebody has to do something about stands first: refused, then what is in doubt, new, known. */
static int
get_rank (KioskDeskResult *self)
{
  const KioskDeskMerged *merged = self->merged;

  if (merged->outcome == KIOSK_DESK_OUTCOME_REFUSED)
    return self->is_spared ? 3 : 0;
  if (merged->n_open > 0)
    return 1;
  return merged->outcome == KIOSK_DESK_OUTCOME_TAKEN ? 2 : 3;
}

/* For a sorted list: by what is to be done, then by ward, number and path. */
int
kiosk_desk_result_compare (gconstpointer a,
                           gconstpointer b,
                           gpointer unused)
{
  const KioskDeskMerged *first = KIOSK_DESK_RESULT ((gpointer) a)->merged;
  const KioskDeskMerged *second = KIOSK_DESK_RESULT ((gpointer) b)->merged;

  int rank = get_rank (KIOSK_DESK_RESULT ((gpointer) a)) - get_rank (KIOSK_DESK_RESULT ((gpointer) b));

  if (rank != 0)
    return rank;
  if (first->ward != second->ward)
    return first->ward < second->ward ? -1 : 1;
  if (first->number != second->number)
    return first->number < second->number ? -1 : 1;
  return g_strcmp0 (first->path, second->path);
}
