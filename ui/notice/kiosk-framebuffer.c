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
  int          fd;
  char        *path;
  KioskScanOut scan_out;
};

static gboolean
read_channel (const struct fb_bitfield *field,
              guint n_bits,
              KioskChannel *out_channel)
{
  *out_channel = (KioskChannel){ field->offset, field->length };
  return field->length >= 1 && field->length <= 16 && field->offset + field->length <= n_bits && field->msb_right == 0;
}

static guint32
get_mask (const struct fb_bitfield *field)
{
  return field->length < 32 && field->offset < 32 ? ((1u << field->length) - 1) << field->offset : 0;
}

static gboolean
read_format (const struct fb_fix_screeninfo *fixed,
             const struct fb_var_screeninfo *variable,
             KioskPixelFormat *out_format)
{
  guint n_bits = variable->bits_per_pixel;

  out_format->n_bytes = n_bits / 8;
  out_format->opaque = get_mask (&variable->transp);
  return fixed->type == FB_TYPE_PACKED_PIXELS && (n_bits == 16 || n_bits == 24 || n_bits == 32)
         && read_channel (&variable->red, n_bits, &out_format->red)
         && read_channel (&variable->green, n_bits, &out_format->green)
         && read_channel (&variable->blue, n_bits, &out_format->blue);
}

static gboolean
read_size (const struct fb_fix_screeninfo *fixed,
           const struct fb_var_screeninfo *variable,
           KioskScanOut *out_scan_out)
{
  out_scan_out->width_px = (int) variable->xres;
  out_scan_out->height_px = (int) variable->yres;
  out_scan_out->line_bytes = (goffset) fixed->line_length;
  out_scan_out->begin = (goffset) variable->yoffset * out_scan_out->line_bytes
                        + (goffset) variable->xoffset * out_scan_out->format.n_bytes;
  return variable->xres >= 1 && variable->xres <= SIDE_PX_MAX && variable->yres >= 1 && variable->yres <= SIDE_PX_MAX
         && fixed->line_length >= variable->xres * out_scan_out->format.n_bytes;
}

/* FALSE where it is of no kind that is known here. */
gboolean
kiosk_scan_out_read (const struct fb_fix_screeninfo *fixed,
                     const struct fb_var_screeninfo *variable,
                     KioskScanOut *out_scan_out)
{
  return read_format (fixed, variable, &out_scan_out->format) && read_size (fixed, variable, out_scan_out);
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
             GError **error)
{
  struct fb_fix_screeninfo fixed = { 0 };
  struct fb_var_screeninfo variable = { 0 };

  if (ioctl (self->fd, FBIOGET_FSCREENINFO, &fixed) != 0 || ioctl (self->fd, FBIOGET_VSCREENINFO, &variable) != 0)
    return fail (error, self->path);
  if (kiosk_scan_out_read (&fixed, &variable, &self->scan_out))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s: %u×%u pixels of %u bits are of no known kind",
               self->path, variable.xres, variable.yres, variable.bits_per_pixel);
  return FALSE;
}

/* (transfer full) (nullable) */
KioskFramebuffer *
kiosk_framebuffer_open (const char *path,
                        GError **error)
{
  g_autoptr (KioskFramebuffer) self = g_new0 (KioskFramebuffer, 1);

  self->path = g_strdup (path);
  self->fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  if (self->fd < 0)
    fail (error, path);
  else if (read_screen (self, error))
    return g_steal_pointer (&self);
  return NULL;
}

void
kiosk_framebuffer_close (KioskFramebuffer *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self);
}

int
kiosk_framebuffer_get_width_px (KioskFramebuffer *self)
{
  return self->scan_out.width_px;
}

int
kiosk_framebuffer_get_height_px (KioskFramebuffer *self)
{
  return self->scan_out.height_px;
}

/* @value: 8 bits */
static guint32
place (guint value,
       const KioskChannel *channel)
{
  guint32 bits = channel->n_bits <= 8 ? value >> (8 - channel->n_bits) : value << (channel->n_bits - 8);

  return bits << channel->shift;
}

static void
convert (const KioskPixelFormat *format,
         const guint32 *pixels,
         int n,
         guint8 *out_bytes)
{
  for (int i = 0; i < n; i++)
    {
      guint32 pixel = place ((pixels[i] >> 16) & 0xff, &format->red) | place ((pixels[i] >> 8) & 0xff, &format->green)
                      | place (pixels[i] & 0xff, &format->blue) | format->opaque;

      for (guint byte = 0; byte < format->n_bytes; byte++)
        *out_bytes++ = (guint8) (pixel >> (8 * byte));
    }
}

static void
convert_lines (const KioskScanOut *self,
               cairo_surface_t *picture,
               int first,
               int n,
               guint8 *out_bytes)
{
  gsize size = (gsize) self->width_px * self->format.n_bytes;

  for (int i = 0; i < n; i++)
    {
      const guint8 *row = cairo_image_surface_get_data (picture)
                          + (gsize) (first + i) * (gsize) cairo_image_surface_get_stride (picture);

      convert (&self->format, (const guint32 *) (const void *) row, self->width_px, out_bytes + (gsize) i * size);
    }
}

/* @picture: of the screen's size, CAIRO_FORMAT_RGB24. Fails with errno set.
 *
 * Lines without a gap between them are written at once: of a write of exactly one whole line the kernel shows nothing
 * (drm_fb_helper_memory_range_to_clip() of Linux 6.1 takes its end for the beginning of the line). */
gboolean
kiosk_scan_out_write (const KioskScanOut *self,
                      int fd,
                      cairo_surface_t *picture)
{
  gsize size = (gsize) self->width_px * self->format.n_bytes;
  int n = self->line_bytes == (goffset) size ? self->height_px : 1;
  g_autofree guint8 *bytes = g_malloc ((gsize) n * size);

  g_return_val_if_fail (cairo_image_surface_get_width (picture) == self->width_px, FALSE);
  g_return_val_if_fail (cairo_image_surface_get_height (picture) == self->height_px, FALSE);

  errno = EIO;
  for (int y = 0; y < self->height_px; y += n)
    {
      convert_lines (self, picture, y, n, bytes);
      if (pwrite (fd, bytes, (gsize) n * size, self->begin + y * self->line_bytes) != (gssize) ((gsize) n * size))
        return FALSE;
    }
  return TRUE;
}

/* The same. */
gboolean
kiosk_framebuffer_show (KioskFramebuffer *self,
                        cairo_surface_t *picture,
                        GError **error)
{
  return kiosk_scan_out_write (&self->scan_out, self->fd, picture) || fail (error, self->path);
}
