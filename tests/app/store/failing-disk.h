/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk under SQLite that fails, or keeps somebody waiting, when a test says so. */
#pragma once

#include <glib.h>

typedef enum
{
  DISK_WRITE,
  DISK_SYNC,
  DISK_TRUNCATE,
  DISK_READ
} DiskCall;

void     failing_disk_install   (void);
void     failing_disk_arm       (DiskCall     call,
                                 guint        number,
                                 int          result,
                                 gboolean     is_done_all_the_same,
                                 gboolean     is_for_good,
                                 const char  *only);
void     failing_disk_flip      (guint        number,
                                 guint        offset,
                                 const char  *only);
void     failing_disk_shut_gate (DiskCall     call,
                                 guint        number,
                                 const char  *only);
void     failing_disk_await_gate (void);
void     failing_disk_open_gate (void);
gboolean failing_disk_disarm    (void);
