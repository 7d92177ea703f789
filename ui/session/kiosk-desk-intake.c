/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stick is mounted to be read, and let go of before anybody is told that it may be taken out. Each bundle is a
 * transaction of its own: what was merged before a cancellation or a pull stays, and the same stick another time brings
 * the rest. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-desk-intake.h"

#include <string.h>

#include "kiosk-bundle-finder.h"
#include "kiosk-desk-error.h"

/* Where bundles are read from. */
typedef struct
{
  char        *folder;
  KioskMedium *medium;  /* NULL: a folder */
} Source;

typedef struct
{
  GPtrArray *paths;
  GArray    *candidates;
} Found;

/* What the merging thread is given. */
typedef struct
{
  Source    *source;
  GPtrArray *paths;
  GArray    *enrolments;
} Order;

struct _KioskDeskIntake
{
  GObject               parent_instance;
  KioskDeskWorker      *worker;
  KioskDeskIntakePhase  phase;
  KioskDeskIntakeFault  fault;
  GError               *error;
  KioskDeskIntakeCounts counts;
  Source               *source;       /* of the last intake */
  GPtrArray            *paths;        /* from when they were found until they are merged */
  GCancellable         *cancellable;  /* NULL: nothing runs */
  GListStore           *newcomers;
  GListStore           *results;
  GHashTable           *by_path;      /* the same results */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MERGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskDeskIntake, kiosk_desk_intake, G_TYPE_OBJECT)

static void
source_free (Source *self)
{
  g_free (self->folder);
  g_clear_object (&self->medium);
  g_free (self);
}

static Source *
source_copy (const Source *self)
{
  Source *copy = g_new0 (Source, 1);

  copy->folder = g_strdup (self->folder);
  g_set_object (&copy->medium, self->medium);
  return copy;
}

static void
found_free (gpointer data)
{
  Found *self = data;

  g_ptr_array_unref (self->paths);
  g_array_unref (self->candidates);
  g_free (self);
}

static void
order_free (gpointer data)
{
  Order *self = data;

  source_free (self->source);
  g_ptr_array_unref (self->paths);
  g_array_unref (self->enrolments);
  g_free (self);
}

static void
changed (KioskDeskIntake *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kiosk_desk_intake_dispose (GObject *object)
{
  KioskDeskIntake *self = KIOSK_DESK_INTAKE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_clear_pointer (&self->source, source_free);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_object (&self->newcomers);
  g_clear_object (&self->results);
  g_clear_pointer (&self->by_path, g_hash_table_unref);
  g_clear_object (&self->worker);
  G_OBJECT_CLASS (kiosk_desk_intake_parent_class)->dispose (object);
}

static void
kiosk_desk_intake_class_init (KioskDeskIntakeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_intake_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_MERGED] = g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
kiosk_desk_intake_init (KioskDeskIntake *self)
{
  self->newcomers = g_list_store_new (KIOSK_TYPE_DESK_NEWCOMER);
  self->results = g_list_store_new (KIOSK_TYPE_DESK_RESULT);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
}

/* "changed": anything of what is said below; "merged": an intake has ended that may have changed the book. */
KioskDeskIntake *
kiosk_desk_intake_new (KioskDeskWorker *worker)
{
  KioskDeskIntake *self = g_object_new (KIOSK_TYPE_DESK_INTAKE, NULL);

  self->worker = g_object_ref (worker);
  return self;
}

static KioskDeskIntakeFault
get_fault_of (const GError *error)
{
  if (error->domain == KIOSK_DESK_ERROR || error->domain != KIOSK_MEDIA_ERROR)
    return KIOSK_DESK_INTAKE_FAULT_BOOK;
  switch ((KioskMediaError) error->code)
    {
    case KIOSK_MEDIA_ERROR_GONE:
    case KIOSK_MEDIA_ERROR_CHANGED:
      return KIOSK_DESK_INTAKE_FAULT_GONE;
    case KIOSK_MEDIA_ERROR_BUSY:
      return KIOSK_DESK_INTAKE_FAULT_BUSY;
    case KIOSK_MEDIA_ERROR_REFUSED:
      return KIOSK_DESK_INTAKE_FAULT_REFUSED;
    case KIOSK_MEDIA_ERROR_READ_ONLY:
    case KIOSK_MEDIA_ERROR_FAILED:
    default:
      return KIOSK_DESK_INTAKE_FAULT_STICK;
    }
}

static void
end (KioskDeskIntake *self,
     KioskDeskIntakePhase phase,
     KioskDeskIntakeFault fault)
{
  self->phase = phase;
  self->fault = fault;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  changed (self);
}

/* @error: (transfer full) */
static void
end_with (KioskDeskIntake *self,
          GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      end (self, KIOSK_DESK_INTAKE_PHASE_CANCELLED, KIOSK_DESK_INTAKE_FAULT_NONE);
      return;
    }
  g_message ("Bundles were not taken to their end: %s", error->message);
  g_clear_error (&self->error);
  self->error = error;
  end (self, KIOSK_DESK_INTAKE_PHASE_FAILED, get_fault_of (error));
}

