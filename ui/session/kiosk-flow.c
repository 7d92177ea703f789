/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which screen is shown, and where "Quay lại" leads. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-flow.h"

typedef struct
{
  KioskScreenId  screen;
  char          *page;
} Place;

struct _KioskFlow
{
  GObject  parent_instance;
  GArray  *places;  /* of Place: the way here, the last one shown */
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const screen_nicks[KIOSK_N_SCREENS] = {
  "attract", "home", "page", "guide", "sign-in-help", "wifi", "help-wanted", "thanks", "cannot-record", "out-of-order",
  "code", "team", "helper", "pin", "recovery", "technician", "clock", "scan-test", "staff", "first-start"
};

KIOSK_DEFINE_NICKS (KioskScreenId, kiosk_screen_id, screen_nicks)

G_DEFINE_FINAL_TYPE (KioskFlow, kiosk_flow, G_TYPE_OBJECT)

static void
clear_place (gpointer place)
{
  g_clear_pointer (&((Place *) place)->page, g_free);
}

static Place *
get_last (KioskFlow *self)
{
  return &g_array_index (self->places, Place, self->places->len - 1);
}

static void
push (KioskFlow *self,
      KioskScreenId screen,
      const char *page)
{
  Place place = { screen, g_strdup (page) };

  g_array_append_val (self->places, place);
}

/* "Quay lại" leads through what a person opened to read; all other screens start over from where they stand. */
static gboolean
is_on_the_way (KioskScreenId screen)
{
  return screen == KIOSK_SCREEN_PAGE || screen == KIOSK_SCREEN_GUIDE || screen == KIOSK_SCREEN_SIGN_IN_HELP
         || screen == KIOSK_SCREEN_WIFI || screen == KIOSK_SCREEN_CODE || screen == KIOSK_SCREEN_TEAM
         || screen == KIOSK_SCREEN_PIN;
}

static void
kiosk_flow_finalize (GObject *object)
{
  g_array_unref (KIOSK_FLOW (object)->places);
  G_OBJECT_CLASS (kiosk_flow_parent_class)->finalize (object);
}

static void
kiosk_flow_class_init (KioskFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_flow_finalize;
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
kiosk_flow_init (KioskFlow *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (self->places, clear_place);
  push (self, KIOSK_SCREEN_ATTRACT, NULL);
}

KioskFlow *
kiosk_flow_new (void)
{
  return g_object_new (KIOSK_TYPE_FLOW, NULL);
}

KioskScreenId
kiosk_flow_get_screen (KioskFlow *self)
{
  return get_last (self)->screen;
}

/* The id of the page shown, or NULL on any other screen. */
const char *
kiosk_flow_get_page (KioskFlow *self)
{
  return get_last (self)->page;
}

void
kiosk_flow_go (KioskFlow *self,
               KioskScreenId screen,
               const char *page)
{
  if (kiosk_flow_get_screen (self) == screen && g_strcmp0 (kiosk_flow_get_page (self), page) == 0)
    return;

  if (!is_on_the_way (screen))
    g_array_set_size (self->places, 0);
  else if (!is_on_the_way (kiosk_flow_get_screen (self)))
    {
      /* From the thank-you, the way back is home: the thank-you is over once a person reads on. */
      g_array_set_size (self->places, 0);
      push (self, KIOSK_SCREEN_HOME, NULL);
    }

  push (self, screen, page);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

/* Next or previous page: takes the place of the one shown, so that one "Quay lại" leaves them all. */
void
kiosk_flow_turn (KioskFlow *self,
                 const char *page)
{
  Place *last = get_last (self);

  g_return_if_fail (last->screen == KIOSK_SCREEN_PAGE);

  if (g_strcmp0 (last->page, page) == 0)
    return;
  g_free (last->page);
  last->page = g_strdup (page);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

void
kiosk_flow_back (KioskFlow *self)
{
  if (self->places->len < 2)
    return;

  g_array_set_size (self->places, self->places->len - 1);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}
