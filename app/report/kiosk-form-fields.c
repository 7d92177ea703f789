/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of fields and a table of lists. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-form-fields.h"

#include <string.h>

struct _KioskFormFields
{
  GHashTable *values;  /* name → value */
  GHashTable *lists;   /* name → KioskFormList */
};

static void
free_list (gpointer data)
{
  KioskFormList *list = data;

  g_ptr_array_unref (list->rows);
  g_free (list);
}

/**
 * kiosk_form_fields_new:
 *
 * Any thread.
 *
 * Returns: (transfer full): no fields yet
 */
KioskFormFields *
kiosk_form_fields_new (void)
{
  KioskFormFields *self = g_new0 (KioskFormFields, 1);

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_list);
  return self;
}

/**
 * kiosk_form_fields_free:
 * @self: (transfer full): fields
 */
void
kiosk_form_fields_free (KioskFormFields *self)
{
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->lists);
  g_free (self);
}

/**
 * kiosk_form_fields_take:
 * @self: fields
 * @name: (transfer none): a static string of `a-z`, `0-9` and `_`
 * @value: (transfer full): UTF-8; a line feed breaks the line
 *
 * Any thread.
 */
void
kiosk_form_fields_take (KioskFormFields *self,
                        const char *name,
                        char *value)
{
  g_hash_table_insert (self->values, (char *) name, value);
}

/**
 * kiosk_form_fields_add_list:
 * @self: fields
 * @name: (transfer none): a static string, as for kiosk_form_fields_take()
 * @columns: (transfer none) (array zero-terminated=1): likewise
 *
 * Adds a list without rows. Any thread.
 */
void
kiosk_form_fields_add_list (KioskFormFields *self,
                            const char *name,
                            const char *const *columns)
{
  KioskFormList *list = g_new0 (KioskFormList, 1);

  list->columns = columns;
  list->n_columns = g_strv_length ((char **) columns);
  list->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_hash_table_insert (self->lists, (char *) name, list);
}

/**
 * kiosk_form_fields_take_row:
 * @self: fields
 * @name: a list
 * @values: (transfer full) (array zero-terminated=1): a value for each of its columns
 *
 * Any thread.
 */
void
kiosk_form_fields_take_row (KioskFormFields *self,
                            const char *name,
                            char **values)
{
  KioskFormList *list = g_hash_table_lookup (self->lists, name);

  g_return_if_fail (list != NULL && g_strv_length (values) == list->n_columns);

  g_ptr_array_add (list->rows, values);
}

/**
 * kiosk_form_fields_lookup:
 * @self: fields
 * @name: a name
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): its value; %NULL: there is no such field
 */
const char *
kiosk_form_fields_lookup (KioskFormFields *self,
                          const char *name)
{
  return g_hash_table_lookup (self->values, name);
}

/**
 * kiosk_form_fields_lookup_list:
 * @self: fields
 * @name: a name
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the list; %NULL: there is none
 */
const KioskFormList *
kiosk_form_fields_lookup_list (KioskFormFields *self,
                               const char *name)
{
  return g_hash_table_lookup (self->lists, name);
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kiosk_form_fields_dup_names:
 * @self: fields
 *
 * Any thread.
 *
 * Returns: (transfer full) (array zero-terminated=1): every name that a form may use, sorted
 */
char **
kiosk_form_fields_dup_names (KioskFormFields *self)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, &name, &value))
    for (guint i = 0; i < ((KioskFormList *) value)->n_columns; i++)
      g_ptr_array_add (names, g_strconcat (name, ".", ((KioskFormList *) value)->columns[i], NULL));
  g_ptr_array_sort (names, compare_names_cb);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}
