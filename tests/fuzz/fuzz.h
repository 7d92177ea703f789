/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libFuzzer calls (llvm.org/docs/LibFuzzer.html). */
#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8  *data,
                            gsize          size);
