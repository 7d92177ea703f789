/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML parts of a form. Private to the form. */
#pragma once

#include <libxml/tree.h>

#include "kiosk-form-fields.h"
#include "kiosk-form-archive.h"

G_BEGIN_DECLS

xmlDoc  *kiosk_form_xml_parse (const KioskFormPart  *part,
                               GError              **error);
gboolean kiosk_form_xml_fill  (xmlDoc               *doc,
                               const char           *name,
                               KioskFormFields      *fields,
                               GError              **error);
GBytes  *kiosk_form_xml_print (xmlDoc               *doc);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
