/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is being done stands largest; below it, what can be done now, and what came of each copy. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-intake-view.h"

#include <glib/gi18n.h>

#include "kiosk-desk-chooser.h"
#include "kiosk-desk-id.h"
#include "kiosk-desk-list.h"
#include "kiosk-desk-words.h"

struct _KioskDeskIntakeView
{
  KioskDeskView       parent_instance;
  GtkWidget          *card;
  GtkImage           *picture;
  GtkLabel           *state;
  GtkLabel           *counts;
  GtkProgressBar     *progress;
  GtkWidget          *start_buttons;
  GtkWidget          *take_stick;
  GtkWidget          *take_folder;
  GtkWidget          *receipts;
  GtkLabel           *receipts_said;
  GtkWidget          *ask_buttons;
  GtkWidget          *accept;
  GtkLabel           *accept_label;
  GtkWidget          *decline;
  GtkWidget          *cancel;
  GtkWidget          *hint;
  KioskDeskList      *newcomers;
  KioskDeskList      *results;
  KioskDeskIntakePhase phase;  /* that is shown */
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (KioskDeskIntakeView, kiosk_desk_intake_view, KIOSK_TYPE_DESK_VIEW)

static KioskDeskSession *
get_session (KioskDeskIntakeView *self)
{
  return kiosk_desk_view_get_session (KIOSK_DESK_VIEW (self));
}

static KioskDeskIntake *
get_intake (KioskDeskIntakeView *self)
{
  return kiosk_desk_session_get_intake (get_session (self));
}

static KioskDeskCourier *
get_courier (KioskDeskIntakeView *self)
{
  return kiosk_desk_session_get_courier (get_session (self));
}

static gboolean
is_writing (KioskDeskIntakeView *self)
{
  return kiosk_desk_courier_get_phase (get_courier (self)) == KIOSK_DESK_COURIER_PHASE_WRITING;
}

static void
set_class (GtkWidget *widget,
           const char *name,
           gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
update_card (KioskDeskIntakeView *self,
             KioskDeskIntakePhase phase)
{
  g_autofree char *state = kiosk_desk_words_dup_intake (get_session (self));
  g_autofree char *counts = kiosk_desk_words_dup_counts (get_intake (self));
  gboolean is_done = phase == KIOSK_DESK_INTAKE_PHASE_DONE;
  gboolean is_odd = phase == KIOSK_DESK_INTAKE_PHASE_FAILED
                    || (is_done && kiosk_desk_intake_get_counts (get_intake (self))->n_refused > 0);

  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->counts, counts != NULL ? counts : "");
  gtk_widget_set_visible (GTK_WIDGET (self->counts), counts != NULL);
  gtk_image_set_from_icon_name (self->picture,
                                is_odd ? "kiosk-warning-symbolic"
                                : is_done ? "kiosk-check-symbolic" : "kiosk-usb-symbolic");
  set_class (self->card, "done", is_done && !is_odd);
  set_class (self->card, "failed", is_odd);
}

static void
update_progress (KioskDeskIntakeView *self,
                 KioskDeskIntakePhase phase)
{
  const KioskDeskIntakeCounts *counts = kiosk_desk_intake_get_counts (get_intake (self));

  gtk_progress_bar_set_fraction (self->progress, counts->n_all > 0 ? (double) counts->n_done / counts->n_all : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), phase == KIOSK_DESK_INTAKE_PHASE_MERGING);
}

static guint
count_accepted (GListModel *newcomers)
{
  guint n_accepted = 0;

  for (guint i = 0; i < g_list_model_get_n_items (newcomers); i++)
    {
      g_autoptr (KioskDeskNewcomer) newcomer = g_list_model_get_item (newcomers, i);

      n_accepted += kiosk_desk_newcomer_is_accepted (newcomer);
    }
  return n_accepted;
}

static void
update_accept (KioskDeskIntakeView *self)
{
  guint n = count_accepted (kiosk_desk_intake_get_newcomers (get_intake (self)));
  g_autofree char *label = g_strdup_printf (ngettext ("Accept %u kiosk and take its figures",
                                                      "Accept %u kiosks and take their figures", n), n);

  gtk_label_set_label (self->accept_label, n > 0 ? label : _("Accept none"));
  gtk_widget_set_sensitive (self->accept, n > 0);
}

static gboolean
can_take (KioskDeskIntakeView *self)
{
  return kiosk_desk_session_has_book (get_session (self)) && !kiosk_desk_intake_is_running (get_intake (self))
         && !is_writing (self);
}

static gboolean
can_take_stick (KioskDeskIntakeView *self)
{
  KioskMedia *media = kiosk_desk_session_get_media (get_session (self));

  return can_take (self) && media != NULL && kiosk_media_get_state (media) == KIOSK_MEDIA_STATE_USABLE;
}

