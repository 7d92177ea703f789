/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kernel's picture of the screen, which is there without a driver of its own for the graphics card. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Where a colour's bits are in a pixel. */
typedef struct
{
  guint shift;
  guint n_bits;  /* 1 to 16 */
} KioskChannel;

typedef struct
{
  guint        n_bytes;  /* of a pixel: 2 to 4, the lowest first */
  KioskChannel red;
  KioskChannel green;
  KioskChannel blue;
  guint32      opaque;   /* the bits that are set in each */
} KioskPixelFormat;

/* Which part of the memory is seen. */
typedef struct
{
  int              width_px;
  int              height_px;
  goffset          begin;       /* of the first line, in bytes */
  goffset          line_bytes;  /* from each line to the next */
  KioskPixelFormat format;
} KioskScanOut;

typedef struct _KioskFramebuffer KioskFramebuffer;

struct fb_fix_screeninfo;
struct fb_var_screeninfo;

KioskFramebuffer *kiosk_framebuffer_open          (const char                      *path,
                                                   GError                         **error);
void              kiosk_framebuffer_close         (KioskFramebuffer                *self);
int               kiosk_framebuffer_get_width_px  (KioskFramebuffer                *self);
int               kiosk_framebuffer_get_height_px (KioskFramebuffer                *self);
gboolean          kiosk_framebuffer_show          (KioskFramebuffer                *self,
                                                   cairo_surface_t                 *picture,
                                                   GError                         **error);
gboolean          kiosk_scan_out_read             (const struct fb_fix_screeninfo  *fixed,
                                                   const struct fb_var_screeninfo  *variable,
                                                   KioskScanOut                    *out_scan_out);
gboolean          kiosk_scan_out_write            (const KioskScanOut              *self,
                                                   int                              fd,
                                                   cairo_surface_t                 *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskFramebuffer, kiosk_framebuffer_close)

G_END_DECLS
