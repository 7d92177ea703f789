/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book is asked first, with nothing closed; then a thread reads the stick, lets go of it, and makes the papers. The
 * stick is mounted to be read alone. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-ward-sum.h"

#include "kiosk-beside.h"
#include "kiosk-bundle-papers.h"
#include "kiosk-desk-ward.h"
#include "kiosk-settings-report.h"
#include "kiosk-stick-reading.h"

/* So many of a list are told. */
#define LIST_MAX 3

typedef struct
{
  KioskContext *context;
  KioskMedium  *medium;
  KioskPeriod   period;
  KioskClosed  *closed;  /* NULL until it is read */
  GBytes       *forms[KIOSK_N_FORMS];
  KioskDeskWard *ward;   /* NULL until it is read */
  KioskWardSum *sum;
} Adding;

static void
free_adding (gpointer data)
{
  Adding *self = data;

  g_clear_pointer (&self->closed, kiosk_closed_free);
  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    g_clear_pointer (&self->forms[kind], g_bytes_unref);
  g_clear_pointer (&self->ward, kiosk_desk_ward_free);
  g_clear_pointer (&self->sum, kiosk_ward_sum_free);
  g_object_unref (self->medium);
  g_object_unref (self->context);
  g_free (self);
}

static gboolean
read_ward (const char *path,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Adding *self = data;

  self->ward = kiosk_desk_ward_new (path, &self->sum->parcel->label, cancellable, error);
  return self->ward != NULL;
}

/* @item: (transfer full) */
static void
list (GString *text,
      guint *n_listed,
      char *item)
{
  g_autofree char *owned = item;

  if (*n_listed < LIST_MAX)
    g_string_append_printf (text, "%s%s", *n_listed > 0 ? ", " : "", owned);
  else if (*n_listed == LIST_MAX)
    g_string_append (text, "…");
  *n_listed += 1;
}

static char *
dup_left_out (KioskDeskWard *ward)
{
  GString *text = g_string_new (NULL);
  guint n_listed = 0;

  for (guint i = 0; i < ward->refused->len; i++)
    {
      const KioskDeskMerged *merged = g_ptr_array_index (ward->refused, i);
      g_autofree char *name = g_path_get_basename (merged->path);

      list (text, &n_listed, g_strdup_printf ("%u (%s)", merged->number, name));
    }
  return g_string_free (text, n_listed == 0);
}

static char *
dup_in_doubt (KioskDeskWard *ward)
{
  GString *text = g_string_new (NULL);
  guint n_listed = 0;

  for (guint i = 0; i < ward->kiosks->len; i++)
    {
      const KioskDeskWardKiosk *kiosk = &g_array_index (ward->kiosks, KioskDeskWardKiosk, i);

      if (kiosk->n_doubtful > 0)
        list (text, &n_listed, g_strdup_printf ("%u", kiosk->number));
    }
  return g_string_free (text, n_listed == 0);
}

static void
take_counts (Adding *self,
             KioskDeskWard *ward)
{
  KioskWardSum *sum = self->sum;

  sum->n_expected = kiosk_settings_get_ward_kiosks (sum->parcel->settings);
  sum->n_kiosks = kiosk_desk_ward_count (ward, sum->parcel->label.number, sum->n_expected, &sum->missing);
  sum->n_expected = sum->n_expected > 0 ? MAX (sum->n_expected, sum->n_kiosks) : 0;
  sum->left_out = dup_left_out (ward);
  sum->in_doubt = dup_in_doubt (ward);
}

static GPtrArray *
make_papers (Adding *self,
             KioskDeskWard *ward,
             GError **error)
{
  KioskParcel *parcel = self->sum->parcel;
  KioskReportLabel report_label = kiosk_settings_get_report_label (parcel->settings);
  g_autoptr (GPtrArray) units = kiosk_settings_dup_units (parcel->settings);
  const KioskReportSource source = { ward->figures.entries, ward->figures.cells, ward->figures.sheets,
                                     self->closed->targets, units };
  g_autofree char *words = kiosk_desk_ward_dup_words (ward, parcel->label.number,
                                                      kiosk_settings_get_ward_kiosks (parcel->settings));
  g_autoptr (KioskReport) report = NULL;

  report_label.kiosk = parcel->label.kiosk;
  report_label.mode = parcel->label.mode;
  report_label.day = parcel->label.day;
  report_label.ward_sum = words;
  report = kiosk_report_new (&report_label, &source, &self->period);
  return kiosk_bundle_papers_new (report, self->forms, NULL, error);
}

