/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form may ask for: fields by name, and lists of rows whose fields are called `list.column`. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KioskFormFields KioskFormFields;

/* A list: its columns, and the values of each row in their order. */
typedef struct
{
  const char *const *columns;
  guint              n_columns;
  GPtrArray         *rows;      /* (element-type char**) */
} KioskFormList;

KioskFormFields     *kiosk_form_fields_new         (void);
void                 kiosk_form_fields_free        (KioskFormFields    *self);
void                 kiosk_form_fields_take        (KioskFormFields    *self,
                                                    const char         *name,
                                                    char               *value);
void                 kiosk_form_fields_add_list    (KioskFormFields    *self,
                                                    const char         *name,
                                                    const char *const  *columns);
void                 kiosk_form_fields_take_row    (KioskFormFields    *self,
                                                    const char         *name,
                                                    char              **values);
const char          *kiosk_form_fields_lookup      (KioskFormFields    *self,
                                                    const char         *name);
const KioskFormList *kiosk_form_fields_lookup_list (KioskFormFields    *self,
                                                    const char         *name);
char               **kiosk_form_fields_dup_names   (KioskFormFields    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskFormFields, kiosk_form_fields_free)

G_END_DECLS
