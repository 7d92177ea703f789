/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start: the ward, of those that there are today, and the number of the kiosk in it. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-first-start-private.h"

static int
find_ward (KioskFirstStart *self,
           const char *code)
{
  for (guint i = 0; code != NULL && i < self->wards->len; i++)
    if (g_str_equal (((const KioskWard *) g_ptr_array_index (self->wards, i))->code, code))
      return (int) i;
  return -1;
}

/* On whatever day. */
static gboolean
has_code (GPtrArray *list,
          const char *code)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (g_str_equal (((const KioskWard *) g_ptr_array_index (list, i))->code, code))
      return TRUE;
  return FALSE;
}

/* (nullable): the ward of the settings, as one of @list, which knows better of all that it has. */
static const KioskWard *
make_own_ward (KioskFirstStart *self,
               GPtrArray *list)
{
  KioskSettings *settings = kiosk_context_get_settings (self->context);

  g_clear_pointer (&self->own_ward, kiosk_ward_free);
  if (kiosk_settings_get_ward_code (settings) == NULL || has_code (list, kiosk_settings_get_ward_code (settings)))
    return NULL;
  self->own_ward = g_new0 (KioskWard, 1);
  g_strlcpy (self->own_ward->code, kiosk_settings_get_ward_code (settings), sizeof self->own_ward->code);
  self->own_ward->name = g_strdup (kiosk_settings_get_ward_name (settings));
  self->own_ward->valid_from = kiosk_settings_get_ward_valid_from (settings);
  self->own_ward->valid_to = KIOSK_DAY_UNKNOWN;
  return self->own_ward;
}

/* A ward that the file names whole, or that was taken from one before, stands among the others, in the place of one
 * with the same code. */
static void
add_own_ward (KioskFirstStart *self,
              GPtrArray *list)
{
  const KioskWard *named = self->file != NULL ? kiosk_setup_file_get_own_ward (self->file) : NULL;
  const KioskWard *ward = named != NULL ? named : make_own_ward (self, list);
  int place = ward != NULL ? find_ward (self, ward->code) : -1;

  if (ward == NULL || !kiosk_ward_is_valid_on (ward, kiosk_first_start_get_today (self)))
    return;
  if (place >= 0)
    g_ptr_array_index (self->wards, place) = (gpointer) ward;
  else
    g_ptr_array_insert (self->wards, 0, (gpointer) ward);
}

/* Those that are wards today: a code means something else on another day. */
void
kiosk_first_start_list_wards (KioskFirstStart *self)
{
  GPtrArray *own = self->file != NULL ? kiosk_setup_file_get_wards (self->file) : NULL;
  GPtrArray *list = own != NULL ? own : kiosk_context_get_wards (self->context);

  g_ptr_array_set_size (self->wards, 0);
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (kiosk_ward_is_valid_on (g_ptr_array_index (list, i), kiosk_first_start_get_today (self)))
      g_ptr_array_add (self->wards, g_ptr_array_index (list, i));
  add_own_ward (self, list);
}

/* (element-type KioskWard): to choose from. */
GPtrArray *
kiosk_first_start_get_wards (KioskFirstStart *self)
{
  return self->wards;
}

static const char *
get_file_ward (KioskFirstStart *self)
{
  return self->file != NULL ? kiosk_setup_file_get_ward_code (self->file) : NULL;
}

/* The one chosen before, else the one named by setup.ini; -1: none of those that there are. */
int
kiosk_first_start_get_ward_place (KioskFirstStart *self)
{
  int place = find_ward (self, kiosk_settings_get_ward_code (kiosk_context_get_settings (self->context)));

  return place >= 0 ? place : find_ward (self, get_file_ward (self));
}

/* Whether setup.ini names a ward that there is none of on this day. */
gboolean
kiosk_first_start_lacks_file_ward (KioskFirstStart *self)
{
  return get_file_ward (self) != NULL && find_ward (self, get_file_ward (self)) < 0;
}

/* The one entered before, or named by setup.ini; 0: none. */
guint
kiosk_first_start_get_number (KioskFirstStart *self)
{
  guint number = kiosk_settings_get_number (kiosk_context_get_settings (self->context));

  return number == 0 && self->file != NULL ? kiosk_setup_file_get_number (self->file) : number;
}

/* @place: among kiosk_first_start_get_wards() */
void
kiosk_first_start_choose_ward (KioskFirstStart *self,
                               guint place)
{
  g_autoptr (KioskSettings) draft = NULL;
  const KioskWard *ward;

  if (self->state != KIOSK_FIRST_START_WARD || kiosk_first_start_is_busy (self) || place >= self->wards->len)
    return;

  ward = g_ptr_array_index (self->wards, place);
  draft = kiosk_first_start_new_draft (self, KIOSK_FIRST_STEP_NUMBER);
  if (kiosk_settings_set_ward (draft, ward->code, ward->valid_from, ward->name, NULL))
    kiosk_first_start_save (self, g_steal_pointer (&draft), KIOSK_FIRST_START_NUMBER);
}

void
kiosk_first_start_set_number (KioskFirstStart *self,
                              guint number)
{
  g_autoptr (KioskSettings) draft = NULL;

  if (self->state != KIOSK_FIRST_START_NUMBER || kiosk_first_start_is_busy (self))
    return;

  draft = kiosk_first_start_new_draft (self, KIOSK_FIRST_STEP_PIN);
  if (kiosk_settings_set_number (draft, number, NULL))
    kiosk_first_start_save (self, g_steal_pointer (&draft), KIOSK_FIRST_START_PIN);
  else
    kiosk_first_start_go (self, KIOSK_FIRST_START_NUMBER, KIOSK_FIRST_START_PROBLEM_NUMBER);
}
