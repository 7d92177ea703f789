/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Warnings that a test provokes: they are kept instead of ending the test. */
#pragma once

#include <glib.h>

void      warnings_install   (void);
void      warnings_expect    (const char *pattern);
void      warnings_assert    (void);
