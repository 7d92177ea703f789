/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown is read for the tallies alone; a file is made of all that a report has. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-desk-reporter.h"

#include <string.h>

#include "kiosk-desk-fields.h"
#include "kiosk-desk-grid.h"
#include "kiosk-desk-letter.h"
#include "kiosk-desk-public.h"
#include "kiosk-desk-report-book.h"
#include "kiosk-desk-roster-files.h"
#include "kiosk-desk-workbook.h"
#include "kiosk-form.h"

/* For a pen: a desk's letterhead is nowhere set. */
#define BLANK "……………………"

/* What is asked of the book's thread. */
typedef struct
{
  KioskPeriod   period;
  gboolean      is_current;
  GPtrArray    *wards;       /* NULL: no names */
  KioskDay      today;
  char         *shipped;     /* of wards that became others; NULL: the book's own list alone */
  KioskDeskFile file;
  gboolean      is_public;
  KioskDeskBy   by;          /* of a public one */
  char         *path;        /* NULL: only to be shown */
} Question;

struct _KioskDeskReporter
{
  GObject          parent_instance;
  KioskDeskWorker *worker;
  KioskClock      *clock;
  GPtrArray       *wards;
  char            *shipped;     /* as in Question */
  KioskPeriod      period;      /* from 0: nobody asked yet */
  gboolean         is_current;
  KioskDeskReport *report;      /* NULL: not there yet */
  GError          *error;
  KioskDeskSaving  saving;
  char            *path;        /* of the last file */
  guint            n_asked;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskDeskReporter, kiosk_desk_reporter, G_TYPE_OBJECT)

static const char *const endings[KIOSK_N_DESK_FILES] = { "xlsx", "pdf", "docx", "csv" };

static const char *const public_names[KIOSK_N_DESK_BYS] = { "phuong", "ngay", "ket-qua", "doi-tuong", "ly-do" };

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_pointer (&self->wards, g_ptr_array_unref);
  g_free (self->shipped);
  g_free (self->path);
  g_free (self);
}

