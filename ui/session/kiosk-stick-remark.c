/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Receipts stay on a stick for weeks: whoever copies every day is not told of the same one every day. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-stick-remark.h"

static KioskStickRemarkKind
get_kind (const GError *refusal)
{
  switch ((KioskReceiptError) refusal->code)
    {
    case KIOSK_RECEIPT_ERROR_NO_DESK:
      return KIOSK_STICK_REMARK_NO_DESK;
    case KIOSK_RECEIPT_ERROR_OTHER_KEY:
      return KIOSK_STICK_REMARK_OTHER_DESK;
    case KIOSK_RECEIPT_ERROR_NEWER:
      return KIOSK_STICK_REMARK_NEWER;
    case KIOSK_RECEIPT_ERROR_TOO_LARGE:
    case KIOSK_RECEIPT_ERROR_SIGNATURE:
    case KIOSK_RECEIPT_ERROR_FORMAT:
    case KIOSK_RECEIPT_ERROR_OTHER_KIOSK:
    default:
      return KIOSK_STICK_REMARK_SPOILT;
    }
}

/* Nothing is said that was said the last time. */
static void
say (KioskStickRemark *self,
     KioskStickRemarkKind kind,
     const char *name,
     gint64 n)
{
  g_autofree char *now = g_strdup_printf ("%s %d %" G_GINT64_FORMAT, name, (int) kind, n);

  self->kind = g_strcmp0 (now, self->told) != 0 ? kind : KIOSK_STICK_REMARK_NONE;
  self->n = n;
  g_free (self->told);
  self->told = g_steal_pointer (&now);
}

/* @found: (nullable): NULL where nobody looked. @strange: (nullable): those of it that the book does not have. What the
 * desk signed of another book is worse than what it did not sign. */
void
kiosk_stick_remark_find (KioskStickRemark *self,
                         const KioskFoundReceipt *found,
                         GArray *strange)
{
  self->kind = KIOSK_STICK_REMARK_NONE;
  if (strange != NULL && strange->len > 0)
    say (self, KIOSK_STICK_REMARK_STRANGE, found->name, g_array_index (strange, KioskReceipt, 0).n);
  else if (found != NULL && found->refusal != NULL)
    say (self, get_kind (found->refusal), found->refused_name, 0);
}

void
kiosk_stick_remark_clear (KioskStickRemark *self)
{
  g_clear_pointer (&self->told, g_free);
}
