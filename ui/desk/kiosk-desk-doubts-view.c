/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody is asked twice before a word is recorded: the last one can be changed as long as the page says what it was. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-doubts-view.h"

#include <glib/gi18n.h>

#include "kiosk-desk-id.h"
#include "kiosk-desk-item.h"
#include "kiosk-desk-list.h"
#include "kiosk-desk-words.h"
#include "kiosk-figure-words.h"

enum
{
  BUTTON_COUNTS,
  BUTTON_DOES_NOT
};

struct _KioskDeskDoubtsView
{
  KioskDeskView       parent_instance;
  GtkLabel           *state;
  GtkWidget          *decided;
  GtkLabel           *said;
  GtkButton          *change;
  KioskDeskList      *list;
  GListStore         *rows;
  GArray             *shown;
  KioskDeskDoubt      last;      /* that a word was recorded on; kiosk 0: none */
  gboolean            counts;    /* what that word was */
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (KioskDeskDoubtsView, kiosk_desk_doubts_view, KIOSK_TYPE_DESK_VIEW)

static KioskDeskSession *
get_session (KioskDeskDoubtsView *self)
{
  return kiosk_desk_view_get_session (KIOSK_DESK_VIEW (self));
}

static const char *
get_cause (KioskDeskDoubtCause cause)
{
  switch (cause)
    {
    case KIOSK_DESK_DOUBT_RESTORED:
      return _("From a restored copy: what is in it may be counted already in the book before it.");
    case KIOSK_DESK_DOUBT_RETIRED:
      return _("Closed after this machine was taken out of service.");
    case KIOSK_DESK_DOUBT_FORK:
    default:
      return _("Two histories of one machine contradict each other here, as after a copied disk. Ask the ward which "
               "one is right.");
    }
}

static guint
lookup_number (KioskDeskDoubtsView *self,
               gint64 kiosk)
{
  GArray *overview = kiosk_desk_session_get_overview (get_session (self));

  for (guint i = 0; overview != NULL && i < overview->len; i++)
    if (g_array_index (overview, KioskDeskOverview, i).kiosk == kiosk)
      return g_array_index (overview, KioskDeskOverview, i).number;
  return 0;
}

static char *
dup_title (KioskDeskDoubtsView *self,
           const KioskDeskDoubt *doubt)
{
  g_autofree char *kiosk = kiosk_desk_words_dup_kiosk (get_session (self), doubt->ward,
                                                       lookup_number (self, doubt->kiosk));
  g_autofree char *day = kiosk_desk_words_dup_day ((KioskDay) doubt->date);
  g_autofree char *people = kiosk_figure_words_dup_number (doubt->counted);

  /* Translators: a kiosk, a date, a number of people */
  return g_strdup_printf (_("%s – %s: %s people"), kiosk, day, people);
}

static void
say_cb (gpointer item,
        KioskDeskListRow *row,
        gpointer user_data)
{
  const KioskDeskDoubt *doubt = kiosk_desk_item_get (item);
  g_autofree char *epoch = kiosk_desk_id_dup (doubt->epoch);
  g_autofree char *batch = kiosk_desk_id_dup (doubt->batch);
  g_autofree char *n = kiosk_figure_words_dup_number (doubt->n);

  row->mark = doubt->is_rejected ? "✗" : "?";
  row->title = dup_title (user_data, doubt);
  /* Translators: why it waits; the number of a batch, its epoch, and the digits of its hash */
  row->text = g_strdup_printf (_("%s (Batch %s, epoch %.6s…, hash %.6s…)"), get_cause (doubt->cause), n, epoch, batch);
  row->buttons[BUTTON_COUNTS] = _("Count it");
  row->buttons[BUTTON_DOES_NOT] = _("Leave it out");
  row->is_on[BUTTON_DOES_NOT] = doubt->is_rejected;
}

static guint
count_open (GArray *doubts)
{
  guint n_open = 0;

  for (guint i = 0; i < doubts->len; i++)
    n_open += !g_array_index (doubts, KioskDeskDoubt, i).is_rejected;
  return n_open;
}

static char *
dup_state (GArray *doubts)
{
  guint n_open = doubts != NULL ? count_open (doubts) : 0;

  if (doubts == NULL)
    return g_strdup ("");
  if (doubts->len == 0)
    return g_strdup (_("Nothing waits: all that was taken counts."));
  if (n_open == 0)
    return g_strdup (_("Everything is decided. What stands below was left out."));
  return g_strdup_printf (ngettext ("%u batch counts nowhere until you decide.",
                                    "%u batches count nowhere until you decide.", n_open), n_open);
}

static void
update_decided (KioskDeskDoubtsView *self)
{
  g_autofree char *title = self->last.kiosk != 0 ? dup_title (self, &self->last) : NULL;
  g_autofree char *said = title == NULL ? NULL
                          : self->counts ? g_strdup_printf (_("Recorded: it counts. %s"), title)
                                         : g_strdup_printf (_("Recorded: it is left out. %s"), title);

  gtk_label_set_label (self->said, said != NULL ? said : "");
  gtk_button_set_label (self->change, self->counts ? _("Leave it out after all") : _("Count it after all"));
  gtk_widget_set_visible (self->decided, said != NULL);
}

static void
kiosk_desk_doubts_view_update (KioskDeskView *view)
{
  KioskDeskDoubtsView *self = KIOSK_DESK_DOUBTS_VIEW (view);
  GArray *doubts = kiosk_desk_session_get_doubts (get_session (self));
  g_autofree char *state = dup_state (doubts);

  gtk_label_set_label (self->state, state);
  gtk_widget_set_visible (GTK_WIDGET (self->list), doubts != NULL && doubts->len > 0);
  update_decided (self);
  if (doubts == self->shown)
    return;
  g_clear_pointer (&self->shown, g_array_unref);
  self->shown = doubts != NULL ? g_array_ref (doubts) : NULL;
  kiosk_desk_item_list_fill (self->rows, doubts);
}

static void
decide (KioskDeskDoubtsView *self,
        const KioskDeskDoubt *doubt,
        gboolean counts)
{
  self->last = *doubt;
  self->counts = counts;
  kiosk_desk_session_resolve (get_session (self), doubt, counts);
  update_decided (self);
}

static void
toggled_cb (KioskDeskDoubtsView *self,
            KioskDeskItem *item,
            guint button,
            gboolean is_on)
{
  const KioskDeskDoubt doubt = *(const KioskDeskDoubt *) kiosk_desk_item_get (item);

  decide (self, &doubt, button == BUTTON_COUNTS);
}

static void
change_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  KioskDeskDoubtsView *self = user_data;
  const KioskDeskDoubt doubt = self->last;