static void
changed (KioskDeskReporter *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kiosk_desk_reporter_dispose (GObject *object)
{
  KioskDeskReporter *self = KIOSK_DESK_REPORTER (object);

  g_clear_pointer (&self->report, kiosk_desk_report_free);
  g_clear_pointer (&self->wards, g_ptr_array_unref);
  g_clear_pointer (&self->shipped, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_error (&self->error);
  g_clear_object (&self->clock);
  g_clear_object (&self->worker);
  G_OBJECT_CLASS (kiosk_desk_reporter_parent_class)->dispose (object);
}

static void
kiosk_desk_reporter_class_init (KioskDeskReporterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_reporter_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_desk_reporter_init (KioskDeskReporter *self)
{
}

KioskDeskReporter *
kiosk_desk_reporter_new (KioskDeskWorker *worker)
{
  KioskDeskReporter *self = g_object_new (KIOSK_TYPE_DESK_REPORTER, NULL);

  self->worker = g_object_ref (worker);
  return self;
}

/* Before anything else. @wards: (nullable) (element-type KioskWard): what wards are called. */
void
kiosk_desk_reporter_set_world (KioskDeskReporter *self,
                               KioskClock *clock,
                               GPtrArray *wards)
{
  g_set_object (&self->clock, clock);
  self->wards = wards != NULL ? g_ptr_array_ref (wards) : NULL;
}

/* @path: (type filename): a list of wards that became others, which serves where the book has none of its own. */
void
kiosk_desk_reporter_set_predecessors (KioskDeskReporter *self,
                                      const char *path)
{
  g_free (self->shipped);
  self->shipped = g_strdup (path);
}

static KioskDeskReport *
load (KioskDeskBook *book,
      const Question *question,
      GError **error)
{
  g_autoptr (GPtrArray) predecessors = NULL;
  KioskDeskReportScope scope = { .period = question->period, .names = question->wards };

  if (question->is_current)
    predecessors = kiosk_desk_roster_load_predecessors (book, question->shipped, NULL, error);
  if (question->is_current && predecessors == NULL)
    return NULL;
  scope.before = kiosk_period_previous (&question->period, 0);
  scope.parts = question->path == NULL ? KIOSK_DESK_REPORT_TALLIES : KIOSK_DESK_REPORT_ALL;
  scope.predecessors = predecessors;
  return kiosk_desk_report_load (book, &scope, error);
}

static void
work_look (KioskDeskBook *book,
           GTask *task)
{
  GError *error = NULL;
  KioskDeskReport *report = load (book, g_task_get_task_data (task), &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) kiosk_desk_report_free);
  else
    g_task_return_error (task, error);
}

static gboolean
is_asked_for (KioskDeskReporter *self,
              const Question *question)
{
  return self->worker != NULL && question->period.from == self->period.from && question->period.to == self->period.to
         && question->is_current == self->is_current;
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  KioskDeskReporter *self = KIOSK_DESK_REPORTER (source);
  GError *error = NULL;
  KioskDeskReport *report = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_asked--;
  if (!is_asked_for (self, g_task_get_task_data (G_TASK (result))))
    {
      g_clear_pointer (&report, kiosk_desk_report_free);
      g_clear_error (&error);
      return;
    }
  g_clear_pointer (&self->report, kiosk_desk_report_free);
  g_clear_error (&self->error);
  self->report = report;
  self->error = error;
  changed (self);
}

static Question *
new_question (KioskDeskReporter *self)
{
  Question *question = g_new0 (Question, 1);

  question->period = self->period;
  question->is_current = self->is_current;
  question->wards = self->wards != NULL ? g_ptr_array_ref (self->wards) : NULL;
  question->shipped = g_strdup (self->shipped);
  question->today = kiosk_clock_get_day (self->clock);
  return question;
}

/* Reads the report anew, where somebody asked for one. */
void
kiosk_desk_reporter_look (KioskDeskReporter *self)
{
  GTask *task;

  if (self->period.from == KIOSK_DAY_UNKNOWN)
    return;
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_task_data (task, new_question (self), question_free);
  self->n_asked++;
  kiosk_desk_worker_push (self->worker, task, work_look);
}

/* @kind: the week, month or quarter with today in it. */
void
kiosk_desk_reporter_show (KioskDeskReporter *self,
                          KioskPeriodKind kind)
{
  self->period = kiosk_period_containing (kind, kiosk_clock_get_day (self->clock), 0);
  self->saving = KIOSK_DESK_SAVING_NONE;
  kiosk_desk_reporter_look (self);
  changed (self);
}

/* Whether there is a later period that has begun. */
gboolean
kiosk_desk_reporter_can_turn (KioskDeskReporter *self)
{
  return self->period.from != KIOSK_DAY_UNKNOWN && self->period.to < kiosk_clock_get_day (self->clock);
}

void
kiosk_desk_reporter_turn (KioskDeskReporter *self,
                          gboolean is_forward)
{
  if (self->period.from == KIOSK_DAY_UNKNOWN || (is_forward && !kiosk_desk_reporter_can_turn (self)))
    return;
  self->period = is_forward ? kiosk_period_next (&self->period, 0) : kiosk_period_previous (&self->period, 0);
  self->saving = KIOSK_DESK_SAVING_NONE;
  kiosk_desk_reporter_look (self);
  changed (self);
}

/* Whether wards that were merged stand under the names of now. */
void
kiosk_desk_reporter_set_current (KioskDeskReporter *self,
                                 gboolean is_current)
{
  if (self->is_current == is_current)
    return;
  self->is_current = is_current;
  kiosk_desk_reporter_look (self);
  changed (self);
}

static GBytes *
fill_form (const KioskDeskReport *report,
           const KioskReportLabel *label,
           GError **error)
{
  g_autoptr (GBytes) form = kiosk_form_get_desk ();
  g_autoptr (KioskFormFields) fields = kiosk_desk_fields_new (report, label);

  return kiosk_form_fill (form, fields, label->day, error);
}

static GBytes *
new_csv (const KioskDeskReport *report)
{
  g_autoptr (KioskDeskGrid) grid = kiosk_desk_grid_new (report, KIOSK_DESK_BY_WARD);
  char *text = kiosk_desk_grid_dup_csv (grid);

  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
new_public (const KioskDeskReport *report,
            KioskDeskBy by)
{
  g_autoptr (KioskDeskPublic) table = kiosk_desk_public_new (report, by);
  char *text = kiosk_desk_public_dup_csv (table);

  return g_bytes_new_take (text, strlen (text));
}

/* What stands on the letter is left to a pen, or to whoever opens the file. */
static GBytes *
make_file (const KioskDeskReport *report,
           const Question *question,
           GError **error)
{
  const KioskReportLabel label = {
    .ward = "00000", .ward_name = "Nơi tổng hợp", .number = 1, .kiosk = "0000000000000000", .mode = "live",
    .day = MAX (question->today, report->period.from), .team_name = "", .parent = BLANK, .body = BLANK,
    .code = "BC-…", .place = "……………", .addressee = BLANK, .signer = BLANK, .recipients = "- Như trên;\n- Lưu: VT."
  };

  if (question->is_public)
    return new_public (report, question->by);
  switch (question->file)
    {
    case KIOSK_DESK_FILE_XLSX:
      return kiosk_desk_workbook_new (report, &label, error);
    case KIOSK_DESK_FILE_PDF:
      return kiosk_desk_letter_new (report, &label, error);
    case KIOSK_DESK_FILE_DOCX:
      return fill_form (report, &label, error);
    case KIOSK_DESK_FILE_CSV:
    case KIOSK_N_DESK_FILES:
    default:
      return new_csv (report);
    }
}

/* Either all of it is there under its name, or what was there before. */
static gboolean
write_file (const char *path,
            GBytes *bytes,
            GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_file_set_contents_full (path, data, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, error);
}

static void
work_save (KioskDeskBook *book,
           GTask *task)
{
  const Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (KioskDeskReport) report = load (book, question, &error);
  g_autoptr (GBytes) bytes = report != NULL ? make_file (report, question, &error) : NULL;

  if (bytes != NULL && write_file (question->path, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  KioskDeskReporter *self = KIOSK_DESK_REPORTER (source);
  g_autoptr (GError) error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->worker == NULL)
    return;
  if (!is_done)
    g_message ("The report was not saved: %s", error->message);
  self->saving = is_done ? KIOSK_DESK_SAVING_DONE : KIOSK_DESK_SAVING_FAILED;
  changed (self);
}

static gboolean
can_save (KioskDeskReporter *self)
{
  return self->period.from != KIOSK_DAY_UNKNOWN && self->saving != KIOSK_DESK_SAVING_UNDER_WAY;
}

/* @question: (transfer full) */
static void
save (KioskDeskReporter *self,
      Question *question,
      const char *path)
{
  GTask *task = g_task_new (self, NULL, saved_cb, NULL);

  question->path = g_strdup (path);
  g_task_set_task_data (task, question, question_free);
  g_free (self->path);
  self->path = g_strdup (path);
  self->saving = KIOSK_DESK_SAVING_UNDER_WAY;
  kiosk_desk_worker_push (self->worker, task, work_save);
  changed (self);
}

/* In the place of a file of that name, where there is one: whoever chose it was asked. */
void
kiosk_desk_reporter_save (KioskDeskReporter *self,
                          KioskDeskFile file,
                          const char *path)
{
  Question *question;

  if (!can_save (self))
    return;
  question = new_question (self);
  question->file = file;
  save (self, question, path);
}

/* Whether a table of this period may be for everybody: others would overlap with it, and tell the difference. */
gboolean
kiosk_desk_reporter_can_publish (KioskDeskReporter *self)
{
  return self->period.from != KIOSK_DAY_UNKNOWN && !self->is_current && kiosk_desk_public_is_period (&self->period);
}

/* One table from which no small number can be worked out, as kiosk_desk_reporter_save() writes. */
void
kiosk_desk_reporter_publish (KioskDeskReporter *self,
                             KioskDeskBy by,
                             const char *path)
{
  Question *question;

  if (!can_save (self) || !kiosk_desk_reporter_can_publish (self))
    return;
  question = new_question (self);
  question->is_public = TRUE;
  question->by = by;
  save (self, question, path);
}

gboolean
kiosk_desk_reporter_is_looking (KioskDeskReporter *self)
{
  return self->n_asked > 0;
}

gboolean
kiosk_desk_reporter_get_current (KioskDeskReporter *self)
{
  return self->is_current;
}

/* That was asked for last; its first day is unknown where nobody asked. */
KioskPeriod
kiosk_desk_reporter_get_period (KioskDeskReporter *self)
{
  return self->period;
}

/* (nullable): valid until "changed"; it says itself of which period it is. */
KioskDeskReport *
kiosk_desk_reporter_get_report (KioskDeskReporter *self)
{
  return self->report;
}

/* (nullable): why there is none. */
const GError *
kiosk_desk_reporter_get_error (KioskDeskReporter *self)
{
  return self->error;
}

KioskDeskSaving
kiosk_desk_reporter_get_saving (KioskDeskReporter *self)
{
  return self->saving;
}

/* (nullable): where the last file was to be. */
const char *
kiosk_desk_reporter_get_path (KioskDeskReporter *self)
{
  return self->path;
}

static char *
dup_days (const KioskPeriod *period)
{
  g_autofree char *first = kiosk_day_dup_iso (period->from);
  g_autofree char *last = kiosk_day_dup_iso (period->to);

  return g_strdup_printf ("%.4s%.2s%.2s-%.4s%.2s%.2s", first, first + 5, first + 8, last, last + 5, last + 8);
}

/* What a file of this period may be called: "bao-cao-20261101-20261130.xlsx". */
char *
kiosk_desk_reporter_dup_name (KioskDeskReporter *self,
                              KioskDeskFile file)
{
  g_autofree char *days = dup_days (&self->period);

  return g_strdup_printf ("bao-cao-%s.%s", days, endings[file]);
}

/* "cong-khai-ket-qua-20261101-20261130.csv" */
char *
kiosk_desk_reporter_dup_public_name (KioskDeskReporter *self,
                                     KioskDeskBy by)
{
  g_autofree char *days = dup_days (&self->period);

  return g_strdup_printf ("cong-khai-%s-%s.csv", public_names[by], days);
}
