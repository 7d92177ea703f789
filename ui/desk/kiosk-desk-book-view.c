/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which book is open, and what it has of each kiosk. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-book-view.h"

#include <glib/gi18n.h>

#include "kiosk-desk-chooser.h"
#include "kiosk-desk-item.h"
#include "kiosk-desk-columns.h"
#include "kiosk-desk-words.h"
#include "kiosk-figure-words.h"

enum
{
  COLUMN_KIOSK,
  COLUMN_LAST_DAY,
  COLUMN_LAST_EXPORT,
  COLUMN_BATCHES,
  COLUMN_COUNTED,
  COLUMN_DOUBTFUL
};

struct _KioskDeskBookView
{
  KioskDeskView       parent_instance;
  GtkLabel           *state;
  GtkLabel           *fault;
  GtkWidget          *again;
  GtkWidget          *open;
  GtkWidget          *begin;
  GtkLabel           *sums;
  KioskDeskColumns     *table;
  GtkWidget          *hint;
  GtkWidget          *retirement;
  GtkLabel           *retirement_label;
  GtkSpinButton      *last_batch;
  GtkWidget          *retire;
  GListStore         *rows;
  gint64              kiosk;    /* whose line was opened; 0: none */
  GArray             *shown;    /* the overview that the rows are of */
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (KioskDeskBookView, kiosk_desk_book_view, KIOSK_TYPE_DESK_VIEW)

static KioskDeskSession *
get_session (KioskDeskBookView *self)
{
  return kiosk_desk_view_get_session (KIOSK_DESK_VIEW (self));
}

static char *
dup_kiosk (KioskDeskBookView *self,
           const KioskDeskOverview *overview)
{
  g_autofree char *kiosk = kiosk_desk_words_dup_kiosk (get_session (self), overview->ward, overview->number);

  return overview->is_retired ? g_strdup_printf (_("%s (out of service)"), kiosk) : g_steal_pointer (&kiosk);
}

static char *
dup_day (KioskDay day)
{
  return day != KIOSK_DAY_UNKNOWN ? kiosk_figure_words_dup_date (day) : g_strdup ("–");
}

static char *
dup_cell_cb (gpointer item,
             guint column,
             gpointer user_data)
{
  const KioskDeskOverview *overview = kiosk_desk_item_get (item);

  switch (column)
    {
    case COLUMN_LAST_DAY:
      return dup_day (overview->last_day);
    case COLUMN_LAST_EXPORT:
      return dup_day (overview->last_export);
    case COLUMN_BATCHES:
      return kiosk_figure_words_dup_number (overview->n_batches);
    case COLUMN_COUNTED:
      return kiosk_figure_words_dup_number (overview->counted);
    case COLUMN_DOUBTFUL:
      return kiosk_figure_words_dup_number (overview->n_doubtful);
    case COLUMN_KIOSK:
    default:
      return dup_kiosk (user_data, overview);
    }
}

static const char *
get_style_cb (gpointer item,
              guint column,
              gpointer user_data)
{
  const KioskDeskOverview *overview = kiosk_desk_item_get (item);

  return column == COLUMN_DOUBTFUL && overview->n_doubtful > 0 ? "doubtful" : NULL;
}

static gboolean
is_offered (KioskDeskSession *session)
{
  return !kiosk_desk_session_has_book (session) && kiosk_desk_session_get_last (session) != NULL;
}

static char *
dup_state (KioskDeskSession *session)
{
  const char *place = kiosk_desk_session_get_place (session);

  if (kiosk_desk_session_get_state (session) == KIOSK_DESK_BOOK_STATE_OPENING)
    return g_strdup (_("Opening the book…"));
  if (is_offered (session))
    return g_strdup_printf (_("The book of last time: %s"), kiosk_desk_session_get_last (session));
  if (place == NULL)
    return g_strdup (_("The book keeps what the sticks of all wards said, on this computer. Open the one you have, or "
                       "begin a new one."));
  return g_strdup_printf (_("Open now: %s"), place);
}

static guint
count_kiosks (GArray *overview)
{
  guint n_kiosks = 0;

  for (guint i = 0; i < overview->len; i++)
    if (i == 0 || g_array_index (overview, KioskDeskOverview, i).kiosk
        != g_array_index (overview, KioskDeskOverview, i - 1).kiosk)
      n_kiosks++;
  return n_kiosks;
}

static char *
dup_sums (GArray *overview)
{
  guint n_kiosks = count_kiosks (overview);
  g_autofree char *kiosks = g_strdup_printf (ngettext ("%u kiosk", "%u kiosks", n_kiosks), n_kiosks);
  gint64 counted = 0, n_doubtful = 0;
  g_autofree char *people = NULL;

  for (guint i = 0; i < overview->len; i++)
    {
      counted += g_array_index (overview, KioskDeskOverview, i).counted;
      n_doubtful += g_array_index (overview, KioskDeskOverview, i).n_doubtful;
    }
  people = kiosk_figure_words_dup_number (counted);
  if (n_kiosks == 0)
    return g_strdup (_("There is nothing in it yet. Take in the wards’ sticks."));
  if (n_doubtful == 0)
    /* Translators: "12 kiosks", and a number of people */
    return g_strdup_printf (_("%s, %s people counted."), kiosks, people);
  return g_strdup_printf (ngettext ("%s, %s people counted; %u batch waits for your decision.",
                                    "%s, %s people counted; %u batches wait for your decision.", (gulong) n_doubtful),
                          kiosks, people, (guint) n_doubtful);
}

/* (nullable): of the kiosk whose line was opened, where it has but one epoch: a number means one batch then. */
static const KioskDeskOverview *
lookup_opened (KioskDeskBookView *self)
{
  const KioskDeskOverview *found = NULL;

  for (guint i = 0; self->shown != NULL && i < self->shown->len; i++)
    {
      const KioskDeskOverview *overview = &g_array_index (self->shown, KioskDeskOverview, i);

      if (overview->kiosk != self->kiosk)
        continue;
      if (found != NULL || overview->head < 0)
        return NULL;
      found = overview;
    }
  return found;
}

static void
update_retirement (KioskDeskBookView *self)
{
  const KioskDeskOverview *opened = lookup_opened (self);
  g_autofree char *kiosk = opened != NULL ? dup_kiosk (self, opened) : NULL;
  /* Translators: a kiosk; the number of a batch follows */
  g_autofree char *words = kiosk != NULL ? g_strdup_printf (_("%s is no longer in use. What counts ends with batch:"),
                                                            kiosk) : NULL;
  gboolean has_rows = gtk_widget_get_visible (GTK_WIDGET (self->table));

  gtk_label_set_label (self->retirement_label, words != NULL ? words
                                               : _("This kiosk began anew from a copy, or nothing came of it yet. The "
                                                   "technician ends its use, with congdanso-tally retire."));
  gtk_widget_set_visible (GTK_WIDGET (self->last_batch), opened != NULL);
  gtk_widget_set_visible (self->retire, opened != NULL);
  gtk_widget_set_visible (self->retirement, has_rows && self->kiosk != 0);
  gtk_widget_set_visible (self->hint, has_rows && self->kiosk == 0);
}

static void
update_rows (KioskDeskBookView *self,
             GArray *overview)
{
  g_autofree char *sums = overview != NULL ? dup_sums (overview) : NULL;

  gtk_label_set_label (self->sums, sums != NULL ? sums : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sums), sums != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->table), overview != NULL && overview->len > 0);
  if (overview == self->shown)
    return;
  g_clear_pointer (&self->shown, g_array_unref);
  self->shown = overview != NULL ? g_array_ref (overview) : NULL;
  kiosk_desk_item_list_fill (self->rows, overview);
}

