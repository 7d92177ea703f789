/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting the machine's clock over a real bus, where a script stands in for systemd-timedated. */
#include "kiosk-timedate.h"

#include <string.h>

#define NO_BUS "unix:path=/nonexistent/bus"
#define MOMENT_S 1795575900

typedef struct
{
  GTestDBus        *bus;      /* NULL: none */
  GSubprocess      *service;  /* NULL: none */
  GDataInputStream *said;     /* by the service, line by line */
  KioskClockSetter *setter;
  gboolean          is_done;
  gboolean          is_set;
  GError           *error;
} Fixture;

static char *
read_line (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (self->said, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

/* @manner: what the service does with a call; NULL: there is none. */
static void
start_service (Fixture *self,
               const char *manner)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "timedate.py", NULL);
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  if (manner == NULL)
    return;
  self->service = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/usr/bin/python3", "-B", script, manner,
                                    NULL);
  g_assert_no_error (error);
  self->said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->service));
  line = read_line (self);
  g_assert_cmpstr (line, ==, "ready");
}

static void
set_up (Fixture *self,
        gconstpointer manner)
{
  self->setter = kiosk_timedate_new ();
  if (g_strcmp0 (manner, "no bus") == 0)
    {
      g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", NO_BUS, TRUE);
      return;
    }
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (self->bus), TRUE);
  start_service (self, manner);
}

static void
tear_down (Fixture *self,
           gconstpointer manner)
{
  g_assert_finalize_object (self->setter);
  g_clear_error (&self->error);
  g_clear_object (&self->said);
  if (self->service != NULL)
    g_subprocess_force_exit (self->service);
  g_clear_object (&self->service);
  if (self->bus != NULL)
    g_test_dbus_stop (self->bus);
  g_clear_object (&self->bus);
}

static void
set_cb (GObject *source,
        GAsyncResult *result,
        gpointer user_data)
{
  Fixture *self = user_data;

  self->is_set = kiosk_clock_setter_set_finish (KIOSK_CLOCK_SETTER (source), result, &self->error);
  self->is_done = TRUE;
}

static void
set (Fixture *self,
     GCancellable *cancellable)
{
  kiosk_clock_setter_set_async (self->setter, MOMENT_S, cancellable, set_cb, self);
}

static void
wait (Fixture *self)
{
  while (!self->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (self->is_set == (self->error == NULL));
}

static void
assert_called (Fixture *self)
{
  g_autofree char *line = read_line (self);

  g_assert_cmpstr (line, ==, "SetTime (1795575900000000, false, false)");
}

static void
test_accepts (Fixture *self,
              gconstpointer manner)
{
  set (self, NULL);
  wait (self);
  g_assert_no_error (self->error);
  assert_called (self);
}

static void
test_refuses (Fixture *self,
              gconstpointer manner)
{
  set (self, NULL);
  wait (self);
  g_assert_nonnull (self->error);
  g_assert_nonnull (strstr (self->error->message, "Automatic time synchronization"));
  assert_called (self);
}

static void
test_is_silent (Fixture *self,
                gconstpointer manner)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  set (self, cancellable);
  while (!g_pollable_input_stream_is_readable (
           G_POLLABLE_INPUT_STREAM (g_subprocess_get_stdout_pipe (self->service))))
    g_main_context_iteration (NULL, FALSE);
  assert_called (self);
  g_assert_false (self->is_done);
  g_cancellable_cancel (cancellable);
  wait (self);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_no_service (Fixture *self,
                 gconstpointer manner)
{
  set (self, NULL);
  wait (self);
  g_assert_error (self->error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN);
}

static void
test_no_bus (Fixture *self,
             gconstpointer manner)
{
  set (self, NULL);
  wait (self);
  g_assert_nonnull (self->error);
}

/* The bus goes with a service under way: the program does not. */
static void
test_bus_ends (Fixture *self,
               gconstpointer manner)
{
  set (self, NULL);
  while (!g_pollable_input_stream_is_readable (
           G_POLLABLE_INPUT_STREAM (g_subprocess_get_stdout_pipe (self->service))))
    g_main_context_iteration (NULL, FALSE);
  g_test_dbus_stop (self->bus);
  wait (self);
  g_assert_nonnull (self->error);
  g_clear_object (&self->bus);
}

int
main (int argc,
      char *argv[])
{
  static const struct { const char *path, *manner; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/timedate/no-bus", "no bus", test_no_bus },
    { "/timedate/no-service", NULL, test_no_service },
    { "/timedate/accepts", "accepts", test_accepts },
    { "/timedate/refuses", "refuses", test_refuses },
    { "/timedate/is-silent", "is-silent", test_is_silent },
    { "/timedate/bus-ends", "is-silent", test_bus_ends },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].manner, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
