/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be wrong with a file that somebody wrote for the kiosk. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_CONTENT_ERROR (kiosk_content_error_quark ())

/* Every message names the file, and the group and key where there is one. */
typedef enum
{
  KIOSK_CONTENT_ERROR_MISSING,    /* a folder, an ini file or a picture is not there */
  KIOSK_CONTENT_ERROR_TOO_LARGE,  /* a file's bytes, a picture's sides, or too many pages */
  KIOSK_CONTENT_ERROR_ENCODING,   /* not UTF-8 in NFC */
  KIOSK_CONTENT_ERROR_SYNTAX,     /* not a key file, a group or key missing, or a value out of its range */
  KIOSK_CONTENT_ERROR_FORMAT,     /* a Format this program does not know */
  KIOSK_CONTENT_ERROR_PICTURE     /* not an SVG or PNG, or one that reaches outside its own file */
} KioskContentError;

GQuark kiosk_content_error_quark (void);

G_END_DECLS
