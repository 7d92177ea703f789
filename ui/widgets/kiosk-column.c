/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column that never clips. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-column.h"

struct _KioskColumn
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KioskColumn, kiosk_column, GTK_TYPE_WIDGET)

/* 0: never goes. */
static int
get_optional (GtkWidget *child)
{
  static const char *const classes[KIOSK_COLUMN_N_OPTIONAL] = { "optional-1", "optional-2", "optional-3" };

  for (int i = 0; i < KIOSK_COLUMN_N_OPTIONAL; i++)
    if (gtk_widget_has_css_class (child, classes[i]))
      return i + 1;
  return 0;
}

/* Rank 0 keeps all; rank r drops the children of optional class 1 to r. */
static gboolean
is_kept (GtkWidget *child,
         int rank)
{
  int optional = get_optional (child);

  return gtk_widget_get_visible (child) && (optional == 0 || optional > rank);
}

static int
measure_child (GtkWidget *child,
               int width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
sum_heights (KioskColumn *self,
             int width,
             int rank)
{
  int sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_kept (child, rank))
      sum += measure_child (child, width);
  return sum;
}

static void
measure_width (KioskColumn *self,
               int *minimum,
               int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_get_visible (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
kiosk_column_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  KioskColumn *self = KIOSK_COLUMN (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }

  *minimum = sum_heights (self, for_size, KIOSK_COLUMN_N_OPTIONAL);
  *natural = sum_heights (self, for_size, 0);
}

static int
choose_rank (KioskColumn *self,
             int width,
             int height)
{
  int rank = 0;

  while (rank < KIOSK_COLUMN_N_OPTIONAL && sum_heights (self, width, rank) > height)
    rank++;
  return rank;
}

static int
count_expanding (KioskColumn *self,
                 int rank)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_kept (child, rank) && gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL))
      n++;
  return n;
}

static void
kiosk_column_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  KioskColumn *self = KIOSK_COLUMN (widget);
  int rank = choose_rank (self, width, height);
  int n_expanding = count_expanding (self, rank);
  int spare = MAX (0, height - sum_heights (self, width, rank));
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean kept = is_kept (child, rank);
      int child_height;

      gtk_widget_set_child_visible (child, kept);
      if (!kept)
        continue;

      child_height = measure_child (child, width);
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL))
        child_height += spare / n_expanding;
      gtk_widget_size_allocate (child, &(GtkAllocation){ 0, y, width, child_height }, -1);
      y += child_height;
    }
}

static GtkSizeRequestMode
kiosk_column_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kiosk_column_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (kiosk_column_parent_class)->dispose (object);
}

/* gtk_widget_compute_expand() asks this of a container. */
static void
kiosk_column_compute_expand (GtkWidget *widget,
                             gboolean *hexpand,
                             gboolean *vexpand)
{
  *hexpand = *vexpand = FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      *hexpand |= gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      *vexpand |= gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL);
    }
}

static void
kiosk_column_class_init (KioskColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_column_dispose;
  widget_class->measure = kiosk_column_measure;
  widget_class->size_allocate = kiosk_column_size_allocate;
  widget_class->get_request_mode = kiosk_column_get_request_mode;
  widget_class->compute_expand = kiosk_column_compute_expand;
  gtk_widget_class_set_css_name (widget_class, "column");
}

static void
kiosk_column_init (KioskColumn *self)
{
}