/* Once a book is open or offered, another one is not what comes next. */
static void
show_first_choice (KioskDeskBookView *self,
                   gboolean is_first)
{
  gtk_widget_remove_css_class (self->open, is_first ? "outlined" : "primary");
  gtk_widget_add_css_class (self->open, is_first ? "primary" : "outlined");
}

static void
kiosk_desk_book_view_update (KioskDeskView *view)
{
  KioskDeskBookView *self = KIOSK_DESK_BOOK_VIEW (view);
  KioskDeskSession *session = get_session (self);
  const GError *error = kiosk_desk_session_get_error (session);
  g_autofree char *state = dup_state (session);
  gboolean can_choose = kiosk_desk_session_get_state (session) != KIOSK_DESK_BOOK_STATE_OPENING
                        && !kiosk_desk_intake_is_running (kiosk_desk_session_get_intake (session));

  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->fault, error != NULL ? kiosk_desk_words_get_error (error) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), error != NULL);
  gtk_widget_set_visible (self->again, is_offered (session));
  gtk_widget_set_sensitive (self->again, can_choose);
  show_first_choice (self, !kiosk_desk_session_has_book (session) && !is_offered (session));
  gtk_widget_set_sensitive (self->open, can_choose);
  gtk_widget_set_sensitive (self->begin, can_choose);
  update_rows (self, kiosk_desk_session_get_overview (session));
  update_retirement (self);
}

