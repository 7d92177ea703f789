/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a visitor sets for their own eyes. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-comfort.h"

struct _KioskComfort
{
  GObject   parent_instance;
  char     *language;
  guint     text_step;
  gboolean  contrast;
};

enum
{
  PROP_0,
  PROP_LANGUAGE,
  PROP_TEXT_STEP,
  PROP_CONTRAST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskComfort, kiosk_comfort, G_TYPE_OBJECT)

static void
kiosk_comfort_get_property (GObject *object,
                            guint property_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  KioskComfort *self = KIOSK_COMFORT (object);

  switch (property_id)
    {
    case PROP_LANGUAGE:
      g_value_set_string (value, self->language);
      break;
    case PROP_TEXT_STEP:
      g_value_set_uint (value, self->text_step);
      break;
    case PROP_CONTRAST:
      g_value_set_boolean (value, self->contrast);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kiosk_comfort_finalize (GObject *object)
{
  g_free (KIOSK_COMFORT (object)->language);
  G_OBJECT_CLASS (kiosk_comfort_parent_class)->finalize (object);
}

static void
kiosk_comfort_class_init (KioskComfortClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_comfort_get_property;
  object_class->finalize = kiosk_comfort_finalize;
  properties[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, KIOSK_COMFORT_DEFAULT_LANGUAGE, flags);
  properties[PROP_TEXT_STEP] = g_param_spec_uint ("text-step", NULL, NULL, 0, KIOSK_COMFORT_MAX_TEXT_STEP, 0, flags);
  properties[PROP_CONTRAST] = g_param_spec_boolean ("contrast", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kiosk_comfort_init (KioskComfort *self)
{
  self->language = g_strdup (KIOSK_COMFORT_DEFAULT_LANGUAGE);
}

KioskComfort *
kiosk_comfort_new (void)
{
  return g_object_new (KIOSK_TYPE_COMFORT, NULL);
}

const char *
kiosk_comfort_get_language (KioskComfort *self)
{
  return self->language;
}

void
kiosk_comfort_set_language (KioskComfort *self,
                            const char *language)
{
  if (g_strcmp0 (self->language, language) == 0)
    return;

  g_free (self->language);
  self->language = g_strdup (language);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANGUAGE]);
}

guint
kiosk_comfort_get_text_step (KioskComfort *self)
{
  return self->text_step;
}

void
kiosk_comfort_set_text_step (KioskComfort *self,
                             guint text_step)
{
  text_step = MIN (text_step, KIOSK_COMFORT_MAX_TEXT_STEP);
  if (self->text_step == text_step)
    return;

  self->text_step = text_step;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_STEP]);
}

gboolean
kiosk_comfort_get_contrast (KioskComfort *self)
{
  return self->contrast;
}

void
kiosk_comfort_set_contrast (KioskComfort *self,
                            gboolean contrast)
{
  if (self->contrast == !!contrast)
    return;

  self->contrast = !!contrast;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTRAST]);
}

void
kiosk_comfort_reset (KioskComfort *self)
{
  kiosk_comfort_set_language (self, KIOSK_COMFORT_DEFAULT_LANGUAGE);
  kiosk_comfort_set_text_step (self, 0);
  kiosk_comfort_set_contrast (self, FALSE);
}