static gboolean
add_up (gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  Adding *self = data;
  const KioskBundleFigures own = { self->closed->entries, self->closed->cells, self->closed->sheets, NULL };

  if (!kiosk_stick_reading_run (self->medium, read_ward, self, cancellable, error))
    return FALSE;
  kiosk_desk_ward_add_own (self->ward, &own);
  take_counts (self, self->ward);
  self->sum->parcel->files = make_papers (self, self->ward, error);
  return self->sum->parcel->files != NULL;
}

static void
fail (GTask *whole,
      GError *error)
{
  g_task_return_error (whole, error);
  g_object_unref (whole);
}

static void
added_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  GTask *whole = user_data;
  Adding *self = g_task_get_task_data (whole);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)
      || g_cancellable_set_error_if_cancelled (g_task_get_cancellable (whole), &error))
    {
      fail (whole, error);
      return;
    }
  g_task_return_pointer (whole, g_steal_pointer (&self->sum), (GDestroyNotify) kiosk_ward_sum_free);
  g_object_unref (whole);
}

/* A form that went bad never stops anything. */
static void
forms_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  GTask *whole = user_data;
  Adding *self = g_task_get_task_data (whole);
  g_autoptr (GError) error = NULL;

  self->sum->has_own_forms_fault = !kiosk_store_load_forms_finish (KIOSK_STORE (source), result, self->forms, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (whole, g_steal_pointer (&error));
  else
    kiosk_beside_run (whole, add_up, added_cb);
}

static void
closed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  GTask *whole = user_data;
  Adding *self = g_task_get_task_data (whole);
  GError *error = NULL;

  self->closed = kiosk_store_load_closed_finish (KIOSK_STORE (source), result, &error);
  if (self->closed == NULL)
    fail (whole, error);
  else
    kiosk_store_load_forms_async (KIOSK_STORE (source), g_task_get_cancellable (whole), forms_cb, whole);
}

static void
labelled_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  GTask *whole = user_data;
  Adding *self = g_task_get_task_data (whole);
  GError *error = NULL;

  self->sum->parcel = kiosk_parcel_new_finish (KIOSK_CONTEXT (source), result, &error);
  if (self->sum->parcel == NULL)
    fail (whole, error);
  else
    kiosk_store_load_closed_async (kiosk_context_get_store (self->context), g_task_get_cancellable (whole), closed_cb,
                                   whole);
}

/* Of what is closed here, and of what the other machines of the ward left on @medium. Nothing is written to it, and it
 * is let go of. The settings have to be there, with a ward. Fails as the store does, with KIOSK_MEDIA_ERROR,
 * KIOSK_DESK_ERROR, KIOSK_REPORT_ERROR_FAILED, and with G_IO_ERROR_CANCELLED. */
void
kiosk_ward_sum_new_async (KioskContext *context,
                          KioskMedium *medium,
                          const KioskPeriod *period,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *whole = g_task_new (context, cancellable, callback, user_data);
  Adding *self = g_new0 (Adding, 1);

  self->context = g_object_ref (context);
  self->medium = g_object_ref (medium);
  self->period = *period;
  self->sum = g_new0 (KioskWardSum, 1);
  /* A stick that could not be let go of is said also where somebody cancelled. */
  g_task_set_check_cancellable (whole, FALSE);
  g_task_set_source_tag (whole, kiosk_ward_sum_new_async);
  g_task_set_task_data (whole, self, free_adding);
  kiosk_parcel_label_async (context, KIOSK_DESK_WARD_TOP, cancellable, labelled_cb, whole);
}

/* (transfer full) (nullable). */
KioskWardSum *
kiosk_ward_sum_new_finish (KioskContext *context,
                           GAsyncResult *result,
                           GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
kiosk_ward_sum_free (KioskWardSum *self)
{
  g_clear_pointer (&self->parcel, kiosk_parcel_free);
  g_free (self->missing);
  g_free (self->left_out);
  g_free (self->in_doubt);
  g_free (self);
}
