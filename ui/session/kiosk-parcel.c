/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book is asked for its key's id and for the ward's own forms, nothing is closed, and papers are drawn on a thread
 * of their own. Nothing here touches a stick. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-parcel.h"

#include "kiosk-beside.h"
#include "kiosk-materials-files.h"

/* As an export's: what a training leaves on a stick is not taken for the other. */
#define TRAINING_PREFIX "TAP-HUAN-"

/* What is done once the label is there; returns the parcel through the task, which it takes. */
typedef void (*Fill) (GTask *task);

typedef struct
{
  KioskContext   *context;
  KioskParcel    *parcel;
  Fill            fill;
  KioskDiagnosis *diagnosis;  /* NULL: none is asked for, or it is not there yet */
} Making;

static void
free_making (gpointer data)
{
  Making *self = data;

  g_clear_pointer (&self->parcel, kiosk_parcel_free);
  g_clear_pointer (&self->diagnosis, kiosk_diagnosis_free);
  g_object_unref (self->context);
  g_free (self);
}

/* Reads the settings, which nobody changes while they are held. */
static void
fill_label (Making *self)
{
  KioskParcel *parcel = self->parcel;

  parcel->label = (KioskBundleLabel) {
    .ward = kiosk_settings_get_ward_code (parcel->settings),
    .number = kiosk_settings_get_number (parcel->settings),
    .kiosk = parcel->kiosk,
    .mode = kiosk_mode_to_nick (kiosk_context_get_mode (self->context)),
    .version = PROGRAM_VERSION,
    .day = kiosk_clock_get_day (kiosk_context_get_clock (self->context)),
    .top = parcel->top
  };
}

static void
fail (GTask *task,
      GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
give (GTask *task)
{
  Making *self = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&self->parcel), (GDestroyNotify) kiosk_parcel_free);
  g_object_unref (task);
}

static void
drawn_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  GTask *task = user_data;
  Making *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->parcel->files = kiosk_materials_files_new_finish (result, &error);
  if (self->parcel->files == NULL)
    fail (task, error);
  else
    give (task);
}

static void
fill_materials (GTask *task)
{
  Making *self = g_task_get_task_data (task);
  KioskSettings *settings = self->parcel->settings;

  kiosk_materials_files_new_async (kiosk_context_get_pack (self->context), kiosk_settings_get_ward_name (settings),
                                   kiosk_settings_get_link (settings), self->parcel->label.day,
                                   g_task_get_cancellable (task), drawn_cb, task);
}

/* Of a form that went bad the program's, as an export takes it. */
static GPtrArray *
new_form_files (GBytes *forms[KIOSK_N_FORMS])
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_bundle_file_free);

  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    g_ptr_array_add (files, kiosk_bundle_file_new (kiosk_form_get_file_name (kind),
                                                   forms[kind] != NULL ? forms[kind] : kiosk_form_get_default (kind)));
  return files;
}

static void
forms_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  GTask *task = user_data;
  Making *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GBytes *forms[KIOSK_N_FORMS] = { NULL };

  if (!kiosk_store_load_forms_finish (KIOSK_STORE (source), result, forms, &error))
    g_message ("Of the ward's own forms: %s", error->message);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  self->parcel->files = new_form_files (forms);
  give (task);
}

static void
fill_forms (GTask *task)
{
  Making *self = g_task_get_task_data (task);

  kiosk_store_load_forms_async (kiosk_context_get_store (self->context), g_task_get_cancellable (task), forms_cb, task);
}

static void
add_text (GPtrArray *files,
          const char *name,
          GBytes *bytes)
{
  g_ptr_array_add (files, kiosk_bundle_file_new (name, bytes));
}

