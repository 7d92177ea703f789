/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the recovery code opens: each question, and what is said after it. Nothing is carried out. */
#include "scene-technician.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "kiosk-task-page.h"
#include "kiosk-technician-words.h"

#define N_BACKUPS 14

static const char *const task_names[] = { "pin", "diagnosis", "restore", "anew", "inputs" };

static KioskTechnician *
get_technician (Scene *self)
{
  return kiosk_session_get_technician (self->stage->session);
}

static void
begin (Scene *self,
       const char *name)
{
  guint task = 0;

  while (!g_str_equal (task_names[task], name))
    task++;
  g_assert_true (gtk_widget_activate_action (scene_find_class (self, "technician"), "technician.task", "u", task));
  scene_settle (self);
}

static GPtrArray *
get_buttons (Scene *self)
{
  return scene_get_mapped (scene_find_class (self, "technician"), GTK_TYPE_BUTTON);
}

/* The first or the last button that is seen. */
static void
press (Scene *self,
       gboolean is_first)
{
  g_autoptr (GPtrArray) buttons = get_buttons (self);

  g_signal_emit_by_name (buttons->pdata[is_first ? 0 : buttons->len - 1], "clicked");
  scene_settle (self);
}

static void
wait_for_backups (Scene *self)
{
  begin (self, "restore");
  while (kiosk_technician_get_backups (get_technician (self)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  scene_settle (self);
}

/* The first one in the list cannot be read, and leads no further. */
static void
walk_past_unreadable (Scene *self,
                      SceneVisitor visitor,
                      gpointer user_data)
{
  g_autoptr (GPtrArray) way_back = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  press (self, TRUE);
  visitor (self, "technician-unreadable", user_data);
  way_back = get_buttons (self);
  g_assert_cmpuint (way_back->len, ==, 1);
  press (self, TRUE);
  wait_for_backups (self);
  backups = get_buttons (self);
  g_signal_emit_by_name (backups->pdata[1], "clicked");
  scene_settle (self);
}

/* As the program shows it where a trial does not come to. */
static void
show (Scene *self,
      const char *back,
      const char *accept,
      char *text)
{
  g_autoptr (GPtrArray) pages = scene_get_mapped (self->window, KIOSK_TYPE_TASK_PAGE);

  g_assert_cmpuint (pages->len, ==, 1);
  kiosk_task_page_set_buttons (pages->pdata[0], back, NULL, accept);
  gtk_label_set_label (GTK_LABEL (scene_find_class (self, "task-text")), text);
  g_free (text);
  scene_settle (self);
}

static char *
dup_backup_path (Scene *self,
                 guint number)
{
  g_autofree char *name = g_strdup_printf ("backup-%06u.db", number);

  return g_build_filename (self->stage->state_dir, name, NULL);
}

/* As many as are kept, of the size of a book in which nobody is counted; the newest is no book. */
static void
put_backups (Scene *self)
{
  g_autofree char *folder = g_dir_make_tmp ("scene-XXXXXX", NULL);
  g_autofree char *book = g_build_filename (folder, "day-book.db", NULL);
  g_autofree char *key = g_build_filename (folder, "kiosk.key", NULL);
  g_autofree char *text = NULL;
  gsize size;

  g_assert_true (kiosk_day_book_create (folder, KIOSK_MODE_LIVE, KIOSK_CLOCK (self->stage->clock), NULL));
  g_assert_true (g_file_get_contents (book, &text, &size, NULL));
  for (guint i = 1; i <= N_BACKUPS; i++)
    {
      g_autofree char *path = dup_backup_path (self, i);

      g_assert_true (g_file_set_contents (path, text, i < N_BACKUPS ? (gssize) size : 7, NULL));
    }
  g_unlink (book);
  g_unlink (key);
  g_rmdir (folder);
}

static void
remove_backups (Scene *self)
{
  for (guint i = 1; i <= N_BACKUPS; i++)
    {
      g_autofree char *path = dup_backup_path (self, i);

      g_unlink (path);
    }
}

static void
walk_restore (Scene *self,
              SceneVisitor visitor,
              gpointer user_data)
{
  wait_for_backups (self);
  visitor (self, "technician-no-backup", user_data);
  press (self, FALSE);
  put_backups (self);
  wait_for_backups (self);
  visitor (self, "technician-backups", user_data);
  walk_past_unreadable (self, visitor, user_data);
  visitor (self, "technician-restore", user_data);
  press (self, FALSE);
  visitor (self, "technician-restore-sure", user_data);
  press (self, TRUE);
  show (self, NULL, _("Begin again"), kiosk_technician_words_dup_ready ("aside-000001"));
  visitor (self, "technician-ready", user_data);
  show (self, _("Back"), NULL, g_strdup (""));
  press (self, TRUE);
  press (self, FALSE);
  remove_backups (self);
}

static void
walk_inputs (Scene *self,
             SceneVisitor visitor,
             gpointer user_data)
{
  const KioskUsbAnswer answer = { .n_new = 2, .n_known = 1, .n_refused = 1, .first = "046d:c31c" };

  /* A trial guards nothing. */
  begin (self, "inputs");
  visitor (self, "technician-no-guard", user_data);
  show (self, _("Back"), _("Let it in"), g_strdup (kiosk_technician_words_get_inputs ()));
  visitor (self, "technician-inputs", user_data);
  show (self, _("Back"), _("Let it in"), kiosk_technician_words_dup_answer (&answer));
  visitor (self, "technician-let-in", user_data);
  press (self, TRUE);
}

/* From the page that asks for the PIN, and back to it. */
void
scene_walk_technician (Scene *self,
                       SceneVisitor visitor,
                       gpointer user_data)
{
  KioskStaff *staff = kiosk_session_get_staff (self->stage->session);
  KioskRecovery *recovery = kiosk_staff_get_recovery (staff);

  kiosk_staff_enter_technician (staff);
  scene_settle (self);
  visitor (self, "technician-code", user_data);
  kiosk_recovery_try_code (recovery, STAGE_CODE);
  while (kiosk_recovery_is_busy (recovery))
    g_main_context_iteration (NULL, TRUE);
  scene_settle (self);
  visitor (self, "technician", user_data);
  begin (self, "diagnosis");
  visitor (self, "technician-diagnosis", user_data);
  press (self, TRUE);
  walk_restore (self, visitor, user_data);
  begin (self, "anew");
  visitor (self, "technician-anew", user_data);
  press (self, FALSE);
  visitor (self, "technician-anew-sure", user_data);
  press (self, TRUE);
  press (self, TRUE);
  walk_inputs (self, visitor, user_data);
  scene_go (self, KIOSK_SCREEN_HOME, NULL);
  kiosk_session_enter_staff (self->stage->session);
  scene_settle (self);
}
