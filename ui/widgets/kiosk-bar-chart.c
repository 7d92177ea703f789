/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each bar, number and label is a child, so that the style sheets alone say how they look, in contrast too. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-bar-chart.h"

#include <glib/gi18n.h>

#include "kiosk-figure-words.h"

#define N_SERIES 2

/* Of a place on the base line: what the two bars take together, and what stays free between them. */
#define PAIR_SHARE 0.88
#define GAP_SHARE  0.03

/* So that few bars do not become walls: the widest one, in heights of a number. */
#define BAR_WIDEST 2.5

/* What is not zero is seen. */
#define LEAST_BAR_PX 2

/* A place needs this much even where nobody can read its number. */
#define LEAST_PLACE_PX 5

typedef struct
{
  gint64     values[N_SERIES];
  gint64     open[N_SERIES];     /* of these, what can still change: it stands on what is closed */
  GtkWidget *label;
  GtkWidget *base;               /* NULL: absent */
  GtkWidget *closed[N_SERIES];   /* NULL: zero */
  GtkWidget *tops[N_SERIES];     /* what is open; NULL: zero */
  GtkWidget *numbers[N_SERIES];  /* NULL: zero */
} Place;

struct _KioskBarChart
{
  GtkWidget  parent_instance;
  GArray    *places;
  gint64     highest;
};

typedef struct
{
  int           width;
  int           number_height;
  int           base_top;
  int           base_height;
  int           label_height;
  double        pitch;          /* from one place to the next */
  int           bar_width;
  int           gap;
} Plan;

G_DEFINE_FINAL_TYPE (KioskBarChart, kiosk_bar_chart, GTK_TYPE_WIDGET)

static Place *
get_place (KioskBarChart *self,
           guint i)
{
  return &g_array_index (self->places, Place, i);
}

static int
measure (GtkWidget *child,
         GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (child, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* All numbers have one height, whichever is asked; likewise labels and base lines. */
static void
measure_heights (KioskBarChart *self,
                 int *out_number,
                 int *out_base,
                 int *out_label)
{
  *out_number = *out_base = *out_label = 0;
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = get_place (self, i);

      if (*out_label == 0)
        *out_label = measure (place->label, GTK_ORIENTATION_VERTICAL);
      if (*out_base == 0 && place->base != NULL)
        *out_base = MAX (1, measure (place->base, GTK_ORIENTATION_VERTICAL));
      for (int series = 0; series < N_SERIES && *out_number == 0; series++)
        if (place->numbers[series] != NULL)
          *out_number = measure (place->numbers[series], GTK_ORIENTATION_VERTICAL);
    }
}

static void
kiosk_bar_chart_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  KioskBarChart *self = KIOSK_BAR_CHART (widget);
  int number, base, label;

  measure_heights (self, &number, &base, &label);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) self->places->len * LEAST_PLACE_PX;
  else
    *minimum = *natural = number + LEAST_BAR_PX + base + label;
}

static Plan
make_plan (KioskBarChart *self,
           int width,
           int height)
{
  Plan plan = { .width = width, .pitch = (double) width / self->places->len };
  double widest;

  measure_heights (self, &plan.number_height, &plan.base_height, &plan.label_height);
  plan.base_top = height - plan.label_height - plan.base_height;
  plan.gap = (int) (plan.pitch * GAP_SHARE + 0.5);
  widest = MAX (1, plan.number_height * BAR_WIDEST);
  plan.bar_width = (int) CLAMP ((plan.pitch * PAIR_SHARE - plan.gap) / N_SERIES, 1, widest);
  return plan;
}

static double
get_middle (const Plan *plan,
            guint i)
{
  return (i + 0.5) * plan->pitch;
}

static GdkRectangle
get_bar (KioskBarChart *self,
         const Plan *plan,
         guint i,
         int series)
{
  gint64 value = get_place (self, i)->values[series];
  int pair = N_SERIES * plan->bar_width + plan->gap;
  int room = plan->base_top - plan->number_height;
  GdkRectangle bar = { 0 };

  bar.x = (int) (get_middle (plan, i) - pair / 2.0 + 0.5) + series * (plan->bar_width + plan->gap);
  bar.width = plan->bar_width;
  if (value > 0)
    bar.height = MAX (LEAST_BAR_PX, (int) ((double) value / self->highest * room + 0.5));
  bar.y = plan->base_top - bar.height;
  return bar;
}

