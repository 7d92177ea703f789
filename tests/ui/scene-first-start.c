/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk over the set-up of a new kiosk: each step as it is asked, and what it says of a wrong answer. */
#include "scene-first-start.h"

#include "kiosk-folder-medium.h"
#include "kiosk-manual-media.h"
#include "old-machine.h"

#define WRONG_CODE "820471936505"
#define WEAK_PIN   "123456"

/* Of the form of a target, and of its keys. */
#define NUMBERS_LINE 4
#define NINE_KEY     8

static const char good_ini[] =
  "[Kiosk]\n"
  "Format=1\n"
  "Ward=26968\n"
  "Number=2\n"
  "Link=" STAGE_LINK "\n"
                     "[WiFi]\n"
                     "Name=" STAGE_WIFI_NAME "\n"
                                             "Password=" STAGE_WIFI_PASSWORD "\n"
                                                                             "[Unit hpn]\n"
                                                                             "Audience=member\n"
                                                                             "Name=Hội Phụ nữ\n"
                                                                             "[Target q4]\n"
                                                                             "Name=city_plan\n"
                                                                             "Measure=installed\n"
                                                                             "Column=helper\n"
                                                                             "Audience=resident\n"
                                                                             "Number=500\n"
                                                                             "From=2026-10-01\n";

/* As many as there is room for, and one that is only counted. */
static const char wrong_ini[] = "[Kiosk]\nFormat=1\nWard=1\nNumber=0\nLink=x\nCutOffDay=31\n[Screen]\nIdle=1\n"
                                "IdleReading=1\nHelperPanel=x\n";

static KioskFirstStart *
get_first (Scene *self)
{
  return kiosk_session_get_first_start (self->stage->session);
}

/* Until the disk has answered, and what it said is drawn. */
static void
visit (Scene *self,
       const char *name,
       SceneVisitor visitor,
       gpointer user_data)
{
  while (kiosk_first_start_is_busy (get_first (self)))
    g_main_context_iteration (NULL, TRUE);
  scene_settle (self);
  visitor (self, name, user_data);
}

static void
press (Scene *self,
       const char *action)
{
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "button-row"), action, NULL));
}

static void
write_file (Scene *self,
            const char *ini)
{
  g_autofree char *path = g_build_filename (self->stage->state_dir, KIOSK_SETUP_FILE_NAME, NULL);

  g_assert_true (g_file_set_contents (path, ini, -1, NULL));
  kiosk_context_set_setup_file (self->stage->context, path, TRUE);
}

/* Turned by a quarter and seen so, and on, back to where it was. */
static void
walk_turn (Scene *self,
           SceneVisitor visitor,
           gpointer user_data)
{
  visit (self, "first-turn", visitor, user_data);
  for (guint turn = 90; turn <= 360; turn += 90)
    {
      press (self, "first-start.secondary");
      if (turn == 90)
        visit (self, "first-turned", visitor, user_data);
      while (kiosk_first_start_is_busy (get_first (self)))
        g_main_context_iteration (NULL, TRUE);
    }
  press (self, "first-start.primary");
  visit (self, "first-corner", visitor, user_data);
  press (self, "first-start.corner");
  press (self, "first-start.corner");
  visit (self, "first-corner-3", visitor, user_data);
  for (guint i = 0; i < 3; i++)
    kiosk_first_start_miss_corner (get_first (self));
  visit (self, "first-corner-missed", visitor, user_data);
  press (self, "first-start.secondary");
}

static void
walk_clock (Scene *self,
            SceneVisitor visitor,
            gpointer user_data)
{
  visit (self, "first-clock", visitor, user_data);
  press (self, "first-start.secondary");
  visit (self, "first-clock-form", visitor, user_data);
  press (self, "first-start.primary");
  visit (self, "first-clock-wrong", visitor, user_data);
  press (self, "first-start.secondary");
  kiosk_first_start_confirm_clock (get_first (self));
}

static void
put_stick (KioskMedia *media,
           const char *folder)
{
  g_autoptr (KioskMedium) stick = kiosk_folder_medium_new (folder);

  kiosk_manual_media_put (KIOSK_MANUAL_MEDIA (media), stick, 1000);
}

