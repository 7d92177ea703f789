/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a book remembers of exports, and of what a desk says that it has received. */
#include "kiosk-store-private.h"
#include "kiosk-tally-check.h"
#include "waiter.h"

static void
note_export (World *self,
             const char *name)
{
  guint n_entries;
  KioskEntry last = world_last_entry (self, &n_entries);
  g_autoptr (GError) error = NULL;

  kiosk_day_book_note_export (self->book, name, n_entries > 0 ? last.epoch : "", n_entries > 0 ? last.n : 0, &error);
  g_assert_no_error (error);
}

static KioskExportHistory *
load (World *self)
{
  g_autoptr (GError) error = NULL;
  KioskExportHistory *history = kiosk_day_book_load_exports (self->book, 2, &error);

  g_assert_no_error (error);
  return history;
}

static void
close_day (World *self,
           int offset)
{
  world_set_clock (self, offset, "08:00:00");
  g_free (world_tap (self, KIOSK_KIND_INSTALLED));
  g_assert_true (world_close_batch (self));
}

static void
test_history (World *self,
              gconstpointer data)
{
  g_autoptr (KioskExportHistory) before = NULL;
  g_autoptr (KioskExportHistory) after = NULL;
  const KioskExportRecord *newest;

  world_create (self);
  world_open (self);
  note_export (self, "20261118-1");
  close_day (self, 0);
  close_day (self, 1);
  before = load (self);
  g_assert_cmpuint (before->exports->len, ==, 1);
  g_assert_cmpint (before->n_since, ==, 2);
  g_assert_cmpuint (before->oldest_since, ==, world_day (0));

  note_export (self, "20261119-1");
  note_export (self, "20261119-2");
  close_day (self, 2);
  world_reopen (self);
  after = load (self);
  g_assert_cmpuint (after->exports->len, ==, 2);
  g_assert_cmpint (after->n_since, ==, 1);
  g_assert_cmpuint (after->oldest_since, ==, world_day (2));
  newest = &g_array_index (after->exports, KioskExportRecord, 0);
  g_assert_cmpstr (newest->name, ==, "20261119-2");
  g_assert_cmpuint (newest->until, ==, world_day (1));
  g_assert_cmpuint (newest->day, ==, world_day (1));
  g_assert_cmpint (newest->minute, ==, 8 * 60);
  g_assert_false (after->has_receipt);
}

static KioskReceipt
make_receipt (World *self)
{
  guint n_entries;
  KioskEntry last = world_last_entry (self, &n_entries);
  KioskReceipt receipt = { .n = last.n, .desk = "00000000000000DE", .day = world_day (3) };

  g_strlcpy (receipt.kiosk, last.kiosk, sizeof receipt.kiosk);
  g_strlcpy (receipt.epoch, last.epoch, sizeof receipt.epoch);
  g_strlcpy (receipt.hash, last.hash, sizeof receipt.hash);
  return receipt;
}

static gboolean
take (World *self,
      const KioskReceipt *receipt)
{
  g_autoptr (GArray) receipts = g_array_new (FALSE, FALSE, sizeof (KioskReceipt));
  g_autoptr (GArray) strange = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_val (receipts, *receipt);
  strange = kiosk_day_book_take_receipts (self->book, receipts, &error);
  g_assert_no_error (error);
  return strange->len == 0;
}

/* The newest batch that arrived counts, in whatever order the sticks come back. */
static void
test_receipts (World *self,
               gconstpointer data)
{
  KioskReceipt first, second;
  g_autoptr (KioskExportHistory) history = NULL;

  world_create (self);
  world_open (self);
  close_day (self, 0);
  first = make_receipt (self);
  close_day (self, 1);
  second = make_receipt (self);
  g_assert_true (take (self, &second));
  g_assert_true (take (self, &first));
  g_assert_true (take (self, &second));
  close_day (self, 2);
  close_day (self, 3);
  history = load (self);
  g_assert_true (history->has_receipt);
  g_assert_cmpint (history->receipt.n, ==, 1);
  g_assert_cmpint (history->n_unreceived, ==, 2);
  g_assert_cmpuint (history->closed, ==, world_day (3));
  g_assert_cmpuint (history->received, ==, world_day (1));
  g_assert_cmpstr (history->receipt.desk, ==, "00000000000000DE");
}