/* Over its bar, and inside the chart. */
static GdkRectangle
get_number (KioskBarChart *self,
            const Plan *plan,
            guint i,
            int series)
{
  GdkRectangle bar = get_bar (self, plan, i, series);
  GdkRectangle number = { 0 };

  number.width = measure (get_place (self, i)->numbers[series], GTK_ORIENTATION_HORIZONTAL);
  number.height = plan->number_height;
  number.x = bar.x + (bar.width - number.width) / 2;
  number.x = MAX (0, MIN (number.x, plan->width - number.width));
  number.y = bar.y - number.height;
  return number;
}

/* Whether a number lies on another bar, or on a number that is shown. */
static gboolean
is_in_the_way (KioskBarChart *self,
               const Plan *plan,
               guint i,
               int series)
{
  GdkRectangle number = get_number (self, plan, i, series);

  for (guint other = 0; other < self->places->len; other++)
    for (int side = 0; side < N_SERIES; side++)
      {
        const Place *place = get_place (self, other);
        GdkRectangle bar, rectangle;

        if (place->numbers[side] == NULL || (other == i && side == series))
          continue;
        bar = get_bar (self, plan, other, side);
        if (gdk_rectangle_intersect (&number, &bar, NULL))
          return TRUE;
        rectangle = get_number (self, plan, other, side);
        if ((other == i || gtk_widget_get_child_visible (place->numbers[side]))
            && gdk_rectangle_intersect (&number, &rectangle, NULL))
          return TRUE;
      }
  return FALSE;
}

static void
set_numbers_shown (Place *place,
                   gboolean shown)
{
  for (int series = 0; series < N_SERIES; series++)
    if (place->numbers[series] != NULL)
      gtk_widget_set_child_visible (place->numbers[series], shown);
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer user_data)
{
  const Place *one = get_place (user_data, *(const guint *) a);
  const Place *other = get_place (user_data, *(const guint *) b);
  gint64 highest = MAX (one->values[0], one->values[1]);
  gint64 other_highest = MAX (other->values[0], other->values[1]);

  return highest == other_highest ? 0 : highest > other_highest ? -1 : 1;
}

/* Over the highest of all there is always room, for one number. */
static void
show_highest (KioskBarChart *self,
              Place *place)
{
  int series = place->values[0] == self->highest ? 0 : 1;

  if (place->numbers[series] != NULL)
    gtk_widget_set_child_visible (place->numbers[series], TRUE);
}

static gboolean
fits_numbers (KioskBarChart *self,
              const Plan *plan,
              guint i)
{
  for (int series = 0; series < N_SERIES; series++)
    if (get_place (self, i)->numbers[series] != NULL && is_in_the_way (self, plan, i, series))
      return FALSE;
  return TRUE;
}

/* The highest first; both numbers of a place or none, so that one is never taken for the sum. Where the highest place
 * has no room for two, the number of the highest bar alone says how high all are. */
static void
choose_numbers (KioskBarChart *self,
                const Plan *plan)
{
  guint n_places = self->places->len;
  g_autofree guint *order = g_new (guint, n_places);

  for (guint i = 0; i < n_places; i++)
    {
      order[i] = i;
      set_numbers_shown (get_place (self, i), FALSE);
    }
  g_qsort_with_data (order, (int) n_places, sizeof *order, compare_places, self);
  if (!fits_numbers (self, plan, order[0]))
    {
      show_highest (self, get_place (self, order[0]));
      return;
    }
  for (guint i = 0; i < n_places; i++)
    set_numbers_shown (get_place (self, order[i]), fits_numbers (self, plan, order[i]));
}

static void
allocate (GtkWidget *child,
          const GdkRectangle *place)
{
  if (child != NULL && gtk_widget_get_child_visible (child))
    gtk_widget_size_allocate (child, place, -1);
}

/* Every place, every second one …, counted from the last, which is today. A label that is moved in from an edge must
 * not come upon the next. */
