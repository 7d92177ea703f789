/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of two desks, or of a server that is gone, do to a server. */
#pragma once

#include <glib.h>
#include <libpq-fe.h>
#include <sys/types.h>

PGconn *served_hold_targets (const char *address);
pid_t   served_wait         (PGconn     *holder,
                             int         n);
void    served_assert_done  (pid_t       child);
