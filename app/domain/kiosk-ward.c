/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wards and their list. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-ward.h"
