/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts the kiosk works with, and the settings once the book has given them. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-context.h"

struct _KioskContext
{
  GObject           parent_instance;
  KioskClock       *clock;
  KioskClockSetter *clock_setter;  /* NULL: the machine's clock is left alone */
  KioskPower       *power;         /* NULL: the machine is not restarted from here */
  KioskUsbDoors    *doors;         /* NULL: nobody guards the machine's USB ports */
  KioskMedia       *media;         /* NULL: nothing tells of sticks */
  KioskStore       *store;
  KioskPack        *pack;
  GPtrArray        *wards;         /* of KioskWard; NULL: no list could be read */
  KioskSettings    *settings;
  KioskQrMatrix    *link_qr;
  KioskMode         mode;
  char             *setup_path;
  gboolean          needs_setup;
};

enum
{
  PROP_0,
  PROP_SETTINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskContext, kiosk_context, G_TYPE_OBJECT)

static void
kiosk_context_get_property (GObject *object,
                            guint property_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  if (property_id == PROP_SETTINGS)
    g_value_set_object (value, KIOSK_CONTEXT (object)->settings);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
kiosk_context_dispose (GObject *object)
{
  KioskContext *self = KIOSK_CONTEXT (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->clock_setter);
  g_clear_pointer (&self->wards, g_ptr_array_unref);
  g_clear_object (&self->power);
  g_clear_object (&self->doors);
  g_clear_object (&self->media);
  g_clear_object (&self->store);
  g_clear_object (&self->pack);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->link_qr, kiosk_qr_matrix_unref);
  G_OBJECT_CLASS (kiosk_context_parent_class)->dispose (object);
}

static void
kiosk_context_finalize (GObject *object)
{
  KioskContext *self = KIOSK_CONTEXT (object);

  g_free (self->setup_path);
  G_OBJECT_CLASS (kiosk_context_parent_class)->finalize (object);
}

static void
kiosk_context_class_init (KioskContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kiosk_context_get_property;
  object_class->dispose = kiosk_context_dispose;
  object_class->finalize = kiosk_context_finalize;
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, KIOSK_TYPE_SETTINGS,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kiosk_context_init (KioskContext *self)
{
}

/* The pack is NULL where no pack could be read: residents then have the QR and the buttons alone. */
KioskContext *
kiosk_context_new (KioskClock *clock,
                   KioskStore *store,
                   KioskPack *pack,
                   KioskMode mode)
{
  KioskContext *self = g_object_new (KIOSK_TYPE_CONTEXT, NULL);

  g_set_object (&self->clock, clock);
  g_set_object (&self->store, store);
  g_set_object (&self->pack, pack);
  self->mode = mode;
  return self;
}

KioskClock *
kiosk_context_get_clock (KioskContext *self)
{
  return self->clock;
}

KioskStore *
kiosk_context_get_store (KioskContext *self)
{
  return self->store;
}

/* (nullable): NULL where the machine has nothing that tells of sticks. */
KioskMedia *
kiosk_context_get_media (KioskContext *self)
{
  return self->media;
}

void
kiosk_context_set_media (KioskContext *self,
                         KioskMedia *media)
{
  g_set_object (&self->media, media);
}

/* (nullable): what sets the machine's clock when staff say what time it is; without it, the kiosk corrects it for
 * itself alone. */
KioskClockSetter *
kiosk_context_get_clock_setter (KioskContext *self)
{
  return self->clock_setter;
}

/* In service alone; whatever is tried in a training or a demonstration, the machine itself is left alone. */
void
kiosk_context_set_clock_setter (KioskContext *self,
                                KioskClockSetter *setter)
{
  if (self->mode == KIOSK_MODE_LIVE)
    g_set_object (&self->clock_setter, setter);
}

/* (element-type KioskWard) (nullable): the wards to choose from, of every time. */
GPtrArray *
kiosk_context_get_wards (KioskContext *self)
{
  return self->wards;
}

void
kiosk_context_set_wards (KioskContext *self,
                         GPtrArray *wards)
{
  g_clear_pointer (&self->wards, g_ptr_array_unref);
  self->wards = wards != NULL ? g_ptr_array_ref (wards) : NULL;
}

/* Where the first start finds setup.ini; @is_needed: somebody named it, so that it has to be there. */
void
kiosk_context_set_setup_file (KioskContext *self,
                              const char *path,
                              gboolean is_needed)
{
  g_free (self->setup_path);
  self->setup_path = g_strdup (path);
  self->needs_setup = is_needed;
}

/* (nullable): the file need not be there; see kiosk_context_needs_setup_file(). */
const char *
kiosk_context_get_setup_path (KioskContext *self)
{
  return self->setup_path;
}

gboolean
kiosk_context_needs_setup_file (KioskContext *self)
{
  return self->needs_setup;
}

KioskPack *
kiosk_context_get_pack (KioskContext *self)
{
  return self->pack;
}

KioskMode
kiosk_context_get_mode (KioskContext *self)
{
  return self->mode;
}

/* NULL until the book is open. */
KioskSettings *
kiosk_context_get_settings (KioskContext *self)
{
  return self->settings;
}

static KioskQrMatrix *
new_link_qr (KioskSettings *settings)
{
  if (settings == NULL || kiosk_settings_get_link (settings) == NULL || !kiosk_settings_get_link_confirmed (settings))
    return NULL;

  return kiosk_qr_matrix_new (kiosk_settings_get_link (settings), NULL);
}

void
kiosk_context_set_settings (KioskContext *self,
                            KioskSettings *settings)
{
  g_set_object (&self->settings, settings);
  g_clear_pointer (&self->link_qr, kiosk_qr_matrix_unref);
  self->link_qr = new_link_qr (settings);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTINGS]);
}