/* A desk that holds other figures under the same number has not received these. */
static void
test_receipts_of_others (World *self,
                         gconstpointer data)
{
  KioskReceipt receipt;
  KioskReceipt other;
  g_autoptr (KioskExportHistory) history = NULL;

  world_create (self);
  world_open (self);
  close_day (self, 0);
  receipt = other = make_receipt (self);
  other.hash[0] = other.hash[0] == '0' ? '1' : '0';
  g_assert_false (take (self, &other));
  other = receipt;
  other.kiosk[0] = other.kiosk[0] == '0' ? '1' : '0';
  g_assert_false (take (self, &other));
  other = receipt;
  other.n = 1;
  g_assert_false (take (self, &other));
  history = load (self);
  g_assert_false (history->has_receipt);
}

/* Of one epoch the book has all, of another nothing: what it has is kept, and the other is named. */
static void
test_receipts_of_both (World *self,
                       gconstpointer data)
{
  g_autoptr (GArray) receipts = g_array_new (FALSE, FALSE, sizeof (KioskReceipt));
  g_autoptr (GArray) strange = NULL;
  g_autoptr (KioskExportHistory) history = NULL;
  KioskReceipt own, other;

  world_create (self);
  world_open (self);
  close_day (self, 0);
  own = other = make_receipt (self);
  memset (other.epoch, 'c', 32);
  g_array_append_val (receipts, other);
  g_array_append_val (receipts, own);
  strange = kiosk_day_book_take_receipts (self->book, receipts, NULL);
  g_assert_cmpuint (strange->len, ==, 1);
  g_assert_cmpstr (g_array_index (strange, KioskReceipt, 0).epoch, ==, other.epoch);
  history = load (self);
  g_assert_true (history->has_receipt);
  g_assert_cmpstr (history->receipt.epoch, ==, own.epoch);
  g_assert_cmpint (history->n_unreceived, ==, 0);
}

/* A desk's clock is no reason to believe or to doubt that of the kiosk. */
static void
test_receipts_move_no_floor (World *self,
                             gconstpointer data)
{
  KioskReceipt receipt;
  KioskClockLook before, after;

  world_create (self);
  world_open (self);
  close_day (self, 0);
  receipt = make_receipt (self);
  receipt.day = world_day (4000);
  g_assert_true (kiosk_day_book_look_at_clock (self->book, &before, NULL));
  g_assert_true (take (self, &receipt));
  world_reopen (self);
  g_assert_true (kiosk_day_book_look_at_clock (self->book, &after, NULL));
  g_assert_cmpuint (after.floor, ==, before.floor);
  close_day (self, 1);
  g_assert_cmpuint (make_receipt (self).day, ==, world_day (3));
  g_assert_cmpuint (world_last_entry (self, &(guint){ 0 }).day, ==, world_day (1));
}

/* The last date that is known stands for a batch that has none. */
static void
test_receipt_of_no_date (World *self,
                         gconstpointer data)
{
  KioskReceipt receipt;
  g_autoptr (KioskExportHistory) history = NULL;

  world_create (self);
  world_open (self);
  close_day (self, 0);
  close_day (self, 1000);
  world_reopen (self);
  receipt = make_receipt (self);
  g_assert_cmpint (receipt.n, ==, 1);
  g_assert_cmpuint (world_last_entry (self, &(guint){ 0 }).day, ==, KIOSK_DAY_UNKNOWN);
  g_assert_true (take (self, &receipt));
  history = load (self);
  g_assert_cmpuint (history->received, ==, world_day (0));
  g_assert_cmpuint (history->closed, ==, world_day (0));
  g_assert_cmpint (history->n_unreceived, ==, 0);
}

static KioskClosed *
load_closed (KioskStore *store)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  KioskClosed *closed;

  kiosk_store_load_closed_async (store, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  closed = kiosk_store_load_closed_finish (store, result, &error);
  g_assert_no_error (error);
  return closed;
}

static void
sign (KioskStore *store)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("figures", 7);
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *comment = NULL;
  KioskPublicKey key;

  kiosk_store_sign_async (store, bytes, "n=1", NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  signature = kiosk_store_sign_finish (store, result, &key, &error);
  g_assert_no_error (error);
  g_assert_true (kiosk_signature_verify (signature, &key, bytes, &comment, &error));
  g_assert_cmpstr (comment, ==, "n=1");
}

static void
note (KioskStore *store)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kiosk_store_note_export_async (store, "20261118-1", "", 0, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  kiosk_store_note_export_finish (store, result, &error);
  g_assert_no_error (error);
}

static KioskExportHistory *
load_history (KioskStore *store)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  KioskExportHistory *history;

  kiosk_store_load_exports_async (store, 10, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  history = kiosk_store_load_exports_finish (store, result, &error);
  g_assert_no_error (error);
  return history;
}

