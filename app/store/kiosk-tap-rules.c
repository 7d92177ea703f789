/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the residents' taps are kept out of the count. A visit and a moment are known here and nowhere on disk;
 * when the program starts anew, both rules do. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-tap-rules.h"

#include <string.h>

#define RATE_WINDOW_MS (10 * 60 * 1000)

/* A counted tap of the visit. An answer to it adds its kind: the button that was pressed stays pressed. */
typedef struct
{
  char  id[KIOSK_TAP_ID_SIZE];
  guint kinds;  /* bits */
} Pressed;

typedef struct
{
  char   id[KIOSK_TAP_ID_SIZE];
  gint64 at_ms;
} Install;

struct _KioskTapRules
{
  guint   visit;
  GArray *pressed;     /* of Pressed */
  GArray *installs;    /* of Install, counted, by residents, oldest first */
  guint   rate_limit;
};

/**
 * kiosk_tap_rules_new:
 *
 * Returns: (transfer full): rules that have seen nothing yet, and whose rate is without limit
 */
KioskTapRules *
kiosk_tap_rules_new (void)
{
  KioskTapRules *self = g_new0 (KioskTapRules, 1);

  self->pressed = g_array_new (FALSE, FALSE, sizeof (Pressed));
  self->installs = g_array_new (FALSE, FALSE, sizeof (Install));
  self->rate_limit = G_MAXUINT;
  return self;
}

/**
 * kiosk_tap_rules_free:
 * @self: (transfer full): rules
 */
void
kiosk_tap_rules_free (KioskTapRules *self)
{
  g_array_unref (self->pressed);
  g_array_unref (self->installs);
  g_free (self);
}

/**
 * kiosk_tap_rules_set_rate_limit:
 * @self: rules
 * @rate_limit: most installs by residents that count within ten minutes
 */
void
kiosk_tap_rules_set_rate_limit (KioskTapRules *self,
                                guint rate_limit)
{
  self->rate_limit = rate_limit;
}

static guint
bit_of (KioskKind kind)
{
  return 1u << kind;
}

static gboolean
is_install (const KioskTap *tap)
{
  return tap->source == KIOSK_SOURCE_SELF && kiosk_tap_counts_as_installed (tap->kind);
}

