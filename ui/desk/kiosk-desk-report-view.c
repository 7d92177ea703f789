/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for each ward and one for all of them: enough to see whether a file is worth its making. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-report-view.h"

#include <glib/gi18n.h>

#include "kiosk-desk-chooser.h"
#include "kiosk-desk-columns.h"
#include "kiosk-desk-item.h"
#include "kiosk-desk-words.h"
#include "kiosk-figure-words.h"

enum
{
  COLUMN_WARD,
  COLUMN_INSTALLED,
  COLUMN_SIGNED_IN,
  COLUMN_HELPED,
  COLUMN_NOT_ABLE,
  COLUMN_SELF,
  COLUMN_UNDATED,
  COLUMN_DOUBTFUL
};

struct _KioskDeskReportView
{
  KioskDeskView       parent_instance;
  GtkLabel           *title;
  GtkWidget          *later;
  GtkLabel           *public_label;
  GtkWidget          *public_buttons;
  GtkLabel           *state;
  KioskDeskColumns   *table;
  GListStore         *rows;    /* of places in the report; the last is that of the sum */
  KioskDeskFile       file;    /* that is being asked about */
  KioskDeskBy         by;      /* likewise, of a public table */
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (KioskDeskReportView, kiosk_desk_report_view, KIOSK_TYPE_DESK_VIEW)

static const struct
{
  const char     *nick;
  KioskPeriodKind kind;
} kinds[] = { { "week", KIOSK_PERIOD_WEEK }, { "month", KIOSK_PERIOD_MONTH }, { "quarter", KIOSK_PERIOD_QUARTER } };

static const char *const file_nicks[KIOSK_N_DESK_FILES] = { "xlsx", "pdf", "docx", "csv" };

static KioskDeskReporter *
get_reporter (KioskDeskReportView *self)
{
  return kiosk_desk_session_get_reporter (kiosk_desk_view_get_session (KIOSK_DESK_VIEW (self)));
}

static gboolean
is_sum (KioskDeskReport *report,
        gpointer item)
{
  return *(const guint *) kiosk_desk_item_get (item) >= report->wards->len;
}

static const KioskDeskReportWard *
get_ward (KioskDeskReport *report,
          gpointer item)
{
  return is_sum (report, item) ? report->sum
                               : g_ptr_array_index (report->wards, *(const guint *) kiosk_desk_item_get (item));
}

static char *
dup_name (KioskDeskReportView *self,
          const KioskDeskReportWard *ward)
{
  g_autofree char *code = NULL;

  if (ward->code[0] == '\0')
    return g_strdup (_("All wards"));
  code = g_strdup_printf (_("Ward %05u"), (guint) g_ascii_strtoull (ward->code, NULL, 10));
  if (ward->is_split)
    /* Translators: a ward that was divided into several */
    return g_strdup_printf (_("%s (split)"), ward->name != NULL ? ward->name : code);
  return g_strdup (ward->name != NULL ? ward->name : code);
}

static gint64
get_value (const KioskDeskReportWard *ward,
           guint column)
{
  const KioskTally *tally = &ward->in_period.tally;

  switch (column)
    {
    case COLUMN_INSTALLED:
      return tally->helper.installed;
    case COLUMN_SIGNED_IN:
      return tally->helper.signed_in;
    case COLUMN_HELPED:
      return tally->helper.helped;
    case COLUMN_NOT_ABLE:
      return tally->helper.not_able;
    case COLUMN_SELF:
      return tally->self.installed;
    case COLUMN_UNDATED:
      return ward->undated.tally.counted;
    case COLUMN_DOUBTFUL:
    default:
      return ward->doubtful.tally.counted;
    }
}

static char *
dup_cell_cb (gpointer item,
             guint column,
             gpointer user_data)
{
  KioskDeskReport *report = kiosk_desk_reporter_get_report (get_reporter (user_data));

  if (report == NULL)
    return g_strdup ("");
  return column == COLUMN_WARD ? dup_name (user_data, get_ward (report, item))
                               : kiosk_figure_words_dup_number (get_value (get_ward (report, item), column));
}

static const char *
get_style_cb (gpointer item,
              guint column,
              gpointer user_data)
{
  KioskDeskReport *report = kiosk_desk_reporter_get_report (get_reporter (user_data));

  if (report != NULL && is_sum (report, item))
    return "desk-sum";
  return report != NULL && column == COLUMN_DOUBTFUL && get_value (get_ward (report, item), column) > 0 ? "doubtful"
                                                                                                        : NULL;
}

static void
update_rows (KioskDeskReportView *self)
{
  KioskDeskReport *report = kiosk_desk_reporter_get_report (get_reporter (self));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; report != NULL && i <= report->wards->len; i++)
    g_array_append_val (places, i);
  kiosk_desk_item_list_fill (self->rows, places);
}