/* A stick that was pulled out cannot be unmounted, and does not have to be. */
static void
let_go (const Source *source)
{
  g_autoptr (GError) error = NULL;

  if (source->medium != NULL && !kiosk_medium_unmount (source->medium, NULL, &error))
    g_debug ("The stick was not unmounted: %s", error->message);
}

static gboolean
make_present (const Source *source,
              char **out_folder,
              GError **error)
{
  g_autoptr (KioskMount) mount = NULL;

  if (source->medium == NULL)
    {
      *out_folder = g_strdup (source->folder);
      return TRUE;
    }
  mount = kiosk_medium_mount (source->medium, FALSE, NULL, error);
  if (mount == NULL)
    return FALSE;
  *out_folder = g_strdup (kiosk_mount_get_path (mount));
  return TRUE;
}

static Found *
find (KioskDeskBook *book,
      const char *folder,
      GError **error)
{
  g_autoptr (GPtrArray) paths = kiosk_bundle_find (folder);
  g_autoptr (GArray) candidates = kiosk_desk_candidates_find (book, paths, error);
  Found *found;

  if (candidates == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->paths = g_steal_pointer (&paths);
  found->candidates = g_steal_pointer (&candidates);
  return found;
}

/* Where something was found the stick stays mounted: it is read on at once, or after a question. */
static void
work_look (KioskDeskBook *book,
           GTask *task)
{
  const Source *source = g_task_get_task_data (task);
  g_autofree char *folder = NULL;
  GError *error = NULL;
  Found *found;

  if (!make_present (source, &folder, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  found = find (book, folder, &error);
  if (found == NULL || found->paths->len == 0 || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    let_go (source);
  if (found == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, found_free);
}

static gboolean
has_question (KioskDeskIntake *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->newcomers)) > 0;
}

static void
take_newcomers (KioskDeskIntake *self,
                GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const KioskDeskCandidate *candidate = &g_array_index (candidates, KioskDeskCandidate, i);
      g_autoptr (KioskDeskNewcomer) newcomer = kiosk_desk_newcomer_new (candidate);

      if (candidate->state != KIOSK_DESK_CANDIDATE_KNOWN)
        g_list_store_append (self->newcomers, newcomer);
    }
}

/* A clone of the key cannot have been enrolled in between; a label may, by another newcomer of this very order. */
static gboolean
enrol (KioskDeskBook *book,
       GArray *enrolments,
       GError **error)
{
  for (guint i = 0; i < enrolments->len; i++)
    {
      KioskDeskEnrolment *enrolment = &g_array_index (enrolments, KioskDeskEnrolment, i);
      g_autoptr (GArray) known = kiosk_desk_enrolments_load (book, error);
      g_autoptr (GError) refusal = NULL;

      if (known == NULL)
        return FALSE;
      if (kiosk_desk_enrolments_lookup (known, enrolment->replaces) == NULL)
        enrolment->replaces = 0;
      if (kiosk_desk_enrol (book, enrolment, &refusal))
        continue;
      if (refusal->domain == KIOSK_DESK_ERROR && refusal->code <= KIOSK_DESK_ERROR_FOREIGN)
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return FALSE;
        }
      g_message ("A kiosk was not enrolled: %s", refusal->message);
    }
  return TRUE;
}

/* A bundle that came to be, on its way to the thread that asked. */
typedef struct
{
  KioskDeskIntake *self;
  KioskDeskResult *result;
} Arrival;

#define ZIP ".zip"

/* (nullable): what came of the folder that a .zip lies beside. A kiosk leaves each export as both, and paths come in
 * their order: the folder first. */
static KioskDeskResult *
lookup_folder (KioskDeskIntake *self,
               const char *path)
{
  g_autofree char *folder = g_str_has_suffix (path, ZIP) ? g_strndup (path, strlen (path) - strlen (ZIP)) : NULL;

  return folder != NULL ? g_hash_table_lookup (self->by_path, folder) : NULL;
}

