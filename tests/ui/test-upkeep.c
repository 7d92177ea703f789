/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff did, as it is noted, and the machine's going down, over a real bus where a script stands in for
 * systemd-logind. */
#include "stage.h"
#include "warnings.h"

typedef struct
{
  Stage            *stage;
  GTestDBus        *bus;
  GSubprocess      *service;
  GDataInputStream *said;
} Fixture;

static KioskUpkeep *
get_upkeep (Fixture *self)
{
  return kiosk_session_get_upkeep (self->stage->session);
}

static KioskStaff *
get_staff (Fixture *self)
{
  return kiosk_session_get_staff (self->stage->session);
}

static char *
read_line (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (self->said, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

/* @manner: what the service does; NULL: there is none. */
static void
start_service (Fixture *self,
               const char *manner)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "logind.py", NULL);
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (self->bus), TRUE);
  if (manner == NULL)
    return;
  self->service = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/usr/bin/python3", "-B", script, manner,
                                    NULL);
  g_assert_no_error (error);
  self->said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->service));
  line = read_line (self);
  g_assert_cmpstr (line, ==, "ready");
}

static Fixture *
new_fixture (const char *manner)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr (KioskPower) power = kiosk_power_new ();

  start_service (self, manner);
  self->stage = stage_new_unopened (NULL, KIOSK_MODE_LIVE);
  kiosk_context_set_power (self->stage->context, power);
  stage_make_book (self->stage, KIOSK_MODE_LIVE);
  kiosk_session_open (self->stage->session);
  while (kiosk_context_get_settings (self->stage->context) == NULL)
    g_main_context_iteration (NULL, TRUE);
  stage_set_settings (self->stage, STAGE_COMPLETE);
  stage_set_secret (self->stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  return self;
}

static void
fixture_free (Fixture *self)
{
  stage_free (self->stage);
  g_clear_object (&self->said);
  if (self->service != NULL)
    g_subprocess_force_exit (self->service);
  g_clear_object (&self->service);
  g_test_dbus_stop (self->bus);
  g_clear_object (&self->bus);
  g_free (self);
}

static void
try (Fixture *self,
     const char *pin)
{
  kiosk_session_wake (self->stage->session);
  kiosk_session_enter_staff (self->stage->session);
  kiosk_staff_try_pin (get_staff (self), pin);
  while (kiosk_staff_is_trying (get_staff (self)))
    g_main_context_iteration (NULL, TRUE);
}

static void
unlock (Fixture *self)
{
  try (self, STAGE_PIN);
  kiosk_staff_put_off_clock (get_staff (self));
  kiosk_staff_put_off_scan_test (get_staff (self));
  g_assert_cmpint (stage_get_screen (self->stage), ==, KIOSK_SCREEN_STAFF);
}