static guint
choose_label_step (KioskBarChart *self,
                   const Plan *plan)
{
  int widest = 0;
  guint step = 1;

  for (guint i = 0; i < self->places->len; i++)
    widest = MAX (widest, measure (get_place (self, i)->label, GTK_ORIENTATION_HORIZONTAL));
  while (step < self->places->len && step * plan->pitch < (step > 1 ? 1.75 : 1.1) * widest)
    step++;
  return step;
}

static void
allocate_labels (KioskBarChart *self,
                 const Plan *plan)
{
  guint step = choose_label_step (self, plan);

  for (guint i = 0; i < self->places->len; i++)
    {
      GtkWidget *label = get_place (self, i)->label;
      int width = measure (label, GTK_ORIENTATION_HORIZONTAL);
      int x = (int) (get_middle (plan, i) - width / 2.0);
      gboolean is_shown = (self->places->len - 1 - i) % step == 0 && width <= plan->width;

      x = MAX (0, MIN (x, plan->width - width));
      gtk_widget_set_child_visible (label, is_shown);
      allocate (label, &(GdkRectangle){ x, plan->base_top + plan->base_height, width, plan->label_height });
    }
}

/* What is closed and what is open of a bar; both are seen where they are not zero. */
static void
allocate_parts (const Place *place,
                int series,
                GdkRectangle bar)
{
  gint64 open = place->open[series], value = place->values[series];
  GdkRectangle top = bar;

  top.height = (int) ((double) open / value * bar.height + 0.5);
  if (open > 0 && open < value)
    top.height = CLAMP (top.height, LEAST_BAR_PX / 2, bar.height - LEAST_BAR_PX / 2);
  bar.y += top.height;
  bar.height -= top.height;
  allocate (place->tops[series], &top);
  allocate (place->closed[series], &bar);
}

static void
allocate_bars (KioskBarChart *self,
               const Plan *plan,
               guint i)
{
  Place *place = get_place (self, i);
  int left = (int) (i * plan->pitch + 0.5);
  int right = (int) ((i + 1) * plan->pitch + 0.5);

  allocate (place->base, &(GdkRectangle){ left, plan->base_top, right - left, plan->base_height });
  for (int series = 0; series < N_SERIES; series++)
    {
      GdkRectangle bar = get_bar (self, plan, i, series);
      GdkRectangle number = { 0 };

      if (place->numbers[series] == NULL)
        continue;
      number = get_number (self, plan, i, series);
      allocate_parts (place, series, bar);
      allocate (place->numbers[series], &number);
    }
}

static void
kiosk_bar_chart_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  KioskBarChart *self = KIOSK_BAR_CHART (widget);
  Plan plan;

  if (self->places->len == 0)
    return;

  plan = make_plan (self, width, height);
  choose_numbers (self, &plan);
  allocate_labels (self, &plan);
  for (guint i = 0; i < self->places->len; i++)
    allocate_bars (self, &plan, i);
}

static void
clear (KioskBarChart *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_array_set_size (self->places, 0);
  self->highest = 0;
}

static void
kiosk_bar_chart_dispose (GObject *object)
{
  clear (KIOSK_BAR_CHART (object));
  G_OBJECT_CLASS (kiosk_bar_chart_parent_class)->dispose (object);
}

static void
kiosk_bar_chart_finalize (GObject *object)
{
  g_array_unref (KIOSK_BAR_CHART (object)->places);
  G_OBJECT_CLASS (kiosk_bar_chart_parent_class)->finalize (object);
}

static void
kiosk_bar_chart_class_init (KioskBarChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_bar_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = kiosk_bar_chart_finalize;
  widget_class->measure = kiosk_bar_chart_measure;
  widget_class->size_allocate = kiosk_bar_chart_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "bar-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kiosk_bar_chart_init (KioskBarChart *self)
{
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
}

/* What the picture shows is said by the chart as a whole, not again by its pieces. */
static GtkWidget *
add_piece (KioskBarChart *self,
           GtkWidget *piece,
           const char *style_class)
{
  gtk_widget_add_css_class (piece, style_class);
  gtk_widget_set_parent (piece, GTK_WIDGET (self));
  return piece;
}

static GtkWidget *
add_shape (KioskBarChart *self,
           const char *style_class)
{
  return add_piece (self, g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL),
                    style_class);
}