static gboolean
is_pressed (KioskTapRules *self,
            KioskKind kind,
            const char *except_id)
{
  for (guint i = 0; i < self->pressed->len; i++)
    {
      const Pressed *pressed = &g_array_index (self->pressed, Pressed, i);

      if ((pressed->kinds & bit_of (kind)) != 0 && g_strcmp0 (pressed->id, except_id) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Returns the place of @id, or the length where it is not there. */
static guint
find_install (KioskTapRules *self,
              const char *id)
{
  guint i = 0;

  while (i < self->installs->len && strcmp (g_array_index (self->installs, Install, i).id, id) != 0)
    i++;
  return i;
}

static void
drop_old_installs (KioskTapRules *self,
                   gint64 now_ms)
{
  guint n_old = 0;

  while (n_old < self->installs->len
         && now_ms - g_array_index (self->installs, Install, n_old).at_ms >= RATE_WINDOW_MS)
    n_old++;
  g_array_remove_range (self->installs, 0, n_old);
}

static Pressed *
lookup_pressed (KioskTapRules *self,
                const char *id)
{
  for (guint i = 0; i < self->pressed->len; i++)
    {
      Pressed *pressed = &g_array_index (self->pressed, Pressed, i);

      if (strcmp (pressed->id, id) == 0)
        return pressed;
    }
  return NULL;
}

static gboolean
is_too_many (KioskTapRules *self,
             gint64 now_ms)
{
  drop_old_installs (self, now_ms);
  return self->installs->len >= self->rate_limit;
}

/**
 * kiosk_tap_rules_judge:
 * @self: rules
 * @visit: number of the visit
 * @tap: a tap that is not yet recorded
 * @now_ms: time since boot
 *
 * Returns: the rule that keeps @tap out of the count
 */
KioskSuppression
kiosk_tap_rules_judge (KioskTapRules *self,
                       guint visit,
                       const KioskTap *tap,
                       gint64 now_ms)
{
  if (tap->source != KIOSK_SOURCE_SELF)
    return KIOSK_SUPPRESSION_NONE;
  if (visit == self->visit && is_pressed (self, tap->kind, NULL))
    return KIOSK_SUPPRESSION_REPEAT;
  return is_install (tap) && is_too_many (self, now_ms) ? KIOSK_SUPPRESSION_RATE : KIOSK_SUPPRESSION_NONE;
}

/**
 * kiosk_tap_rules_judge_replacement:
 * @self: rules
 * @old_id: the tap that is replaced
 * @old: the rule that keeps it out of the count
 * @tap: the tap in its place, not yet recorded
 * @now_ms: time since boot
 *
 * An answer does not bring a tap into the count that was kept out of it. Where it turns the tap into an install, or
 * into what another tap of the visit says already, it is judged as a new tap would be.
 *
 * Returns: the rule that keeps @tap out of the count
 */
KioskSuppression
kiosk_tap_rules_judge_replacement (KioskTapRules *self,
                                   const char *old_id,
                                   KioskSuppression old,
                                   const KioskTap *tap,
                                   gint64 now_ms)
{
  if (tap->source != KIOSK_SOURCE_SELF || old != KIOSK_SUPPRESSION_NONE)
    return old;
  if (lookup_pressed (self, old_id) != NULL && is_pressed (self, tap->kind, old_id))
    return KIOSK_SUPPRESSION_REPEAT;
  if (is_install (tap) && find_install (self, old_id) == self->installs->len && is_too_many (self, now_ms))
    return KIOSK_SUPPRESSION_RATE;
  return KIOSK_SUPPRESSION_NONE;
}

static void
add_install (KioskTapRules *self,
             const KioskTap *tap,
             gint64 now_ms)
{
  Install install = { .at_ms = now_ms };

  if (!is_install (tap) || find_install (self, tap->id) < self->installs->len)
    return;
  g_strlcpy (install.id, tap->id, sizeof install.id);
  g_array_append_val (self->installs, install);
}

/**
 * kiosk_tap_rules_remember:
 * @self: rules
 * @visit: number of the visit
 * @tap: a tap that is on disk; once more where it is remembered already
 * @suppressed: how it was recorded
 * @now_ms: time since boot
 */
void
kiosk_tap_rules_remember (KioskTapRules *self,
                          guint visit,
                          const KioskTap *tap,
                          KioskSuppression suppressed,
                          gint64 now_ms)
{
  Pressed pressed = { .kinds = bit_of (tap->kind) };

  if (tap->source != KIOSK_SOURCE_SELF)
    return;
  if (visit != self->visit)
    g_array_set_size (self->pressed, 0);
  self->visit = visit;
  if (suppressed != KIOSK_SUPPRESSION_NONE || lookup_pressed (self, tap->id) != NULL)
    return;

  g_strlcpy (pressed.id, tap->id, sizeof pressed.id);
  g_array_append_val (self->pressed, pressed);
  add_install (self, tap, now_ms);
}

static void
forget_install (KioskTapRules *self,
                const char *id)
{
  guint i = find_install (self, id);

  if (i < self->installs->len)
    g_array_remove_index (self->installs, i);
}

/**
 * kiosk_tap_rules_replace:
 * @self: rules
 * @old_id: a tap
 * @tap: the tap that is on disk in its place
 * @suppressed: how it was recorded
 * @now_ms: time since boot
 */
void
kiosk_tap_rules_replace (KioskTapRules *self,
                         const char *old_id,
                         const KioskTap *tap,
                         KioskSuppression suppressed,
                         gint64 now_ms)
{
  Pressed *pressed = lookup_pressed (self, old_id);
  guint i = find_install (self, old_id);

  if (suppressed != KIOSK_SUPPRESSION_NONE)
    {
      kiosk_tap_rules_forget (self, old_id);
      return;
    }
  if (pressed != NULL)
    {
      g_strlcpy (pressed->id, tap->id, sizeof pressed->id);
      pressed->kinds |= bit_of (tap->kind);
    }
  if (i == self->installs->len)
    add_install (self, tap, now_ms);
  else if (is_install (tap))
    g_strlcpy (g_array_index (self->installs, Install, i).id, tap->id, KIOSK_TAP_ID_SIZE);
  else
    forget_install (self, old_id);
}

/**
 * kiosk_tap_rules_forget:
 * @self: rules
 * @id: a tap that was undone: who pressed by mistake may press again
 */
void
kiosk_tap_rules_forget (KioskTapRules *self,
                        const char *id)
{
  const Pressed *pressed = lookup_pressed (self, id);

  if (pressed != NULL)
    g_array_remove_index (self->pressed, (guint) (pressed - (const Pressed *) (gpointer) self->pressed->data));
  forget_install (self, id);
}
