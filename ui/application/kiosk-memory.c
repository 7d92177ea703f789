/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what each frame of a fade needs. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-memory.h"

#include <malloc.h>

/* A picture of the whole screen, at 4 bytes a pixel, is below this up to 3840×2160. */
#define SURFACE_BYTES (32 * 1024 * 1024)

/* Call first, before any other thread. In a fade between screens, cairo asks for two pictures of the whole screen and
 * gives them back, sixty times a second. Left to itself, glibc hands them back to the kernel, which clears each page
 * anew: two thirds of the time that a frame took. */
void
kiosk_memory_init (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, SURFACE_BYTES);
  mallopt (M_TRIM_THRESHOLD, 2 * SURFACE_BYTES);
#endif
}
