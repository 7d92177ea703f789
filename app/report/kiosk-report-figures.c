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
