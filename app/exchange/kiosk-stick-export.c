/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each step is one function. Nothing is called done before the stick was unmounted, mounted again and read. */
#define _GNU_SOURCE /* syncfs(2) */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-stick-export.h"

#include <errno.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "kiosk-read-back.h"
#include "kiosk-receipt-folder.h"
#include "kiosk-stick-folder.h"
#include "kiosk-stick-space.h"

struct _KioskStickExport
{
  GObject           parent_instance;
  KioskMedium      *medium;
  KioskBundleLabel  label;         /* its texts are owned */
  GPtrArray        *files;
  GPtrArray        *beside;
  KioskPublicKey    desk;          /* whose receipts are believed, where it has one */
  gboolean          has_desk;
  gboolean          wants_receipt;
  GMainContext     *context;       /* where the signal goes; NULL: nobody waits for it */

  int               step;          /* atomic: read by any thread */
  KioskMount       *mount;         /* while it is mounted */
  int               fd;            /* the kiosk's folder while it is open, else -1 */
  char             *name;          /* of the export, once it has one */
  char             *path;
  KioskFoundReceipt *receipt;      /* NULL: nobody looked for one */
  guint             n_exports;
  guint             n_removed;
  gboolean          is_mounted;
  gboolean          is_verified;
  gboolean          stays;
};

enum
{
  SIGNAL_STEP_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskStickExport, kiosk_stick_export, G_TYPE_OBJECT)

