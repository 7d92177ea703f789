/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plain value as an item of a list: what was loaded in one array is shown in one list. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-item.h"

struct _KioskDeskItem
{
  GObject       parent_instance;
  GArray       *values;
  guint         place;
};

G_DEFINE_FINAL_TYPE (KioskDeskItem, kiosk_desk_item, G_TYPE_OBJECT)

static void
kiosk_desk_item_finalize (GObject *object)
{
  g_array_unref (KIOSK_DESK_ITEM (object)->values);
  G_OBJECT_CLASS (kiosk_desk_item_parent_class)->finalize (object);
}

static void
kiosk_desk_item_class_init (KioskDeskItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_desk_item_finalize;
}

static void
kiosk_desk_item_init (KioskDeskItem *self)
{
}

GListStore *
kiosk_desk_item_list_new (void)
{
  return g_list_store_new (KIOSK_TYPE_DESK_ITEM);
}

/* One item for each of @values, which must not change any more; NULL: none. */
void
kiosk_desk_item_list_fill (GListStore *list,
                           GArray *values)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      KioskDeskItem *item = g_object_new (KIOSK_TYPE_DESK_ITEM, NULL);

      item->values = g_array_ref (values);
      item->place = i;
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), items->pdata, items->len);
}

/* The value: of the type of the array. */
gconstpointer
kiosk_desk_item_get (KioskDeskItem *self)
{
  return self->values->data + (gsize) self->place * g_array_get_element_size (self->values);
}

guint
kiosk_desk_item_get_place (KioskDeskItem *self)
{
  return self->place;
}