/* Receipts go onto what was read last; one that is being read, or that failed, is not written. */
static void
update_receipts (KioskDeskIntakeView *self,
                 KioskDeskIntakePhase phase)
{
  g_autofree char *said = kiosk_desk_words_dup_receipts (get_session (self));

  gtk_widget_set_visible (self->receipts, phase == KIOSK_DESK_INTAKE_PHASE_DONE);
  gtk_widget_set_sensitive (self->receipts, can_take (self));
  gtk_label_set_label (self->receipts_said, said != NULL ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (self->receipts_said), said != NULL);
}

/* What was pressed is gone with the phase it belongs to: the keyboard goes on where the next press is. */
static void
move_focus (KioskDeskIntakeView *self,
            KioskDeskIntakePhase phase)
{
  if (self->phase == phase || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->phase = phase;
  kiosk_desk_list_show_first (self->results);
  if (phase == KIOSK_DESK_INTAKE_PHASE_ASKING)
    gtk_widget_grab_focus (gtk_widget_get_sensitive (self->accept) ? self->accept : self->decline);
  else if (kiosk_desk_intake_is_running (get_intake (self)))
    gtk_widget_grab_focus (self->cancel);
  else
    gtk_widget_grab_focus (gtk_widget_get_sensitive (self->take_stick) ? self->take_stick : self->take_folder);
}

static void
kiosk_desk_intake_view_update (KioskDeskView *view)
{
  KioskDeskIntakeView *self = KIOSK_DESK_INTAKE_VIEW (view);
  KioskDeskIntakePhase phase = kiosk_desk_intake_get_phase (get_intake (self));
  gboolean is_running = kiosk_desk_intake_is_running (get_intake (self));
  gboolean is_asking = phase == KIOSK_DESK_INTAKE_PHASE_ASKING;
  gboolean has_results = g_list_model_get_n_items (kiosk_desk_intake_get_results (get_intake (self))) > 0;

  update_card (self, phase);
  update_progress (self, phase);
  update_accept (self);
  update_receipts (self, phase);
  gtk_widget_set_visible (self->start_buttons, !is_running);
  gtk_widget_set_sensitive (self->take_stick, can_take_stick (self));
  gtk_widget_set_sensitive (self->take_folder, can_take (self));
  gtk_widget_set_visible (self->ask_buttons, is_asking);
  gtk_widget_set_visible (self->cancel, is_running);
  gtk_widget_set_visible (self->hint, !is_running && !has_results);
  gtk_widget_set_visible (GTK_WIDGET (self->newcomers), is_asking);
  gtk_widget_set_visible (GTK_WIDGET (self->results), !is_asking && has_results);
  move_focus (self, phase);
}

static void
say_newcomer_cb (gpointer item,
                 KioskDeskListRow *row,
                 gpointer user_data)
{
  KioskDeskIntakeView *self = user_data;
  const KioskDeskCandidate *candidate = kiosk_desk_newcomer_get_candidate (item);
  g_autofree char *kiosk = kiosk_desk_words_dup_kiosk (get_session (self), candidate->enrolment.ward,
                                                       candidate->enrolment.number);
  g_autofree char *words = kiosk_desk_words_dup_newcomer (get_session (self), candidate);
  g_autofree char *id = kiosk_desk_id_dup (candidate->enrolment.kiosk);
  g_autofree char *day = kiosk_desk_words_dup_day (candidate->day);

  row->mark = candidate->state == KIOSK_DESK_CANDIDATE_NEW ? "+"
              : candidate->state == KIOSK_DESK_CANDIDATE_LABEL ? "?" : "✗";
  row->title = g_steal_pointer (&kiosk);
  /* Translators: why a kiosk is asked about, its id, the day of its last copy */
  row->text = g_strdup_printf (_("%s · machine id %s · copied on %s"), words, id, day);
  if (candidate->state == KIOSK_DESK_CANDIDATE_NEW)
    row->buttons[0] = _("Accept");
  else if (candidate->state == KIOSK_DESK_CANDIDATE_LABEL)
    row->buttons[0] = _("Takes its place");
  row->is_on[0] = kiosk_desk_newcomer_is_accepted (item);
}

static void
say_result_cb (gpointer item,
               KioskDeskListRow *row,
               gpointer user_data)
{
  KioskDeskIntakeView *self = user_data;

  row->mark = kiosk_desk_words_get_mark (item);
  row->title = kiosk_desk_words_dup_title (get_session (self), kiosk_desk_result_get_merged (item));
  row->text = kiosk_desk_words_dup_result (item);
}

static void
newcomer_toggled_cb (KioskDeskIntakeView *self,
                     KioskDeskNewcomer *newcomer,
                     guint button,
                     gboolean is_accepted)
{
  kiosk_desk_newcomer_set_accepted (newcomer, is_accepted);
  update_accept (self);
}

static void
stick_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  KioskDeskIntakeView *self = user_data;
  g_autoptr (KioskMedium) medium = can_take_stick (self)
                                   ? kiosk_media_dup_medium (kiosk_desk_session_get_media (get_session (self))) : NULL;

  if (medium == NULL)
    return;
  kiosk_desk_courier_forget (get_courier (self));
  kiosk_desk_intake_take_stick (get_intake (self), medium);
}