/* Two machines, and a third whose settings somebody changed. */
static void
write_machines (const char *folder)
{
  static const OldMachineExport exports[] = {
    { OLD_MACHINE_KIOSK, 2, OLD_MACHINE_DAY, "live", "20261118-1", old_machine_ini },
    { OLD_MACHINE_OTHER_KIOSK, 3, "2026-11-16", "live", "20261116-1", old_machine_ini },
    { "00000000000000A3", 4, OLD_MACHINE_DAY, "live", "20261118-1", old_machine_ini },
  };

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *export = old_machine_write (folder, &exports[i]);

      if (i == 2)
        old_machine_spoil (export, "thiet-lap.ini", "[Kiosk]\nFormat=1\n");
    }
}

static void
walk_machines (Scene *self,
               SceneVisitor visitor,
               gpointer user_data)
{
  visit (self, "first-machines", visitor, user_data);
  kiosk_first_start_choose_machine (get_first (self), 2);
  visit (self, "first-machine-refused", visitor, user_data);
  press (self, "first-start.back");
  visit (self, "first-machines-again", visitor, user_data);
  kiosk_first_start_choose_machine (get_first (self), 0);
  visit (self, "first-machine", visitor, user_data);
  press (self, "first-start.back");
  press (self, "first-start.back");
}

