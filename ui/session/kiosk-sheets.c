/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people bring, without a widget. Emits "changed". */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-sheets.h"

struct _KioskSheets
{
  GObject       parent_instance;
  KioskContext *context;
  GPtrArray    *units;       /* of KioskUnit */
  GArray       *all;         /* of KioskSheet, by day and number; NULL: not there yet */
  GArray       *outreach;    /* of those, what stands, the latest first; NULL likewise */
  KioskDay      today;
  gboolean      is_failing;
  KioskEntering   saving;
  gint64        number;      /* of the sheet that was saved last */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskSheets, kiosk_sheets, G_TYPE_OBJECT)

/* What staff can do about an answer of the book. */
KioskEntering
kiosk_entering_from_error (const GError *error)
{
  if (error == NULL)
    return KIOSK_ENTERING_SAVED;
  if (g_error_matches (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID))
    return KIOSK_ENTERING_REFUSED;
  return g_error_matches (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CLOSED) ? KIOSK_ENTERING_REPLACED
                                                                             : KIOSK_ENTERING_FAILED;
}

/* What the log of events says of it. */
KioskOutcome
kiosk_entering_to_outcome (KioskEntering entering)
{
  if (entering == KIOSK_ENTERING_SAVED)
    return KIOSK_OUTCOME_DONE;
  return entering == KIOSK_ENTERING_FAILED ? KIOSK_OUTCOME_FAILED : KIOSK_OUTCOME_REFUSED;
}

static void
changed (KioskSheets *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kiosk_sheets_dispose (GObject *object)
{
  KioskSheets *self = KIOSK_SHEETS (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_array_unref);
  g_clear_pointer (&self->outreach, g_array_unref);
  G_OBJECT_CLASS (kiosk_sheets_parent_class)->dispose (object);
}

static void
kiosk_sheets_class_init (KioskSheetsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_sheets_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_sheets_init (KioskSheets *self)
{
  self->units = g_ptr_array_new ();
}

KioskSheets *
kiosk_sheets_new (KioskContext *context)
{
  KioskSheets *self = g_object_new (KIOSK_TYPE_SHEETS, NULL);

  g_set_object (&self->context, context);
  return self;
}

/* Whether the disk did not give what was asked for last. */
gboolean
kiosk_sheets_is_failing (KioskSheets *self)
{
  return self->is_failing;
}

/* KIOSK_DAY_UNKNOWN while nobody vouches for the clock. */
KioskDay
kiosk_sheets_get_today (KioskSheets *self)
{
  return self->today;
}

/* (transfer none) (element-type KioskUnit): those of the settings, in their order. */
GPtrArray *
kiosk_sheets_get_units (KioskSheets *self)
{
  return self->units;
}

/* (transfer none) (nullable) (element-type KioskSheet): the outreach that stands, the latest first; NULL while it is
 * being read. */
GArray *
kiosk_sheets_get_outreach (KioskSheets *self)
{
  return self->outreach;
}

static gboolean
stands (const KioskSheet *sheet)
{
  return !sheet->is_replaced && !kiosk_sheet_is_empty (sheet);
}

/* (transfer none) (nullable): the unit's sheet as of the latest day; NULL where there is none. */
const KioskSheet *
kiosk_sheets_lookup_unit (KioskSheets *self,
                          const char *unit)
{
  for (guint i = self->all != NULL ? self->all->len : 0; i > 0; i--)
    {
      const KioskSheet *sheet = &g_array_index (self->all, KioskSheet, i - 1);

      if (sheet->form == KIOSK_SHEET_FORM_UNIT && g_str_equal (sheet->unit, unit) && stands (sheet))
        return sheet;
    }
  return NULL;
}

KioskEntering
kiosk_sheets_get_entering (KioskSheets *self)
{
  return self->saving;
}

/* Of the sheet that was saved last; 0: of none. */
gint64
kiosk_sheets_get_number (KioskSheets *self)
{
  return self->number;
}

static void
take (KioskSheets *self,
      GArray *sheets)
{
  g_clear_pointer (&self->all, g_array_unref);
  g_clear_pointer (&self->outreach, g_array_unref);
  self->all = sheets;
  self->outreach = g_array_new (FALSE, FALSE, sizeof (KioskSheet));
  for (guint i = sheets->len; i > 0; i--)
    {
      const KioskSheet *sheet = &g_array_index (sheets, KioskSheet, i - 1);

      if (sheet->form == KIOSK_SHEET_FORM_OUTREACH && stands (sheet))
        g_array_append_val (self->outreach, *sheet);
    }
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskSheets) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *sheets = kiosk_store_load_sheets_finish (KIOSK_STORE (source), result, &error);

  self->is_failing = sheets == NULL;
  if (sheets != NULL)
    take (self, sheets);
  else
    g_warning ("The sheets could not be read: %s", error->message);
  changed (self);
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskSheets) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskClockLook look = { 0 };

  if (!kiosk_store_look_at_clock_finish (KIOSK_STORE (source), result, &look, &error))
    g_debug ("It is not known what day it is: %s", error->message);
  self->today = error == NULL && look.trust != KIOSK_TRUST_UNKNOWN ? look.day : KIOSK_DAY_UNKNOWN;
}

/* Reads all of them: a ward has a few a day. */
void
kiosk_sheets_load (KioskSheets *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);

  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units = settings != NULL ? kiosk_settings_dup_units (settings) : g_ptr_array_new ();
  kiosk_store_look_at_clock_async (kiosk_context_get_store (self->context), NULL, looked_cb, g_object_ref (self));
  kiosk_store_load_sheets_async (kiosk_context_get_store (self->context), 1, G_MAXUINT32, NULL, loaded_cb,
                                 g_object_ref (self));
}

static void
entered_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (KioskSheets) self = user_data;
  g_autoptr (GError) error = NULL;

  kiosk_store_enter_sheet_finish (KIOSK_STORE (source), result, &self->number, &error);
  if (error != NULL)
    g_warning ("The sheet was not entered: %s", error->message);
  self->saving = kiosk_entering_from_error (error);
  if (self->context != NULL)
    kiosk_context_note (self->context, KIOSK_ACTOR_STAFF, KIOSK_DEED_SHEET, kiosk_entering_to_outcome (self->saving));
  if (self->saving == KIOSK_ENTERING_SAVED && self->context != NULL)
    kiosk_sheets_load (self);
  changed (self);
}

/* The same sheet again after a failure is the same sheet. What was begun is carried out even if the screen locks. */
void
kiosk_sheets_enter (KioskSheets *self,
                    const KioskSheet *sheet)
{
  if (self->saving == KIOSK_ENTERING_UNDER_WAY)
    return;

  self->saving = KIOSK_ENTERING_UNDER_WAY;
  kiosk_store_enter_sheet_async (kiosk_context_get_store (self->context), sheet, NULL, entered_cb,
                                 g_object_ref (self));
  changed (self);
}

/* What became of the last sheet was told. */
void
kiosk_sheets_forget (KioskSheets *self)
{
  if (self->saving != KIOSK_ENTERING_UNDER_WAY)
    self->saving = KIOSK_ENTERING_NONE;
}
