/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form tells of whoever made it. Private to the form. */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

gboolean kiosk_form_scrub (xmlDoc *doc);

G_END_DECLS