static gboolean
is_refused (KioskDeskResult *result)
{
  return kiosk_desk_result_get_merged (result)->outcome == KIOSK_DESK_OUTCOME_REFUSED;
}

static void
insert (KioskDeskIntake *self,
        KioskDeskResult *result)
{
  const KioskDeskMerged *merged = kiosk_desk_result_get_merged (result);

  self->counts.n_taken += merged->outcome == KIOSK_DESK_OUTCOME_TAKEN;
  self->counts.n_known += merged->outcome == KIOSK_DESK_OUTCOME_KNOWN;
  self->counts.n_refused += is_refused (result) && !kiosk_desk_result_is_spared (result);
  self->counts.n_new += merged->n_new;
  g_list_store_insert_sorted (self->results, result, kiosk_desk_result_compare, NULL);
  g_hash_table_insert (self->by_path, merged->path, result);
}

/* What was refused before its .zip made it good. */
static void
spare (KioskDeskIntake *self,
       KioskDeskResult *result)
{
  guint place;

  g_object_ref (result);
  if (g_list_store_find (self->results, result, &place))
    g_list_store_remove (self->results, place);
  self->counts.n_refused--;
  kiosk_desk_result_spare (result);
  insert (self, result);
  g_object_unref (result);
}

/* Whether the .zip is as whole as its folder, or ails of the same. */
static gboolean
is_twin (KioskDeskResult *folder,
         KioskDeskResult *zip)
{
  const GError *error = kiosk_desk_result_get_merged (folder)->error;

  if (is_refused (folder))
    return is_refused (zip)
           && g_error_matches (kiosk_desk_result_get_merged (zip)->error, error->domain, error->code);
  return kiosk_desk_result_get_merged (zip)->outcome == KIOSK_DESK_OUTCOME_KNOWN;
}

/* Of an export that is there twice one is enough, and told of once. */
static void
take_result (KioskDeskIntake *self,
             KioskDeskResult *result)
{
  KioskDeskResult *folder = lookup_folder (self, kiosk_desk_result_get_merged (result)->path);

  self->counts.n_done++;
  if (folder != NULL && is_twin (folder, result))
    return;
  if (folder != NULL && is_refused (folder) && !is_refused (result))
    spare (self, folder);
  else if (folder != NULL && !is_refused (folder) && is_refused (result))
    kiosk_desk_result_spare (result);
  insert (self, result);
}

static gboolean
arrived_cb (gpointer data)
{
  Arrival *arrival = data;
  KioskDeskIntake *self = arrival->self;

  if (self->results != NULL)
    {
      take_result (self, arrival->result);
      changed (self);
    }
  g_object_unref (arrival->result);
  g_object_unref (arrival->self);
  g_free (arrival);
  return G_SOURCE_REMOVE;
}

/* @merged: (transfer full) */
static void
send (GTask *task,
      KioskDeskMerged *merged)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->self = g_object_ref (g_task_get_source_object (task));
  arrival->result = kiosk_desk_result_new (merged);
  kiosk_desk_worker_post (task, arrived_cb, arrival);
}

/* A stick that is no longer there is one fault, and not one of each bundle. */
static gboolean
merge (KioskDeskBook *book,
       const Order *order,
       const char *path,
       GTask *task,
       GError **error)
{
  KioskDeskMerged *merged = kiosk_desk_merge (book, path);
  gboolean is_end = kiosk_desk_merged_is_end (merged);

  if (is_end)
    g_propagate_error (error, g_error_copy (merged->error));
  else if (merged->outcome == KIOSK_DESK_OUTCOME_REFUSED && order->source->medium != NULL)
    is_end = !kiosk_medium_check (order->source->medium, NULL, error);
  if (is_end)
    kiosk_desk_merged_free (merged);
  else
    send (task, merged);
  return !is_end;
}

static gboolean
merge_all (KioskDeskBook *book,
           const Order *order,
           GTask *task,
           GError **error)
{
  if (!enrol (book, order->enrolments, error))
    return FALSE;
  for (guint i = 0; i < order->paths->len; i++)
    if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), error)
        || !merge (book, order, g_ptr_array_index (order->paths, i), task, error))
      return FALSE;
  return TRUE;
}