static gboolean
emit_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_STEP_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(): that calls at once, in this thread, where the other one happens to run nothing. */
static void
set_step (KioskStickExport *self,
          KioskStickStep step)
{
  g_autoptr (GSource) source = NULL;

  g_atomic_int_set (&self->step, (int) step);
  if (self->context == NULL)
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

static gboolean
enter (KioskStickExport *self,
       KioskStickStep step,
       GCancellable *cancellable,
       GError **error)
{
  set_step (self, step);
  return kiosk_medium_check (self->medium, cancellable, error);
}

static void
close_folder (KioskStickExport *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

static gboolean
mount (KioskStickExport *self,
       gboolean is_writable,
       GCancellable *cancellable,
       GError **error)
{
  self->mount = kiosk_medium_mount (self->medium, is_writable, cancellable, error);
  self->is_mounted = self->mount != NULL;
  return self->is_mounted;
}

/* What is held open would hold the stick. */
static gboolean
unmount (KioskStickExport *self,
         GCancellable *cancellable,
         GError **error)
{
  close_folder (self);
  g_clear_pointer (&self->mount, kiosk_mount_free);
  if (!kiosk_medium_unmount (self->medium, cancellable, error))
    return FALSE;
  self->is_mounted = FALSE;
  return TRUE;
}

static gboolean
sweep (KioskStickExport *self,
       GError **error)
{
  return kiosk_stick_folder_sweep (kiosk_mount_get_fd (self->mount), &self->label, error);
}

/* Asked again for every file: a stick may be pulled at any of them, and cancelling waits for one file at most. */
static gboolean
add_files (KioskStickExport *self,
           KioskDurableFolder *folder,
           GPtrArray *files,
           gboolean (*add) (KioskDurableFolder *folder, const char *name, GBytes *bytes, GError **error),
           GCancellable *cancellable,
           GError **error)
{
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const KioskBundleFile *file = g_ptr_array_index (files, i);

      if (!kiosk_medium_check (self->medium, cancellable, error) || !add (folder, file->name, file->bytes, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
sync_all (KioskStickExport *self,
          GError **error)
{
  return syncfs (kiosk_mount_get_fd (self->mount)) == 0
         || kiosk_exchange_set_errno (error, errno, "flush", kiosk_mount_get_path (self->mount));
}

static gboolean
give_name (KioskStickExport *self,
           KioskDurableFolder *folder,
           GError **error)
{
  g_autofree char *parent = kiosk_stick_folder_dup_path (&self->label);

  self->name = kiosk_stick_folder_commit (self->fd, folder, self->label.day, error);
  if (self->name == NULL)
    return FALSE;
  self->path = g_build_filename (parent, self->name, NULL);
  return kiosk_stick_folder_count (self->fd, &self->n_exports, error) && sync_all (self, error)
         && kiosk_mount_check (self->mount, error);
}

static gboolean
write_bundle (KioskStickExport *self,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (KioskDurableFolder) folder = NULL;

  self->fd = kiosk_stick_folder_make (kiosk_mount_get_fd (self->mount), &self->label, error);
  if (self->fd < 0)
    return FALSE;
  folder = kiosk_durable_folder_new (self->fd, self->label.day, error);
  return folder != NULL
         && add_files (self, folder, self->files, kiosk_durable_folder_add_file, cancellable, error)
         && add_files (self, folder, self->beside, kiosk_durable_folder_add_beside, cancellable, error)
         && enter (self, KIOSK_STICK_STEP_NAME, cancellable, error) && give_name (self, folder, error);
}

/* A stick that closes itself against writing while it is written, and one whose files are no longer found, is as gone
 * as one that was pulled. */
static gboolean
is_gone (KioskStickExport *self,
         const GError *error)
{
  struct statvfs info;

  if (error->domain != KIOSK_EXCHANGE_ERROR || self->mount == NULL)
    return FALSE;
  if (error->code == KIOSK_EXCHANGE_ERROR_MISSING || error->code == KIOSK_EXCHANGE_ERROR_IO)
    return TRUE;
  return error->code == KIOSK_EXCHANGE_ERROR_UNWRITABLE
         && (fstatvfs (kiosk_mount_get_fd (self->mount), &info) != 0 || (info.f_flag & ST_RDONLY) != 0);
}

static KioskExchangeError
translate_media_code (KioskStickExport *self,
                      int code)
{
  switch ((KioskMediaError) code)
    {
    case KIOSK_MEDIA_ERROR_GONE:
      return KIOSK_EXCHANGE_ERROR_GONE;
    case KIOSK_MEDIA_ERROR_CHANGED:
      return self->step <= KIOSK_STICK_STEP_MOUNT ? KIOSK_EXCHANGE_ERROR_CHANGED : KIOSK_EXCHANGE_ERROR_GONE;
    case KIOSK_MEDIA_ERROR_READ_ONLY:
      return KIOSK_EXCHANGE_ERROR_UNWRITABLE;
    case KIOSK_MEDIA_ERROR_BUSY:
      return KIOSK_EXCHANGE_ERROR_BUSY;
    case KIOSK_MEDIA_ERROR_REFUSED:
      return KIOSK_EXCHANGE_ERROR_REFUSED;
    case KIOSK_MEDIA_ERROR_FAILED:
    default:
      return KIOSK_EXCHANGE_ERROR_IO;
    }
}

/* What the caller does next depends on the code alone, whoever found the fault. */
static void
translate (KioskStickExport *self,
           GError *error)
{
  if (is_gone (self, error))
    error->code = KIOSK_EXCHANGE_ERROR_GONE;
  else if (error->domain == KIOSK_MEDIA_ERROR)
    {
      error->code = translate_media_code (self, error->code);
      error->domain = KIOSK_EXCHANGE_ERROR;
    }
}

/* A plain folder was not mounted anew, so it is read around the memory that was just written. */
static gboolean
compare_files (KioskStickExport *self,
               int fd,
               const char *prefix,
               GPtrArray *files,
               GCancellable *cancellable,
               GError **error)
{
  gboolean is_direct = !kiosk_medium_can_leave (self->medium);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const KioskBundleFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = g_strconcat (prefix, file->name, NULL);

      if (!kiosk_medium_check (self->medium, cancellable, error)
          || !kiosk_read_back_compare (fd, name, file->bytes, is_direct, error))
        return FALSE;
    }
  return TRUE;
}

/* The folder was there a moment ago: a stick that has lost it is none to rely on. */
static int
open_written (int fd,
              const char *name,
              GError **error)
{
  g_autoptr (GError) refusal = NULL;
  int written_fd = name != NULL ? kiosk_durable_folder_open (fd, name, &refusal) : fd;

  if (g_error_matches (refusal, KIOSK_EXCHANGE_ERROR, KIOSK_EXCHANGE_ERROR_MISSING))
    refusal->code = KIOSK_EXCHANGE_ERROR_DIFFERS;
  if (refusal != NULL)
    g_propagate_error (error, g_steal_pointer (&refusal));
  return written_fd;
}

static gboolean
compare_bundle (KioskStickExport *self,
                GCancellable *cancellable,
                GError **error)
{
  gboolean is_same;
  int fd;

  self->fd = kiosk_stick_folder_open (kiosk_mount_get_fd (self->mount), &self->label, error);
  if (self->fd < 0)
    return FALSE;
  fd = open_written (self->fd, self->name, error);
  if (fd < 0)
    return FALSE;
  is_same = compare_files (self, fd, "", self->files, cancellable, error);
  close (fd);
  return is_same && compare_files (self, self->fd, self->name, self->beside, cancellable, error);
}

/* Of a stick whose export is known to be whole: what it holds of receipts cannot change that any more. */
static void
fetch_receipt (KioskStickExport *self)
{
  if (self->wants_receipt)
    self->receipt = kiosk_found_receipt_load (self->fd, self->has_desk ? &self->desk : NULL, self->label.kiosk);
}

static gboolean
holds_too_much (KioskStickExport *self)
{
  return self->n_exports > KIOSK_STICK_EXPORTS_KEPT
         || (self->receipt != NULL && self->receipt->n_files > KIOSK_RECEIPT_FOLDER_KEPT);
}

/* A receipt that stays is no fault of an export. */
static void
keep_newest_receipts (KioskStickExport *self)
{
  g_autoptr (GError) error = NULL;

  if (self->receipt != NULL && !kiosk_receipt_folder_keep (self->fd, &error))
    g_debug ("Older receipts stay: %s", error->message);
}

static gboolean
keep_newest_exports (KioskStickExport *self,
                     GError **error)
{
  return self->n_exports <= KIOSK_STICK_EXPORTS_KEPT
         || kiosk_stick_folder_keep (self->fd, self->name, &self->n_removed, error);
}

/* Only one that holds more than it should is mounted once more to be written. */
static gboolean
keep_newest (KioskStickExport *self,
             GCancellable *cancellable,
             GError **error)
{
  if (!holds_too_much (self))
    return TRUE;
  if (!mount (self, TRUE, cancellable, error))
    return FALSE;
  self->fd = kiosk_stick_folder_open (kiosk_mount_get_fd (self->mount), &self->label, error);
  if (self->fd < 0)
    return FALSE;
  keep_newest_receipts (self);
  return keep_newest_exports (self, error)
         && kiosk_durable_folder_date (self->fd, self->label.day, error) && sync_all (self, error)
         && unmount (self, cancellable, error);
}

static gboolean
write_to_medium (KioskStickExport *self,
                 GCancellable *cancellable,
                 GError **error)
{
  return enter (self, KIOSK_STICK_STEP_CHECK, cancellable, error)
         && enter (self, KIOSK_STICK_STEP_MOUNT, cancellable, error) && mount (self, TRUE, cancellable, error)
         && enter (self, KIOSK_STICK_STEP_SWEEP, cancellable, error) && sweep (self, error)
         && enter (self, KIOSK_STICK_STEP_SPACE, cancellable, error)
         && kiosk_stick_space_check (kiosk_mount_get_fd (self->mount), self->files, self->beside, error)
         && enter (self, KIOSK_STICK_STEP_WRITE, cancellable, error) && write_bundle (self, cancellable, error)
         && enter (self, KIOSK_STICK_STEP_UNMOUNT, cancellable, error) && unmount (self, cancellable, error);
}

static gboolean
read_from_medium (KioskStickExport *self,
                  GCancellable *cancellable,
                  GError **error)
{
  if (!enter (self, KIOSK_STICK_STEP_REMOUNT, cancellable, error) || !mount (self, FALSE, cancellable, error)
      || !enter (self, KIOSK_STICK_STEP_COMPARE, cancellable, error) || !compare_bundle (self, cancellable, error))
    return FALSE;
  fetch_receipt (self);
  if (!unmount (self, cancellable, error))
    return FALSE;
  self->is_verified = TRUE;
  return TRUE;
}

static gboolean
power_off (KioskStickExport *self,
           GCancellable *cancellable,
           GError **error)
{
  return enter (self, KIOSK_STICK_STEP_POWER_OFF, cancellable, error)
         && kiosk_medium_power_off (self->medium, cancellable, error);
}

/* A stick that is left mounted would be torn when it is pulled out, as it will be now. */
static void
leave (KioskStickExport *self)
{
  close_folder (self);
  if (self->is_mounted)
    unmount (self, NULL, NULL);
}

/**
 * kiosk_stick_export_check_target:
 * @target: (type filename): a folder to export to
 * @error: return location for a `GError`
 *
 * Asks, before anything is closed or written, whether @target is a folder that this account may write in. Any thread.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_MISSING`, `_UNWRITABLE` or `_IO`.
 *
 * Returns: %TRUE if an export may be tried
 */
gboolean
kiosk_stick_export_check_target (const char *target,
                                 GError **error)
{
  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    return kiosk_exchange_set_errno (error, ENOENT, "find", target);
  if (!g_file_test (target, G_FILE_TEST_IS_DIR))
    return kiosk_exchange_set_errno (error, ENOTDIR, "use as a folder", target);
  if (access (target, W_OK | X_OK) != 0)
    return kiosk_exchange_set_errno (error, errno, "write in", target);
  return TRUE;
}

static void
kiosk_stick_export_finalize (GObject *object)
{
  KioskStickExport *self = KIOSK_STICK_EXPORT (object);

  g_object_unref (self->medium);
  g_free ((char *) self->label.ward);
  g_free ((char *) self->label.kiosk);
  g_free ((char *) self->label.mode);
  g_free ((char *) self->label.version);
  g_free ((char *) self->label.top);
  g_ptr_array_unref (self->files);
  g_clear_pointer (&self->beside, g_ptr_array_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->receipt, kiosk_found_receipt_free);
  g_free (self->name);
  g_free (self->path);
  G_OBJECT_CLASS (kiosk_stick_export_parent_class)->finalize (object);
}

static void
kiosk_stick_export_class_init (KioskStickExportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_stick_export_finalize;

  /**
   * KioskStickExport::step-changed:
   * @self: an export
   *
   * In the main context that was the thread's default where kiosk_stick_export_run_async() was called.
   */
  signals[SIGNAL_STEP_CHANGED] = g_signal_new ("step-changed", KIOSK_TYPE_STICK_EXPORT, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_stick_export_init (KioskStickExport *self)
{
  self->fd = -1;
}

/**
 * kiosk_stick_export_new:
 * @medium: (transfer none): where to
 * @label: whose figures, and of which day: as the bundle's; copied
 * @files: (transfer none) (element-type KioskBundleFile): the files of the export's folder; not to be changed any more
 * @beside: (transfer none) (element-type KioskBundleFile) (nullable): the files beside it; their `name` is what follows
 *   the folder's name in theirs, and begins with a dot: `.zip`
 *
 * Does nothing yet. Any thread.
 *
 * Returns: (transfer full): an export, to be run once
 */
KioskStickExport *
kiosk_stick_export_new (KioskMedium *medium,
                        const KioskBundleLabel *label,
                        GPtrArray *files,
                        GPtrArray *beside)
{
  KioskStickExport *self = g_object_new (KIOSK_TYPE_STICK_EXPORT, NULL);

  self->medium = g_object_ref (medium);
  self->label = *label;
  self->label.ward = g_strdup (label->ward);
  self->label.kiosk = g_strdup (label->kiosk);
  self->label.mode = g_strdup (label->mode);
  self->label.version = g_strdup (label->version);
  self->label.top = g_intern_string (label->top);
  self->label.top = g_strdup (label->top);
  self->files = g_ptr_array_ref (files);
  self->beside = beside != NULL ? g_ptr_array_ref (beside) : NULL;
  return self;
}

/**
 * kiosk_stick_export_set_stays:
 * @self: an export that was not run yet
 * @stays: whether the medium is left on, since another export to it follows; %FALSE at first
 *
 * Any thread.
 */
void
kiosk_stick_export_set_stays (KioskStickExport *self,
                              gboolean stays)
{
  g_return_if_fail (KIOSK_IS_STICK_EXPORT (self));

  self->stays = stays;
}

/**
 * kiosk_stick_export_fetch_receipt:
 * @self: an export that was not run yet
 * @desk: (nullable): the key of the desk whose receipts are believed; %NULL: none is
 *
 * Has the export look for receipts beside what it has written, once that is known to be whole, and clear away all but
 * the newest %KIOSK_RECEIPT_FOLDER_KEPT. None of them makes it fail. Any thread.
 */
void
kiosk_stick_export_fetch_receipt (KioskStickExport *self,
                                  const KioskPublicKey *desk)
{
  g_return_if_fail (KIOSK_IS_STICK_EXPORT (self));

  self->wants_receipt = TRUE;
  self->has_desk = desk != NULL;
  if (desk != NULL)
    self->desk = *desk;
}

/**
 * kiosk_stick_export_run:
 * @self: an export that was not run yet
 * @cancellable: (nullable): heeded between files and in calls to the medium
 * @error: return location for a `GError`
 *
 * Mounts the medium, removes what an interrupted export left, writes the files into the new folder
 * `CONGDANSO/<ward>-<number>-<kiosk>/<yyyymmdd>-<k>`, unmounts it, mounts it read-only, compares every byte, removes
 * this kiosk's exports but for the newest five, and switches the medium off. Nothing there is written over. Files and
 * folders bear the midnight of the day in Viet Nam as their time. After a failure the medium is unmounted where it can
 * be. Blocks for as long as the medium does; a thread of its own.
 *
 * Fails with `KIOSK_EXCHANGE_ERROR_GONE`, `_CHANGED`, `_FULL`, `_UNWRITABLE`, `_TAKEN`, `_DIFFERS`, `_BUSY`,
 * `_REFUSED`, `_IO` where it cannot be mounted or unmounted, or `G_IO_ERROR_CANCELLED`. Exports that were there
 * before are as they were; the new one is to be relied on if kiosk_stick_export_is_verified() says so.
 *
 * Returns: %TRUE if the export is on the medium, whole, and the medium may be pulled out
 */
gboolean
kiosk_stick_export_run (KioskStickExport *self,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GError) fault = NULL;

  g_return_val_if_fail (KIOSK_IS_STICK_EXPORT (self) && self->name == NULL, FALSE);

  if (write_to_medium (self, cancellable, &fault) && read_from_medium (self, cancellable, &fault)
      && enter (self, KIOSK_STICK_STEP_KEEP, cancellable, &fault) && keep_newest (self, cancellable, &fault)
      && (self->stays || power_off (self, cancellable, &fault)))
    {
      set_step (self, KIOSK_STICK_STEP_DONE);
      return TRUE;
    }

  translate (self, fault);
  leave (self);
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

static void
run_in_thread (GTask *task,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (kiosk_stick_export_run (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * kiosk_stick_export_run_async:
 * @self: an export that was not run yet
 * @cancellable: (nullable): as with kiosk_stick_export_run()
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * kiosk_stick_export_run() in a thread of its own; `step-changed` tells how far it is. A medium that hangs keeps the
 * thread, never the caller. The main thread.
 */
void
kiosk_stick_export_run_async (KioskStickExport *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  /* What was done is told also where somebody cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, kiosk_stick_export_run_async);
  self->context = g_main_context_ref_thread_default ();
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * kiosk_stick_export_run_finish:
 * @self: an export
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails as kiosk_stick_export_run(). The main thread.
 *
 * Returns: as kiosk_stick_export_run()
 */
gboolean
kiosk_stick_export_run_finish (KioskStickExport *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_stick_export_run_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kiosk_stick_export_get_step:
 * @self: an export
 *
 * Any thread.
 *
 * Returns: the step that it is at; after a failure the one that failed
 */
KioskStickStep
kiosk_stick_export_get_step (KioskStickExport *self)
{
  return (KioskStickStep) g_atomic_int_get (&self->step);
}

/**
 * kiosk_stick_export_get_path:
 * @self: an export that has ended
 *
 * The thread that heard of the end.
 *
 * Returns: (transfer none) (nullable) (type filename): path of the new folder on the medium, without a slash before it;
 *   %NULL where it did not get so far
 */
const char *
kiosk_stick_export_get_path (KioskStickExport *self)
{
  return self->path;
}

/**
 * kiosk_stick_export_is_verified:
 * @self: an export that has ended
 *
 * The thread that heard of the end.
 *
 * Returns: %TRUE if the new export was read back and is whole, also where something failed after that
 */
gboolean
kiosk_stick_export_is_verified (KioskStickExport *self)
{
  return self->is_verified;
}

/**
 * kiosk_stick_export_is_released:
 * @self: an export that has ended
 *
 * The thread that heard of the end.
 *
 * Returns: %TRUE if the medium is not mounted, so that pulling it out harms nothing
 */
gboolean
kiosk_stick_export_is_released (KioskStickExport *self)
{
  return !self->is_mounted;
}

/**
 * kiosk_stick_export_get_n_removed:
 * @self: an export that has ended
 *
 * The thread that heard of the end.
 *
 * Returns: how many older exports of this kiosk were removed
 */
guint
kiosk_stick_export_get_n_removed (KioskStickExport *self)
{
  return self->n_removed;
}

/**
 * kiosk_stick_export_get_receipt:
 * @self: an export that has ended
 *
 * The thread that heard of the end.
 *
 * Returns: (transfer none) (nullable): what it found of receipts; %NULL where it did not look for any
 */
const KioskFoundReceipt *
kiosk_stick_export_get_receipt (KioskStickExport *self)
{
  return self->receipt;
}