/* From the file that is not used to the question about date and time. */
static void
walk_stick (Scene *self,
            SceneVisitor visitor,
            gpointer user_data)
{
  g_autoptr (KioskMedia) media = kiosk_manual_media_new ();
  g_autofree char *folder = g_dir_make_tmp ("scene-XXXXXX", NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);

  kiosk_context_set_media (self->stage->context, media);
  press (self, "first-start.secondary");
  visit (self, "first-stick", visitor, user_data);
  press (self, "first-start.primary");
  visit (self, "first-stick-none", visitor, user_data);
  put_stick (media, folder);
  visit (self, "first-stick-ready", visitor, user_data);
  press (self, "first-start.primary");
  visit (self, "first-stick-no-settings", visitor, user_data);
  write_machines (folder);
  put_stick (media, folder);
  press (self, "first-start.primary");
  walk_machines (self, visitor, user_data);
  press (self, "first-start.back");
  kiosk_context_set_media (self->stage->context, NULL);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

static void
walk_file (Scene *self,
           SceneVisitor visitor,
           gpointer user_data)
{
  visit (self, "first-file-wrong", visitor, user_data);
  write_file (self, "[Kiosk]\nFormat=1\nno key and no value\n");
  press (self, "first-start.primary");
  visit (self, "first-file-unreadable", visitor, user_data);
  walk_stick (self, visitor, user_data);
  write_file (self, good_ini);
  kiosk_first_start_read_file (get_first (self));
  kiosk_first_start_confirm_clock (get_first (self));
  visit (self, "first-file", visitor, user_data);
  press (self, "first-start.primary");
}

static void
walk_label (Scene *self,
            SceneVisitor visitor,
            gpointer user_data)
{
  visit (self, "first-ward", visitor, user_data);
  press (self, "first-start.primary");
  visit (self, "first-number", visitor, user_data);
  kiosk_first_start_set_number (get_first (self), 0);
  visit (self, "first-number-wrong", visitor, user_data);
  press (self, "first-start.primary");
}

static void
walk_pin (Scene *self,
          SceneVisitor visitor,
          gpointer user_data)
{
  visit (self, "first-pin", visitor, user_data);
  kiosk_first_start_enter_pin (get_first (self), WEAK_PIN);
  visit (self, "first-pin-weak", visitor, user_data);
  kiosk_first_start_enter_pin (get_first (self), STAGE_PIN);
  visit (self, "first-pin-again", visitor, user_data);
  kiosk_first_start_enter_pin (get_first (self), STAGE_PIN);
}

static void
walk_code (Scene *self,
           SceneVisitor visitor,
           gpointer user_data)
{
  g_autofree char *code = NULL;

  visit (self, "first-code", visitor, user_data);
  press (self, "first-start.primary");
  visit (self, "first-code-shown", visitor, user_data);
  code = g_strdup (kiosk_first_start_get_code (get_first (self)));
  press (self, "first-start.primary");
  visit (self, "first-code-again", visitor, user_data);
  kiosk_first_start_enter_code (get_first (self), WRONG_CODE);
  visit (self, "first-code-wrong", visitor, user_data);
  kiosk_first_start_enter_code (get_first (self), code);
}

static void
click (Scene *self,
       const char *css_class,
       GType type,
       guint i)
{
  g_autoptr (GPtrArray) buttons = scene_get_mapped (scene_find_class (self, css_class), type);

  g_assert_cmpuint (i, <, buttons->len);
  if (type == GTK_TYPE_TOGGLE_BUTTON)
    gtk_toggle_button_set_active (buttons->pdata[i], TRUE);
  else
    g_signal_emit_by_name (buttons->pdata[i], "clicked");
  scene_settle (self);
}

/* Thirteen nines are refused in words, not cut off at what is allowed. */
static void
walk_target_form (Scene *self,
                  SceneVisitor visitor,
                  gpointer user_data)
{
  press (self, "first-start.secondary");
  visit (self, "first-target-form", visitor, user_data);
  click (self, "choices", GTK_TYPE_TOGGLE_BUTTON, NUMBERS_LINE);
  for (guint i = 0; i < 13; i++)
    click (self, "pad-keys", GTK_TYPE_BUTTON, NINE_KEY);
  click (self, "button-row", GTK_TYPE_BUTTON, 1);
  g_assert_nonnull (scene_find_class (self, "pad-problem"));
  visit (self, "first-target-too-large", visitor, user_data);
  click (self, "button-row", GTK_TYPE_BUTTON, 0);
  click (self, "button-row", GTK_TYPE_BUTTON, 0);
}

static GArray *
get_targets (Stage *stage)
{
  KioskFirstStart *first = kiosk_session_get_first_start (stage->session);

  return kiosk_targets_get_list (kiosk_first_start_get_targets (first));
}

static gboolean
has_no_targets (Stage *stage)
{
  return get_targets (stage)->len == 0;
}

static void
end_targets (Scene *self)
{
  g_autoptr (GArray) targets = g_array_copy (get_targets (self->stage));

  for (guint i = 0; i < targets->len; i++)
    {
      g_autoptr (KioskTarget) end = kiosk_target_new_replacing (&g_array_index (targets, KioskTargetState, i).target);

      end->is_ended = TRUE;
      kiosk_first_start_set_target (get_first (self), end);
      while (kiosk_first_start_is_busy (get_first (self)))
        g_main_context_iteration (NULL, TRUE);
    }
  stage_wait_until (self->stage, has_no_targets);
}

/* There are more than there is room for already: see scene_walk_targets(). */
static void
walk_targets (Scene *self,
              SceneVisitor visitor,
              gpointer user_data)
{
  visit (self, "first-targets", visitor, user_data);
  walk_target_form (self, visitor, user_data);
  end_targets (self);
  visit (self, "first-targets-none", visitor, user_data);
  stage_set_settings (self->stage, STAGE_LINK_NOT_CONFIRMED);
  press (self, "first-start.primary");
}

/* A step like the others: it says which one. */
static void
walk_scan_test (Scene *self,
                SceneVisitor visitor,
                gpointer user_data)
{
  KioskStaff *staff = kiosk_session_get_staff (self->stage->session);

  visit (self, "first-scan-test", visitor, user_data);
  g_assert_nonnull (strchr (gtk_label_get_label (GTK_LABEL (scene_find_class (self, "page-kind"))), '8'));
  kiosk_staff_put_off_scan_test (staff);
}

/* Ends on the first screen, with the visitor's comfort as at the begin of a visit. */
void
scene_walk_first_start (Scene *self,
                        SceneVisitor visitor,
                        gpointer user_data)
{
  write_file (self, wrong_ini);
  kiosk_first_start_look (get_first (self));
  walk_turn (self, visitor, user_data);
  walk_clock (self, visitor, user_data);
  walk_file (self, visitor, user_data);
  walk_label (self, visitor, user_data);
  walk_pin (self, visitor, user_data);
  walk_code (self, visitor, user_data);
  walk_targets (self, visitor, user_data);
  walk_scan_test (self, visitor, user_data);
  visit (self, "first-done", visitor, user_data);
  press (self, "first-start.primary");
  while (kiosk_first_start_is_busy (get_first (self)))
    g_main_context_iteration (NULL, TRUE);
  stage_set_secret (self->stage, KIOSK_SECRET_ROLE_STAFF, NULL);
  stage_set_settings (self->stage, STAGE_COMPLETE);
  scene_settle (self);
}