/* "phường Tân Sơn Hòa", or NULL before set-up. */
char *
kiosk_context_dup_place (KioskContext *self)
{
  const char *name = self->settings != NULL ? kiosk_settings_get_ward_name (self->settings) : NULL;

  return name != NULL ? kiosk_ward_dup_running_name (name) : NULL;
}

/* NULL where there is no link that a person has confirmed by scanning it: no other QR is ever shown, but in the
 * scan test behind the staff's PIN. */
KioskQrMatrix *
kiosk_context_get_link_qr (KioskContext *self)
{
  return self->link_qr;
}

/* (nullable) */
KioskPower *
kiosk_context_get_power (KioskContext *self)
{
  return self->power;
}

/* @power: (nullable): what restarts the machine; set before anybody asks for it. In service alone, as the clock is set
 * there alone. */
void
kiosk_context_set_power (KioskContext *self,
                         KioskPower *power)
{
  if (self->mode == KIOSK_MODE_LIVE)
    g_set_object (&self->power, power);
}

/* (nullable) */
KioskUsbDoors *
kiosk_context_get_doors (KioskContext *self)
{
  return self->doors;
}

/* @doors: (nullable): what lets USB devices in. In service alone. */
void
kiosk_context_set_doors (KioskContext *self,
                         KioskUsbDoors *doors)
{
  if (self->mode == KIOSK_MODE_LIVE)
    g_set_object (&self->doors, doors);
}

static void
noted_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!kiosk_store_note_finish (KIOSK_STORE (source), result, &error))
    g_message ("What was done could not be noted: %s", error->message);
}

/* Notes what was done behind the PIN or by the program. Nothing waits for it, and nothing is undone where it cannot be
 * noted: a full disk is no reason to keep staff from what they came for. Never for what residents and helpers do. */
void
kiosk_context_note (KioskContext *self,
                    KioskActor actor,
                    KioskDeed deed,
                    KioskOutcome outcome)
{
  kiosk_store_note_async (self->store, actor, deed, outcome, NULL, noted_cb, NULL);
}
