/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What staff change behind their PIN. One change at a time: each is on disk before the next is begun, and what the disk
 * refuses is as it was. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-staff-settings.h"

#include "kiosk-pin.h"

struct _KioskStaffSettings
{
  GObject       parent_instance;
  KioskContext *context;
  KioskSaving   saving;
  KioskDeed     deed;           /* of what is under way */
  char         *new_pin;        /* while the old one is looked at; NULL: that one alone */
  gint64        wait_until_ms;  /* of the old PIN */
  gboolean      is_open;        /* behind the PIN */
  gboolean      has_no_code;    /* of the shift: the book says so */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskStaffSettings, kiosk_staff_settings, G_TYPE_OBJECT)

static KioskStore *
get_store (KioskStaffSettings *self)
{
  return kiosk_context_get_store (self->context);
}

static gint64
get_now_ms (KioskStaffSettings *self)
{
  return kiosk_clock_get_boottime_ms (kiosk_context_get_clock (self->context));
}

static void
set_saving (KioskStaffSettings *self,
            KioskSaving saving)
{
  self->saving = saving;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kiosk_staff_settings_dispose (GObject *object)
{
  KioskStaffSettings *self = KIOSK_STAFF_SETTINGS (object);

  g_clear_pointer (&self->new_pin, kiosk_pin_forget);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (kiosk_staff_settings_parent_class)->dispose (object);
}

static void
kiosk_staff_settings_class_init (KioskStaffSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_staff_settings_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kiosk_staff_settings_init (KioskStaffSettings *self)
{
}

KioskStaffSettings *
kiosk_staff_settings_new (KioskContext *context)
{
  KioskStaffSettings *self = g_object_new (KIOSK_TYPE_STAFF_SETTINGS, NULL);

  g_set_object (&self->context, context);
  return self;
}

KioskSaving
kiosk_staff_settings_get_saving (KioskStaffSettings *self)
{
  return self->saving;
}

/* Seconds until the old PIN is looked at again, after too many wrong ones. */
guint
kiosk_staff_settings_get_wait_s (KioskStaffSettings *self)
{
  gint64 left_ms = self->wait_until_ms - get_now_ms (self);

  return left_ms > 0 ? (guint) ((left_ms + 999) / 1000) : 0;
}

/* Whether helpers are to open their panel with a code that nobody has set: see kiosk_staff_settings_look_for_code(). */
gboolean
kiosk_staff_settings_lacks_code (KioskStaffSettings *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);

  return self->has_no_code && settings != NULL
         && kiosk_settings_get_helper_panel (settings) == KIOSK_HELPER_PANEL_CODE;
}

/* Whether somebody can open the helpers' panel. */
gboolean
kiosk_staff_settings_offers_panel (KioskStaffSettings *self)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);

  return settings != NULL && kiosk_settings_get_helper_panel (settings) != KIOSK_HELPER_PANEL_OFF
         && !kiosk_staff_settings_lacks_code (self);
}

static void
set_has_no_code (KioskStaffSettings *self,
                 gboolean has_no_code)
{
  if (self->has_no_code == has_no_code)
    return;
  self->has_no_code = has_no_code;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What the book does not answer changes nothing: helpers are not kept out by it. */
static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (KioskStaffSettings) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean has_code = FALSE;

  if (!kiosk_store_has_secret_finish (KIOSK_STORE (source), result, &has_code, &error))
    g_debug ("It is not known whether there is a code of the shift: %s", error->message);
  else if (self->context != NULL)
    set_has_no_code (self, !has_code);
}

/* To be called once the book is open: setup.ini may ask for a code before anybody has set one. */
void
kiosk_staff_settings_look_for_code (KioskStaffSettings *self)
{
  kiosk_store_has_secret_async (get_store (self), KIOSK_SECRET_ROLE_SHIFT, NULL, looked_cb, g_object_ref (self));
}

/* Behind the PIN from here on. */
void
kiosk_staff_settings_open (KioskStaffSettings *self)
{
  self->is_open = TRUE;
}

/* The screen is locked. What is on its way to the disk gets there; nobody is told. */
void
kiosk_staff_settings_close (KioskStaffSettings *self)
{
  self->is_open = FALSE;
  kiosk_staff_settings_forget_saving (self);
}

/* What was said of the change before is of no use to the next. */
void
kiosk_staff_settings_forget_saving (KioskStaffSettings *self)
{
  if (self->saving != KIOSK_SAVING_NONE && self->saving != KIOSK_SAVING_UNDER_WAY)
    set_saving (self, KIOSK_SAVING_NONE);
}

static gboolean
can_begin (KioskStaffSettings *self)
{
  return self->is_open && self->saving != KIOSK_SAVING_UNDER_WAY && kiosk_context_get_settings (self->context) != NULL;
}

/* (transfer full) (nullable): the settings as they are, to be changed and saved; NULL while nothing can be. */
KioskSettings *
kiosk_staff_settings_edit (KioskStaffSettings *self)
{
  g_autoptr (GHashTable) table = NULL;

  if (!can_begin (self))
    return NULL;
  table = kiosk_settings_to_table (kiosk_context_get_settings (self->context));
  return kiosk_settings_new_from_table (table, NULL);
}

static void
begin (KioskStaffSettings *self,
       KioskDeed deed)
{
  self->deed = deed;
  set_saving (self, KIOSK_SAVING_UNDER_WAY);
}