static void
activated_cb (KioskDeskBookView *self,
              guint place)
{
  g_autoptr (KioskDeskItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), place);
  const KioskDeskOverview *overview = kiosk_desk_item_get (item);

  self->kiosk = overview->kiosk;
  gtk_spin_button_set_range (self->last_batch, -1, MAX (overview->head, 0));
  gtk_spin_button_set_increments (self->last_batch, 1, 10);
  gtk_spin_button_set_value (self->last_batch, overview->head);
  update_retirement (self);
}

static void
leave_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  KioskDeskBookView *self = user_data;

  self->kiosk = 0;
  update_retirement (self);
}

static void
retire_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer user_data)
{
  KioskDeskBookView *self = user_data;

  if (lookup_opened (self) != NULL)
    kiosk_desk_session_retire (get_session (self), self->kiosk, gtk_spin_button_get_value_as_int (self->last_batch));
  leave_cb (action, parameter, user_data);
}

static void
open_chosen_cb (gpointer user_data,
                const char *path)
{
  kiosk_desk_session_open (get_session (user_data), path, FALSE);
}

static void
begin_chosen_cb (gpointer user_data,
                 const char *path)
{
  kiosk_desk_session_open (get_session (user_data), path, TRUE);
}

static void
again_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  KioskDeskSession *session = get_session (user_data);

  if (is_offered (session))
    kiosk_desk_session_open (session, kiosk_desk_session_get_last (session), FALSE);
}

static void
open_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_desk_chooser_ask (user_data, GTK_FILE_CHOOSER_ACTION_OPEN, _("Which book?"), NULL, open_chosen_cb);
}

static void
begin_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  kiosk_desk_chooser_ask (user_data, GTK_FILE_CHOOSER_ACTION_SAVE, _("Where is the new book to be?"),
                          "so-tong-hop.sqlite", begin_chosen_cb);
}

static const GActionEntry action_entries[] = {
  { .name = "again", .activate = again_cb },
  { .name = "retire", .activate = retire_cb },
  { .name = "leave", .activate = leave_cb },
  { .name = "open", .activate = open_cb },
  { .name = "begin", .activate = begin_cb },
};

static void
kiosk_desk_book_view_session_set (KioskDeskView *view)
{
  g_signal_connect_object (kiosk_desk_session_get_intake (kiosk_desk_view_get_session (view)), "changed",
                           G_CALLBACK (kiosk_desk_view_update), view, G_CONNECT_SWAPPED);
}

static void
kiosk_desk_book_view_dispose (GObject *object)
{
  KioskDeskBookView *self = KIOSK_DESK_BOOK_VIEW (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk-book", NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->shown, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_DESK_BOOK_VIEW);
  G_OBJECT_CLASS (kiosk_desk_book_view_parent_class)->dispose (object);
}

static void
kiosk_desk_book_view_class_init (KioskDeskBookViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_book_view_dispose;
  KIOSK_DESK_VIEW_CLASS (klass)->session_set = kiosk_desk_book_view_session_set;
  KIOSK_DESK_VIEW_CLASS (klass)->update = kiosk_desk_book_view_update;
  g_type_ensure (KIOSK_TYPE_DESK_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-desk-book-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBookView, state);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBookView, fault);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBookView, again);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBookView, open);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBookView, begin);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBookView, sums);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBookView, table);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBookView, hint);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBookView, retirement);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBookView, retirement_label);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBookView, last_batch);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBookView, retire);
}

static void
kiosk_desk_book_view_init (KioskDeskBookView *self)
{
  const char *const heads[] = { _("Kiosk"), _("Figures up to"), _("Last copied"), _("Batches"), _("People counted"),
                                _("To decide"), NULL };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk-book", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = kiosk_desk_item_list_new ();
  kiosk_desk_columns_set_functions (self->table, dup_cell_cb, get_style_cb, self);
  kiosk_desk_columns_set_name (self->table, _("Kiosks in the book"));
  kiosk_desk_columns_set_columns (self->table, heads, FALSE);
  kiosk_desk_columns_set_model (self->table, G_LIST_MODEL (self->rows));
  g_signal_connect_object (self->table, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}
