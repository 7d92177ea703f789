/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a point's day, as a mark, in a word, and for who does not see it. */
#pragma once

#include "kiosk-desk-board.h"

G_BEGIN_DECLS

const char *kiosk_desk_board_words_get_mark    (KioskBoardState        state);
const char *kiosk_desk_board_words_get_state   (KioskBoardState        state);
gboolean    kiosk_desk_board_words_is_open     (KioskBoardState        state);
char       *kiosk_desk_board_words_dup_cell    (const KioskBoardCell  *cell);
char       *kiosk_desk_board_words_dup_said    (const KioskBoardCell  *cell);
char       *kiosk_desk_board_words_dup_legend  (void);
char       *kiosk_desk_board_words_dup_totals  (const guint            totals[KIOSK_N_BOARD_STATES]);
char       *kiosk_desk_board_words_dup_silence (const KioskBoardRow   *row);

G_END_DECLS
