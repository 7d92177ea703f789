/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread looks for the forms under the names that they were given out with, reads the newest of each once, lets go
 * of the stick, and tries them; only what can be filled goes to the book's thread. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-own-forms.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk-beside.h"
#include "kiosk-content-error.h"
#include "kiosk-form.h"
#include "kiosk-media-error.h"
#include "kiosk-parcel.h"
#include "kiosk-small-file.h"
#include "kiosk-stick-folder.h"
#include "kiosk-stick-reading.h"

#define FORM_MAX_BYTES (4 * 1024 * 1024)

/* Under the folder of the forms: the kiosk's, and the copy's. */
#define DEPTH_MAX 2

/* A stick may hold anything. */
#define FOLDERS_MAX 2000

typedef struct
{
  KioskContext  *context;
  KioskMedium   *medium;              /* NULL: back to the program's */
  char          *top;
  int            fds[KIOSK_N_FORMS];  /* of the folder with the newest; -1: none yet */
  gint64         times[KIOSK_N_FORMS];
  guint          n_folders;
  GBytes        *docx[KIOSK_N_FORMS];
  guint          kind;                /* which is being kept */
  KioskOwnForms *forms;
} Taking;

static void
close_folder (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

static void
free_taking (gpointer data)
{
  Taking *self = data;

  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    {
      close_folder (&self->fds[kind]);
      g_clear_pointer (&self->docx[kind], g_bytes_unref);
    }
  g_clear_pointer (&self->forms, kiosk_own_forms_free);
  g_free (self->top);
  g_clear_object (&self->medium);
  g_object_unref (self->context);
  g_free (self);
}

/* Of two that were changed in the same moment the one in the later folder. */
static void
look_at (Taking *self,
         int fd,
         const char *folder,
         KioskFormKind kind)
{
  struct stat info;
  gint64 time_ns;

  if (fstatat (fd, kiosk_form_get_file_name (kind), &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG (info.st_mode))
    return;
  time_ns = (gint64) info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info.st_mtim.tv_nsec;
  if (self->fds[kind] >= 0
      && (time_ns < self->times[kind]
          || (time_ns == self->times[kind] && strcmp (folder, self->forms->folders[kind]) < 0)))
    return;
  close_folder (&self->fds[kind]);
  self->fds[kind] = fcntl (fd, F_DUPFD_CLOEXEC, 0);
  self->times[kind] = time_ns;
  g_free (self->forms->folders[kind]);
  self->forms->folders[kind] = g_strdup (folder);
}

static gboolean
look_into (Taking *self,
           int fd,
           const char *folder,
           guint depth,
           GError **error)
{
  g_autoptr (GPtrArray) names = NULL;

  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    look_at (self, fd, folder, kind);
  if (depth == 0)
    return TRUE;
  names = kiosk_stick_folder_load_names (fd, NULL, error);
  for (guint i = 0; names != NULL && i < names->len && self->n_folders < FOLDERS_MAX; i++)
    {
      g_autofree char *below = g_build_filename (folder, names->pdata[i], NULL);
      int below_fd = openat (fd, names->pdata[i], O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      gboolean is_read = below_fd < 0 || look_into (self, below_fd, below, depth - 1, error);

      self->n_folders += below_fd >= 0 ? 1 : 0;
      close_folder (&below_fd);
      if (!is_read)
        return FALSE;
    }
  return names != NULL;
}

/* At the top of the stick, where people put what they were sent, and where forms are given out. */
static gboolean
find (Taking *self,
      int root_fd,
      GError **error)
{
  int top_fd = openat (root_fd, self->top, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  gboolean is_read = look_into (self, root_fd, "", 0, error)
                     && (top_fd < 0 || look_into (self, top_fd, self->top, DEPTH_MAX, error));

  close_folder (&top_fd);
  return is_read;
}

static gboolean
read_form (Taking *self,
           KioskFormKind kind,
           GError **error)
{
  if (self->fds[kind] < 0)
    return TRUE;
  self->docx[kind] = kiosk_small_file_read (self->fds[kind], kiosk_form_get_file_name (kind), FORM_MAX_BYTES, error);
  close_folder (&self->fds[kind]);
  if (self->docx[kind] != NULL || !g_error_matches (*error, KIOSK_CONTENT_ERROR, KIOSK_CONTENT_ERROR_TOO_LARGE))
    return self->docx[kind] != NULL;
  g_clear_error (error);
  self->forms->ends[kind] = KIOSK_OWN_FORM_TOO_LARGE;
  return TRUE;
}

/* The open folders go before the stick is let go of. */
static gboolean
read_all (Taking *self,
          const char *path,
          GError **error)
{
  int root_fd = kiosk_small_file_open_folder (path, error);
  gboolean is_read = root_fd >= 0 && find (self, root_fd, error);

  for (guint kind = 0; is_read && kind < KIOSK_N_FORMS; kind++)
    is_read = read_form (self, kind, error);
  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    close_folder (&self->fds[kind]);
  close_folder (&root_fd);
  return is_read;
}

/* Whatever could not be read there, it is the stick that could not. */
static gboolean
read_forms (const char *path,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (read_all (data, path, &fault))
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  g_set_error_literal (error, KIOSK_MEDIA_ERROR, KIOSK_MEDIA_ERROR_FAILED, fault->message);
  return FALSE;
}

/* (nullable): the name in "part: {{name}}: what is wrong with it". */
static char *
dup_field (const char *message)
{
  const char *begin = strstr (message, "{{");

  return begin != NULL ? g_strndup (begin + 2, strcspn (begin + 2, "}:")) : NULL;
}

static KioskOwnFormEnd
get_end (const GError *fault,
         const char *field)
{
  if (g_error_matches (fault, KIOSK_REPORT_ERROR, KIOSK_REPORT_ERROR_FIELD))
    return KIOSK_OWN_FORM_FIELD;
  if (!g_error_matches (fault, KIOSK_REPORT_ERROR, KIOSK_REPORT_ERROR_TEMPLATE))
    return KIOSK_OWN_FORM_NOT_KEPT;
  return field != NULL ? KIOSK_OWN_FORM_PLACE : KIOSK_OWN_FORM_NOT_WORD;
}

static void
try_form (Taking *self,
          KioskFormKind kind)
{
  g_autoptr (GError) fault = NULL;

  if (self->docx[kind] == NULL || kiosk_form_check (self->docx[kind], &fault))
    return;
  g_message ("A form of the ward is not taken: %s", fault->message);
  self->forms->fields[kind] = dup_field (fault->message);
  self->forms->ends[kind] = get_end (fault, self->forms->fields[kind]);
  g_clear_pointer (&self->docx[kind], g_bytes_unref);
}

/* A stick that is let go of and does not switch itself off may be pulled out all the same. */
static gboolean
read_stick (gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Taking *self = data;
  g_autoptr (GError) refusal = NULL;

  if (!kiosk_stick_reading_run (self->medium, read_forms, self, cancellable, error))
    return FALSE;
  if (!kiosk_medium_power_off (self->medium, NULL, &refusal))
    g_info ("The forms are read; after that: %s", refusal->message);
  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    try_form (self, kind);
  return TRUE;
}

static void keep (GTask *whole);

static void
kept_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  GTask *whole = user_data;
  Taking *self = g_task_get_task_data (whole);
  g_autoptr (GError) error = NULL;

  if (kiosk_store_keep_form_finish (KIOSK_STORE (source), result, &error))
    self->forms->ends[self->kind] = KIOSK_OWN_FORM_TAKEN;
  else
    {
      g_warning ("A form of the ward could not be kept: %s", error->message);
      self->forms->ends[self->kind] = KIOSK_OWN_FORM_NOT_KEPT;
    }
  self->kind++;
  keep (whole);
}

/* The next that is to be kept; from here on nobody stops it. */
static void
keep (GTask *whole)
{
  Taking *self = g_task_get_task_data (whole);

  while (self->medium != NULL && self->kind < KIOSK_N_FORMS && self->docx[self->kind] == NULL)
    self->kind++;
  if (self->kind < KIOSK_N_FORMS)
    {
      kiosk_store_keep_form_async (kiosk_context_get_store (self->context), self->kind, self->docx[self->kind], NULL,
                                   kept_cb, whole);
      return;
    }
  g_task_return_pointer (whole, g_steal_pointer (&self->forms), (GDestroyNotify) kiosk_own_forms_free);
  g_object_unref (whole);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  GTask *whole = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error)
      && !g_cancellable_set_error_if_cancelled (g_task_get_cancellable (whole), &error))
    {
      keep (whole);
      return;
    }
  g_task_return_error (whole, error);
  g_object_unref (whole);
}

static GTask *
begin (KioskContext *context,
       KioskMedium *medium,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *whole = g_task_new (context, cancellable, callback, user_data);
  Taking *self = g_new0 (Taking, 1);

  self->context = g_object_ref (context);
  g_set_object (&self->medium, medium);
  self->top = kiosk_parcel_dup_top (context, KIOSK_PARCEL_FORMS_TOP);
  self->forms = g_new0 (KioskOwnForms, 1);
  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    self->fds[kind] = -1;
  /* A stick that could not be let go of is said also where somebody cancelled. */
  g_task_set_check_cancellable (whole, FALSE);
  g_task_set_source_tag (whole, begin);
  g_task_set_task_data (whole, self, free_taking);
  return whole;
}

/* The newest of each that is on @medium, as far as it can be filled. Nothing is written to the stick, and it is let go
 * of. Fails with KIOSK_MEDIA_ERROR and with G_IO_ERROR_CANCELLED; then nothing was taken. */
void
kiosk_own_forms_take_async (KioskContext *context,
                            KioskMedium *medium,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  kiosk_beside_run (begin (context, medium, cancellable, callback, user_data), read_stick, read_cb);
}

/* Back to the program's, both of them. */
void
kiosk_own_forms_reset_async (KioskContext *context,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  keep (begin (context, NULL, NULL, callback, user_data));
}

/* (transfer full) (nullable). */
KioskOwnForms *
kiosk_own_forms_finish (KioskContext *context,
                        GAsyncResult *result,
                        GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Whether there was one, and nothing was wrong with any. */
gboolean
kiosk_own_forms_are_taken (const KioskOwnForms *self)
{
  guint n_taken = 0;

  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    {
      if (self->ends[kind] > KIOSK_OWN_FORM_TAKEN)
        return FALSE;
      n_taken += self->ends[kind] == KIOSK_OWN_FORM_TAKEN ? 1 : 0;
    }
  return n_taken > 0;
}

void
kiosk_own_forms_free (KioskOwnForms *self)
{
  for (guint kind = 0; kind < KIOSK_N_FORMS; kind++)
    {
      g_free (self->folders[kind]);
      g_free (self->fields[kind]);
    }
  g_free (self);
}