static void
work_merge (KioskDeskBook *book,
            GTask *task)
{
  const Order *order = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean is_done = merge_all (book, order, task, &error);

  let_go (order->source);
  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
merged_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  KioskDeskIntake *self = KIOSK_DESK_INTAKE (source);
  GError *error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->results == NULL)
    {
      g_clear_error (&error);
      return;
    }
  if (is_done)
    end (self, KIOSK_DESK_INTAKE_PHASE_DONE, KIOSK_DESK_INTAKE_FAULT_NONE);
  else
    end_with (self, error);
  g_signal_emit (self, signals[SIGNAL_MERGED], 0);
}

/* @enrolments: (transfer full) */
static void
start_merging (KioskDeskIntake *self,
               GArray *enrolments)
{
  Order *order = g_new0 (Order, 1);
  GTask *task = g_task_new (self, self->cancellable, merged_cb, NULL);

  order->source = source_copy (self->source);
  order->paths = g_ptr_array_ref (self->paths);
  order->enrolments = enrolments;
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, order, order_free);
  self->phase = KIOSK_DESK_INTAKE_PHASE_MERGING;
  kiosk_desk_worker_push (self->worker, task, work_merge);
  changed (self);
}

static GArray *
new_enrolments (void)
{
  return g_array_new (FALSE, TRUE, sizeof (KioskDeskEnrolment));
}

static void
take_found (KioskDeskIntake *self,
            Found *found)
{
  self->paths = g_ptr_array_ref (found->paths);
  self->counts.n_all = self->paths->len;
  take_newcomers (self, found->candidates);
  if (self->paths->len == 0)
    end (self, KIOSK_DESK_INTAKE_PHASE_FAILED, KIOSK_DESK_INTAKE_FAULT_NOTHING);
  else if (!has_question (self))
    start_merging (self, new_enrolments ());
  else
    {
      self->phase = KIOSK_DESK_INTAKE_PHASE_ASKING;
      changed (self);
    }
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  KioskDeskIntake *self = KIOSK_DESK_INTAKE (source);
  GError *error = NULL;
  Found *found = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->results == NULL)
    g_clear_error (&error);
  else if (found == NULL)
    end_with (self, error);
  else if (g_cancellable_is_cancelled (self->cancellable))
    end (self, KIOSK_DESK_INTAKE_PHASE_CANCELLED, KIOSK_DESK_INTAKE_FAULT_NONE);
  else
    take_found (self, found);
  g_clear_pointer (&found, found_free);
}

/* @source: (transfer full) */
static void
look (KioskDeskIntake *self,
      Source *source)
{
  GTask *task;

  kiosk_desk_intake_forget (self);
  g_clear_pointer (&self->source, source_free);
  self->source = source;
  self->cancellable = g_cancellable_new ();
  self->phase = KIOSK_DESK_INTAKE_PHASE_LOOKING;
  task = g_task_new (self, self->cancellable, found_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, source_copy (source), (GDestroyNotify) source_free);
  kiosk_desk_worker_push (self->worker, task, work_look);
  changed (self);
}

/* @folder: a stick's own, one with copies of sticks, a bundle, or its .zip. */
void
kiosk_desk_intake_take_folder (KioskDeskIntake *self,
                               const char *folder)
{
  Source *source;

  if (kiosk_desk_intake_is_running (self))
    return;
  source = g_new0 (Source, 1);
  source->folder = g_strdup (folder);
  look (self, source);
}

void
kiosk_desk_intake_take_stick (KioskDeskIntake *self,
                              KioskMedium *medium)
{
  Source *source;

  if (kiosk_desk_intake_is_running (self))
    return;
  source = g_new0 (Source, 1);
  source->medium = g_object_ref (medium);
  look (self, source);
}

/* Of two that bear one label the one that was exported from later takes the place of the other. */
static int
compare_days_cb (gconstpointer a,
                 gconstpointer b)
{
  const KioskDeskCandidate *first = kiosk_desk_newcomer_get_candidate (*(KioskDeskNewcomer *const *) a);
  const KioskDeskCandidate *second = kiosk_desk_newcomer_get_candidate (*(KioskDeskNewcomer *const *) b);

  return first->day < second->day ? -1 : first->day > second->day;
}

static GPtrArray *
list_accepted (KioskDeskIntake *self)
{
  GPtrArray *accepted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->newcomers)); i++)
    {
      g_autoptr (KioskDeskNewcomer) newcomer = g_list_model_get_item (G_LIST_MODEL (self->newcomers), i);

      if (kiosk_desk_newcomer_is_accepted (newcomer))
        g_ptr_array_add (accepted, g_steal_pointer (&newcomer));
    }
  g_ptr_array_sort (accepted, compare_days_cb);
  return accepted;
}