static char *
dup_title (const KioskPeriod *period)
{
  g_autofree char *first = kiosk_figure_words_dup_date (period->from);
  g_autofree char *last = kiosk_figure_words_dup_date (period->to);

  return g_strdup_printf ("%s: %s – %s", _("Report"), first, last);
}

static char *
dup_state (KioskDeskReporter *reporter)
{
  const GError *error = kiosk_desk_reporter_get_error (reporter);

  if (error != NULL)
    return g_strdup (kiosk_desk_words_get_error (error));
  switch (kiosk_desk_reporter_get_saving (reporter))
    {
    case KIOSK_DESK_SAVING_UNDER_WAY:
      return g_strdup (_("Saving the report…"));
    case KIOSK_DESK_SAVING_DONE:
      return g_strdup_printf (_("Saved: %s"), kiosk_desk_reporter_get_path (reporter));
    case KIOSK_DESK_SAVING_FAILED:
      return g_strdup (_("The report could not be saved there. The book is untouched. Choose another folder, or free "
                         "some space."));
    case KIOSK_DESK_SAVING_NONE:
    default:
      return NULL;
    }
}

static const char *
get_nick (const KioskPeriod *period)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == period->kind)
      return kinds[i].nick;
  return "month";
}

static GSimpleAction *
lookup (KioskDeskReportView *self,
        const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

static const char *
get_public_words (KioskDeskReporter *reporter)
{
  if (kiosk_desk_reporter_can_publish (reporter))
    return _("For everybody (CSV):");
  return kiosk_desk_reporter_get_current (reporter)
         ? _("For everybody there are only wards as they were: press “Wards of now” out.")
         : _("For everybody there are only whole months and quarters.");
}

static void
update_public (KioskDeskReportView *self)
{
  KioskDeskReporter *reporter = get_reporter (self);

  gtk_label_set_label (self->public_label, get_public_words (reporter));
  gtk_widget_set_visible (self->public_buttons, kiosk_desk_reporter_can_publish (reporter));
  g_simple_action_set_enabled (lookup (self, "publish"), g_action_get_enabled (G_ACTION (lookup (self, "save"))));
}

static void
kiosk_desk_report_view_update (KioskDeskView *view)
{
  KioskDeskReportView *self = KIOSK_DESK_REPORT_VIEW (view);
  KioskDeskReporter *reporter = get_reporter (self);
  KioskPeriod period = kiosk_desk_reporter_get_period (reporter);
  gboolean is_asked = period.from != KIOSK_DAY_UNKNOWN;
  g_autofree char *title = is_asked ? dup_title (&period) : g_strdup (_("Report"));
  g_autofree char *state = dup_state (reporter);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->state, state != NULL ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state), state != NULL);
  gtk_widget_set_sensitive (self->later, kiosk_desk_reporter_can_turn (reporter));
  g_simple_action_set_state (lookup (self, "kind"), g_variant_new_string (is_asked ? get_nick (&period) : "month"));
  g_simple_action_set_state (lookup (self, "current"),
                             g_variant_new_boolean (kiosk_desk_reporter_get_current (reporter)));
  g_simple_action_set_enabled (lookup (self, "save"),
                               kiosk_desk_reporter_get_report (reporter) != NULL
                               && kiosk_desk_reporter_get_saving (reporter) != KIOSK_DESK_SAVING_UNDER_WAY);
  update_public (self);
}

static void
reporter_changed_cb (KioskDeskReportView *self)
{
  update_rows (self);
  kiosk_desk_report_view_update (KIOSK_DESK_VIEW (self));
}

/* Asks for a first report, once somebody comes to this part. */
static void
mapped_cb (KioskDeskReportView *self)
{
  KioskDeskSession *session = kiosk_desk_view_get_session (KIOSK_DESK_VIEW (self));

  if (session != NULL && kiosk_desk_session_has_book (session)
      && kiosk_desk_reporter_get_period (get_reporter (self)).from == KIOSK_DAY_UNKNOWN)
    kiosk_desk_reporter_show (get_reporter (self), KIOSK_PERIOD_MONTH);
}

