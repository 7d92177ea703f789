/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets and targets through the store: the answer comes when they are on disk, or says why they are not. */
#include "waiter.h"

static gboolean
enter (KioskStore *store,
       const KioskSheet *sheet,
       gint64 *out_number,
       GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_enter_sheet_async (store, sheet, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_enter_sheet_finish (store, result, out_number, error);
}

static GArray *
load_sheets (KioskStore *store,
             GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_load_sheets_async (store, 1, G_MAXUINT32, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_load_sheets_finish (store, result, error);
}

static gboolean
set_target (KioskStore *store,
            const KioskTarget *target,
            GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_set_target_async (store, target, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_set_target_finish (store, result, error);
}

static GArray *
load_targets (KioskStore *store,
              GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_load_targets_async (store, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_load_targets_finish (store, result, error);
}

static gboolean
count_target (KioskStore *store,
              const KioskTarget *target,
              gint64 *out_done,
              GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_count_target_async (store, target, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_count_target_finish (store, result, out_done, error);
}

static KioskSheet *
new_sheet (void)
{
  KioskSheet *sheet = kiosk_sheet_new (KIOSK_SHEET_FORM_UNIT);

  sheet->day = world_day (0);
  g_strlcpy (sheet->unit, "a", sizeof sheet->unit);
  sheet->audience = KIOSK_AUDIENCE_MEMBER;
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_CONCERNED] = 50;
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_APP_INSTALLED] = 40;
  return sheet;
}

static KioskTarget *
new_target (void)
{
  KioskTarget *target = kiosk_target_new ();

  target->number = 100;
  target->from = world_day (0);
  target->column = KIOSK_TARGET_COLUMN_UNIT;
  return target;
}

static void
test_sheets (World *self,
             gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (KioskSheet) sheet = new_sheet ();
  g_autoptr (GArray) sheets = NULL;
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  g_assert_true (enter (store, sheet, &number, &error));
  g_assert_cmpint (number, ==, 1);
  sheet->id[0] = 'x';
  number = -1;
  g_assert_false (enter (store, sheet, &number, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  g_assert_cmpint (number, ==, -1);
  g_clear_error (&error);

  sheets = load_sheets (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 1);
  waiter_end (store);
}

static void
test_targets (World *self,
              gconstpointer data)
{
  KioskStore *store = waiter_start (self);
  g_autoptr (KioskTarget) target = new_target ();
  g_autoptr (KioskSheet) sheet = new_sheet ();
  g_autoptr (GArray) targets = NULL;
  g_autoptr (GError) error = NULL;
  gint64 done = -1;

  g_assert_true (set_target (store, target, &error));
  g_assert_true (enter (store, sheet, NULL, &error));
  targets = load_targets (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (targets->len, ==, 1);
  g_assert_true (count_target (store, &g_array_index (targets, KioskTarget, 0), &done, &error));
  g_assert_cmpint (done, ==, 40);

  target->number = 0;
  kiosk_id_fill (target->id);
  g_assert_false (set_target (store, target, &error));
  g_assert_error (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_INVALID);
  waiter_end (store);
}

static void
test_without_a_book (World *self,
                     gconstpointer data)
{
  KioskStore *store = kiosk_store_new (self->state, KIOSK_MODE_LIVE, self->clock);
  g_autoptr (KioskTarget) target = new_target ();
  g_autoptr (KioskSheet) sheet = new_sheet ();
  GError *errors[5] = { NULL };
  gint64 number = -1;

  g_assert_false (enter (store, sheet, &number, &errors[0]));
  g_assert_null (load_sheets (store, &errors[1]));
  g_assert_false (set_target (store, target, &errors[2]));
  g_assert_null (load_targets (store, &errors[3]));
  g_assert_false (count_target (store, target, &number, &errors[4]));
  g_assert_cmpint (number, ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_error (errors[i], G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED);
      g_clear_error (&errors[i]);
    }
  waiter_end (store);
}

#define ADD(name, function) g_test_add ("/store-sheets/" name, World, NULL, world_set_up, function, world_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("sheets", test_sheets);
  ADD ("targets", test_targets);
  ADD ("without-a-book", test_without_a_book);
  return g_test_run ();
}