/* What the system is asked for may take its time. */
static gboolean
diagnose_machine (gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  static const char head[] = "Dành cho người hỗ trợ kỹ thuật. Trong tệp không có mã PIN, mã ca hay khóa, và không có "
                             "gì về người dân.";
  Making *self = data;
  KioskParcel *parcel = self->parcel;

  kiosk_diagnosis_add (self->diagnosis, "program.version", PROGRAM_VERSION);
  kiosk_diagnosis_add_settings (self->diagnosis, parcel->settings);
  kiosk_diagnosis_add_machine (self->diagnosis);
  kiosk_diagnosis_add_journal (self->diagnosis);
  parcel->files = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_bundle_file_free);
  add_text (parcel->files, KIOSK_DIAGNOSIS_TEXT_NAME, kiosk_diagnosis_print_text (self->diagnosis, head));
  add_text (parcel->files, KIOSK_DIAGNOSIS_JSON_NAME, kiosk_diagnosis_print_json (self->diagnosis));
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
machine_diagnosed_cb (GObject *source,
                      GAsyncResult *result,
                      gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    give (task);
  else
    fail (task, error);
}

static void
book_diagnosed_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  GTask *task = user_data;
  Making *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->diagnosis = kiosk_store_diagnose_finish (KIOSK_STORE (source), result, &error);
  if (self->diagnosis != NULL)
    kiosk_beside_run (task, diagnose_machine, machine_diagnosed_cb);
  else
    fail (task, error);
}

static void
fill_diagnosis (GTask *task)
{
  Making *self = g_task_get_task_data (task);

  kiosk_store_diagnose_async (kiosk_context_get_store (self->context), g_task_get_cancellable (task), book_diagnosed_cb,
                              task);
}

/* Whose book it is. */
static void
state_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  GTask *task = user_data;
  Making *self = g_task_get_task_data (task);
  GError *error = NULL;
  KioskBookState state;

  if (!kiosk_store_load_state_finish (KIOSK_STORE (source), result, &state, &error))
    {
      fail (task, error);
      return;
    }
  self->parcel->kiosk = g_strdup (state.kiosk);
  fill_label (self);
  self->fill (task);
}

static void
begin (KioskContext *context,
       const char *top,
       Fill fill,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (context, cancellable, callback, user_data);
  Making *self = g_new0 (Making, 1);

  self->context = g_object_ref (context);
  self->fill = fill;
  self->parcel = g_new0 (KioskParcel, 1);
  self->parcel->settings = g_object_ref (kiosk_context_get_settings (context));
  self->parcel->top = kiosk_parcel_dup_top (context, top);
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, self, free_making);
  kiosk_store_load_state_async (kiosk_context_get_store (context), cancellable, state_cb, task);
}

/* (transfer full): what the folder @top is called on a stick. */
char *
kiosk_parcel_dup_top (KioskContext *context,
                      const char *top)
{
  return g_strconcat (kiosk_context_get_mode (context) == KIOSK_MODE_LIVE ? "" : TRAINING_PREFIX, top, NULL);
}

/* A label alone, without files: where on a stick such parcels are. The settings have to be there, with a ward; so they
 * have with the next two. */
void
kiosk_parcel_label_async (KioskContext *context,
                          const char *top,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  begin (context, top, give, cancellable, callback, user_data);
}

/* Leaflet, poster, picture and post. The pack has to be there, and a link that a scan test has confirmed. */
void
kiosk_parcel_new_materials_async (KioskContext *context,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (kiosk_context_get_pack (context) != NULL && kiosk_context_get_link_qr (context) != NULL);

  begin (context, KIOSK_MATERIALS_TOP, fill_materials, cancellable, callback, user_data);
}

/* The Word forms that reports are made with, to be changed and brought back. */
void
kiosk_parcel_new_forms_async (KioskContext *context,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  begin (context, KIOSK_PARCEL_FORMS_TOP, fill_forms, cancellable, callback, user_data);
}

/* How the machine is, for whoever is asked for help: no secret, and nothing about people. */
void
kiosk_parcel_new_diagnosis_async (KioskContext *context,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  begin (context, KIOSK_DIAGNOSIS_TOP, fill_diagnosis, cancellable, callback, user_data);
}

/* (transfer full) (nullable). Fails as the store does, as kiosk_materials_files_new() does, and with
 * G_IO_ERROR_CANCELLED. */
KioskParcel *
kiosk_parcel_new_finish (KioskContext *context,
                         GAsyncResult *result,
                         GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
kiosk_parcel_free (KioskParcel *self)
{
  g_clear_object (&self->settings);
  g_free (self->kiosk);
  g_free (self->top);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}
