/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's window on a display. */
#include "desk-scene.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kiosk-desk-list.h"
#include "kiosk-desk-memory.h"
#include "kiosk-ward-file.h"
#include "scene.h"

DeskScene *
desk_scene_new (int width_px,
                int height_px)
{
  g_autoptr (GPtrArray) wards = kiosk_ward_file_load (DEFAULT_PACK "/wards.csv", NULL, NULL);
  DeskScene *self = g_new0 (DeskScene, 1);

  g_assert_nonnull (wards);
  self->stage = desk_stage_new (wards);
  self->window = kiosk_desk_window_new (self->stage->session, width_px, height_px);
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_present (GTK_WINDOW (self->window));
  desk_scene_settle (self);
  return self;
}

static void
finalized_cb (gpointer is_gone,
              GObject *where)
{
  *(gboolean *) is_gone = TRUE;
}

/* Looks whether the window and all its parts are gone. */
void
desk_scene_free (DeskScene *self)
{
  gboolean is_gone = FALSE;

  g_object_weak_ref (G_OBJECT (self->window), finalized_cb, &is_gone);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (is_gone);
  desk_stage_free (self->stage);
  g_free (self);
}

static void
count_draws_cb (GdkFrameClock *clock,
                guint *n_draws)
{
  (*n_draws)++;
}

/* Until what is shown is what was asked for: lists ask for their rows once more after they were laid out. */
void
desk_scene_settle (DeskScene *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  guint n_draws = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_draws_cb), &n_draws);

  while (n_draws < 3)
    {
      gtk_widget_queue_draw (self->window);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
}

void
desk_scene_set_comfort (DeskScene *self,
                        const char *language,
                        guint text_step,
                        gboolean contrast)
{
  KioskComfort *comfort = kiosk_desk_session_get_comfort (self->stage->session);

  kiosk_comfort_set_language (comfort, language);
  kiosk_comfort_set_text_step (comfort, text_step);
  kiosk_comfort_set_contrast (comfort, contrast);
  desk_scene_settle (self);
}

/* As its button does. */
void
desk_scene_show_part (DeskScene *self,
                      const char *part)
{
  g_assert_true (gtk_widget_activate_action (gtk_window_get_child (GTK_WINDOW (self->window)), "desk.part", "s", part));
  desk_scene_settle (self);
}

/* (nullable): the last one with this label that is seen. */
GtkWidget *
desk_scene_find_button (DeskScene *self,
                        const char *label)
{
  g_autoptr (GPtrArray) labels = scene_get_mapped (self->window, GTK_TYPE_LABEL);

  for (guint i = labels->len; i > 0; i--)
    {
      GtkWidget *button = gtk_widget_get_ancestor (labels->pdata[i - 1], GTK_TYPE_BUTTON);

      if (button != NULL && g_str_equal (gtk_label_get_label (labels->pdata[i - 1]), label))
        return button;
    }
  return NULL;
}

/* As a mouse or a key does. */
void
desk_scene_press (DeskScene *self,
                  const char *label)
{
  GtkWidget *button = desk_scene_find_button (self, label);

  if (button == NULL || !gtk_widget_is_sensitive (button))
    g_error ("There is no button “%s” to be pressed", label);
  if (GTK_IS_TOGGLE_BUTTON (button) && gtk_actionable_get_action_name (GTK_ACTIONABLE (button)) == NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                  !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  else
    g_signal_emit_by_name (button, "clicked");
  desk_scene_settle (self);
}

gboolean
desk_scene_is_said (DeskScene *self,
                    const char *text)
{
  g_autoptr (GPtrArray) labels = scene_get_mapped (self->window, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_label (labels->pdata[i]), text) != NULL)
      return TRUE;
  return FALSE;
}

void
desk_scene_assert_said (DeskScene *self,
                        const char *text)
{
  if (!desk_scene_is_said (self, text))
    g_error ("“%s” is not said", text);
}

/* A copied disk, a torn copy, a file that a clerk changed, figures without a date. */
static void
make_trouble (DeskScene *self)
{
  DeskStage *stage = self->stage;
  g_autoptr (FleetKiosk) clone = fleet_kiosk_copy (stage->kiosks[2]);
  g_autofree char *torn = NULL;
  g_autofree char *cells = NULL;
  g_autofree char *changed = NULL;

  fleet_kiosk_close (stage->kiosks[2], stage->day, 5, FALSE);
  fleet_kiosk_close (clone, stage->day, 6, FALSE);
  desk_stage_export (stage, 2);
  g_free (fleet_kiosk_export (clone, stage->stick, stage->day, "live"));
  fleet_kiosk_close (stage->kiosks[1], KIOSK_DAY_UNKNOWN, 5, FALSE);
  torn = fleet_kiosk_export (stage->kiosks[1], stage->stick, stage->day, "live");
  cells = g_build_filename (torn, "cells.csv", NULL);
  g_assert_cmpint (g_unlink (cells), ==, 0);
  changed = fleet_kiosk_export (stage->kiosks[1], stage->stick, stage->day, "live");
  g_free (cells);
  cells = g_build_filename (changed, "tong-hop-cua-toi.xlsx", NULL);
  g_assert_true (g_file_set_contents (cells, "x", 1, NULL));
}

