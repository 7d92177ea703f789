/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compositor takes no turning from a client, so the program turns its content itself; GTK finds what lies under a
 * finger through the same transform that the content is drawn with. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-turned.h"

struct _KioskTurned
{
  GtkWidget  parent_instance;
  GtkWidget *child;    /* NULL: none yet */
  guint      degrees;  /* clockwise: 0, 90, 180 or 270 */
};

G_DEFINE_FINAL_TYPE (KioskTurned, kiosk_turned, GTK_TYPE_WIDGET)

/* Whether width and height of the child are the other way round. */
gboolean
kiosk_turned_is_sideways (KioskTurned *self)
{
  return self->degrees == 90 || self->degrees == 270;
}

static GtkSizeRequestMode
kiosk_turned_get_request_mode (GtkWidget *widget)
{
  KioskTurned *self = KIOSK_TURNED (widget);
  GtkSizeRequestMode mode = self->child != NULL ? gtk_widget_get_request_mode (self->child)
                                                : GTK_SIZE_REQUEST_CONSTANT_SIZE;

  if (mode == GTK_SIZE_REQUEST_CONSTANT_SIZE || !kiosk_turned_is_sideways (self))
    return mode;
  return mode == GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH ? GTK_SIZE_REQUEST_WIDTH_FOR_HEIGHT
                                                   : GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kiosk_turned_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  KioskTurned *self = KIOSK_TURNED (widget);
  GtkOrientation other = orientation == GTK_ORIENTATION_HORIZONTAL ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL;

  if (self->child != NULL)
    gtk_widget_measure (self->child, kiosk_turned_is_sideways (self) ? other : orientation, for_size, minimum, natural,
                        NULL, NULL);
}

/* The child's upper left corner goes where the turn has it. */
static GskTransform *
new_transform (KioskTurned *self,
               int width,
               int height)
{
  const graphene_point_t corners[] = { { 0, 0 }, { (float) width, 0 }, { (float) width, (float) height },
                                       { 0, (float) height } };
  GskTransform *moved;

  if (self->degrees == 0)
    return NULL;
  moved = gsk_transform_translate (NULL, &corners[self->degrees / 90]);
  return gsk_transform_rotate (moved, (float) self->degrees);
}

static void
kiosk_turned_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  KioskTurned *self = KIOSK_TURNED (widget);
  gboolean is_sideways = kiosk_turned_is_sideways (self);

  if (self->child != NULL)
    gtk_widget_allocate (self->child, is_sideways ? height : width, is_sideways ? width : height, -1,
                         new_transform (self, width, height));
}

static void
kiosk_turned_dispose (GObject *object)
{
  g_clear_pointer (&KIOSK_TURNED (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (kiosk_turned_parent_class)->dispose (object);
}

static void
kiosk_turned_class_init (KioskTurnedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_turned_dispose;
  widget_class->get_request_mode = kiosk_turned_get_request_mode;
  widget_class->measure = kiosk_turned_measure;
  widget_class->size_allocate = kiosk_turned_size_allocate;
}

static void
kiosk_turned_init (KioskTurned *self)
{
}

GtkWidget *
kiosk_turned_new (void)
{
  return g_object_new (KIOSK_TYPE_TURNED, NULL);
}

/* Once. */
void
kiosk_turned_set_child (KioskTurned *self,
                        GtkWidget *child)
{
  g_return_if_fail (self->child == NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* @degrees: clockwise: 0, 90, 180 or 270 */
void
kiosk_turned_set_degrees (KioskTurned *self,
                          guint degrees)
{
  g_return_if_fail (degrees % 90 == 0 && degrees < 360);

  if (self->degrees == degrees)
    return;
  self->degrees = degrees;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
