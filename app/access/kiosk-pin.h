/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PINs and codes: which may be chosen, and what is kept of them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KIOSK_PIN_MIN_DIGITS      6
#define KIOSK_PIN_MAX_DIGITS      12
#define KIOSK_SHIFT_CODE_MIN_DIGITS 3
#define KIOSK_RECOVERY_DIGITS     12

#define KIOSK_PIN_ERROR (kiosk_pin_error_quark ())

typedef enum
{
  KIOSK_PIN_ERROR_DIGITS,    /* anything but digits, too few or too many of them */
  KIOSK_PIN_ERROR_REPEATED,  /* one digit again and again, or a group of two or three */
  KIOSK_PIN_ERROR_RUN,       /* 123456, 987654 … */
  KIOSK_PIN_ERROR_COMMON,    /* one that anybody tries first, or the ward's own number */
  KIOSK_PIN_ERROR_SAME,      /* the one that opens another door of the same kiosk */
  KIOSK_PIN_ERROR_MEMORY     /* no memory to make the hash with */
} KioskPinError;

GQuark    kiosk_pin_error_quark         (void);
gboolean  kiosk_pin_check               (const char  *pin,
                                         GError     **error);
gboolean  kiosk_shift_code_check        (const char  *code,
                                         GError     **error);
gboolean  kiosk_recovery_code_check     (const char  *code,
                                         GError     **error);
char     *kiosk_pin_dup_hash            (const char  *pin,
                                         GError     **error);
gboolean  kiosk_pin_verify              (const char  *hash_text,
                                         const char  *pin);
char     *kiosk_recovery_code_dup_new   (void);
void      kiosk_pin_forget              (char        *pin);

G_END_DECLS