static void
remember_book (DeskScene *self)
{
  g_autofree char *path = g_build_filename (self->stage->root, "desk.ini", NULL);
  g_autofree char *book = g_build_filename (self->stage->root, "so-lan-truoc.sqlite", NULL);

  g_assert_true (g_file_set_contents (book, "", 0, NULL));
  kiosk_desk_memory_keep_book (path, book);
  kiosk_desk_session_set_memory (self->stage->session, path);
  desk_scene_settle (self);
}

static void
walk_book (DeskScene *self,
           DeskSceneVisitor visitor,
           gpointer user_data)
{
  visitor (self, "desk-book-none", user_data);
  remember_book (self);
  visitor (self, "desk-book-last", user_data);
  kiosk_desk_session_open (self->stage->session, self->stage->book, FALSE);
  desk_stage_wait_until (self->stage, desk_stage_is_settled);
  desk_scene_settle (self);
  visitor (self, "desk-book-missing", user_data);
  desk_stage_open (self->stage);
  desk_scene_settle (self);
  visitor (self, "desk-book-empty", user_data);
}

static void
walk_intake (DeskScene *self,
             DeskSceneVisitor visitor,
             gpointer user_data)
{
  KioskDeskIntake *intake = kiosk_desk_session_get_intake (self->stage->session);
  g_autoptr (FleetKiosk) twin = fleet_kiosk_new ("26977", 1);

  desk_scene_show_part (self, "intake");
  visitor (self, "desk-intake", user_data);
  desk_stage_export_week (self->stage);
  desk_stage_take (self->stage);
  desk_scene_settle (self);
  visitor (self, "desk-intake-new", user_data);
  kiosk_desk_intake_accept (intake);
  desk_scene_settle (self);
  desk_stage_wait_until (self->stage, desk_stage_is_settled);
  desk_scene_settle (self);
  visitor (self, "desk-intake-done", user_data);
  make_trouble (self);
  fleet_kiosk_close (twin, self->stage->day, 5, FALSE);
  g_free (fleet_kiosk_export (twin, self->stage->stick, self->stage->day, "live"));
  desk_stage_take (self->stage);
  desk_scene_settle (self);
  visitor (self, "desk-intake-label", user_data);
  kiosk_desk_intake_decline (intake);
  desk_stage_wait_until (self->stage, desk_stage_is_settled);
  desk_scene_settle (self);
  visitor (self, "desk-intake-trouble", user_data);
  kiosk_desk_courier_write (kiosk_desk_session_get_courier (self->stage->session),
                            kiosk_desk_intake_get_medium (intake), kiosk_desk_intake_get_folder (intake));
  while (kiosk_desk_courier_get_phase (kiosk_desk_session_get_courier (self->stage->session))
         == KIOSK_DESK_COURIER_PHASE_WRITING)
    g_main_context_iteration (NULL, TRUE);
  desk_scene_settle (self);
  visitor (self, "desk-intake-receipts", user_data);
}

static gboolean
is_vietnamese (DeskScene *self)
{
  return g_str_equal (kiosk_comfort_get_language (kiosk_desk_session_get_comfort (self->stage->session)), "vi");
}

/* Until the board is there that was asked for. */
void
desk_scene_settle_board (DeskScene *self)
{
  while (kiosk_desk_watch_is_looking (kiosk_desk_session_get_watch (self->stage->session)))
    g_main_context_iteration (NULL, TRUE);
  desk_scene_settle (self);
}

/* Presses what opens a row of the table that is seen. */
void
desk_scene_open_row (DeskScene *self,
                     guint place)
{
  g_autoptr (GPtrArray) views = scene_get_mapped (self->window, GTK_TYPE_COLUMN_VIEW);

  g_assert_cmpuint (views->len, ==, 1);
  g_signal_emit_by_name (views->pdata[0], "activate", place);
  desk_scene_settle (self);
}

/* Of the fleet, and one point where no kiosk stands. */
static void
take_points (DeskScene *self)
{
  g_autofree char *path = g_build_filename (self->stage->root, "diem.csv", NULL);

  g_assert_true (g_file_set_contents (path, "ward,number,from,to,working_days\n26968,1,01/11/2026,,\n"
                                            "26968,2,16/11/2026,,\n26977,1,12/11/2026,,T2-T7\n26983,1,16/11/2026,,\n",
                                      -1, NULL));
  kiosk_desk_watch_take_list (kiosk_desk_session_get_watch (self->stage->session), KIOSK_DESK_LIST_KIND_POINTS, path);
}