static void
change_kind_cb (GSimpleAction *action,
                GVariant *value,
                gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].nick, g_variant_get_string (value, NULL)))
      kiosk_desk_reporter_show (get_reporter (user_data), kinds[i].kind);
}

static void
change_current_cb (GSimpleAction *action,
                   GVariant *value,
                   gpointer user_data)
{
  kiosk_desk_reporter_set_current (get_reporter (user_data), g_variant_get_boolean (value));
}

static void
turn_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  kiosk_desk_reporter_turn (get_reporter (user_data), g_variant_get_boolean (parameter));
}

static void
chosen_cb (gpointer user_data,
           const char *path)
{
  KioskDeskReportView *self = user_data;

  kiosk_desk_reporter_save (get_reporter (self), self->file, path);
}

static void
save_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer user_data)
{
  KioskDeskReportView *self = user_data;
  g_autofree char *name = NULL;

  for (guint i = 0; i < KIOSK_N_DESK_FILES; i++)
    if (g_str_equal (file_nicks[i], g_variant_get_string (parameter, NULL)))
      self->file = (KioskDeskFile) i;
  name = kiosk_desk_reporter_dup_name (get_reporter (self), self->file);
  kiosk_desk_chooser_ask (GTK_WIDGET (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("Where is the report to be?"), name,
                          chosen_cb);
}

static void
public_chosen_cb (gpointer user_data,
                  const char *path)
{
  KioskDeskReportView *self = user_data;

  kiosk_desk_reporter_publish (get_reporter (self), self->by, path);
}

static void
publish_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  KioskDeskReportView *self = user_data;
  g_autofree char *name = NULL;

  if (!kiosk_desk_by_from_nick (g_variant_get_string (parameter, NULL), &self->by))
    return;
  name = kiosk_desk_reporter_dup_public_name (get_reporter (self), self->by);
  kiosk_desk_chooser_ask (GTK_WIDGET (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("Where is the report to be?"), name,
                          public_chosen_cb);
}

static const GActionEntry action_entries[] = {
  { .name = "kind", .parameter_type = "s", .state = "'month'", .change_state = change_kind_cb },
  { .name = "current", .state = "false", .change_state = change_current_cb },
  { .name = "turn", .activate = turn_cb, .parameter_type = "b" },
  { .name = "save", .activate = save_cb, .parameter_type = "s" },
  { .name = "publish", .activate = publish_cb, .parameter_type = "s" },
};

static void
kiosk_desk_report_view_session_set (KioskDeskView *view)
{
  KioskDeskReportView *self = KIOSK_DESK_REPORT_VIEW (view);

  g_signal_connect_object (get_reporter (self), "changed", G_CALLBACK (reporter_changed_cb), self, G_CONNECT_SWAPPED);
  update_rows (self);
}

static void
kiosk_desk_report_view_dispose (GObject *object)
{
  KioskDeskReportView *self = KIOSK_DESK_REPORT_VIEW (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk-report", NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->rows);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_DESK_REPORT_VIEW);
  G_OBJECT_CLASS (kiosk_desk_report_view_parent_class)->dispose (object);
}

static void
kiosk_desk_report_view_class_init (KioskDeskReportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_desk_report_view_dispose;
  KIOSK_DESK_VIEW_CLASS (klass)->session_set = kiosk_desk_report_view_session_set;
  KIOSK_DESK_VIEW_CLASS (klass)->update = kiosk_desk_report_view_update;
  g_type_ensure (KIOSK_TYPE_DESK_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-desk-report-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskDeskReportView, title);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskReportView, later);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskReportView, public_label);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskReportView, public_buttons);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskReportView, state);
  gtk_widget_class_bind_template_child (widget_class, KioskDeskReportView, table);
}

static void
kiosk_desk_report_view_init (KioskDeskReportView *self)
{
  const char *const heads[] = { _("Ward"), _("Newly installed"), _("Signed in"), _("Helped"), _("Could not install"),
                                _("Tapped: installed"), _("Undated"), _("To decide"), NULL };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk-report", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = kiosk_desk_item_list_new ();
  kiosk_desk_columns_set_functions (self->table, dup_cell_cb, get_style_cb, self);
  kiosk_desk_columns_set_name (self->table, _("What each ward counted"));
  kiosk_desk_columns_set_columns (self->table, heads, FALSE);
  kiosk_desk_columns_set_model (self->table, G_LIST_MODEL (self->rows));
  g_signal_connect_object (self, "map", G_CALLBACK (mapped_cb), self, 0);
}
