/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures that staff look at. Another question makes the one before void; while the screen is locked there are
 * none. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-staff-figures.h"

/* Days that are read at once: a quarter's at most, so that only days of one's own choice come in pieces. */
#define PIECE_DAYS 92

struct _KioskStaffFigures
{
  GObject        parent_instance;
  KioskContext  *context;
  GCancellable  *opening;     /* of this stay; NULL: closed */
  GCancellable  *loading;     /* of what was asked for last; NULL: nothing */
  GArray        *days;        /* of KioskDayFigures; NULL: not there yet */
  GArray        *cells;       /* of KioskCell; NULL: not there yet */
  KioskPeriod    period;      /* of what was asked for last */
  KioskDay       first_day;   /* with figures; KIOSK_DAY_UNKNOWN: none, or not known yet */
  gboolean       is_failing;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskStaffFigures, kiosk_staff_figures, G_TYPE_OBJECT)

static void
changed (KioskStaffFigures *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static KioskStore *
get_store (KioskStaffFigures *self)
{
  return kiosk_context_get_store (self->context);
}

static KioskDay
get_today (KioskStaffFigures *self)
{
  return kiosk_clock_get_day (kiosk_context_get_clock (self->context));
}

static gboolean
is_over (GAsyncResult *result)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
}

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
forget (KioskStaffFigures *self)
{
  cancel (&self->loading);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
}

static void
kiosk_staff_figures_dispose (GObject *object)
{
  KioskStaffFigures *self = KIOSK_STAFF_FIGURES (object);

  cancel (&self->opening);
  forget (self);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (kiosk_staff_figures_parent_class)->dispose (object);
}

static void
kiosk_staff_figures_class_init (KioskStaffFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_figures_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_staff_figures_init (KioskStaffFigures *self)
{
}

KioskStaffFigures *
kiosk_staff_figures_new (KioskContext *context)
{
  KioskStaffFigures *self = g_object_new (KIOSK_TYPE_STAFF_FIGURES, NULL);

  g_set_object (&self->context, context);
  return self;
}

/* The first day that there are figures of; KIOSK_DAY_UNKNOWN while nobody knows. */
KioskDay
kiosk_staff_figures_get_first_day (KioskStaffFigures *self)
{
  return self->first_day;
}

/* The days of the figures asked for last; for "Hôm nay" a range that ends today. */
KioskPeriod
kiosk_staff_figures_get_period (KioskStaffFigures *self)
{
  return self->period;
}

/* (element-type KioskDayFigures) (nullable): of the period asked for last, earliest day first; NULL while they are
 * being read, and while the screen is locked. */
GArray *
kiosk_staff_figures_get_days (KioskStaffFigures *self)
{
  return self->days;
}

/* (element-type KioskCell) (nullable): sums over the same period, for kiosk_breakdown_new(); NULL as those are. */
GArray *
kiosk_staff_figures_get_cells (KioskStaffFigures *self)
{
  return self->cells;
}

/* Whether the book could not be read, the last time. */
gboolean
kiosk_staff_figures_is_failing (KioskStaffFigures *self)
{
  return self->is_failing;
}

static void
first_day_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (KioskStaffFigures) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskDay day = KIOSK_DAY_UNKNOWN;
  gboolean is_told = kiosk_store_load_first_day_finish (KIOSK_STORE (source), result, &day, &error);

  if (is_over (result) || self->context == NULL)
    return;
  if (!is_told)
    {
      g_warning ("The first day of the book could not be read: %s", error->message);
      return;
    }
  self->first_day = day;
  changed (self);
}

/* The screen is unlocked. */
void
kiosk_staff_figures_open (KioskStaffFigures *self)
{
  if (self->opening != NULL)
    return;

  self->opening = g_cancellable_new ();
  kiosk_store_load_first_day_async (get_store (self), get_today (self), self->opening, first_day_cb,
                                    g_object_ref (self));
}

/* The screen is locked: what was shown goes, and what is under way is answered to nobody. */
void
kiosk_staff_figures_close (KioskStaffFigures *self)
{
  cancel (&self->opening);
  forget (self);
  self->first_day = KIOSK_DAY_UNKNOWN;
  self->is_failing = FALSE;
}

static void
fail (KioskStaffFigures *self,
      const GError *error)
{
  g_warning ("The figures could not be read: %s", error->message);
  self->is_failing = TRUE;
}

