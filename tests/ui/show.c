/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the staff's views, without the screen around it. */
#include "show.h"

#include "kiosk-language.h"
#include "kiosk-style.h"
#include "scene.h"

/* The usual screen of a kiosk, measured across. */
#define DIAGONAL_MM (21.5 * 25.4)

/* What stands beside the view, or above it on an upright screen. */
#define SIDE_REM 14.0
#define TABS_REM 5.0

const ShowComfort show_usual = { "vi", 0, FALSE };
int show_width_px;
int show_height_px;

static void
count_draws_cb (GdkFrameClock *clock,
                guint *n_draws)
{
  (*n_draws)++;
}

void
show_settle (Show *self)
{
  GdkFrameClock *clock;
  guint n_draws = 0;
  gulong handler;

  gtk_window_present (GTK_WINDOW (self->window));
  clock = gtk_widget_get_frame_clock (self->window);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_draws_cb), &n_draws);
  while (n_draws < 2)
    {
      gtk_widget_queue_draw (self->window);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
}

static void
action_cb (GSimpleAction *action,
           GVariant *target,
           Show *self)
{
  g_autofree char *text = target != NULL ? g_variant_print (target, FALSE) : g_strdup ("");

  g_free (self->last);
  self->last = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), text);
}

static void
add_action (Show *self,
            const char *name,
            const char *type)
{
  g_autoptr (GVariantType) target = type != NULL ? g_variant_type_new (type) : NULL;
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, target);

  g_signal_connect (action, "activate", G_CALLBACK (action_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static GtkWidget *
new_frame (Show *self)
{
  gboolean portrait = self->layout.is_portrait;
  GtkWidget *frame = gtk_box_new (portrait ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (side, portrait ? -1 : (int) (SIDE_REM * self->layout.rem_px),
                               portrait ? (int) (TABS_REM * self->layout.rem_px) : -1);
  gtk_widget_set_hexpand (self->view, TRUE);
  gtk_widget_set_vexpand (self->view, TRUE);
  gtk_box_append (GTK_BOX (frame), side);
  gtk_box_append (GTK_BOX (frame), self->view);
  return frame;
}

/* @type: of the view, which is built in the language of @comfort. */
Show *
show_new (GType type,
          const ShowComfort *comfort)
{
  Show *self = g_new0 (Show, 1);
  KioskLayoutInput input = { .width_px = show_width_px, .height_px = show_height_px, .text_step = comfort->text_step };

  input.mm_per_px = self->mm_per_px = DIAGONAL_MM / hypot (show_width_px, show_height_px);
  self->layout = kiosk_layout_compute (&input);
  kiosk_language_set (comfort->language);
  self->view = g_object_ref_sink (g_object_new (type, NULL));
  self->actions = g_simple_action_group_new ();
  add_action (self, "close-day", NULL);
  add_action (self, "period", "s");
  add_action (self, "turn", "i");
  add_action (self, "range", "(uu)");
  self->window = gtk_window_new ();
  self->frame = new_frame (self);
  gtk_widget_add_css_class (self->window, "kiosk");
  gtk_widget_insert_action_group (self->window, "staff", G_ACTION_GROUP (self->actions));
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), show_width_px, show_height_px);
  gtk_window_set_child (GTK_WINDOW (self->window), self->frame);
  kiosk_style_apply (self->window, &self->layout, comfort->contrast);
  return self;
}

/* Looks whether the view is gone. */
void
show_free (Show *self)
{
  gtk_box_remove (GTK_BOX (self->frame), self->view);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->view);
  g_object_unref (self->actions);
  g_free (self->last);
  g_free (self);
}

GdkTexture *
show_take_picture (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  GskRenderNode *node;
  GdkTexture *picture;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  picture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_render_node_unref (node);
  return picture;
}

/* Figures of one day that are all different: @scale says how large they are. */
KioskDayFigures
show_make_figures (KioskDay day,
                   gint64 scale,
                   gboolean has_open)
{
  KioskDayFigures figures = { .day = day, .has_open = has_open };
  KioskTally *tally = &figures.tally;

  tally->self = (KioskTallySide){ .installed = 12 * scale, .signed_in = 7 * scale, .helped = 3 * scale,
                                  .not_able = 2 * scale, .counted = 14 * scale, .overlap = 4 * scale };
  tally->helper = (KioskTallySide){ .installed = 8 * scale, .signed_in = 5 * scale, .helped = 11 * scale,
                                    .not_able = 1 * scale, .counted = 11 * scale };
  tally->counted = 25 * scale;
  tally->changed = 1 * scale;
  tally->undone = 2 * scale;
  tally->suppressed = 6 * scale;
  tally->taps = 34 * scale;
  if (has_open)
    figures.open = *tally;
  return figures;
}

KioskDayFigures
show_make_large (KioskDay day)
{
  KioskDayFigures figures = { .day = day };
  KioskTallySide side = { .installed = SHOW_LARGE, .signed_in = SHOW_LARGE, .helped = SHOW_LARGE,
                          .not_able = SHOW_LARGE, .overlap = SHOW_LARGE };

  figures.tally = (KioskTally){ side, side, SHOW_LARGE, SHOW_LARGE, SHOW_LARGE, SHOW_LARGE, SHOW_LARGE };
  return figures;
}

/* A kiosk's usual weeks: nothing on Sundays, more on some days than on others. */
GArray *
show_new_days (KioskDay from,
               KioskDay to)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (KioskDayFigures));

  for (KioskDay day = from; day <= to; day++)
    {
      KioskDayFigures figures = show_make_figures (day, 1 + day * 7 % 4, day == to);

      if (day % 7 != 0)
        g_array_append_val (days, figures);
    }
  return days;
}

void
show_append_undated (GArray *days)
{
  KioskDayFigures figures = show_make_figures (KIOSK_DAY_UNKNOWN, 1, TRUE);

  g_array_append_val (days, figures);
}

/* All that is written, a line a label, in the order of the tree. */
static char *
dup_words (GtkWidget *widget)
{
  g_autoptr (GPtrArray) labels = scene_get_mapped (widget, GTK_TYPE_LABEL);
  GString *words = g_string_new ("\n");

  for (guint i = 0; i < labels->len; i++)
    g_string_append_printf (words, "%s\n", gtk_label_get_label (labels->pdata[i]));
  return g_string_free (words, FALSE);
}

/* @wanted: lines that follow each other. */
void
show_assert_words (Show *show,
                   const char *wanted)
{
  g_autofree char *words = dup_words (show->view);
  g_autofree char *lines = g_strdup_printf ("\n%s\n", wanted);

  if (strstr (words, lines) == NULL)
    g_test_message ("“%s” is not in “%s”", lines, words);
  g_assert_nonnull (strstr (words, lines));
}

void
show_assert_no_words (Show *show,
                      const char *unwanted)
{
  g_autofree char *words = dup_words (show->view);

  g_assert_null (strstr (words, unwanted));
}

GPtrArray *
show_get_class (GtkWidget *root,
                const char *css_class)
{
  GPtrArray *widgets = scene_get_mapped (root, GTK_TYPE_WIDGET);

  for (guint i = widgets->len; i > 0; i--)
    if (!gtk_widget_has_css_class (widgets->pdata[i - 1], css_class))
      g_ptr_array_remove_index (widgets, i - 1);
  return widgets;
}

graphene_rect_t
show_get_bounds (GtkWidget *widget,
                 GtkWidget *window)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  return bounds;
}
