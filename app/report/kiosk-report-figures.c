/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums entries and cells. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-report-figures.h"

/**
 * kiosk_report_figures_add_entry:
 * @self: figures
 * @entry: a closed batch
 *
 * Adds what no cell holds: that a batch was closed, and what was changed and undone in it. Any thread.
 */
void
kiosk_report_figures_add_entry (KioskReportFigures *self,
                                const KioskEntry *entry)
{
  self->n_batches++;
  kiosk_tally_add_voided (&self->tally, entry->changed, entry->undone);
}

static void
add_reason (KioskReportFigures *self,
            const KioskCell *cell)
{
  if (cell->kind == KIOSK_KIND_NOT_ABLE)
    self->not_able[cell->source][cell->reason] += cell->people;
  if (cell->kind == KIOSK_KIND_INSTALLED)
    self->not_signed_in[cell->source][cell->reason] += cell->people;
}

/**
 * kiosk_report_figures_add_cell:
 * @self: figures
 * @cell: a cell, counted or suppressed
 *
 * Adds the people of @cell. Any thread.
 */
void
kiosk_report_figures_add_cell (KioskReportFigures *self,
                               const KioskCell *cell)
{
  kiosk_tally_add_cell (&self->tally, cell);
  if (cell->suppressed != KIOSK_SUPPRESSION_NONE)
    {
      self->suppressed[cell->suppressed] += cell->people;
      return;
    }

  kiosk_tally_add_cell (&self->audiences[cell->audience], cell);
  kiosk_tally_add_cell (&self->teams[cell->team], cell);
  kiosk_tally_add_cell (&self->shifts[cell->shift], cell);
  self->kinds[cell->source][cell->audience][cell->kind] += cell->people;
  add_reason (self, cell);
}

static void
add_numbers (gint64 *sums,
             const gint64 *numbers,
             guint n_numbers)
{
  for (guint i = 0; i < n_numbers; i++)
    sums[i] += numbers[i];
}

static void
add_tallies (KioskTally *sums,
             const KioskTally *tallies,
             guint n_tallies)
{
  for (guint i = 0; i < n_tallies; i++)
    kiosk_tally_add (&sums[i], &tallies[i]);
}

/**
 * kiosk_report_figures_add:
 * @self: figures
 * @other: those of other batches
 *
 * Adds @other, figure by figure. Any thread.
 */
void
kiosk_report_figures_add (KioskReportFigures *self,
                          const KioskReportFigures *other)
{
  self->n_batches += other->n_batches;
  kiosk_tally_add (&self->tally, &other->tally);
  add_tallies (self->audiences, other->audiences, G_N_ELEMENTS (self->audiences));
  add_tallies (self->teams, other->teams, G_N_ELEMENTS (self->teams));
  add_tallies (self->shifts, other->shifts, G_N_ELEMENTS (self->shifts));
  for (guint source = 0; source < KIOSK_N_SOURCES; source++)
    {
      for (guint audience = 0; audience < KIOSK_N_AUDIENCES; audience++)
        add_numbers (self->kinds[source][audience], other->kinds[source][audience], KIOSK_N_KINDS);
      add_numbers (self->not_able[source], other->not_able[source], KIOSK_N_REASONS);
      add_numbers (self->not_signed_in[source], other->not_signed_in[source], KIOSK_N_REASONS);
    }
  add_numbers (self->suppressed, other->suppressed, KIOSK_N_SUPPRESSIONS);
}
