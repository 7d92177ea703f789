/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks a picture by its name's ending: PNG here, SVG in a file of its own. GdkPixbuf decodes pictures; it is a
 * library beside GTK, not a part of it, and needs no display. */
#define G_LOG_DOMAIN "kiosk-content"

#include "kiosk-picture-check.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "kiosk-pack.h"

#define NAME_MAX_BYTES 64

/* ISO/IEC 15948 (PNG), 5.2 and 11.2.2: signature, then the chunk IHDR, whose 13 bytes begin with the sides. */
#define PNG_WIDTH_OFFSET  16
#define PNG_HEIGHT_OFFSET 20
#define PNG_HEADER_SIZE   33

static const char png_start[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

static gboolean
fail (GError **error,
      KioskContentError code,
      const char *name,
      const char *message)
{
  g_set_error (error, KIOSK_CONTENT_ERROR, code, "%s: %s", name, message);
  return FALSE;
}

static guint32
read_be32 (const guint8 *data)
{
  guint32 value;

  memcpy (&value, data, sizeof value);
  return GUINT32_FROM_BE (value);
}

/* Before anything decodes the file: 60,000 pixels a side would ask for 14 GB. */
static gboolean
check_png_header (const char *name,
                  const guint8 *data,
                  gsize size,
                  GError **error)
{
  guint32 width, height;

  if (size < PNG_HEADER_SIZE || memcmp (data, png_start, sizeof png_start - 1) != 0)
    return fail (error, KIOSK_CONTENT_ERROR_PICTURE, name, "is not a PNG");

  width = read_be32 (data + PNG_WIDTH_OFFSET);
  height = read_be32 (data + PNG_HEIGHT_OFFSET);
  if (width > KIOSK_PACK_PICTURE_MAX_PX || height > KIOSK_PACK_PICTURE_MAX_PX)
    return fail (error, KIOSK_CONTENT_ERROR_TOO_LARGE, name, "has too many pixels a side");
  return TRUE;
}

/* Decoding once here keeps a torn picture out of the screens. */
static gboolean
check_png_data (const char *name,
                GBytes *bytes,
                GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type ("png", NULL);
  gboolean is_written, is_closed;

  if (loader == NULL)
    return fail (error, KIOSK_CONTENT_ERROR_PICTURE, name, "cannot be decoded: this machine has no PNG decoder");

  /* The loader has to be closed even after a failure. */
  is_written = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  is_closed = gdk_pixbuf_loader_close (loader, NULL);
  if (!is_written || !is_closed || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    return fail (error, KIOSK_CONTENT_ERROR_PICTURE, name, "is a damaged PNG");
  return TRUE;
}

static gboolean
check_png (const char *name,
           GBytes *bytes,
           GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return check_png_header (name, data, size, error) && check_png_data (name, bytes, error);
}

/**
 * kiosk_picture_is_name: (skip)
 * @name: the value of `Picture` or `Icon`
 *
 * Returns: whether @name is a plain file name: letters, digits, `.`, `_` and `-`, none leading but letters and
 *   digits, at most 64 bytes, ending in `.svg` or `.png`
 */
gboolean
kiosk_picture_is_name (const char *name)
{
  if (strlen (name) > NAME_MAX_BYTES || !g_ascii_isalnum (name[0]))
    return FALSE;
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("._-", *c) == NULL)
      return FALSE;
  return g_str_has_suffix (name, ".svg") || g_str_has_suffix (name, ".png");
}

/**
 * kiosk_picture_check: (skip)
 * @name: the file's name, whose ending says what it has to be
 * @bytes: the file, not over the bytes that are allowed
 * @error: return location for a `GError`
 *
 * Fails with `KIOSK_CONTENT_ERROR_PICTURE` or, for sides over %KIOSK_PACK_PICTURE_MAX_PX, `_TOO_LARGE`. Messages
 * begin with @name.
 *
 * Returns: %TRUE if the picture is what its name says and reaches nowhere
 */
gboolean
kiosk_picture_check (const char *name,
                     GBytes *bytes,
                     GError **error)
{
  return g_str_has_suffix (name, ".png") ? check_png (name, bytes, error)
                                         : kiosk_picture_check_svg (name, bytes, error);
}
