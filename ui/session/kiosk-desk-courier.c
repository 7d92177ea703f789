/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stick is mounted to be written for no longer than that takes. The desk's key lies beside its book, as it does for
 * congdanso-tally receipt: whoever copies the book without it makes a desk that no kiosk believes. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-desk-courier.h"

#include "kiosk-bundle-finder.h"
#include "kiosk-desk-key.h"

/* What is asked of the book's thread. */
typedef struct
{
  KioskMedium *medium;  /* NULL: a folder */
  char        *folder;
  char        *key;
  KioskDay     day;
} Order;

typedef struct
{
  GPtrArray *receipts;
  char      *line;
} Written;

struct _KioskDeskCourier
{
  GObject               parent_instance;
  KioskDeskWorker      *worker;
  KioskClock           *clock;
  char                 *key;       /* its path; NULL: no book is open */
  KioskDeskCourierPhase phase;
  gboolean              is_of_stick;
  GPtrArray            *receipts;  /* of the last time; NULL: there was none */
  char                 *line;      /* likewise */
  GError               *error;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskDeskCourier, kiosk_desk_courier, G_TYPE_OBJECT)

static void
order_free (gpointer data)
{
  Order *self = data;

  g_clear_object (&self->medium);
  g_free (self->folder);
  g_free (self->key);
  g_free (self);
}

static void
written_free (gpointer data)
{
  Written *self = data;

  g_clear_pointer (&self->receipts, g_ptr_array_unref);
  g_free (self->line);
  g_free (self);
}

static void
changed (KioskDeskCourier *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
forget (KioskDeskCourier *self)
{
  g_clear_pointer (&self->receipts, g_ptr_array_unref);
  g_clear_pointer (&self->line, g_free);
  g_clear_error (&self->error);
}

static void
kiosk_desk_courier_dispose (GObject *object)
{
  KioskDeskCourier *self = KIOSK_DESK_COURIER (object);

  forget (self);
  g_clear_pointer (&self->key, g_free);
  g_clear_object (&self->clock);
  g_clear_object (&self->worker);
  G_OBJECT_CLASS (kiosk_desk_courier_parent_class)->dispose (object);
}

static void
kiosk_desk_courier_class_init (KioskDeskCourierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_courier_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_desk_courier_init (KioskDeskCourier *self)
{
}

KioskDeskCourier *
kiosk_desk_courier_new (KioskDeskWorker *worker)
{
  KioskDeskCourier *self = g_object_new (KIOSK_TYPE_DESK_COURIER, NULL);

  self->worker = g_object_ref (worker);
  return self;
}

/* The book whose receipts these are. */
void
kiosk_desk_courier_set_book (KioskDeskCourier *self,
                             const char *place,
                             KioskClock *clock)
{
  g_free (self->key);
  self->key = g_strconcat (place, ".key", NULL);
  g_set_object (&self->clock, clock);
  kiosk_desk_courier_forget (self);
}

static Written *
write_into (KioskDeskBook *book,
            const Order *order,
            const char *folder,
            GError **error)
{
  g_autoptr (GPtrArray) bundles = kiosk_bundle_find (folder);
  gboolean is_new;
  g_autoptr (KioskKey) key = kiosk_desk_key_load (order->key, &is_new, error);
  GPtrArray *receipts = key != NULL ? kiosk_desk_receipts_write (book, key, bundles, order->day, error) : NULL;
  Written *written;

  if (receipts == NULL)
    return NULL;
  written = g_new0 (Written, 1);
  written->receipts = receipts;
  written->line = kiosk_desk_key_dup_line (key);
  return written;
}

/* What was written is on the stick once it is unmounted: a stick that cannot be is told of. */
static Written *
write_onto (KioskDeskBook *book,
            const Order *order,
            GError **error)
{
  g_autoptr (KioskMount) mount = kiosk_medium_mount (order->medium, TRUE, NULL, error);
  Written *written = mount != NULL ? write_into (book, order, kiosk_mount_get_path (mount), error) : NULL;

  if (mount == NULL)
    return NULL;
  g_clear_pointer (&mount, kiosk_mount_free);
  if (!kiosk_medium_unmount (order->medium, NULL, written != NULL ? error : NULL))
    g_clear_pointer (&written, written_free);
  return written;
}

static void
work_write (KioskDeskBook *book,
            GTask *task)
{
  const Order *order = g_task_get_task_data (task);
  GError *error = NULL;
  Written *written = order->medium != NULL ? write_onto (book, order, &error)
                                           : write_into (book, order, order->folder, &error);

  if (written != NULL)
    g_task_return_pointer (task, written, written_free);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  KioskDeskCourier *self = KIOSK_DESK_COURIER (source);
  g_autoptr (GError) error = NULL;
  Written *written = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->worker != NULL && written != NULL)
    {
      self->receipts = g_steal_pointer (&written->receipts);
      self->line = g_steal_pointer (&written->line);
      self->phase = KIOSK_DESK_COURIER_PHASE_DONE;
      changed (self);
    }
  else if (self->worker != NULL)
    {
      g_message ("There are no receipts: %s", error->message);
      self->error = g_steal_pointer (&error);
      self->phase = KIOSK_DESK_COURIER_PHASE_FAILED;
      changed (self);
    }
  g_clear_pointer (&written, written_free);
}

/* @medium: (nullable): a stick; NULL: into @folder, where copies of sticks are. */
void
kiosk_desk_courier_write (KioskDeskCourier *self,
                          KioskMedium *medium,
                          const char *folder)
{
  Order *order;
  GTask *task;

  if (self->key == NULL || self->phase == KIOSK_DESK_COURIER_PHASE_WRITING)
    return;
  forget (self);
  order = g_new0 (Order, 1);
  g_set_object (&order->medium, medium);
  order->folder = g_strdup (folder);
  order->key = g_strdup (self->key);
  order->day = kiosk_clock_get_day (self->clock);
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_task_data (task, order, order_free);
  self->is_of_stick = medium != NULL;
  self->phase = KIOSK_DESK_COURIER_PHASE_WRITING;
  kiosk_desk_worker_push (self->worker, task, work_write);
  changed (self);
}

/* What was said of the last time goes. */
void
kiosk_desk_courier_forget (KioskDeskCourier *self)
{
  if (self->phase == KIOSK_DESK_COURIER_PHASE_WRITING)
    return;
  forget (self);
  self->phase = KIOSK_DESK_COURIER_PHASE_IDLE;
  changed (self);
}

gboolean
kiosk_desk_courier_is_of_stick (KioskDeskCourier *self)
{
  return self->is_of_stick;
}

KioskDeskCourierPhase
kiosk_desk_courier_get_phase (KioskDeskCourier *self)
{
  return self->phase;
}

/* (nullable) */
const GError *
kiosk_desk_courier_get_error (KioskDeskCourier *self)
{
  return self->error;
}

/* (nullable) (element-type KioskDeskReceipt): what came of each kiosk's folder. */
GPtrArray *
kiosk_desk_courier_get_receipts (KioskDeskCourier *self)
{
  return self->receipts;
}

/* (nullable): the key that kiosks have to be given to believe these, for setup.ini. */
const char *
kiosk_desk_courier_get_line (KioskDeskCourier *self)
{
  return self->line;
}
