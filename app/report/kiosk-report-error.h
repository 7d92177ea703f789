/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeps a file for people from being made, named for what the caller does next. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_REPORT_ERROR (kiosk_report_error_quark ())

typedef enum
{
  KIOSK_REPORT_ERROR_FAILED,    /* the machine could not: no memory, no room for temporary files */
  KIOSK_REPORT_ERROR_TEMPLATE,  /* the template is no form that can be filled; the message says why */
  KIOSK_REPORT_ERROR_FIELD      /* the template asks for a field that there is not; the message names it */
} KioskReportError;

GQuark kiosk_report_error_quark (void);

G_END_DECLS