static void
take_receipts (KioskStore *store,
               const KioskClosed *closed)
{
  const KioskEntry *last = &g_array_index (closed->entries, KioskEntry, closed->entries->len - 1);
  g_autoptr (GArray) receipts = g_array_new (FALSE, FALSE, sizeof (KioskReceipt));
  KioskReceipt receipt = { .n = last->n, .desk = "00000000000000DE", .day = world_day (3) };
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) strange = NULL;
  g_autoptr (GError) error = NULL;

  g_strlcpy (receipt.kiosk, last->kiosk, sizeof receipt.kiosk);
  g_strlcpy (receipt.epoch, last->epoch, sizeof receipt.epoch);
  g_strlcpy (receipt.hash, last->hash, sizeof receipt.hash);
  g_array_append_val (receipts, receipt);
  receipt.n++;
  g_array_append_val (receipts, receipt);
  kiosk_store_take_receipts_async (store, receipts, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  strange = kiosk_store_take_receipts_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strange->len, ==, 1);
  g_assert_cmpint (g_array_index (strange, KioskReceipt, 0).n, ==, receipt.n);
}

static gint64
close_batch (KioskStore *store)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 waiting = -1;

  kiosk_store_close_batch_async (store, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  kiosk_store_close_batch_finish (store, result, &waiting, &error);
  g_assert_no_error (error);
  return waiting;
}

static void
record (KioskStore *store)
{
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_record_async (store, 1, tap, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  g_assert_true (kiosk_store_record_finish (store, result, NULL, NULL));
}

/* As a screen asks for it. */
static void
test_store (World *self,
            gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (KioskClosed) closed = NULL;
  g_autoptr (KioskExportHistory) history = NULL;

  record (store);
  g_assert_cmpint (close_batch (store), ==, 0);
  record (store);
  g_assert_cmpint (close_batch (store), ==, 1);
  closed = load_closed (store);
  g_assert_cmpuint (closed->entries->len, ==, 1);
  g_assert_cmpuint (closed->cells->len, ==, 1);
  g_assert_cmpuint (closed->sheets->len, ==, 0);
  g_assert_cmpuint (closed->targets->len, ==, 0);
  sign (store);
  note (store);
  take_receipts (store, closed);
  history = load_history (store);
  g_assert_cmpuint (history->exports->len, ==, 1);
  g_assert_true (history->has_receipt);
  waiter_end (store);
}

/* What came of two calls, in the order in which it came. */
typedef struct
{
  GMutex        held;         /* the thread of the store waits for it */
  GCancellable *cancellable;  /* of the loading */
  gboolean      is_recorded;
  gboolean      is_loaded;
} Meanwhile;

static Meanwhile meanwhile;

static void
work_wait (KioskWorker *worker,
           KioskJob *job)
{
  g_mutex_lock (&meanwhile.held);
  g_mutex_unlock (&meanwhile.held);
  kiosk_job_return_done (job, NULL);
}

static void
work_cancel (KioskWorker *worker,
             KioskJob *job)
{
  g_cancellable_cancel (meanwhile.cancellable);
  kiosk_job_return_done (job, NULL);
}

static void
recorded_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_assert_true (kiosk_store_record_finish (KIOSK_STORE (source), result, NULL, NULL));
  g_assert_false (meanwhile.is_loaded);
  meanwhile.is_recorded = TRUE;
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskClosed) closed = kiosk_store_load_closed_finish (KIOSK_STORE (source), result, &error);

  if (meanwhile.cancellable == NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  meanwhile.is_loaded = TRUE;
}

static void
push (KioskStore *store,
      KioskWork job_work)
{
  kiosk_job_push (kiosk_job_new (store, job_work, push, NULL, NULL, NULL));
}

/* What there is to load is more than one step. */
static KioskStore *
start_and_hold (World *self)
{
  KioskStore *store = waiter_start (self);

  record (store);
  g_assert_cmpint (close_batch (store), ==, 0);
  g_mutex_lock (&meanwhile.held);
  push (store, work_wait);
  return store;
}

/* Nobody waits for thanks because staff take the figures of ten years out; and who shuts the store down gets all that
 * was asked for. */
