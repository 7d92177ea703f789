/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taps are recorded between any two things that the book is asked for, and while it is read; papers and .zip are made
 * on a thread of their own. Nothing here touches a stick. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-gathering.h"

#include "kiosk-beside.h"
#include "kiosk-bundle-papers.h"
#include "kiosk-bundle-zip.h"
#include "kiosk-settings-report.h"
#include "kiosk-setup-writer.h"

/* What is closed, and what it becomes. */
typedef struct
{
  KioskContext   *context;
  KioskPeriod     period;  /* from 0: the report month so far */
  KioskClosed    *closed;  /* NULL until it is read */
  GBytes         *forms[KIOSK_N_FORMS];
  KioskGathered  *gathered;
} Gathering;

static void
free_gathering (gpointer data)
{
  Gathering *self = data;

  g_clear_pointer (&self->closed, kiosk_closed_free);
  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    g_clear_pointer (&self->forms[kind], g_bytes_unref);
  g_clear_pointer (&self->gathered, kiosk_gathered_free);
  g_object_unref (self->context);
  g_free (self);
}

/* Reads the settings, which nobody changes while they are held. */
static void
fill_label (Gathering *self)
{
  KioskGathered *gathered = self->gathered;
  KioskSettings *settings = gathered->settings;

  gathered->label = (KioskBundleLabel) {
    .ward = kiosk_settings_get_ward_code (settings),
    .number = kiosk_settings_get_number (settings),
    .kiosk = gathered->kiosk,
    .mode = kiosk_mode_to_nick (kiosk_context_get_mode (self->context)),
    .version = PROGRAM_VERSION,
    .day = kiosk_clock_get_day (kiosk_context_get_clock (self->context))
  };
}

static KioskReport *
new_report (Gathering *self)
{
  const KioskBundleLabel *label = &self->gathered->label;
  KioskReportLabel report_label = kiosk_settings_get_report_label (self->gathered->settings);
  g_autoptr (GPtrArray) units = kiosk_settings_dup_units (self->gathered->settings);
  KioskPeriod period = self->period.from != KIOSK_DAY_UNKNOWN
                       ? self->period
                       : kiosk_period_containing (KIOSK_PERIOD_MONTH, label->day, report_label.cut_off_day);
  const KioskReportSource source = { self->closed->entries, self->closed->cells, self->closed->sheets,
                                     self->closed->targets, units };

  report_label.kiosk = label->kiosk;
  report_label.mode = label->mode;
  report_label.day = label->day;
  return kiosk_report_new (&report_label, &source, &period);
}

static gboolean
make_bundle (gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  Gathering *self = data;
  const KioskBundleFigures figures = { self->closed->entries, self->closed->cells, self->closed->sheets,
                                       self->closed->targets };
  g_autoptr (KioskReport) report = new_report (self);
  g_autoptr (GBytes) written = kiosk_setup_file_write (self->gathered->settings, self->closed->targets);

  self->gathered->bundle = kiosk_bundle_new_with_report (&self->gathered->label, &figures, report, self->forms, written,
                                                         error);
  return self->gathered->bundle != NULL;
}

static gboolean
pack (gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  Gathering *self = data;

  self->gathered->beside = kiosk_bundle_zip_new_beside (self->gathered->bundle, &self->gathered->label, error);
  return self->gathered->beside != NULL;
}

static KioskStore *
get_store (GTask *task)
{
  return kiosk_context_get_store (((Gathering *) g_task_get_task_data (task))->context);
}

/* Ends the whole with @error, which it takes. */
static void
fail (GTask *whole,
      GError *error)
{
  g_task_return_error (whole, error);
  g_object_unref (whole);
}

static void
packed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  GTask *whole = user_data;
  Gathering *self = g_task_get_task_data (whole);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fail (whole, error);
      return;
    }
  g_task_return_pointer (whole, g_steal_pointer (&self->gathered), (GDestroyNotify) kiosk_gathered_free);
  g_object_unref (whole);
}

static void
signed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  GTask *whole = user_data;
  Gathering *self = g_task_get_task_data (whole);
  GError *error = NULL;
  KioskPublicKey key;
  g_autofree char *signature = kiosk_store_sign_finish (KIOSK_STORE (source), result, &key, &error);
  g_autofree char *public_key = NULL;

  if (signature == NULL)
    {
      fail (whole, error);
      return;
    }
  public_key = kiosk_public_key_dup_text (&key);
  kiosk_bundle_add_signature (self->gathered->bundle, signature, public_key);
  kiosk_beside_run (whole, pack, packed_cb);
}

