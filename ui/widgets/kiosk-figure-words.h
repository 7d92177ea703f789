/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures, their days, and sentences about them, in the language of the screens. */
#pragma once

#include "kiosk-tally.h"

G_BEGIN_DECLS

char *kiosk_figure_words_dup_number    (gint64             number);
char *kiosk_figure_words_dup_day       (KioskDay           day);
char *kiosk_figure_words_dup_month     (KioskDay           day);
char *kiosk_figure_words_dup_weekday   (KioskDay           day);
char *kiosk_figure_words_dup_date      (KioskDay           day);
char *kiosk_figure_words_dup_days      (KioskDay           from,
                                        KioskDay           to);
char *kiosk_figure_words_dup_period    (const char        *kind_nick,
                                        KioskDay           from,
                                        KioskDay           to);
char *kiosk_figure_words_dup_equation  (const KioskTally  *tally);
char *kiosk_figure_words_dup_overlap   (const KioskTally  *tally);

G_END_DECLS