static GtkWidget *
add_label (KioskBarChart *self,
           const char *text,
           const char *style_class)
{
  return add_piece (self, g_object_new (GTK_TYPE_LABEL, "label", text,
                                        "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL), style_class);
}

static GtkWidget *
add_part (KioskBarChart *self,
          int series,
          const char *style_class)
{
  static const char *const classes[N_SERIES] = { "by-self", "by-helper" };
  GtkWidget *part = add_shape (self, "chart-bar");

  gtk_widget_add_css_class (part, classes[series]);
  if (style_class != NULL)
    gtk_widget_add_css_class (part, style_class);
  return part;
}

static void
add_bar (KioskBarChart *self,
         Place *place,
         int series)
{
  gint64 value = place->values[series], open = place->open[series];
  g_autofree char *number = kiosk_figure_words_dup_number (value);

  if (value <= 0)
    return;

  if (open < value)
    place->closed[series] = add_part (self, series, open > 0 ? "below" : NULL);
  if (open > 0)
    place->tops[series] = add_part (self, series, "open");
  place->numbers[series] = add_label (self, number, "chart-number");
  self->highest = MAX (self->highest, value);
}

static void
add_place (KioskBarChart *self,
           const KioskBar *bar)
{
  gboolean is_absent = bar->state == KIOSK_BAR_ABSENT;
  gboolean is_open = bar->state == KIOSK_BAR_OPEN;
  Place place = { .values = { is_absent ? 0 : bar->self, is_absent ? 0 : bar->helper },
                  .open = { is_open ? bar->self_open : 0, is_open ? bar->helper_open : 0 } };

  place.base = is_absent ? NULL : add_shape (self, "chart-base");
  place.label = add_label (self, bar->label, "chart-label");
  if (is_absent)
    gtk_widget_add_css_class (place.label, "absent");
  for (int series = 0; series < N_SERIES; series++)
    add_bar (self, &place, series);
  g_array_append_val (self->places, place);
}

/* "20/11: 12 và 8, trong đó 3 và 1 đang mở" */
static void
append_partly_open (GString *words,
                    const KioskBar *bar)
{
  g_autofree char *by_self = kiosk_figure_words_dup_number (bar->self);
  g_autofree char *by_helper = kiosk_figure_words_dup_number (bar->helper);
  g_autofree char *self_open = kiosk_figure_words_dup_number (bar->self_open);
  g_autofree char *helper_open = kiosk_figure_words_dup_number (bar->helper_open);

  /* Translators: a day, residents' figure, helpers' figure, and how much of each is still open */
  g_string_append_printf (words, _("%s: %s and %s, of these %s and %s still open"), bar->label, by_self, by_helper,
                          self_open, helper_open);
}

static gboolean
is_partly_open (const KioskBar *bar)
{
  return bar->state == KIOSK_BAR_OPEN && (bar->self_open < bar->self || bar->helper_open < bar->helper);
}

/* "20/11: 12 và 8, đang mở" */
static void
append_words (GString *words,
              const KioskBar *bar)
{
  g_autofree char *by_self = kiosk_figure_words_dup_number (bar->self);
  g_autofree char *by_helper = kiosk_figure_words_dup_number (bar->helper);

  g_string_append (words, "; ");
  if (bar->state == KIOSK_BAR_ABSENT)
    g_string_append_printf (words, _("%s: nothing counted yet"), bar->label);
  else if (is_partly_open (bar))
    append_partly_open (words, bar);
  else if (bar->state == KIOSK_BAR_OPEN)
    /* Translators: a day, residents' figure, helpers' figure */
    g_string_append_printf (words, _("%s: %s and %s, still open"), bar->label, by_self, by_helper);
  else
    /* Translators: a day, residents' figure, helpers' figure */
    g_string_append_printf (words, _("%s: %s and %s"), bar->label, by_self, by_helper);
}

/* Copies @bars, earliest first; as many as a quarter has days. What a screen reader says is put together anew. */
void
kiosk_bar_chart_set_bars (KioskBarChart *self,
                          const KioskBar *bars,
                          guint n_bars)
{
  g_autoptr (GString) words = g_string_new (_("Noted by residents and by helpers"));

  g_return_if_fail (KIOSK_IS_BAR_CHART (self));

  clear (self);
  for (guint i = 0; i < n_bars; i++)
    {
      add_place (self, &bars[i]);
      append_words (words, &bars[i]);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
