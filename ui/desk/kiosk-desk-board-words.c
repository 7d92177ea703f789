/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No colour is needed to tell states apart; the words are those of congdanso-tally status. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-board-words.h"

#include <glib/gi18n.h>

#include "kiosk-figure-words.h"

#define NO_BREAK "\u00a0"

static const struct
{
  const char *mark;
  const char *words;    /* msgid */
  gboolean    is_open;  /* somebody has to do something about it */
} states[KIOSK_N_BOARD_STATES] = {
  [KIOSK_BOARD_STATE_OUTSIDE] = { "", N_("not expected"), FALSE },
  [KIOSK_BOARD_STATE_RECEIVED] = { "✓", N_("received"), FALSE },
  [KIOSK_BOARD_STATE_ZERO] = { "0", N_("zero"), FALSE },
  [KIOSK_BOARD_STATE_AWAITED] = { "…", N_("awaited"), FALSE },
  [KIOSK_BOARD_STATE_LATE] = { "!", N_("late"), TRUE },
  [KIOSK_BOARD_STATE_MISSING] = { "✗", N_("missing"), TRUE },
  [KIOSK_BOARD_STATE_CLOSED] = { "·", N_("closed"), FALSE },
  [KIOSK_BOARD_STATE_NO_MACHINE] = { "∅", N_("no kiosk"), TRUE },
  [KIOSK_BOARD_STATE_FORKED] = { "2", N_("forked"), TRUE },
  [KIOSK_BOARD_STATE_UNSETTLED] = { "?", N_("in doubt"), TRUE },
  [KIOSK_BOARD_STATE_UNDATED] = { "~", N_("undated"), TRUE },
};

/* For a column of one letter. */
const char *
kiosk_desk_board_words_get_mark (KioskBoardState state)
{
  return states[state].mark;
}

const char *
kiosk_desk_board_words_get_state (KioskBoardState state)
{
  return _(states[state].words);
}

/* Whether somebody has to do something about it. */
gboolean
kiosk_desk_board_words_is_open (KioskBoardState state)
{
  return states[state].is_open;
}

static gboolean
has_figure (const KioskBoardCell *cell)
{
  return cell->state == KIOSK_BOARD_STATE_RECEIVED || cell->state == KIOSK_BOARD_STATE_ZERO;
}

/* People, or a word. */
char *
kiosk_desk_board_words_dup_cell (const KioskBoardCell *cell)
{
  if (has_figure (cell))
    return kiosk_figure_words_dup_number (cell->counted);
  return cell->state == KIOSK_BOARD_STATE_OUTSIDE ? g_strdup ("")
                                                  : g_strdup (kiosk_desk_board_words_get_state (cell->state));
}

/* A phrase. */
char *
kiosk_desk_board_words_dup_said (const KioskBoardCell *cell)
{
  g_autofree char *people = has_figure (cell) ? kiosk_figure_words_dup_number (cell->counted) : NULL;

  if (people == NULL)
    return g_strdup (kiosk_desk_board_words_get_state (cell->state));
  if (cell->sheets > 0)
    return g_strdup_printf (ngettext ("received, %s people and %u sheet", "received, %s people and %u sheets",
                                      cell->sheets), people, cell->sheets);
  return g_strdup_printf (_("received, %s people"), people);
}

/* Which mark means what. */
char *
kiosk_desk_board_words_dup_legend (void)
{
  GString *text = g_string_new (NULL);

  for (guint state = KIOSK_BOARD_STATE_RECEIVED; state < KIOSK_N_BOARD_STATES; state++)
    {
      g_auto (GStrv) words = g_strsplit (_(states[state].words), " ", -1);
      g_autofree char *held = g_strjoinv (NO_BREAK, words);

      g_string_append_printf (text, "%s%s" NO_BREAK "%s", text->len > 0 ? "   " : "", states[state].mark, held);
    }
  return g_string_free (text, FALSE);
}

/* "12 đã nhận · 3 trễ" */
char *
kiosk_desk_board_words_dup_totals (const guint totals[KIOSK_N_BOARD_STATES])
{
  GString *text = g_string_new (NULL);

  for (guint state = KIOSK_BOARD_STATE_RECEIVED; state < KIOSK_N_BOARD_STATES; state++)
    if (totals[state] > 0 && state != KIOSK_BOARD_STATE_CLOSED)
      g_string_append_printf (text, "%s%u %s", text->len > 0 ? " · " : "", totals[state], _(states[state].words));
  return g_string_free (text, FALSE);
}

/* For how many working days nothing came. */
char *
kiosk_desk_board_words_dup_silence (const KioskBoardRow *row)
{
  return row->silent_days >= 0 ? g_strdup_printf ("%d", row->silent_days) : g_strdup ("–");
}
