/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row is a point, a column a date; a ward that is opened has a row for each date, and a column for each point. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-board-view.h"

#include <glib/gi18n.h>

#include "kiosk-desk-board-words.h"
#include "kiosk-desk-chooser.h"
#include "kiosk-desk-columns.h"
#include "kiosk-desk-item.h"
#include "kiosk-desk-words.h"
#include "kiosk-figure-words.h"

struct _KioskDeskBoardView
{
  KioskDeskView       parent_instance;
  GtkLabel           *title;
  GtkWidget          *all_wards;
  GtkWidget          *later;
  GtkWidget          *lists;
  GtkLabel           *list_fault;
  GtkLabel           *state;
  KioskDeskColumns   *table;
  GtkLabel           *legend;
  GListStore         *rows;      /* of places: rows of the board, or its days from the first */
  GArray             *points;    /* (element-type guint): rows of the board that are shown, or are columns */
  KioskDeskListKind   list;      /* that is being asked about */
  KioskDay            from;      /* the first day that is shown */
  char                ward[6];   /* that was opened; empty: all */
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (KioskDeskBoardView, kiosk_desk_board_view, KIOSK_TYPE_DESK_VIEW)

static KioskDeskSession *
get_session (KioskDeskBoardView *self)
{
  return kiosk_desk_view_get_session (KIOSK_DESK_VIEW (self));
}

static KioskDeskWatch *
get_watch (KioskDeskBoardView *self)
{
  return kiosk_desk_session_get_watch (get_session (self));
}

static KioskDeskBoard *
get_board (KioskDeskBoardView *self)
{
  return kiosk_desk_watch_get_board (get_watch (self));
}

static gboolean
is_of_ward (KioskDeskBoardView *self)
{
  return self->ward[0] != '\0';
}

static guint
get_place (gpointer item)
{
  return *(const guint *) kiosk_desk_item_get (item);
}

static char *
dup_kiosk (KioskDeskBoardView *self,
           const KioskBoardRow *row)
{
  return kiosk_desk_words_dup_kiosk (get_session (self), (guint) g_ascii_strtoull (row->point.ward, NULL, 10),
                                     row->point.number);
}

static char *
dup_point (KioskDeskBoardView *self,
           const KioskBoardRow *row)
{
  g_autofree char *kiosk = dup_kiosk (self, row);

  return row->is_listed ? g_steal_pointer (&kiosk) : g_strdup_printf (_("%s (not on the list)"), kiosk);
}

static guint
count_days (KioskDeskBoardView *self)
{
  KioskPeriod period = kiosk_desk_watch_get_period (get_watch (self));
  KioskDay today = kiosk_desk_session_get_today (get_session (self));

  return (guint) (MAX (period.from, MIN (period.to, today)) - period.from + 1);
}

/* NULL: the cell is no day's. */
static const KioskBoardCell *
get_cell (KioskDeskBoardView *self,
          gpointer item,
          guint column)
{
  KioskDeskBoard *board = get_board (self);

  if (board == NULL || column == 0)
    return NULL;
  if (is_of_ward (self))
    return kiosk_desk_board_get_cell (board, g_array_index (self->points, guint, column - 1),
                                      self->from + get_place (item));
  return column <= count_days (self) ? kiosk_desk_board_get_cell (board, get_place (item), self->from + column - 1)
                                     : NULL;
}

static char *
dup_head (KioskDeskBoardView *self,
          gpointer item)
{
  if (is_of_ward (self))
    return kiosk_figure_words_dup_date (self->from + get_place (item));
  return dup_point (self, kiosk_desk_board_get_row (get_board (self), get_place (item)));
}

static gboolean
is_month (KioskDeskBoardView *self)
{
  return kiosk_desk_watch_get_period (get_watch (self)).kind == KIOSK_PERIOD_MONTH;
}

static char *
dup_cell_cb (gpointer item,
             guint column,
             gpointer user_data)
{
  KioskDeskBoardView *self = user_data;
  const KioskBoardCell *cell = get_cell (self, item, column);

  if (get_board (self) == NULL)
    return g_strdup ("");
  if (column == 0)
    return dup_head (self, item);
  if (cell == NULL)
    return kiosk_desk_board_words_dup_silence (kiosk_desk_board_get_row (get_board (self), get_place (item)));
  if (is_month (self) && !is_of_ward (self))
    return g_strdup (kiosk_desk_board_words_get_mark (cell->state));
  return is_of_ward (self) ? kiosk_desk_board_words_dup_said (cell) : kiosk_desk_board_words_dup_cell (cell);
}

static char *
dup_said_cb (gpointer item,
             guint column,
             gpointer user_data)
{
  const KioskBoardCell *cell = get_cell (user_data, item, column);

  return cell != NULL ? kiosk_desk_board_words_dup_said (cell) : dup_cell_cb (item, column, user_data);
}

static const char *
get_style_cb (gpointer item,
              guint column,
              gpointer user_data)
{
  const KioskBoardCell *cell = get_cell (user_data, item, column);

  if (cell == NULL)
    return NULL;
  return kiosk_desk_board_words_is_open (cell->state) ? "doubtful" : NULL;
}

/* "T6 20/11" in a week, "20" in a month. */
static char *
dup_day_head (KioskDeskBoardView *self,
              KioskDay day)
{
  g_autofree char *date = kiosk_figure_words_dup_day (day);

  if (!is_month (self))
    return kiosk_figure_words_dup_weekday (day);
  return g_strndup (date, 2);
}

static void
add_ward_heads (KioskDeskBoardView *self,
                GPtrArray *heads)
{
  g_ptr_array_add (heads, g_strdup (_("Date")));
  for (guint i = 0; i < self->points->len; i++)
    {
      guint place = g_array_index (self->points, guint, i);

      g_ptr_array_add (heads, g_strdup_printf (_("Kiosk %u"),
                                               kiosk_desk_board_get_row (get_board (self), place)->point.number));
    }
}

static void
add_all_heads (KioskDeskBoardView *self,
               GPtrArray *heads)
{
  g_ptr_array_add (heads, g_strdup (_("Point")));
  for (guint i = 0; i < count_days (self); i++)
    g_ptr_array_add (heads, dup_day_head (self, self->from + i));
  g_ptr_array_add (heads, g_strdup (_("Silent days")));
}

static void
set_heads (KioskDeskBoardView *self)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);

  if (is_of_ward (self))
    add_ward_heads (self, heads);
  else
    add_all_heads (self, heads);
  g_ptr_array_add (heads, NULL);
  kiosk_desk_columns_set_columns (self->table, (const char *const *) heads->pdata,
                                  is_month (self) && !is_of_ward (self));
}

