/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds systemd's watchdog, sd_notify(3), for as long as the main loop turns and the store's thread answers. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-watchdog.h"

#include <systemd/sd-daemon.h>

/* systemd asks for at least two a period; with three, one may come late. */
#define FEEDS_A_PERIOD 3

/* That of drawing (GDK_PRIORITY_REDRAW): a loop too busy to draw feeds nothing. */
#define PRIORITY (G_PRIORITY_HIGH_IDLE + 20)

struct _KioskWatchdog
{
  GObject     parent_instance;
  KioskStore *store;        /* NULL: the loop alone is watched */
  guint64     period_us;    /* 0: systemd does not wait for feeds */
  guint       tick_source;
  gboolean    is_waiting;   /* for the store's answer */
  gboolean    has_answered; /* the store, since the last tick */
  gboolean    is_ready;
};

G_DEFINE_FINAL_TYPE (KioskWatchdog, kiosk_watchdog, G_TYPE_OBJECT)

/* Does nothing where nobody is to be told: without NOTIFY_SOCKET. */
static void
tell (const char *words)
{
  int result = sd_notify (FALSE, words);

  if (result < 0)
    g_warning ("systemd could not be told %s: %s", words, g_strerror (-result));
}

static void
pinged_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskWatchdog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_alive = kiosk_store_ping_finish (KIOSK_STORE (source), result, &error);

  /* A training has its own store; what the one before it says late is of no use. */
  if (self->store != KIOSK_STORE (source))
    return;
  self->is_waiting = FALSE;
  self->has_answered = is_alive;
}

static void
ask_store (KioskWatchdog *self)
{
  if (self->store == NULL || self->is_waiting || self->tick_source == 0)
    return;

  self->is_waiting = TRUE;
  kiosk_store_ping_async (self->store, NULL, pinged_cb, g_object_ref (self));
}

static gboolean
tick_cb (gpointer user_data)
{
  KioskWatchdog *self = KIOSK_WATCHDOG (user_data);

  if (self->store == NULL || self->has_answered)
    tell ("WATCHDOG=1");
  self->has_answered = FALSE;
  ask_store (self);
  return G_SOURCE_CONTINUE;
}

static void
kiosk_watchdog_dispose (GObject *object)
{
  KioskWatchdog *self = KIOSK_WATCHDOG (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (kiosk_watchdog_parent_class)->dispose (object);
}

static void
kiosk_watchdog_class_init (KioskWatchdogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_watchdog_dispose;
}

/* Not sd_watchdog_enabled(3): it wants WATCHDOG_PID to be this process, and in service that is the compositor, which
 * started this one. Hence NotifyAccess=all in the unit. */
static guint64
get_period_us (void)
{
  const char *text = g_getenv ("WATCHDOG_USEC");
  g_autoptr (GError) error = NULL;
  guint64 period_us = 0;

  if (g_getenv ("NOTIFY_SOCKET") == NULL || text == NULL)
    return 0;
  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT64 - 1, &period_us, &error))
    {
      g_warning ("WATCHDOG_USEC is not understood: %s", error->message);
      return 0;
    }
  return period_us;
}

static void
kiosk_watchdog_init (KioskWatchdog *self)
{
  self->period_us = get_period_us ();
}

/* Says nothing yet. */
KioskWatchdog *
kiosk_watchdog_new (void)
{
  return g_object_new (KIOSK_TYPE_WATCHDOG, NULL);
}

/* @store: (nullable): the store that is in use from now on. Without one, a main loop that turns is enough. */
void
kiosk_watchdog_set_store (KioskWatchdog *self,
                          KioskStore *store)
{
  if (!g_set_object (&self->store, store))
    return;

  self->is_waiting = FALSE;
  self->has_answered = FALSE;
  ask_store (self);
}

/* The first screen is seen. A second time does nothing. */
void
kiosk_watchdog_set_ready (KioskWatchdog *self)
{
  if (self->is_ready)
    return;

  self->is_ready = TRUE;
  tell ("READY=1");
  if (self->period_us == 0)
    return;
  self->tick_source = g_timeout_add_full (PRIORITY, (guint) MAX (self->period_us / FEEDS_A_PERIOD / 1000, 1), tick_cb,
                                          self, NULL);
  ask_store (self);
}

/* The program was told to end, and does so in its own time, which the unit limits. */
void
kiosk_watchdog_set_stopping (KioskWatchdog *self)
{
  g_clear_handle_id (&self->tick_source, g_source_remove);
  tell ("STOPPING=1");
}
