/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-papers FOLDER: papers of made-up wards, each as NAME.pdf and NAME-slip.pdf, and beside them the figures of the
 * report itself as NAME.txt, a line each: who, when, what, how many. */
#include "kiosk-paper.h"
#include "kiosk-report-words.h"
#include "world.h"

#include <string.h>

static void
write_bytes (const char *folder,
             const char *name,
             GBytes *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_file_set_contents (path, data, size, &error);
  g_assert_no_error (error);
}

static void
append_side (GString *text,
             const char *name,
             const KioskTallySide *side)
{
  g_string_append_printf (text, "%s installed %" G_GINT64_FORMAT "\n%s signed_in %" G_GINT64_FORMAT "\n%s helped %"
                          G_GINT64_FORMAT "\n%s not_able %" G_GINT64_FORMAT "\n", name, side->installed, name,
                          side->signed_in, name, side->helped, name, side->not_able);
}

static void
append_figures (GString *text,
                const char *name,
                const KioskReportFigures *figures)
{
  g_autofree char *helper = g_strconcat ("helper ", name, NULL);
  g_autofree char *self = g_strconcat ("self ", name, NULL);
  const gint64 equation[] = { figures->tally.taps, figures->tally.counted, figures->tally.changed,
                              figures->tally.undone, figures->tally.suppressed };

  append_side (text, helper, &figures->tally.helper);
  append_side (text, self, &figures->tally.self);
  for (guint i = 0; i < G_N_ELEMENTS (equation); i++)
    g_string_append_printf (text, "equation %s %u %" G_GINT64_FORMAT "\n", name, i, equation[i]);
}

static void
append_lists (GString *text,
              const KioskReport *report)
{
  for (guint i = 0; i < report->targets->len; i++)
    {
      const KioskReportTarget *row = &g_array_index (report->targets, KioskReportTarget, i);

      g_string_append_printf (text, "target %u done %" G_GINT64_FORMAT "\ntarget %u number %" G_GINT64_FORMAT "\n", i,
                              row->progress.done, i, row->target.number);
    }
  for (guint i = 0; i < report->units->len; i++)
    {
      const KioskReportUnit *unit = &g_array_index (report->units, KioskReportUnit, i);

      g_string_append_printf (text, "unit %u concerned %" G_GINT64_FORMAT "\nunit %u installed %" G_GINT64_FORMAT
                              "\nunit %u signed_in %" G_GINT64_FORMAT "\n", i, unit->concerned, i, unit->installed, i,
                              unit->signed_in);
    }
}

static void
write_figures (const char *folder,
               const char *name,
               const KioskReport *report)
{
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  GString *text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  append_figures (text, "period", &report->in_period);
  append_figures (text, "day", &report->on_day);
  append_figures (text, "before", &report->day_before);
  append_figures (text, "all", &report->cumulative);
  append_lists (text, report);
  bytes = g_string_free_to_bytes (text);
  write_bytes (folder, file, bytes);
}

/* Two reports of the same figures, since the same figures have to give the same bytes. */
static void
write_world (const char *folder,
             const char *name,
             World *world,
             KioskPeriodKind kind)
{
  g_autoptr (KioskReport) report = world_report (world, kind, "2026-11-19");
  g_autoptr (KioskReport) again = world_report (world, kind, "2026-11-19");
  g_autofree char *paper = g_strconcat (name, ".pdf", NULL);
  g_autofree char *slip = g_strconcat (name, "-slip.pdf", NULL);
  g_autoptr (GBytes) first = kiosk_paper_new (report, NULL);
  g_autoptr (GBytes) second = kiosk_paper_new (again, NULL);
  g_autoptr (GBytes) slip_bytes = kiosk_paper_new_slip (report, NULL);

  g_assert_true (g_bytes_equal (first, second));
  write_bytes (folder, paper, first);
  write_bytes (folder, slip, slip_bytes);
  write_figures (folder, name, report);
}

static void
add_cell (World *world,
          KioskTeam team,
          KioskAudience audience,
          KioskKind kind,
          gint64 people)
{
  KioskCell *cell = world_count (world, kind, people);

  cell->team = team;
  cell->audience = audience;
  if (kind == KIOSK_KIND_INSTALLED)
    cell->reason = people % 2 ? KIOSK_REASON_NO_VNEID : KIOSK_REASON_VNEID_PASSWORD;
  if (kind == KIOSK_KIND_NOT_ABLE)
    cell->reason = KIOSK_REASON_NO_SMARTPHONE + (guint) people % 7;
}