static void
choose_points (KioskDeskBoardView *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  self->points = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < kiosk_desk_board_get_n_rows (get_board (self)); i++)
    if (!is_of_ward (self)
        || g_str_equal (kiosk_desk_board_get_row (get_board (self), i)->point.ward, self->ward))
      g_array_append_val (self->points, i);
}

static GArray *
new_days (KioskDeskBoardView *self)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < count_days (self); i++)
    g_array_append_val (days, i);
  return days;
}

static void
update_table (KioskDeskBoardView *self)
{
  g_autoptr (GArray) days = NULL;

  kiosk_desk_item_list_fill (self->rows, NULL);
  if (get_board (self) == NULL)
    return;
  self->from = kiosk_desk_watch_get_period (get_watch (self)).from;
  choose_points (self);
  set_heads (self);
  days = is_of_ward (self) ? new_days (self) : g_array_ref (self->points);
  kiosk_desk_item_list_fill (self->rows, days);
}

static char *
dup_title (KioskDeskBoardView *self,
           const KioskPeriod *period)
{
  g_autofree char *first = kiosk_figure_words_dup_date (period->from);
  g_autofree char *last = kiosk_figure_words_dup_date (period->to);
  g_autofree char *ward = is_of_ward (self)
                          ? kiosk_desk_words_dup_ward (get_session (self),
                                                       (guint) g_ascii_strtoull (self->ward, NULL, 10)) : NULL;

  return g_strdup_printf ("%s: %s – %s", ward != NULL ? ward : _("Board"), first, last);
}

