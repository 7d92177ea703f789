/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums cells into the figures that reports show. */
#define G_LOG_DOMAIN "kiosk-domain"

#include "kiosk-tally.h"

static void
add_counted (KioskTallySide *side,
             const KioskCell *cell)
{
  gint64 people = cell->people;

  side->counted += people;
  side->installed += kiosk_tap_counts_as_installed (cell->kind) ? people : 0;
  side->signed_in += kiosk_tap_counts_as_signed_in (cell->kind) ? people : 0;
  side->helped += cell->helped ? people : 0;
  side->already_had += cell->kind == KIOSK_KIND_ALREADY_HAD ? people : 0;
  side->not_able += cell->kind == KIOSK_KIND_NOT_ABLE ? people : 0;
  side->advised += cell->kind == KIOSK_KIND_ADVISED ? people : 0;
  side->overlap += cell->overlap ? people : 0;
}

/**
 * kiosk_tally_add_cell:
 * @self: a tally
 * @cell: a cell, counted or suppressed
 *
 * Adds the people of @cell to @self: to the equation, and to the figures of its source where it
 * counts. Any thread.
 */
void
kiosk_tally_add_cell (KioskTally *self,
                      const KioskCell *cell)
{
  self->taps += cell->people;
  if (cell->suppressed != KIOSK_SUPPRESSION_NONE)
    {
      self->suppressed += cell->people;
      return;
    }

  self->counted += cell->people;
  add_counted (cell->source == KIOSK_SOURCE_SELF ? &self->self : &self->helper, cell);
}

/**
 * kiosk_tally_add_voided:
 * @self: a tally
 * @changed: people whose tap was replaced by an answer or a correction
 * @undone: people whose tap was undone
 *
 * Adds what no cell holds. Any thread.
 */
void
kiosk_tally_add_voided (KioskTally *self,
                        gint64 changed,
                        gint64 undone)
{
  self->taps += changed + undone;
  self->changed += changed;
  self->undone += undone;
}

static void
add_side (KioskTallySide *side,
          const KioskTallySide *other)
{
  side->counted += other->counted;
  side->installed += other->installed;
  side->signed_in += other->signed_in;
  side->helped += other->helped;
  side->already_had += other->already_had;
  side->not_able += other->not_able;
  side->advised += other->advised;
  side->overlap += other->overlap;
}

/**
 * kiosk_tally_add:
 * @self: a tally
 * @other: another, of other batches
 *
 * Adds every figure of @other to @self. Any thread.
 */
void
kiosk_tally_add (KioskTally *self,
                 const KioskTally *other)
{
  add_side (&self->self, &other->self);
  add_side (&self->helper, &other->helper);
  self->taps += other->taps;
  self->counted += other->counted;
  self->changed += other->changed;
  self->undone += other->undone;
  self->suppressed += other->suppressed;
}