static void
test_tap_in_between (World *self,
                     gconstpointer data)
{
  KioskStore *store = start_and_hold (self);
  g_autoptr (KioskTap) tap = kiosk_tap_new_self (KIOSK_KIND_INSTALLED, FALSE);

  kiosk_store_load_closed_async (store, NULL, loaded_cb, NULL);
  kiosk_store_record_async (store, 1, tap, NULL, recorded_cb, NULL);
  g_mutex_unlock (&meanwhile.held);
  kiosk_store_shut_down (store);
  while (!meanwhile.is_loaded)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (meanwhile.is_recorded);
  waiter_end (store);
}

static void
test_cancelled_in_between (World *self,
                           gconstpointer data)
{
  KioskStore *store = start_and_hold (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  meanwhile.cancellable = cancellable;
  kiosk_store_load_closed_async (store, cancellable, loaded_cb, NULL);
  push (store, work_cancel);
  g_mutex_unlock (&meanwhile.held);
  while (!meanwhile.is_loaded)
    g_main_context_iteration (NULL, TRUE);
  waiter_end (store);
}

static void
forget_meanwhile (World *self,
                  gconstpointer data)
{
  meanwhile = (Meanwhile) { 0 };
  world_tear_down (self, data);
}

static void
enter_sheet (World *self)
{
  g_autoptr (KioskSheet) sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_OUTREACH);
  g_autoptr (GError) error = NULL;

  sheet->day = world_day (0);
  sheet->place = KIOSK_PLACE_MARKET;
  sheet->team = KIOSK_TEAM_POLICE;
  sheet->counts[KIOSK_AUDIENCE_RESIDENT][KIOSK_SHEET_FIGURE_INSTALLED] = 3;
  kiosk_day_book_enter_sheet (self->book, sheet, NULL, &error);
  g_assert_no_error (error);
}

static void
close_day_with_sheets (World *self,
                       int offset)
{
  world_set_clock (self, offset, "08:00:00");
  enter_sheet (self);
  enter_sheet (self);
  g_free (world_tap (self, KIOSK_KIND_NOT_ABLE));
  close_day (self, offset);
}

static void
assert_same (GArray *rows,
             GArray *expected,
             gsize size)
{
  g_assert_cmpmem (rows->data, rows->len * size, expected->data, expected->len * size);
}

/* Row by row, while the book goes on: each step brings one batch or one sheet at most, and all of them what there was
 * at the first. */
static void
test_steps (World *self,
            gconstpointer data)
{
  g_autoptr (KioskClosed) closed = kiosk_closed_new ();
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GArray) cells = NULL;
  g_autoptr (GArray) sheets = NULL;
  g_autoptr (GError) error = NULL;
  guint n_steps = 0;

  world_create (self);
  world_open (self);
  for (int day = 0; day < 3; day++)
    close_day_with_sheets (self, day);
  enter_sheet (self);
  entries = kiosk_day_book_load_entries (self->book, NULL);
  cells = kiosk_day_book_load_cells (self->book, NULL);
  sheets = kiosk_day_book_load_closed_sheets (self->book, NULL);
  for (; closed->targets == NULL; n_steps++)
    {
      guint n_before = closed->entries->len + closed->sheets->len;

      g_assert_true (kiosk_day_book_load_closed (self->book, closed, 1, &error));
      g_assert_cmpuint (closed->entries->len + closed->sheets->len, <=, n_before + 1);
      if (n_steps % 2 == 0)
        close_day_with_sheets (self, 3 + (int) n_steps / 2);
    }
  g_assert_cmpuint (n_steps, >=, 3 + 6 + 1);
  assert_same (closed->entries, entries, sizeof (KioskEntry));
  assert_same (closed->cells, cells, sizeof (KioskCell));
  assert_same (closed->sheets, sheets, sizeof (KioskSheet));
  g_assert_true (kiosk_tally_check (closed->entries, closed->cells, closed->sheets, NULL));
}

#define ADD(name, func) g_test_add ("/exports/" name, World, NULL, world_set_up, func, world_tear_down)
#define ADD_MEANWHILE(name, func) \
  g_test_add ("/exports/" name, World, NULL, world_set_up, func, forget_meanwhile)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("history", test_history);
  ADD ("receipts", test_receipts);
  ADD ("receipts-of-others", test_receipts_of_others);
  ADD ("receipts-of-both", test_receipts_of_both);
  ADD ("receipts-move-no-floor", test_receipts_move_no_floor);
  ADD ("receipt-of-no-date", test_receipt_of_no_date);
  ADD ("steps", test_steps);
  ADD ("store", test_store);
  ADD_MEANWHILE ("tap-in-between", test_tap_in_between);
  ADD_MEANWHILE ("cancelled-in-between", test_cancelled_in_between);
  return g_test_run ();
}