/* Of what is shown. */
static void
sum_totals (KioskDeskBoardView *self,
            guint totals[KIOSK_N_BOARD_STATES])
{
  for (guint i = 0; self->points != NULL && i < self->points->len; i++)
    {
      const KioskBoardRow *row = kiosk_desk_board_get_row (get_board (self), g_array_index (self->points, guint, i));

      for (guint state = 0; state < KIOSK_N_BOARD_STATES; state++)
        totals[state] += row->totals[state];
    }
}

static char *
dup_state (KioskDeskBoardView *self)
{
  guint totals[KIOSK_N_BOARD_STATES] = { 0 };
  const GError *error = kiosk_desk_watch_get_error (get_watch (self));
  KioskDeskBoard *board = get_board (self);

  if (error != NULL)
    return g_strdup (kiosk_desk_words_get_error (error));
  if (board == NULL)
    return g_strdup (_("One moment…"));
  if (kiosk_desk_board_get_n_rows (board) == 0)
    return g_strdup (_("Nothing is expected yet, and nothing has come."));
  sum_totals (self, totals);
  return kiosk_desk_board_words_dup_totals (totals);
}

static void
update_lists (KioskDeskBoardView *self)
{
  const GError *error = kiosk_desk_watch_get_list_error (get_watch (self));
  g_autofree char *fault = error != NULL ? kiosk_desk_words_dup_list_fault (error) : NULL;

  gtk_label_set_label (self->list_fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->list_fault), fault != NULL);
  gtk_widget_set_visible (self->lists, !is_of_ward (self));
}

static void
kiosk_desk_board_view_update (KioskDeskView *view)
{
  KioskDeskBoardView *self = KIOSK_DESK_BOARD_VIEW (view);
  KioskPeriod period = kiosk_desk_watch_get_period (get_watch (self));
  g_autofree char *title = period.from != KIOSK_DAY_UNKNOWN ? dup_title (self, &period) : g_strdup (_("Board"));
  g_autofree char *state = dup_state (self);
  g_autofree char *legend = kiosk_desk_board_words_dup_legend ();
  gboolean has_marks = is_month (self) && !is_of_ward (self);

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "kind")),
                             g_variant_new_string (is_month (self) ? "month" : "week"));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->legend, legend);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), has_marks);
  update_lists (self);
  gtk_widget_set_visible (self->all_wards, is_of_ward (self));
  gtk_widget_set_sensitive (self->later, kiosk_desk_watch_can_turn (get_watch (self)));
}

static void
watch_changed_cb (KioskDeskBoardView *self)
{
  update_table (self);
  kiosk_desk_board_view_update (KIOSK_DESK_VIEW (self));
}

/* Asks for a first board, once somebody comes to this part. */
static void
mapped_cb (KioskDeskBoardView *self)
{
  if (get_session (self) != NULL && kiosk_desk_session_has_book (get_session (self))
      && kiosk_desk_watch_get_period (get_watch (self)).from == KIOSK_DAY_UNKNOWN)
    kiosk_desk_watch_show (get_watch (self), KIOSK_PERIOD_WEEK);
}

static void
open_ward (KioskDeskBoardView *self,
           const char *ward)
{
  g_strlcpy (self->ward, ward, sizeof self->ward);
  watch_changed_cb (self);
}

static void
activated_cb (KioskDeskBoardView *self,
              guint place)
{
  const KioskBoardRow *row;

  if (is_of_ward (self) || get_board (self) == NULL || place >= self->points->len)
    return;
  row = kiosk_desk_board_get_row (get_board (self), g_array_index (self->points, guint, place));
  open_ward (self, row->point.ward);
}

static void
all_cb (GSimpleAction *action,
        GVariant *parameter,
        gpointer user_data)
{
  open_ward (user_data, "");
}

