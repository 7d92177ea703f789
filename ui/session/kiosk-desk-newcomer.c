/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kiosk that nobody enrolled yet. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-desk-newcomer.h"

struct _KioskDeskNewcomer
{
  GObject            parent_instance;
  KioskDeskCandidate candidate;
  gboolean           is_accepted;
};

enum
{
  PROP_0,
  PROP_ACCEPTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskDeskNewcomer, kiosk_desk_newcomer, G_TYPE_OBJECT)

static void
kiosk_desk_newcomer_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  if (property_id == PROP_ACCEPTED)
    g_value_set_boolean (value, KIOSK_DESK_NEWCOMER (object)->is_accepted);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
kiosk_desk_newcomer_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  if (property_id == PROP_ACCEPTED)
    kiosk_desk_newcomer_set_accepted (KIOSK_DESK_NEWCOMER (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
kiosk_desk_newcomer_class_init (KioskDeskNewcomerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kiosk_desk_newcomer_get_property;
  object_class->set_property = kiosk_desk_newcomer_set_property;
  properties[PROP_ACCEPTED] = g_param_spec_boolean ("accepted", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kiosk_desk_newcomer_init (KioskDeskNewcomer *self)
{
}

/* One whose label is free is taken unless somebody says otherwise; any other one waits for a word of its own. */
KioskDeskNewcomer *
kiosk_desk_newcomer_new (const KioskDeskCandidate *candidate)
{
  KioskDeskNewcomer *self = g_object_new (KIOSK_TYPE_DESK_NEWCOMER, NULL);

  self->candidate = *candidate;
  self->is_accepted = candidate->state == KIOSK_DESK_CANDIDATE_NEW;
  return self;
}

const KioskDeskCandidate *
kiosk_desk_newcomer_get_candidate (KioskDeskNewcomer *self)
{
  return &self->candidate;
}

gboolean
kiosk_desk_newcomer_is_accepted (KioskDeskNewcomer *self)
{
  return self->is_accepted;
}

/* One with another key than its id had before is never accepted. */
void
kiosk_desk_newcomer_set_accepted (KioskDeskNewcomer *self,
                                  gboolean is_accepted)
{
  is_accepted = is_accepted && self->candidate.state != KIOSK_DESK_CANDIDATE_OTHER_KEY;
  if (self->is_accepted == is_accepted)
    return;
  self->is_accepted = is_accepted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCEPTED]);
}
