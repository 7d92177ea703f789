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
  guint n_bits;  /* 1 to 8 */
} KioskChannel;

typedef struct
{
  guint        n_bytes;  /* of a pixel: 2 to 4, the lowest first */
  KioskChannel red;
  KioskChannel green;
  KioskChannel blue;
} KioskPixelFormat;

typedef struct _KioskFramebuffer KioskFramebuffer;

KioskFramebuffer *kiosk_framebuffer_open          (const char              *path,
                                                   GError                 **error);
void              kiosk_framebuffer_close         (KioskFramebuffer        *self);
int               kiosk_framebuffer_get_width_px  (KioskFramebuffer        *self);
int               kiosk_framebuffer_get_height_px (KioskFramebuffer        *self);
gboolean          kiosk_framebuffer_show          (KioskFramebuffer        *self,
                                                   cairo_surface_t         *picture,
                                                   GError                 **error);
void              kiosk_framebuffer_convert       (const KioskPixelFormat  *format,
                                                   const guint32           *pixels,
                                                   int                      n,
                                                   guint8                  *out_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskFramebuffer, kiosk_framebuffer_close)

G_END_DECLS