static void
made_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  GTask *whole = user_data;
  Gathering *self = g_task_get_task_data (whole);
  g_autofree char *comment = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fail (whole, error);
      return;
    }
  comment = kiosk_bundle_dup_comment (self->gathered->bundle);
  kiosk_store_sign_async (get_store (whole), kiosk_bundle_get_manifest (self->gathered->bundle), comment,
                          g_task_get_cancellable (whole), signed_cb, whole);
}

static void
fill_head (Gathering *self)
{
  GArray *entries = self->closed->entries;
  const KioskEntry *last = entries->len > 0 ? &g_array_index (entries, KioskEntry, entries->len - 1) : NULL;

  if (last == NULL)
    return;
  g_strlcpy (self->gathered->epoch, last->epoch, sizeof self->gathered->epoch);
  self->gathered->head = last->n;
  self->gathered->until = last->day;
}

/* A form that went bad never stops an export. */
static void
forms_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  GTask *whole = user_data;
  Gathering *self = g_task_get_task_data (whole);
  g_autoptr (GError) error = NULL;

  self->gathered->has_own_forms_fault = !kiosk_store_load_forms_finish (KIOSK_STORE (source), result, self->forms,
                                                                        &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fail (whole, g_steal_pointer (&error));
      return;
    }
  kiosk_beside_run (whole, make_bundle, made_cb);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  GTask *whole = user_data;
  Gathering *self = g_task_get_task_data (whole);
  GError *error = NULL;

  self->closed = kiosk_store_load_closed_finish (KIOSK_STORE (source), result, &error);
  if (self->closed == NULL)
    {
      fail (whole, error);
      return;
    }
  fill_head (self);
  fill_label (self);
  kiosk_store_load_forms_async (KIOSK_STORE (source), g_task_get_cancellable (whole), forms_cb, whole);
}

static void
closed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  GTask *whole = user_data;
  Gathering *self = g_task_get_task_data (whole);
  GError *error = NULL;

  if (kiosk_store_close_batch_finish (KIOSK_STORE (source), result, &self->gathered->waiting, &error))
    kiosk_store_load_closed_async (KIOSK_STORE (source), g_task_get_cancellable (whole), loaded_cb, whole);
  else
    fail (whole, error);
}

/* Whose book it is. */
static void
state_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  GTask *whole = user_data;
  Gathering *self = g_task_get_task_data (whole);
  GError *error = NULL;
  KioskBookState state;

  if (!kiosk_store_load_state_finish (KIOSK_STORE (source), result, &state, &error))
    {
      fail (whole, error);
      return;
    }
  self->gathered->kiosk = g_strdup (state.kiosk);
  kiosk_store_close_batch_async (KIOSK_STORE (source), g_task_get_cancellable (whole), closed_cb, whole);
}

/* Closes what may be closed, and makes the bundle of everything that is, with the papers of @period, or of the report
 * month so far where it is NULL. The settings have to be there, with a ward. Fails as the store does, with
 * KIOSK_EXCHANGE_ERROR_MISMATCH, with KIOSK_REPORT_ERROR_FAILED, and with G_IO_ERROR_CANCELLED. */
void
kiosk_gathering_run_async (KioskContext *context,
                           const KioskPeriod *period,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *whole = g_task_new (context, cancellable, callback, user_data);
  Gathering *self = g_new0 (Gathering, 1);

  self->context = g_object_ref (context);
  if (period != NULL)
    self->period = *period;
  self->gathered = g_new0 (KioskGathered, 1);
  self->gathered->settings = g_object_ref (kiosk_context_get_settings (context));
  g_task_set_source_tag (whole, kiosk_gathering_run_async);
  g_task_set_task_data (whole, self, free_gathering);
  kiosk_store_load_state_async (kiosk_context_get_store (context), cancellable, state_cb, whole);
}

/* (transfer full) (nullable). */
KioskGathered *
kiosk_gathering_run_finish (KioskContext *context,
                            GAsyncResult *result,
                            GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
kiosk_gathered_free (KioskGathered *self)
{
  g_clear_object (&self->settings);
  g_free (self->kiosk);
  g_clear_pointer (&self->bundle, kiosk_bundle_free);
  g_clear_pointer (&self->beside, g_ptr_array_unref);
  g_free (self);
}