/* What was asked for, read piece by piece: a tap gets in between. */
typedef struct
{
  KioskStaffFigures *figures;
  GCancellable      *cancellable;
  KioskPeriod        period;
  KioskDay           next;         /* the first day of the piece that is read now */
  KioskDay           until;        /* and its last one */
  GArray            *days;
  GArray            *cells;        /* NULL while the days are being read */
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
  g_object_unref (self->cancellable);
  g_object_unref (self->figures);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void read_piece (Reading *self);

/* Also where the program ends between two pieces. */
static gboolean
is_answered_to_nobody (Reading *self,
                       const GError *error)
{
  return g_cancellable_is_cancelled (self->cancellable) || self->figures->context == NULL
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/* Whether there is a piece left. */
static gboolean
go_on (Reading *self)
{
  self->next = self->until + 1;
  return self->next <= self->period.to;
}

/* What has no date is in every piece that it may belong to; the last one has all of it. */
static void
append_days (Reading *self,
             GArray *piece)
{
  for (guint i = 0; i < piece->len; i++)
    {
      const KioskDayFigures *day = &g_array_index (piece, KioskDayFigures, i);

      if (day->day != KIOSK_DAY_UNKNOWN || self->until == self->period.to)
        g_array_append_vals (self->days, day, 1);
    }
}

static void
show_cells (Reading *self)
{
  g_clear_pointer (&self->figures->cells, g_array_unref);
  self->figures->cells = g_steal_pointer (&self->cells);
  changed (self->figures);
}

static void
cells_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (Reading) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) piece = kiosk_store_load_breakdown_finish (KIOSK_STORE (source), result, &error);

  if (is_answered_to_nobody (self, error))
    return;
  if (piece == NULL)
    {
      fail (self->figures, error);
      g_clear_pointer (&self->cells, g_array_unref);
      show_cells (self);
      return;
    }
  g_array_append_vals (self->cells, piece->data, piece->len);
  if (go_on (self))
    read_piece (g_steal_pointer (&self));
  else
    show_cells (self);
}

/* Then who they were: nobody waits for that to see how many. */
static void
show_days (Reading *self)
{
  g_clear_pointer (&self->figures->days, g_array_unref);
  self->figures->days = g_steal_pointer (&self->days);
  changed (self->figures);
}

static void
days_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (Reading) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) piece = kiosk_store_load_figures_finish (KIOSK_STORE (source), result, &error);

  if (is_answered_to_nobody (self, error))
    return;
  self->figures->is_failing = FALSE;
  if (piece == NULL)
    {
      fail (self->figures, error);
      g_clear_pointer (&self->days, g_array_unref);
      show_days (self);
      return;
    }
  append_days (self, piece);
  if (!go_on (self))
    {
      show_days (self);
      self->cells = g_array_new (FALSE, FALSE, sizeof (KioskCell));
      self->next = self->period.from;
    }
  read_piece (g_steal_pointer (&self));
}

/* Takes @self. */
static void
read_piece (Reading *self)
{
  KioskStore *store = get_store (self->figures);

  self->until = MIN (self->next + PIECE_DAYS - 1, self->period.to);
  if (self->cells == NULL)
    kiosk_store_load_figures_async (store, self->next, self->until, self->cancellable, days_cb, self);
  else
    kiosk_store_load_breakdown_async (store, self->next, self->until, self->cancellable, cells_cb, self);
}

static void
load (KioskStaffFigures *self)
{
  Reading *reading = g_new0 (Reading, 1);

  cancel (&self->loading);
  self->loading = g_cancellable_new ();
  reading->figures = g_object_ref (self);
  reading->cancellable = g_object_ref (self->loading);
  reading->period = self->period;
  reading->next = self->period.from;
  reading->days = g_array_new (FALSE, FALSE, sizeof (KioskDayFigures));
  read_piece (reading);
}

static void
show (KioskStaffFigures *self,
      KioskPeriod period)
{
  if (self->opening == NULL)
    return;
  forget (self);
  self->period = period;
  load (self);
  changed (self);
}

void
kiosk_staff_figures_show_today (KioskStaffFigures *self)
{
  KioskDay today = get_today (self);

  show (self, kiosk_period_new_range (today - (KIOSK_STAFF_TODAY_N_DAYS - 1), today));
}

static guint
get_cut_off_day (KioskStaffFigures *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);

  return settings != NULL ? kiosk_settings_get_cut_off_day (settings) : 0;
}

/* The one that today is in. */
void
kiosk_staff_figures_show_period (KioskStaffFigures *self,
                                 KioskPeriodKind kind)
{
  show (self, kiosk_period_containing (kind, get_today (self), get_cut_off_day (self)));
}

/* Any days, both included; @from may not be after @to. */
void
kiosk_staff_figures_show_range (KioskStaffFigures *self,
                                KioskDay from,
                                KioskDay to)
{
  g_return_if_fail (from != KIOSK_DAY_UNKNOWN && from <= to);

  show (self, kiosk_period_new_range (from, to));
}

/* To the period before or after; there are none before the first figures and none that begin after today. */
void
kiosk_staff_figures_turn (KioskStaffFigures *self,
                          gboolean is_later)
{
  KioskPeriod period;

  if (self->period.from == KIOSK_DAY_UNKNOWN)
    return;

  period = is_later ? kiosk_period_next (&self->period, get_cut_off_day (self))
                    : kiosk_period_previous (&self->period, get_cut_off_day (self));
  if (period.from <= get_today (self) && (self->first_day == KIOSK_DAY_UNKNOWN || period.to >= self->first_day))
    show (self, period);
}

/* The day was closed: the same days again; what is shown stays until they are there. */
void
kiosk_staff_figures_reload (KioskStaffFigures *self)
{
  if (self->loading != NULL)
    load (self);
}
