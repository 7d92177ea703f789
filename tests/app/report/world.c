/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of a kiosk, each of its figures another, so that a sum tells what is in it. */
#include "world.h"

#include <string.h>

static const KioskReportLabel ward_label = {
  .ward = "26977", .ward_name = "Phường Tân Sơn Hòa", .number = 3, .kiosk = KIOSK, .mode = "live",
  .team_name = "Tổ công nghệ số cộng đồng"
};

void
world_init (World *self)
{
  self->entries = g_array_new (FALSE, TRUE, sizeof (KioskEntry));
  self->cells = g_array_new (FALSE, TRUE, sizeof (KioskCell));
  self->sheets = g_array_new (FALSE, TRUE, sizeof (KioskSheet));
  self->targets = g_array_new (FALSE, TRUE, sizeof (KioskTarget));
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_unit_free);
  self->label = ward_label;
  self->label.ward_valid_from = kiosk_day_from_iso ("2025-07-01");
  self->label.day = kiosk_day_from_iso ("2026-11-19");
}

void
world_clear (World *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->cells);
  g_array_unref (self->sheets);
  g_array_unref (self->targets);
  g_ptr_array_unref (self->units);
}

#define NEW_LAST(array, Type) \
  (&g_array_index (g_array_set_size (array, array->len + 1), Type, array->len - 1))

/* What is counted and entered from now on belongs to it. */
KioskEntry *
world_close (World *self,
             const char *day)
{
  KioskEntry *entry = NEW_LAST (self->entries, KioskEntry);

  entry->format = KIOSK_ENTRY_FORMAT;
  g_strlcpy (entry->kiosk, KIOSK, sizeof entry->kiosk);
  g_strlcpy (entry->epoch, EPOCH, sizeof entry->epoch);
  g_strlcpy (entry->ward, self->label.ward, sizeof entry->ward);
  entry->ward_valid_from = self->label.ward_valid_from;
  entry->n = self->entries->len - 1;
  entry->day = day != NULL ? kiosk_day_from_iso (day) : KIOSK_DAY_UNKNOWN;
  entry->trust = day != NULL ? KIOSK_TRUST_TRUSTED : KIOSK_TRUST_UNKNOWN;
  return entry;
}

KioskCell *
world_count (World *self,
             KioskKind kind,
             gint64 people)
{
  KioskCell *cell = NEW_LAST (self->cells, KioskCell);

  g_strlcpy (cell->epoch, EPOCH, sizeof cell->epoch);
  cell->n = self->entries->len - 1;
  cell->source = KIOSK_SOURCE_HELPER;
  cell->team = KIOSK_TEAM_COMMUNITY_TEAM;
  cell->audience = KIOSK_AUDIENCE_RESIDENT;
  cell->helped = TRUE;
  cell->kind = kind;
  cell->people = people;
  return cell;
}

static KioskSheet *
add_sheet (World *self,
           KioskSheetForm form,
           const char *day)
{
  KioskSheet *sheet = NEW_LAST (self->sheets, KioskSheet);

  kiosk_id_fill (sheet->id);
  g_strlcpy (sheet->epoch, EPOCH, sizeof sheet->epoch);
  sheet->n = self->entries->len - 1;
  sheet->number = self->sheets->len;
  sheet->form = form;
  sheet->day = kiosk_day_from_iso (day);
  return sheet;
}

KioskSheet *
world_outreach (World *self,
                const char *day,
                gint64 installed)
{
  KioskSheet *sheet = add_sheet (self, KIOSK_SHEET_FORM_OUTREACH, day);

  sheet->place = KIOSK_PLACE_SCHOOL;
  sheet->team = KIOSK_TEAM_POLICE;
  sheet->audience = KIOSK_AUDIENCE_UNSPECIFIED;
  sheet->counts[KIOSK_AUDIENCE_MEMBER][KIOSK_SHEET_FIGURE_INSTALLED] = installed;
  return sheet;
}