static void
walk_board (DeskScene *self,
            DeskSceneVisitor visitor,
            gpointer user_data)
{
  KioskDeskWatch *watch = kiosk_desk_session_get_watch (self->stage->session);

  desk_scene_show_part (self, "board");
  desk_scene_settle_board (self);
  visitor (self, "desk-board-unlisted", user_data);
  take_points (self);
  desk_scene_settle_board (self);
  visitor (self, "desk-board-week", user_data);
  desk_scene_open_row (self, 0);
  visitor (self, "desk-board-ward", user_data);
  desk_scene_press (self, is_vietnamese (self) ? "‹ Mọi phường" : "‹ All wards");
  kiosk_desk_watch_show (watch, KIOSK_PERIOD_MONTH);
  desk_scene_settle_board (self);
  visitor (self, "desk-board-month", user_data);
}

static void
walk_doubts (DeskScene *self,
             DeskSceneVisitor visitor,
             gpointer user_data)
{
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (GPtrArray) buttons = NULL;

  desk_scene_show_part (self, "doubts");
  visitor (self, "desk-doubts", user_data);
  lists = scene_get_mapped (self->window, KIOSK_TYPE_DESK_LIST);
  buttons = scene_get_mapped (lists->pdata[0], GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (buttons->pdata[0], TRUE);
  desk_stage_wait_until (self->stage, desk_stage_is_settled);
  desk_scene_settle (self);
  visitor (self, "desk-doubts-decided", user_data);
}

/* Until the report is there that was asked for, and its file. */
void
desk_scene_settle_report (DeskScene *self)
{
  KioskDeskReporter *reporter = kiosk_desk_session_get_reporter (self->stage->session);

  while (kiosk_desk_reporter_is_looking (reporter)
         || kiosk_desk_reporter_get_saving (reporter) == KIOSK_DESK_SAVING_UNDER_WAY)
    g_main_context_iteration (NULL, TRUE);
  desk_scene_settle (self);
}

static void
walk_report (DeskScene *self,
             DeskSceneVisitor visitor,
             gpointer user_data)
{
  KioskDeskReporter *reporter = kiosk_desk_session_get_reporter (self->stage->session);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  desk_scene_show_part (self, "report");
  desk_scene_settle_report (self);
  visitor (self, "desk-report", user_data);
  name = kiosk_desk_reporter_dup_name (reporter, KIOSK_DESK_FILE_XLSX);
  path = g_build_filename (self->stage->root, name, NULL);
  kiosk_desk_reporter_save (reporter, KIOSK_DESK_FILE_XLSX, path);
  desk_scene_settle_report (self);
  visitor (self, "desk-report-saved", user_data);
}

/* The number @place of the form, as a keyboard does. */
void
desk_scene_type (DeskScene *self,
                 guint place,
                 int value)
{
  g_autoptr (GPtrArray) numbers = scene_get_mapped (self->window, GTK_TYPE_SPIN_BUTTON);

  gtk_spin_button_set_value (numbers->pdata[place], value);
  desk_scene_settle (self);
}

void
desk_scene_settle_clerk (DeskScene *self)
{
  KioskDeskClerk *clerk = kiosk_desk_session_get_clerk (self->stage->session);

  while (kiosk_desk_clerk_get_state (clerk) == KIOSK_DESK_CLERK_STATE_BUSY)
    g_main_context_iteration (NULL, TRUE);
  desk_stage_wait_until (self->stage, desk_stage_is_settled);
  desk_scene_settle (self);
}

static void
walk_paper (DeskScene *self,
            DeskSceneVisitor visitor,
            gpointer user_data)
{
  desk_scene_show_part (self, "paper");
  visitor (self, "desk-paper", user_data);
  desk_scene_type (self, DESK_SCENE_N_BEFORE_KINDS + KIOSK_KIND_INSTALLED_SIGNED_IN, 12);
  visitor (self, "desk-paper-typed", user_data);
  desk_scene_press (self, is_vietnamese (self) ? "Ghi vào sổ" : "Write it into the book");
  desk_scene_settle_clerk (self);
  visitor (self, "desk-paper-taken", user_data);
  desk_scene_type (self, DESK_SCENE_N_BEFORE_KINDS + KIOSK_KIND_INSTALLED_SIGNED_IN, 13);
  desk_scene_press (self, is_vietnamese (self) ? "Ghi vào sổ" : "Write it into the book");
  desk_scene_settle_clerk (self);
  visitor (self, "desk-paper-other", user_data);
}

/* From a window without a book to one that has all there can be. */
void
desk_scene_walk (DeskScene *self,
                 DeskSceneVisitor visitor,
                 gpointer user_data)
{
  walk_book (self, visitor, user_data);
  walk_intake (self, visitor, user_data);
  walk_board (self, visitor, user_data);
  walk_doubts (self, visitor, user_data);
  walk_report (self, visitor, user_data);
  walk_paper (self, visitor, user_data);
  desk_scene_show_part (self, "book");
  visitor (self, "desk-book", user_data);
  desk_scene_open_row (self, 0);
  visitor (self, "desk-book-retire", user_data);
}