static void
look (Fixture *self)
{
  kiosk_upkeep_look (get_upkeep (self));
  while (kiosk_upkeep_get_state (get_upkeep (self)) == NULL || kiosk_upkeep_get_events (get_upkeep (self)) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Line by line, the newest first, as "deed/outcome", with "!" where no end will come. */
static void
assert_events (Fixture *self,
               const char *wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GArray *events;

  look (self);
  events = kiosk_upkeep_get_events (get_upkeep (self));
  for (guint i = 0; i < events->len; i++)
    {
      const KioskEvent *event = &g_array_index (events, KioskEvent, i);

      g_string_append_printf (text, "%s%s/%s%s", i > 0 ? " " : "", kiosk_deed_to_nick (event->deed),
                              kiosk_outcome_to_nick (event->outcome), event->is_cut ? "!" : "");
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
noted_cb (GObject *source,
          GAsyncResult *result,
          gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
}

/* Until all that was asked of the book, and what its answers asked for, is done. */
static void
settle (Fixture *self)
{
  for (guint i = 0; i < 4; i++)
    {
      gboolean is_over = FALSE;

      kiosk_store_look_at_clock_async (self->stage->store, NULL, noted_cb, &is_over);
      while (!is_over)
        g_main_context_iteration (NULL, TRUE);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static void
lines_cb (GObject *source,
          GAsyncResult *result,
          gpointer lines)
{
  *(GArray **) lines = kiosk_store_load_events_finish (KIOSK_STORE (source), result, NULL);
}

static GArray *
load_lines (Fixture *self)
{
  GArray *lines = NULL;

  settle (self);
  kiosk_store_load_events_async (self->stage->store, 0, 10000, NULL, lines_cb, &lines);
  while (lines == NULL)
    g_main_context_iteration (NULL, TRUE);
  return lines;
}

/* Of the staff's deeds, those without an end. */
static guint
count_open (Fixture *self)
{
  g_autoptr (GArray) lines = load_lines (self);
  guint count = 0;

  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, KioskEvent, i).outcome == KIOSK_OUTCOME_BEGUN)
      count += g_array_index (lines, KioskEvent, i).actor == KIOSK_ACTOR_STAFF ? 1 : 0;
  return count;
}

/* Of unlockings and closings, the ends that have no start; wrong PINs have none. */
static guint
count_ends_of_nothing (Fixture *self)
{
  g_autoptr (GArray) lines = load_lines (self);
  guint count = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const KioskEvent *line = &g_array_index (lines, KioskEvent, i);
      gboolean has_start = line->deed == KIOSK_DEED_UNLOCK || line->deed == KIOSK_DEED_CLOSING;

      count += has_start && line->began == 0 && line->outcome != KIOSK_OUTCOME_WRONG ? 1 : 0;
    }
  return count;
}

static void
press_anything (Fixture *self,
                int what)
{
  KioskSession *session = self->stage->session;

  if (what < 2)
    kiosk_session_enter_staff (session);
  else if (what < 4)
    kiosk_staff_try_pin (get_staff (self), STAGE_PIN);
  else if (what == 4)
    kiosk_staff_put_off_scan_test (get_staff (self));
  else if (what == 5)
    kiosk_staff_close_day (get_staff (self));
  else if (what == 6)
    kiosk_staff_lock (get_staff (self));
  else if (what == 7)
    kiosk_session_restart (session);
  else
    kiosk_staff_leave (get_staff (self));
}

static void
test_unlocking_is_noted (void)
{
  Fixture *self = new_fixture (NULL);

  try (self, STAGE_WRONG_PIN);
  unlock (self);
  assert_events (self, "unlock/ unlock/wrong service/");
  kiosk_staff_lock (get_staff (self));
  unlock (self);
  assert_events (self, "unlock/ unlock/done unlock/wrong service/");
  g_assert_cmpuint (kiosk_upkeep_get_state (get_upkeep (self))->n_wrong, ==, 1);
  fixture_free (self);
}

/* Whoever walks away has not locked the screen: it has locked itself. */
static void
test_walking_away_is_noted (void)
{
  Fixture *self = new_fixture (NULL);

  unlock (self);
  stage_pass (self->stage, KIOSK_STAFF_LOCK_S);
  g_assert_false (kiosk_staff_is_unlocked (get_staff (self)));
  g_assert_null (kiosk_upkeep_get_state (get_upkeep (self)));
  assert_events (self, "unlock/left service/");
  fixture_free (self);
}

static gboolean
is_closed (Stage *stage)
{
  return kiosk_staff_get_closing (kiosk_session_get_staff (stage->session)) != KIOSK_CLOSING_UNDER_WAY;
}

static void
test_closing_is_noted (void)
{
  Fixture *self = new_fixture (NULL);

  unlock (self);
  kiosk_staff_close_day (get_staff (self));
  stage_wait_until (self->stage, is_closed);
  assert_events (self, "closing/done unlock/ service/");
  fixture_free (self);
}

/* Whatever order the buttons are pressed in: each right PIN leads to one line, which has its end once the screen is
 * locked; nothing else is left open. */
static void
test_whatever_is_pressed (void)
{
  Fixture *self = new_fixture (NULL);
  KioskSession *session = self->stage->session;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 300; i++)
    {
      press_anything (self, g_rand_int_range (random, 0, 9));
      for (gint32 n = g_rand_int_range (random, 0, 20); n > 0; n--)
        g_main_context_iteration (NULL, FALSE);
    }
  kiosk_session_restart (session);
  settle (self);
  g_assert_cmpuint (count_open (self), ==, 0);
  g_assert_cmpuint (count_ends_of_nothing (self), ==, 0);
  fixture_free (self);
}

/* A screen that was open when the power went is not open: its line says so, and a wrong PIN in the morning is a line of
 * its own. */
static void
test_power_cut (void)
{
  Fixture *self = new_fixture (NULL);

  unlock (self);
  settle (self);
  self->stage = stage_new_after_cut (self->stage, TRUE);
  settle (self);
  try (self, STAGE_WRONG_PIN);
  unlock (self);
  kiosk_staff_lock (get_staff (self));
  assert_events (self, "unlock/done unlock/wrong service/ unlock/! service/!");
  fixture_free (self);
}

/* What residents do is nobody's business. */
static void
test_residents_are_not_noted (void)
{
  Fixture *self = new_fixture (NULL);

  kiosk_session_wake (self->stage->session);
  stage_tap (self->stage, KIOSK_KIND_INSTALLED, FALSE);
  kiosk_session_call_help (self->stage->session);
  kiosk_session_restart (self->stage->session);
  assert_events (self, "service/");
  fixture_free (self);
}

static void
test_pages (void)
{
  Fixture *self = new_fixture (NULL);
  KioskUpkeep *upkeep = get_upkeep (self);
  gint64 newest;

  for (guint i = 0; i < 2 * KIOSK_UPKEEP_N_EVENTS; i++)
    kiosk_context_note (self->stage->context, KIOSK_ACTOR_STAFF, KIOSK_DEED_SETTINGS, KIOSK_OUTCOME_DONE);
  look (self);
  newest = g_array_index (kiosk_upkeep_get_events (upkeep), KioskEvent, 0).seq;
  g_assert_false (kiosk_upkeep_has_newer (upkeep));
  g_assert_true (kiosk_upkeep_has_older (upkeep));
  kiosk_upkeep_turn (upkeep, TRUE);
  while (g_array_index (kiosk_upkeep_get_events (upkeep), KioskEvent, 0).seq == newest)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_array_index (kiosk_upkeep_get_events (upkeep), KioskEvent, 0).seq, ==,
                   newest - KIOSK_UPKEEP_N_EVENTS);
  g_assert_true (kiosk_upkeep_has_newer (upkeep));
  kiosk_upkeep_turn (upkeep, FALSE);
  while (g_array_index (kiosk_upkeep_get_events (upkeep), KioskEvent, 0).seq != newest)
    g_main_context_iteration (NULL, TRUE);
  fixture_free (self);
}

static void
wait_for_power (Fixture *self)
{
  kiosk_upkeep_look (get_upkeep (self));
  while (!kiosk_upkeep_can (get_upkeep (self), KIOSK_POWER_RESTART)
         || !kiosk_upkeep_can (get_upkeep (self), KIOSK_POWER_SHUT_DOWN))
    g_main_context_iteration (NULL, TRUE);
}

/* The reason is on disk before the machine hears of it. */
static void
test_restart (void)
{
  Fixture *self = new_fixture ("may");
  g_autofree char *line = NULL;

  unlock (self);
  wait_for_power (self);
  kiosk_upkeep_leave (get_upkeep (self), KIOSK_POWER_RESTART);
  kiosk_upkeep_leave (get_upkeep (self), KIOSK_POWER_SHUT_DOWN);
  g_assert_true (kiosk_upkeep_is_leaving (get_upkeep (self)));
  while (!g_pollable_input_stream_is_readable (
           G_POLLABLE_INPUT_STREAM (g_subprocess_get_stdout_pipe (self->service))))
    g_main_context_iteration (NULL, FALSE);
  line = read_line (self);
  g_assert_cmpstr (line, ==, "Reboot (false,)");
  assert_events (self, "restart/ unlock/ service/");
  fixture_free (self);
}

static gboolean
is_refused (Stage *stage)
{
  return kiosk_upkeep_is_refused (kiosk_session_get_upkeep (stage->session));
}

static void
test_refused (void)
{
  Fixture *self = new_fixture ("refuses");

  unlock (self);
  wait_for_power (self);
  warnings_expect ("The machine does not restart or shut down*");
  kiosk_upkeep_leave (get_upkeep (self), KIOSK_POWER_SHUT_DOWN);
  stage_wait_until (self->stage, is_refused);
  warnings_assert ();
  g_assert_false (kiosk_upkeep_is_leaving (get_upkeep (self)));
  assert_events (self, "shut_down/refused unlock/ service/");
  fixture_free (self);
}

/* The bus answers questions in their order: once the second has its answer, so has the first. */
static void
test_may_not (void)
{
  Fixture *self = new_fixture ("may-not");
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);
  g_autoptr (GVariant) said = NULL;

  unlock (self);
  look (self);
  said = g_dbus_connection_call_sync (bus, "org.freedesktop.login1", "/org/freedesktop/login1",
                                      "org.freedesktop.login1.Manager", "CanReboot", NULL, NULL,
                                      G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  g_assert_nonnull (said);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (kiosk_upkeep_can (get_upkeep (self), KIOSK_POWER_RESTART));
  kiosk_upkeep_leave (get_upkeep (self), KIOSK_POWER_RESTART);
  g_assert_false (kiosk_upkeep_is_leaving (get_upkeep (self)));
  fixture_free (self);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  warnings_install ();
  g_test_add_func ("/upkeep/unlocking-is-noted", test_unlocking_is_noted);
  g_test_add_func ("/upkeep/walking-away-is-noted", test_walking_away_is_noted);
  g_test_add_func ("/upkeep/closing-is-noted", test_closing_is_noted);
  g_test_add_func ("/upkeep/whatever-is-pressed", test_whatever_is_pressed);
  g_test_add_func ("/upkeep/power-cut", test_power_cut);
  g_test_add_func ("/upkeep/residents-are-not-noted", test_residents_are_not_noted);
  g_test_add_func ("/upkeep/pages", test_pages);
  g_test_add_func ("/upkeep/restart", test_restart);
  g_test_add_func ("/upkeep/refused", test_refused);
  g_test_add_func ("/upkeep/may-not", test_may_not);
  return g_test_run ();
}
