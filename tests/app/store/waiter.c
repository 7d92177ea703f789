/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waits for one result of a store, and sees that it comes on the thread that asked. */
#include "waiter.h"

Waiter
waiter_new (void)
{
  return (Waiter) { .loop = g_main_loop_new (NULL, FALSE), .thread = g_thread_self () };
}

void
waiter_done_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  Waiter *self = user_data;

  g_assert_true (g_thread_self () == self->thread);
  self->result = g_object_ref (result);
  g_main_loop_quit (self->loop);
}

/* The caller owns the result. */
GAsyncResult *
waiter_wait (Waiter *self)
{
  if (self->result == NULL)
    g_main_loop_run (self->loop);
  g_main_loop_unref (self->loop);
  return self->result;
}

KioskSettings *
waiter_open_store (KioskStore *store,
                   KioskNotices *out_notices,
                   GError **error)
{
  Waiter waiter = waiter_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kiosk_store_open_async (store, NULL, waiter_done_cb, &waiter);
  result = waiter_wait (&waiter);
  return kiosk_store_open_finish (store, result, out_notices, error);
}

/* A new book, open in a store. */
KioskStore *
waiter_start (World *world)
{
  KioskStore *store;
  g_autoptr (KioskSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  KioskNotices notices = 77;

  world_create (world);
  store = kiosk_store_new (world->state, KIOSK_MODE_LIVE, world->clock);
  settings = waiter_open_store (store, &notices, &error);
  g_assert_no_error (error);
  g_assert_cmpint (notices, ==, KIOSK_NOTICE_NONE);
  g_assert_cmpuint (kiosk_settings_get_rate_limit (settings), ==, 8);
  return store;
}

void
waiter_end (KioskStore *store)
{
  kiosk_store_shut_down (store);
  g_assert_finalize_object (store);
}
