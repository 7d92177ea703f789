/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The machine's USB ports, where they are guarded: what is plugged in now may be let in for good. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How long the guard may take. */
#define KIOSK_USB_DOORS_WAIT_S 20

/* What the guard made of what is plugged in. */
typedef struct
{
  guint  n_new;        /* models of input devices that belong to the machine from now on */
  guint  n_known;      /* input devices that belonged to it before */
  guint  n_refused;    /* what is neither hub nor stick nor input device alone */
  char   first[16];    /* maker and model of the first new one, as "046d:c31c"; empty: none */
} KioskUsbAnswer;

#define KIOSK_TYPE_USB_DOORS (kiosk_usb_doors_get_type ())
G_DECLARE_FINAL_TYPE (KioskUsbDoors, kiosk_usb_doors, KIOSK, USB_DOORS, GObject)

KioskUsbDoors *kiosk_usb_doors_new         (const char           *request_folder,
                                            const char           *answer_folder);
gboolean       kiosk_usb_doors_is_guarded  (KioskUsbDoors        *self);
void           kiosk_usb_doors_let_in_async (KioskUsbDoors       *self,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean       kiosk_usb_doors_let_in_finish (KioskUsbDoors      *self,
                                              GAsyncResult       *result,
                                              KioskUsbAnswer     *out_answer,
                                              GError            **error);

G_END_DECLS