  if (doubt.kiosk != 0)
    decide (self, &doubt, !self->counts);
}

static const GActionEntry action_entries[] = {
  { .name = "change", .activate = change_cb },
};

static void
kiosk_desk_doubts_view_dispose (GObject *object)
{
  KioskDeskDoubtsView *self = KIOSK_DESK_DOUBTS_VIEW (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk-doubts", NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->shown, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_DESK_DOUBTS_VIEW);
  G_OBJECT_CLASS (kiosk_desk_doubts_view_parent_class)->dispose (object);
}

static void
kiosk_desk_doubts_view_class_init (KioskDeskDoubtsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_doubts_view_dispose;
  KIOSK_DESK_VIEW_CLASS (klass)->update = kiosk_desk_doubts_view_update;
  g_type_ensure (KIOSK_TYPE_DESK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-desk-doubts-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskDeskDoubtsView, state);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskDoubtsView, decided);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskDoubtsView, said);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskDoubtsView, change);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskDoubtsView, list);
}

static void
kiosk_desk_doubts_view_init (KioskDeskDoubtsView *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk-doubts", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = kiosk_desk_item_list_new ();
  kiosk_desk_list_set_function (self->list, say_cb, self);
  kiosk_desk_list_set_name (self->list, _("Batches that wait"));
  kiosk_desk_list_set_model (self->list, G_LIST_MODEL (self->rows));
  g_signal_connect_object (self->list, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}