/* Those that are marked are enrolled; then all is merged. */
void
kiosk_desk_intake_accept (KioskDeskIntake *self)
{
  g_autoptr (GPtrArray) accepted = list_accepted (self);
  GArray *enrolments;

  if (self->phase != KIOSK_DESK_INTAKE_PHASE_ASKING)
    return;
  enrolments = new_enrolments ();
  for (guint i = 0; i < accepted->len; i++)
    {
      const KioskDeskCandidate *candidate = kiosk_desk_newcomer_get_candidate (g_ptr_array_index (accepted, i));
      KioskDeskEnrolment enrolment = candidate->enrolment;

      enrolment.replaces = candidate->rival;
      g_array_append_val (enrolments, enrolment);
    }
  start_merging (self, enrolments);
}

/* Nobody is enrolled; what came of kiosks that are is merged. */
void
kiosk_desk_intake_decline (KioskDeskIntake *self)
{
  if (self->phase == KIOSK_DESK_INTAKE_PHASE_ASKING)
    start_merging (self, new_enrolments ());
}

static void
work_let_go (KioskDeskBook *book,
             GTask *task)
{
  let_go (g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

static void
let_go_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  KioskDeskIntake *self = KIOSK_DESK_INTAKE (source);

  if (self->results != NULL)
    end (self, KIOSK_DESK_INTAKE_PHASE_CANCELLED, KIOSK_DESK_INTAKE_FAULT_NONE);
}

/* A bundle that is being merged is merged to its end. */
void
kiosk_desk_intake_cancel (KioskDeskIntake *self)
{
  GTask *task;

  if (!kiosk_desk_intake_is_running (self) || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_cancellable_cancel (self->cancellable);
  if (self->phase == KIOSK_DESK_INTAKE_PHASE_ASKING)
    {
      task = g_task_new (self, NULL, let_go_cb, NULL);
      g_task_set_task_data (task, source_copy (self->source), (GDestroyNotify) source_free);
      kiosk_desk_worker_push (self->worker, task, work_let_go);
    }
  changed (self);
}

/* What was said of the last intake goes. One that runs stays. */
void
kiosk_desk_intake_forget (KioskDeskIntake *self)
{
  if (kiosk_desk_intake_is_running (self))
    return;
  self->phase = KIOSK_DESK_INTAKE_PHASE_IDLE;
  self->fault = KIOSK_DESK_INTAKE_FAULT_NONE;
  self->counts = (KioskDeskIntakeCounts){ 0 };
  g_clear_error (&self->error);
  g_list_store_remove_all (self->newcomers);
  g_hash_table_remove_all (self->by_path);
  g_list_store_remove_all (self->results);
  changed (self);
}

/* A question that waits for its answer is a part of it. */
gboolean
kiosk_desk_intake_is_running (KioskDeskIntake *self)
{
  return self->cancellable != NULL;
}

/* Whether the last one was of a stick, and not of a folder. */
gboolean
kiosk_desk_intake_is_of_stick (KioskDeskIntake *self)
{
  return self->source != NULL && self->source->medium != NULL;
}

/* (nullable): the stick that the last one was of. */
KioskMedium *
kiosk_desk_intake_get_medium (KioskDeskIntake *self)
{
  return self->source != NULL ? self->source->medium : NULL;
}

/* (nullable): the folder that the last one was of. */
const char *
kiosk_desk_intake_get_folder (KioskDeskIntake *self)
{
  return self->source != NULL ? self->source->folder : NULL;
}

KioskDeskIntakePhase
kiosk_desk_intake_get_phase (KioskDeskIntake *self)
{
  return self->phase;
}

KioskDeskIntakeFault
kiosk_desk_intake_get_fault (KioskDeskIntake *self)
{
  return self->fault;
}

/* (nullable): what ended it. */
const GError *
kiosk_desk_intake_get_error (KioskDeskIntake *self)
{
  return self->error;
}

const KioskDeskIntakeCounts *
kiosk_desk_intake_get_counts (KioskDeskIntake *self)
{
  return &self->counts;
}

/* (element-type KioskDeskNewcomer): by ward, number and id. */
GListModel *
kiosk_desk_intake_get_newcomers (KioskDeskIntake *self)
{
  return G_LIST_MODEL (self->newcomers);
}

/* (element-type KioskDeskResult): what somebody has to do something about first. */
GListModel *
kiosk_desk_intake_get_results (KioskDeskIntake *self)
{
  return G_LIST_MODEL (self->results);
}