static void
note (KioskStaffSettings *self,
      KioskOutcome outcome)
{
  kiosk_context_note (self->context, KIOSK_ACTOR_STAFF, self->deed, outcome);
}

static KioskSaving
get_end (const GError *error)
{
  if (error == NULL)
    return KIOSK_SAVING_DONE;
  return g_error_matches (error, KIOSK_PIN_ERROR, KIOSK_PIN_ERROR_SAME) ? KIOSK_SAVING_SAME_CODE : KIOSK_SAVING_FAILED;
}

static void
end (KioskStaffSettings *self,
     const GError *error)
{
  note (self, error == NULL ? KIOSK_OUTCOME_DONE : KIOSK_OUTCOME_FAILED);
  if (get_end (error) == KIOSK_SAVING_FAILED)
    g_warning ("What staff changed is not on disk: %s", error->message);
  set_saving (self, get_end (error));
  if (!self->is_open)
    kiosk_staff_settings_forget_saving (self);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (KioskStaffSettings) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskSettings) settings = kiosk_store_save_settings_finish (KIOSK_STORE (source), result, &error);

  if (self->context == NULL)
    return;
  if (settings != NULL)
    kiosk_context_set_settings (self->context, settings);
  end (self, error);
}

static void
save (KioskStaffSettings *self,
      KioskSettings *edited)
{
  g_autoptr (GHashTable) table = kiosk_settings_to_table (edited);

  kiosk_store_save_settings_async (get_store (self), table, NULL, saved_cb, g_object_ref (self));
}

/* @edited: of kiosk_staff_settings_edit(), with one change. */
void
kiosk_staff_settings_save (KioskStaffSettings *self,
                           KioskSettings *edited)
{
  if (!can_begin (self))
    return;

  begin (self, KIOSK_DEED_SETTINGS);
  save (self, edited);
}

/* The code first: a panel that asks for one that nobody has set would be closed to everybody. */
static void
code_set_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (KioskStaffSettings) self = user_data;
  g_autoptr (KioskSettings) edited = NULL;
  g_autoptr (GHashTable) table = NULL;
  g_autoptr (GError) error = NULL;

  kiosk_store_set_secret_finish (KIOSK_STORE (source), result, &error);
  if (self->context == NULL)
    return;
  if (error != NULL)
    {
      end (self, error);
      return;
    }
  set_has_no_code (self, FALSE);
  table = kiosk_settings_to_table (kiosk_context_get_settings (self->context));
  edited = kiosk_settings_new_from_table (table, NULL);
  kiosk_settings_set_helper_panel (edited, KIOSK_HELPER_PANEL_CODE);
  save (self, edited);
}

/* @code: one that kiosk_shift_code_check() takes. The helpers' panel is opened by it from here on. */
void
kiosk_staff_settings_set_shift_code (KioskStaffSettings *self,
                                     const char *code)
{
  if (!can_begin (self))
    return;

  begin (self, KIOSK_DEED_SHIFT_CODE);
  kiosk_store_set_secret_async (get_store (self), KIOSK_SECRET_ROLE_SHIFT, code, NULL, code_set_cb,
                                g_object_ref (self));
}

static void
pin_set_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (KioskStaffSettings) self = user_data;
  g_autoptr (GError) error = NULL;

  kiosk_store_set_secret_finish (KIOSK_STORE (source), result, &error);
  if (self->context != NULL)
    end (self, error);
}

/* Whoever found the screen unlocked does not know the old PIN, and is counted as anybody who guesses. */
static void
old_pin_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (KioskStaffSettings) self = user_data;
  g_autoptr (GError) error = NULL;
  KioskTry try = { 0 };

  kiosk_store_try_secret_finish (KIOSK_STORE (source), result, &try, &error);
  if (self->context == NULL)
    return;
  self->wait_until_ms = get_now_ms (self) + (gint64) try.left_s * 1000;
  if (error == NULL && try.was_tried && !try.is_right)
    note (self, KIOSK_OUTCOME_WRONG);
  if (error != NULL)
    end (self, error);
  else if (!self->is_open || (try.is_right && self->new_pin == NULL))
    set_saving (self, KIOSK_SAVING_NONE);
  else if (try.is_right)
    kiosk_store_set_secret_async (get_store (self), KIOSK_SECRET_ROLE_STAFF, self->new_pin, NULL, pin_set_cb,
                                  g_object_ref (self));
  else
    set_saving (self, KIOSK_SAVING_WRONG_PIN);
  g_clear_pointer (&self->new_pin, kiosk_pin_forget);
}

static void
try_old_pin (KioskStaffSettings *self,
             const char *old_pin)
{
  begin (self, KIOSK_DEED_PIN);
  kiosk_store_try_secret_async (get_store (self), KIOSK_SECRET_ROLE_STAFF, old_pin, NULL, old_pin_cb,
                                g_object_ref (self));
}

/* Before a new one is chosen. Nothing is said of one that is right: KIOSK_SAVING_NONE. */
void
kiosk_staff_settings_try_pin (KioskStaffSettings *self,
                              const char *old_pin)
{
  if (can_begin (self))
    try_old_pin (self, old_pin);
}

/* @new_pin: one that kiosk_pin_check() takes. The old one is asked for once more. */
void
kiosk_staff_settings_change_pin (KioskStaffSettings *self,
                                 const char *old_pin,
                                 const char *new_pin)
{
  if (!can_begin (self))
    return;

  self->new_pin = g_strdup (new_pin);
  try_old_pin (self, old_pin);
}