static void
folder_chosen_cb (gpointer user_data,
                  const char *path)
{
  kiosk_desk_courier_forget (get_courier (user_data));
  kiosk_desk_intake_take_folder (get_intake (user_data), path);
}

static void
folder_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  kiosk_desk_chooser_ask (user_data, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("Which stick, or folder of copies?"),
                          NULL, folder_chosen_cb);
}

static void
receipts_cb (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  KioskDeskIntakeView *self = user_data;

  if (can_take (self) && kiosk_desk_intake_get_phase (get_intake (self)) == KIOSK_DESK_INTAKE_PHASE_DONE)
    kiosk_desk_courier_write (get_courier (self), kiosk_desk_intake_get_medium (get_intake (self)),
                              kiosk_desk_intake_get_folder (get_intake (self)));
}

static void
accept_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  kiosk_desk_intake_accept (get_intake (user_data));
}

static void
decline_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  kiosk_desk_intake_decline (get_intake (user_data));
}

static void
cancel_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  kiosk_desk_intake_cancel (get_intake (user_data));
}

static const GActionEntry action_entries[] = {
  { .name = "stick", .activate = stick_cb },
  { .name = "folder", .activate = folder_cb },
  { .name = "receipts", .activate = receipts_cb },
  { .name = "accept", .activate = accept_cb },
  { .name = "decline", .activate = decline_cb },
  { .name = "cancel", .activate = cancel_cb },
};

static void
kiosk_desk_intake_view_session_set (KioskDeskView *view)
{
  KioskDeskIntakeView *self = KIOSK_DESK_INTAKE_VIEW (view);
  KioskMedia *media = kiosk_desk_session_get_media (get_session (self));

  g_signal_connect_object (get_intake (self), "changed", G_CALLBACK (kiosk_desk_view_update), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_courier (self), "changed", G_CALLBACK (kiosk_desk_view_update), view,
                           G_CONNECT_SWAPPED);
  if (media != NULL)
    g_signal_connect_object (media, "changed", G_CALLBACK (kiosk_desk_view_update), view, G_CONNECT_SWAPPED);
  kiosk_desk_list_set_model (self->newcomers, kiosk_desk_intake_get_newcomers (get_intake (self)));
  kiosk_desk_list_set_model (self->results, kiosk_desk_intake_get_results (get_intake (self)));
}

static void
kiosk_desk_intake_view_dispose (GObject *object)
{
  KioskDeskIntakeView *self = KIOSK_DESK_INTAKE_VIEW (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk-intake", NULL);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_DESK_INTAKE_VIEW);
  G_OBJECT_CLASS (kiosk_desk_intake_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, card);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, picture);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, state);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, counts);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, progress);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, start_buttons);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, take_stick);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, take_folder);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, receipts);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, receipts_said);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, ask_buttons);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, accept);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, accept_label);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, decline);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, cancel);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, hint);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, newcomers);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskIntakeView, results);
}

static void
kiosk_desk_intake_view_class_init (KioskDeskIntakeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_intake_view_dispose;
  KIOSK_DESK_VIEW_CLASS (klass)->session_set = kiosk_desk_intake_view_session_set;
  KIOSK_DESK_VIEW_CLASS (klass)->update = kiosk_desk_intake_view_update;
  g_type_ensure (KIOSK_TYPE_DESK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-desk-intake-view.ui");
  bind_children (widget_class);
}

static void
kiosk_desk_intake_view_init (KioskDeskIntakeView *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk-intake", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  kiosk_desk_list_set_function (self->newcomers, say_newcomer_cb, self);
  kiosk_desk_list_set_name (self->newcomers, _("New kiosks"));
  kiosk_desk_list_set_function (self->results, say_result_cb, self);
  kiosk_desk_list_set_name (self->results, _("What came of each copy"));
  g_signal_connect_object (self->newcomers, "toggled", G_CALLBACK (newcomer_toggled_cb), self, G_CONNECT_SWAPPED);
}