static void
change_kind_cb (GSimpleAction *action,
                GVariant *value,
                gpointer user_data)
{
  gboolean wants_month = g_str_equal (g_variant_get_string (value, NULL), "month");

  g_simple_action_set_state (action, value);
  kiosk_desk_watch_show (get_watch (user_data), wants_month ? KIOSK_PERIOD_MONTH : KIOSK_PERIOD_WEEK);
}

static void
turn_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_desk_watch_turn (get_watch (user_data), g_variant_get_boolean (parameter));
}

static void
list_chosen_cb (gpointer user_data,
                const char *path)
{
  KioskDeskBoardView *self = user_data;

  kiosk_desk_watch_take_list (get_watch (self), self->list, path);
  kiosk_desk_reporter_look (kiosk_desk_session_get_reporter (get_session (self)));
}

static const struct
{
  const char *nick;   /* as its button calls it */
  const char *title;  /* msgid */
} lists[] = {
  [KIOSK_DESK_LIST_KIND_POINTS] = { "points", N_("Which list of points (diem.csv)?") },
  [KIOSK_DESK_LIST_KIND_HOLIDAYS] = { "holidays", N_("Which list of holidays (ngay-nghi.csv)?") },
  [KIOSK_DESK_LIST_KIND_PREDECESSORS] = { "predecessors", N_("Which list of merged wards (predecessors.csv)?") }
};

static void
list_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  KioskDeskBoardView *self = user_data;

  self->list = KIOSK_DESK_LIST_KIND_POINTS;
  while (!g_str_equal (lists[self->list].nick, g_variant_get_string (parameter, NULL)))
    self->list++;
  kiosk_desk_chooser_ask (GTK_WIDGET (self), GTK_FILE_CHOOSER_ACTION_OPEN, _(lists[self->list].title), NULL,
                          list_chosen_cb);
}

static const GActionEntry action_entries[] = {
  { .name = "all", .activate = all_cb },
  { .name = "kind", .parameter_type = "s", .state = "'week'", .change_state = change_kind_cb },
  { .name = "turn", .activate = turn_cb, .parameter_type = "b" },
  { .name = "list", .activate = list_cb, .parameter_type = "s" },
};

static void
kiosk_desk_board_view_session_set (KioskDeskView *view)
{
  KioskDeskBoardView *self = KIOSK_DESK_BOARD_VIEW (view);

  g_signal_connect_object (get_watch (self), "changed", G_CALLBACK (watch_changed_cb), self, G_CONNECT_SWAPPED);
  update_table (self);
}

static void
kiosk_desk_board_view_dispose (GObject *object)
{
  KioskDeskBoardView *self = KIOSK_DESK_BOARD_VIEW (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk-board", NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->points, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_DESK_BOARD_VIEW);
  G_OBJECT_CLASS (kiosk_desk_board_view_parent_class)->dispose (object);
}

static void
kiosk_desk_board_view_class_init (KioskDeskBoardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_board_view_dispose;
  KIOSK_DESK_VIEW_CLASS (klass)->session_set = kiosk_desk_board_view_session_set;
  KIOSK_DESK_VIEW_CLASS (klass)->update = kiosk_desk_board_view_update;
  g_type_ensure (KIOSK_TYPE_DESK_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-desk-board-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBoardView, title);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBoardView, all_wards);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBoardView, later);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBoardView, lists);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBoardView, list_fault);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBoardView, state);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBoardView, table);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskBoardView, legend);
}

static void
kiosk_desk_board_view_init (KioskDeskBoardView *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk-board", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = kiosk_desk_item_list_new ();
  kiosk_desk_columns_set_functions (self->table, dup_cell_cb, get_style_cb, self);
  kiosk_desk_columns_set_say (self->table, dup_said_cb);
  kiosk_desk_columns_set_name (self->table, _("What has come of each point and day"));
  kiosk_desk_columns_set_model (self->table, G_LIST_MODEL (self->rows));
  g_signal_connect_object (self->table, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "map", G_CALLBACK (mapped_cb), self, 0);
}
