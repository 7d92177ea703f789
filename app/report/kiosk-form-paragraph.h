/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paragraph of a form, whose text Word may have torn into runs. Private to the form. */
#pragma once

#include <libxml/tree.h>

#include "kiosk-form-fields.h"
#include "kiosk-report-error.h"

G_BEGIN_DECLS

/* A row of a list that is being written; `list` is NULL outside one. */
typedef struct
{
  KioskFormFields     *fields;
  const char          *list_name;
  const KioskFormList *list;
  guint                row;
} KioskFormScope;

gboolean   kiosk_form_is_word        (xmlNode               *node,
                                      const char            *name);
char      *kiosk_form_paragraph_dup_list (xmlNode           *paragraph);
gboolean   kiosk_form_paragraph_fill (xmlNode               *paragraph,
                                      const char            *part,
                                      const KioskFormScope  *scope,
                                      GError               **error);

G_END_DECLS