static void
add_busy_day (World *world,
              guint day)
{
  g_autofree char *iso = g_strdup_printf ("2026-11-%02u", day);

  world_close (world, iso);
  for (guint team = KIOSK_TEAM_COMMUNITY_TEAM; team <= KIOSK_TEAM_OFFICIAL; team++)
    for (guint audience = 0; audience < KIOSK_AUDIENCE_UNSPECIFIED; audience++)
      for (guint kind = 0; kind < KIOSK_N_KINDS; kind++)
        add_cell (world, team, audience, kind, 1 + (day * 7 + team * 5 + audience * 3 + kind * 11) % 23);
  for (guint shift = 0; shift < KIOSK_N_SHIFTS; shift++)
    {
      KioskCell *cell = world_count (world, KIOSK_KIND_INSTALLED_SIGNED_IN, 20 + day % 9 * (shift + 1));

      cell->source = KIOSK_SOURCE_SELF;
      cell->team = KIOSK_TEAM_NONE;
      cell->audience = KIOSK_AUDIENCE_UNSPECIFIED;
      cell->helped = FALSE;
      cell->shift = shift;
    }
}

static void
fill_busy (World *world)
{
  world_fill (world);
  for (guint day = 2; day < 20; day++)
    if (day % 7 != 1)
      add_busy_day (world, day);
  for (guint audience = 0; audience < 3; audience++)
    world_target (world, "2026-11-01", 5000 + 1000 * audience)->audience = audience;
  world_target (world, "2026-11-01", 800)->column = KIOSK_TARGET_COLUMN_SELF;
}

/* As many units with names as long as a list may have. */
static void
fill_units (World *world)
{
  fill_busy (world);
  for (guint i = 0; i < KIOSK_UNIT_LIST_MAX - 2; i++)
    {
      g_autofree char *code = g_strdup_printf ("unit-%02u", i);
      g_autofree char *name = g_strdup_printf ("Trường Mầm non tư thục Ngôi Nhà Hạnh Phúc, cơ sở phố số %02u", i);
      KioskAudience audience = i % KIOSK_AUDIENCE_UNSPECIFIED;

      g_ptr_array_add (world->units, kiosk_unit_new (code, audience, name));
      if (i % 5 != 4)
        world_unit (world, "2026-11-12", code, 40 + 37 * i);
    }
}

static void
fill_odd (World *world)
{
  world_fill (world);
  world->label.ward_name = "Phường Phú Thọ Hòa – Nguyễn Thái Bình – Bình Hưng Hòa B Mở Rộng";
  world->label.team_name = "Tổ công nghệ số cộng đồng liên khu phố 1, 2, 3, 4, 5 và 6 😀";
  world->label.addressee = "Ủy ban nhân dân Thành phố Hồ Chí Minh, Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh";
  world->label.signer = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH";
  world->label.recipients = "- Như trên;\n- Thường trực Đảng ủy;\n- Thường trực HĐND;\n- UBMTTQ Việt Nam phường;\n"
                            "- Công an phường;\n- Đoàn Thanh niên;\n- Các khu phố;\n- Lưu: VT, VX.";
  g_ptr_array_add (world->units, kiosk_unit_new ("odd", KIOSK_AUDIENCE_MEMBER, "=1+1 Hội 漢字 😀 ẪỘỮ"));
}

static void
fill_training (World *world)
{
  fill_busy (world);
  world->label.mode = "training";
}

/* Numbers as wide as a book may ever hold. */
static void
fill_huge (World *world)
{
  world_close (world, "2026-11-18");
  world_close (world, "2026-11-19");
  world_count (world, KIOSK_KIND_INSTALLED_SIGNED_IN, 8888888);
  world_count (world, KIOSK_KIND_NOT_ABLE, 6666666)->reason = KIOSK_REASON_LATER;
  world_count (world, KIOSK_KIND_INSTALLED_SIGNED_IN, 7777777);
  g_array_index (world->cells, KioskCell, world->cells->len - 1).source = KIOSK_SOURCE_SELF;
  world_target (world, "2026-11-01", 2000);
  world_unit (world, "2026-11-12", "school-1", KIOSK_SHEET_NUMBER_MAX);
}

static void
fill_demo (World *world)
{
  world_fill (world);
  world->label.mode = "demo";
}

static void
fill_nothing (World *world)
{
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void      (*fill) (World *);
    KioskPeriodKind kind;
  } scenes[] = {
    { "day", world_fill, KIOSK_PERIOD_DAY }, { "busy-day", fill_busy, KIOSK_PERIOD_DAY },
    { "month", world_fill, KIOSK_PERIOD_MONTH }, { "busy-month", fill_busy, KIOSK_PERIOD_MONTH },
    { "quarter", fill_busy, KIOSK_PERIOD_QUARTER }, { "empty-month", fill_nothing, KIOSK_PERIOD_MONTH },
    { "units", fill_units, KIOSK_PERIOD_MONTH }, { "odd", fill_odd, KIOSK_PERIOD_MONTH },
    { "training", fill_training, KIOSK_PERIOD_MONTH }, { "huge", fill_huge, KIOSK_PERIOD_MONTH },
    { "demo", fill_demo, KIOSK_PERIOD_DAY }
  };

  g_assert (argc == 2);
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      World world;

      world_init (&world);
      scenes[i].fill (&world);
      write_world (argv[1], scenes[i].name, &world, scenes[i].kind);
      world_clear (&world);
    }
  return 0;
}
