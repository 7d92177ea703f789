/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What systemd is told, read from the socket on which it would listen. */
#include <errno.h>
#include <glib/gstdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "kiosk-store-private.h"
#include "kiosk-watchdog.h"
#include "stage.h"
#include "warnings.h"

#define TICK_MS   30
#define PERIOD_US "90000"

/* How many feeds a stall would bring if it were not seen. */
#define N_MISSED 8

/* Longer than any machine needs: only a test that fails waits so long. */
#define DEADLINE_S 30

#define FEED "WATCHDOG=1"

typedef Stage *(*MakeStage) (KioskPack *pack, KioskMode mode);

typedef struct
{
  Stage         *stage;
  KioskWatchdog *watchdog;
  char          *folder;
  char          *path;       /* of the socket, in it */
  int            fd;
  GMutex         lock;       /* what a stalled store waits for */
  int            is_stalled;
} Service;

static int
listen_at (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpuint (g_strlcpy (address.sun_path, path, sizeof address.sun_path), <, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  return fd;
}

/* What systemd hands in. @period_us: (nullable) */
static void
set_environment (Service *self,
                 const char *period_us)
{
  g_setenv ("NOTIFY_SOCKET", self->path, TRUE);
  if (period_us != NULL)
    g_setenv ("WATCHDOG_USEC", period_us, TRUE);
  /* The compositor's. */
  g_setenv ("WATCHDOG_PID", "1", TRUE);
}

/* The environment goes first: no other thread may be there when it changes. */
static Service *
service_new (MakeStage make,
             const char *period_us)
{
  Service *self = g_new0 (Service, 1);

  self->folder = g_dir_make_tmp ("kiosk-watchdog-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "notify", NULL);
  self->fd = listen_at (self->path);
  set_environment (self, period_us);
  g_mutex_init (&self->lock);
  self->stage = make (NULL, KIOSK_MODE_LIVE);
  self->watchdog = kiosk_watchdog_new ();
  kiosk_watchdog_set_store (self->watchdog, self->stage->store);
  return self;
}

static void
service_free (Service *self)
{
  kiosk_watchdog_set_store (self->watchdog, NULL);
  kiosk_store_shut_down (self->stage->store);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self->watchdog);
  stage_free (self->stage);
  g_unsetenv ("NOTIFY_SOCKET");
  g_unsetenv ("WATCHDOG_USEC");
  g_unsetenv ("WATCHDOG_PID");
  close (self->fd);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

/* (transfer full) (nullable): the next thing that systemd would read; NULL where there is none yet. */
static char *
read_one (Service *self)
{
  char buffer[256];
  gssize size = recv (self->fd, buffer, sizeof buffer, 0);

  if (size < 0)
    g_assert_cmpint (errno, ==, EAGAIN);
  return size >= 0 ? g_strndup (buffer, (gsize) size) : NULL;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Turns the loop until systemd would read something, and looks that it is @words. */
static void
wait_for (Service *self,
          const char *words)
{
  guint source = g_timeout_add (5, wake_cb, NULL);
  gint64 end_us = g_get_monotonic_time () + DEADLINE_S * G_USEC_PER_SEC;
  g_autofree char *found = NULL;

  while ((found = read_one (self)) == NULL && g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  g_assert_cmpstr (found, ==, words);
}

static guint
read_feeds (Service *self)
{
  guint n = 0;

  for (char *found; (found = read_one (self)) != NULL; n++)
    {
      g_assert_cmpstr (found, ==, FEED);
      g_free (found);
    }
  return n;
}

/* Turns the loop for as long as @n ticks take, and returns how many feeds came meanwhile. */
static guint
pass_ticks (Service *self,
            guint n)
{
  guint source = g_timeout_add (5, wake_cb, NULL);
  gint64 end_us = g_get_monotonic_time () + (gint64) n * TICK_MS * 1000;

  while (g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  return read_feeds (self);
}

static void
work_wait (KioskWorker *worker,
           KioskJob *job)
{
  Service *self = g_task_get_task_data (job->task);

  g_atomic_int_set (&self->is_stalled, TRUE);
  g_mutex_lock (&self->lock);
  g_mutex_unlock (&self->lock);
  kiosk_job_return_done (job, NULL);
}

static void
waited_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Service *self = user_data;

  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  g_atomic_int_set (&self->is_stalled, FALSE);
}

/* The thread hangs in a job, as in a write that the disk does not end, until the lock is let go. */
static void
stall_store (Service *self)
{
  KioskJob *job = kiosk_job_new (self->stage->store, work_wait, stall_store, NULL, waited_cb, self);

  g_task_set_task_data (job->task, self, NULL);
  g_mutex_lock (&self->lock);
  kiosk_job_push (job);
  while (!g_atomic_int_get (&self->is_stalled))
    g_thread_yield ();
}

static void
begin (Service *self)
{
  kiosk_watchdog_set_ready (self->watchdog);
  wait_for (self, "READY=1");
}

/* FALSE where nothing but another thread will ever wake the loop. */
static gboolean
has_timer (void)
{
  GMainContext *context = g_main_context_default ();
  int priority, timeout_ms;

  while (g_main_context_iteration (context, FALSE))
    continue;
  g_assert_true (g_main_context_acquire (context));
  g_main_context_prepare (context, &priority);
  g_main_context_query (context, priority, &timeout_ms, NULL, 0);
  g_main_context_release (context);
  return timeout_ms >= 0;
}

static void
test_is_told_once (void)
{
  Service *service = service_new (stage_new, NULL);

  g_assert_cmpuint (pass_ticks (service, 2), ==, 0);
  begin (service);
  kiosk_watchdog_set_ready (service->watchdog);
  kiosk_watchdog_set_stopping (service->watchdog);
  wait_for (service, "STOPPING=1");
  g_assert_cmpuint (pass_ticks (service, N_MISSED), ==, 0);
  service_free (service);
}

/* In service, WATCHDOG_PID is the compositor's: the feeds come all the same. */
static void
test_is_fed (void)
{
  Service *service = service_new (stage_new, PERIOD_US);

  /* Before it is in service nobody waits for it. */
  g_assert_cmpuint (pass_ticks (service, N_MISSED), ==, 0);
  begin (service);
  g_assert_true (has_timer ());
  for (guint i = 0; i < 5; i++)
    wait_for (service, FEED);
  read_feeds (service);
  kiosk_watchdog_set_stopping (service->watchdog);
  wait_for (service, "STOPPING=1");
  g_assert_cmpuint (pass_ticks (service, N_MISSED), ==, 0);
  service_free (service);
}

/* A third of the period, and no oftener. */
static void
test_rhythm (void)
{
  Service *service = service_new (stage_new, PERIOD_US);
  gint64 begun_us;

  begin (service);
  begun_us = g_get_monotonic_time ();
  for (guint i = 0; i < 10; i++)
    wait_for (service, FEED);
  g_assert_cmpint (g_get_monotonic_time () - begun_us, >=, 9 * TICK_MS * 1000);
  service_free (service);
}

static void
test_stalled_store (void)
{
  Service *service = service_new (stage_new, PERIOD_US);

  begin (service);
  wait_for (service, FEED);
  stall_store (service);
  /* One answer may have been under way. */
  g_assert_cmpuint (pass_ticks (service, N_MISSED), <=, 1);
  g_assert_cmpuint (pass_ticks (service, N_MISSED), ==, 0);
  g_mutex_unlock (&service->lock);
  wait_for (service, FEED);
  wait_for (service, FEED);
  service_free (service);
}

static void
test_stalled_loop (void)
{
  Service *service = service_new (stage_new, PERIOD_US);

  begin (service);
  wait_for (service, FEED);
  read_feeds (service);
  g_usleep (N_MISSED * TICK_MS * 1000);
  g_assert_cmpuint (read_feeds (service), ==, 0);
  wait_for (service, FEED);
  service_free (service);
}

static gboolean
keep_busy_cb (gpointer user_data)
{
  g_usleep (1000);
  return G_SOURCE_CONTINUE;
}

/* A loop that turns and never comes to draw shows a dead picture. */
static void
test_loop_too_busy_to_draw (void)
{
  Service *service = service_new (stage_new, PERIOD_US);
  guint source;

  begin (service);
  wait_for (service, FEED);
  source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, keep_busy_cb, NULL, NULL);
  read_feeds (service);
  g_assert_cmpuint (pass_ticks (service, N_MISSED), ==, 0);
  g_source_remove (source);
  wait_for (service, FEED);
  service_free (service);
}

/* A kiosk that is out of order says so on its screen; starting it again would not help. */
static void
test_without_a_book (void)
{
  Service *service = service_new (stage_new_unopened, PERIOD_US);

  begin (service);
  wait_for (service, FEED);
  wait_for (service, FEED);
  service_free (service);
}

/* The page of a machine under maintenance has no store. */
static void
test_without_a_store (void)
{
  Service *service = service_new (stage_new, PERIOD_US);

  kiosk_watchdog_set_store (service->watchdog, NULL);
  begin (service);
  wait_for (service, FEED);
  wait_for (service, FEED);
  service_free (service);
}

/* A training has a store of its own, and the one before it does not speak for it. */
static void
test_another_store (void)
{
  Service *service = service_new (stage_new, PERIOD_US);
  KioskStore *other = kiosk_store_new (service->stage->root, KIOSK_MODE_LIVE, KIOSK_CLOCK (service->stage->clock));

  begin (service);
  wait_for (service, FEED);
  stall_store (service);
  kiosk_watchdog_set_store (service->watchdog, other);
  read_feeds (service);
  wait_for (service, FEED);
  wait_for (service, FEED);

  kiosk_watchdog_set_store (service->watchdog, service->stage->store);
  read_feeds (service);
  g_assert_cmpuint (pass_ticks (service, N_MISSED), ==, 0);
  g_mutex_unlock (&service->lock);
  wait_for (service, FEED);
  kiosk_store_shut_down (other);
  g_assert_finalize_object (other);
  service_free (service);
}

/* A store that was shut down answers nothing, which is no answer. */
static void
test_store_that_ended (void)
{
  Service *service = service_new (stage_new, PERIOD_US);

  begin (service);
  wait_for (service, FEED);
  kiosk_store_shut_down (service->stage->store);
  pass_ticks (service, 2);
  g_assert_cmpuint (pass_ticks (service, N_MISSED), ==, 0);
  service_free (service);
}

/* Started by hand: what is left of another service in the environment is not answered. */
static void
test_without_systemd (void)
{
  Stage *stage;
  KioskWatchdog *watchdog;

  g_setenv ("WATCHDOG_USEC", PERIOD_US, TRUE);
  stage = stage_new (NULL, KIOSK_MODE_LIVE);
  watchdog = kiosk_watchdog_new ();
  kiosk_watchdog_set_store (watchdog, stage->store);
  g_assert_false (has_timer ());
  kiosk_watchdog_set_ready (watchdog);
  g_assert_false (has_timer ());
  kiosk_watchdog_set_stopping (watchdog);
  g_assert_finalize_object (watchdog);
  stage_free (stage);
  g_unsetenv ("WATCHDOG_USEC");
}

static void
test_bad_period (void)
{
  static const char *const periods[] = { "", "0", "-1", "soon", "18446744073709551615" };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      Service *service;

      warnings_expect ("WATCHDOG_USEC is not understood: *");
      service = service_new (stage_new, periods[i]);
      warnings_assert ();
      begin (service);
      g_assert_cmpuint (pass_ticks (service, 2), ==, 0);
      service_free (service);
    }
}

static void
test_nobody_listens (void)
{
  Service *service = service_new (stage_new, NULL);

  g_unlink (service->path);
  warnings_expect ("systemd could not be told READY=1: *");
  kiosk_watchdog_set_ready (service->watchdog);
  warnings_assert ();
  service_free (service);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  warnings_install ();
  g_test_add_func ("/watchdog/is-told-once", test_is_told_once);
  g_test_add_func ("/watchdog/is-fed", test_is_fed);
  g_test_add_func ("/watchdog/rhythm", test_rhythm);
  g_test_add_func ("/watchdog/stalled-store", test_stalled_store);
  g_test_add_func ("/watchdog/stalled-loop", test_stalled_loop);
  g_test_add_func ("/watchdog/loop-too-busy-to-draw", test_loop_too_busy_to_draw);
  g_test_add_func ("/watchdog/without-a-book", test_without_a_book);
  g_test_add_func ("/watchdog/without-a-store", test_without_a_store);
  g_test_add_func ("/watchdog/another-store", test_another_store);
  g_test_add_func ("/watchdog/store-that-ended", test_store_that_ended);
  g_test_add_func ("/watchdog/without-systemd", test_without_systemd);
  g_test_add_func ("/watchdog/bad-period", test_bad_period);
  g_test_add_func ("/watchdog/nobody-listens", test_nobody_listens);
  return g_test_run ();
}
