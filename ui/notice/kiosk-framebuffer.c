/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame buffer device of Linux: linux/fb.h, and Documentation/fb/api.rst of the kernel. */
#define G_LOG_DOMAIN "kiosk-notice"

#include "kiosk-framebuffer.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <linux/fb.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define SIDE_PX_MAX 16384

struct _KioskFramebuffer
{
  int              fd;
  int              width_px;
  int              height_px;
  off_t            begin;       /* of the part that is shown, in bytes */
  off_t            line_bytes;
  KioskPixelFormat format;
};

static gboolean
read_channel (const struct fb_bitfield *field,
              guint n_bits,
              KioskChannel *out_channel)
{
  *out_channel = (KioskChannel){ field->offset, field->length };
  return field->length >= 1 && field->length <= 8 && field->offset + field->length <= n_bits && field->msb_right == 0;
}

static gboolean
read_format (const struct fb_fix_screeninfo *fixed,
             const struct fb_var_screeninfo *variable,
             KioskPixelFormat *out_format)
{
  guint n_bits = variable->bits_per_pixel;

  out_format->n_bytes = n_bits / 8;
  return fixed->type == FB_TYPE_PACKED_PIXELS && (n_bits == 16 || n_bits == 24 || n_bits == 32)
         && read_channel (&variable->red, n_bits, &out_format->red)
         && read_channel (&variable->green, n_bits, &out_format->green)
         && read_channel (&variable->blue, n_bits, &out_format->blue);
}

static gboolean
read_size (const struct fb_fix_screeninfo *fixed,
           const struct fb_var_screeninfo *variable,
           KioskFramebuffer *self)
{
  self->width_px = (int) variable->xres;
  self->height_px = (int) variable->yres;
  self->line_bytes = (off_t) fixed->line_length;
  self->begin = (off_t) variable->yoffset * self->line_bytes + (off_t) variable->xoffset * self->format.n_bytes;
  return variable->xres >= 1 && variable->xres <= SIDE_PX_MAX && variable->yres >= 1 && variable->yres <= SIDE_PX_MAX
         && fixed->line_length >= variable->xres * self->format.n_bytes;
}

static gboolean
fail (GError **error,
      const char *path)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

static gboolean
read_screen (KioskFramebuffer *self,
             const char *path,
             GError **error)
{
  struct fb_fix_screeninfo fixed = { 0 };
  struct fb_var_screeninfo variable = { 0 };

  if (ioctl (self->fd, FBIOGET_FSCREENINFO, &fixed) != 0 || ioctl (self->fd, FBIOGET_VSCREENINFO, &variable) != 0)
    return fail (error, path);
  if (read_format (&fixed, &variable, &self->format) && read_size (&fixed, &variable, self))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s: pixels of %u bits in an order that is not known", path,
               variable.bits_per_pixel);
  return FALSE;
}

/* (transfer full) (nullable) */
KioskFramebuffer *
kiosk_framebuffer_open (const char *path,
                        GError **error)
{
  g_autoptr (KioskFramebuffer) self = g_new0 (KioskFramebuffer, 1);

  self->fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  if (self->fd < 0)
    fail (error, path);
  else if (read_screen (self, path, error))
    return g_steal_pointer (&self);
  return NULL;
}

void
kiosk_framebuffer_close (KioskFramebuffer *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

int
kiosk_framebuffer_get_width_px (KioskFramebuffer *self)
{
  return self->width_px;
}

int
kiosk_framebuffer_get_height_px (KioskFramebuffer *self)
{
  return self->height_px;
}

static guint32
place (guint value,
       const KioskChannel *channel)
{
  return (guint32) (value >> (8 - channel->n_bits)) << channel->shift;
}

/* @pixels: of CAIRO_FORMAT_RGB24; @out_bytes: @n times the bytes of a pixel */
void
kiosk_framebuffer_convert (const KioskPixelFormat *format,
                           const guint32 *pixels,
                           int n,
                           guint8 *out_bytes)
{
  for (int i = 0; i < n; i++)
    {
      guint32 pixel = place ((pixels[i] >> 16) & 0xff, &format->red) | place ((pixels[i] >> 8) & 0xff, &format->green)
                      | place (pixels[i] & 0xff, &format->blue);

      for (guint byte = 0; byte < format->n_bytes; byte++)
        *out_bytes++ = (guint8) (pixel >> (8 * byte));
    }
}

/* @picture: of the screen's size, CAIRO_FORMAT_RGB24 */
gboolean
kiosk_framebuffer_show (KioskFramebuffer *self,
                        cairo_surface_t *picture,
                        GError **error)
{
  const guint8 *row = cairo_image_surface_get_data (picture);
  gsize size = (gsize) self->width_px * self->format.n_bytes;
  g_autofree guint8 *bytes = g_malloc (size);

  g_return_val_if_fail (cairo_image_surface_get_width (picture) == self->width_px, FALSE);
  g_return_val_if_fail (cairo_image_surface_get_height (picture) == self->height_px, FALSE);

  for (int y = 0; y < self->height_px; y++, row += cairo_image_surface_get_stride (picture))
    {
      kiosk_framebuffer_convert (&self->format, (const guint32 *) (const void *) row, self->width_px, bytes);
      if (pwrite (self->fd, bytes, size, self->begin + y * self->line_bytes) != (gssize) size)
        return fail (error, "frame buffer");
    }
  return TRUE;
}