KioskSheet *
world_unit (World *self,
            const char *day,
            const char *unit,
            gint64 concerned)
{
  KioskSheet *sheet = add_sheet (self, KIOSK_SHEET_FORM_UNIT, day);

  sheet->audience = KIOSK_AUDIENCE_PUBLIC_EMPLOYEE;
  g_strlcpy (sheet->unit, unit, sizeof sheet->unit);
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_CONCERNED] = concerned;
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_APP_INSTALLED] = concerned / 2;
  sheet->counts[sheet->audience][KIOSK_SHEET_FIGURE_APP_SIGNED_IN] = concerned / 4;
  return sheet;
}

KioskTarget *
world_target (World *self,
              const char *from,
              gint64 number)
{
  KioskTarget *target = NEW_LAST (self->targets, KioskTarget);

  kiosk_id_fill (target->id);
  target->audience = KIOSK_AUDIENCE_UNSPECIFIED;
  target->number = number;
  target->from = kiosk_day_from_iso (from);
  return target;
}

static void
count_self (World *self,
            KioskKind kind,
            gint64 people)
{
  KioskCell *cell = world_count (self, kind, people);

  cell->source = KIOSK_SOURCE_SELF;
  cell->team = KIOSK_TEAM_NONE;
  cell->audience = KIOSK_AUDIENCE_UNSPECIFIED;
  cell->helped = FALSE;
}

static void
fill_november (World *self)
{
  KioskEntry *entry = world_close (self, "2026-11-18");

  entry->changed = 3;
  entry->undone = 2;
  world_count (self, KIOSK_KIND_INSTALLED_SIGNED_IN, 100);
  world_count (self, KIOSK_KIND_NOT_ABLE, 40)->reason = KIOSK_REASON_PHONE_TOO_OLD;
  world_count (self, KIOSK_KIND_SIGNED_IN, 7)->team = KIOSK_TEAM_POLICE;
  world_close (self, "2026-11-19");
  count_self (self, KIOSK_KIND_INSTALLED, 1000);
  g_array_index (self->cells, KioskCell, self->cells->len - 1).overlap = TRUE;
  count_self (self, KIOSK_KIND_INSTALLED, 5);
  g_array_index (self->cells, KioskCell, self->cells->len - 1).suppressed = KIOSK_SUPPRESSION_RATE;
  world_close (self, "2026-11-19");
  world_count (self, KIOSK_KIND_INSTALLED, 20)->reason = KIOSK_REASON_NO_VNEID;
  g_array_index (self->cells, KioskCell, self->cells->len - 1).shift = KIOSK_SHIFT_PM;
}

/* October, three closings of two days of November, one without a date, one of another ward; sheets, targets, units. */
void
world_fill (World *self)
{
  KioskEntry *entry = world_close (self, "2026-10-30");

  world_count (self, KIOSK_KIND_INSTALLED, 10000);
  fill_november (self);
  entry = world_close (self, NULL);
  entry->not_before = kiosk_day_from_iso ("2026-11-01");
  world_count (self, KIOSK_KIND_ADVISED, 300);
  entry = world_close (self, "2026-11-02");
  g_strlcpy (entry->ward, "26983", sizeof entry->ward);
  world_count (self, KIOSK_KIND_INSTALLED, 77);
  world_close (self, "2026-11-19");
  world_outreach (self, "2026-11-10", 50)->counts[KIOSK_AUDIENCE_UNSPECIFIED][KIOSK_SHEET_FIGURE_HEARD_PEOPLE] = 60;
  world_outreach (self, "2026-10-10", 8);
  world_unit (self, "2026-11-01", "school-1", 400);
  world_unit (self, "2026-11-15", "school-1", 800);
  world_target (self, "2026-10-01", 20000)->base = 40000;
  g_ptr_array_add (self->units, kiosk_unit_new ("school-1", KIOSK_AUDIENCE_PUBLIC_EMPLOYEE, "Trường Tiểu học A"));
  g_ptr_array_add (self->units, kiosk_unit_new ("club-1", KIOSK_AUDIENCE_MEMBER, "Hội A"));
}

KioskReport *
world_report (World *self,
              KioskPeriodKind kind,
              const char *day)
{
  const KioskReportSource source = { self->entries, self->cells, self->sheets, self->targets, self->units };
  KioskPeriod period = kiosk_period_containing (kind, kiosk_day_from_iso (day), self->label.cut_off_day);

  return kiosk_report_new (&self->label, &source, &period);
}
