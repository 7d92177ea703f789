/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form may ask of a report. Names are Vietnamese without marks, since clerks type them into their forms; once a
 * ward's form uses a name, it stays. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-form.h"
#include "kiosk-report-lists.h"
#include "kiosk-report-words.h"

#define NO_FIGURE  "–"
#define NOT_CLOSED "Chưa chốt số liệu."

#define TAKE(name, value) kiosk_form_fields_take (fields, name, value)

static void
add_letter (KioskFormFields *fields,
            const KioskReportLabel *label)
{
  TAKE ("co_quan_chu_quan", g_strdup (label->parent));
  TAKE ("co_quan", g_strdup (label->body));
  TAKE ("ky_hieu", g_strdup (label->code));
  TAKE ("dia_danh", g_strdup (label->place));
  TAKE ("kinh_gui", g_strdup (label->addressee));
  TAKE ("nguoi_ky", g_strdup (label->signer));
  TAKE ("noi_nhan", g_strdup (label->recipients));
}

static void
add_kiosk (KioskFormFields *fields,
           const KioskReport *report)
{
  const char *warning = kiosk_report_label_get_warning (report->label);

  TAKE ("canh_bao", g_strdup (warning != NULL ? warning : ""));
  TAKE ("ten_phuong", g_strdup (report->label->ward_name));
  TAKE ("ubnd_phuong", kiosk_report_dup_ward (report));
  TAKE ("so_may", kiosk_report_dup_number (report->label->number));
  TAKE ("ma_may", g_strdup (report->label->kiosk));
  TAKE ("may", kiosk_report_dup_kiosk (report));
  TAKE ("to_cong_nghe", g_strdup (report->label->team_name));
}

static char *
dup_year (KioskDay day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%d", g_date_get_year (&date));
}

static void
add_days (KioskFormFields *fields,
          const KioskReport *report)
{
  TAKE ("ky", kiosk_report_dup_period (report));
  TAKE ("ngay", kiosk_report_dup_day (report->until));
  TAKE ("thu_ngay", kiosk_report_dup_weekday (report->until));
  TAKE ("hom_truoc", kiosk_report_dup_day (report->until - 1));
  TAKE ("ngay_lap", kiosk_report_dup_day (report->label->day));
  TAKE ("nam", dup_year (report->label->day));
  TAKE ("chot", kiosk_report_dup_closing (report));
}

/* The figures of one side under names that begin with @prefix. Where nothing was closed nothing is known, which is not
 * the same as 0. */
static void
add_side (KioskFormFields *fields,
          const char *prefix,
          const char *side_name,
          const KioskTallySide *side,
          gboolean is_known)
{
  const struct { const char *name; gint64 number; } figures[] = {
    { "moi_cai", side->installed }, { "dang_nhap", side->signed_in }, { "ho_tro", side->helped },
    { "co_san", side->already_had }, { "chua_cai", side->not_able }, { "tu_van", side->advised },
    { "tong", side->counted }
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s_%s_%s", prefix, side_name, figures[i].name);

      TAKE (g_intern_string (name), is_known ? kiosk_report_dup_number (figures[i].number) : g_strdup (NO_FIGURE));
    }
}

static void
add_sides (KioskFormFields *fields,
           const char *prefix,
           const KioskReportFigures *figures)
{
  add_side (fields, prefix, "ht", &figures->tally.helper, figures->n_batches > 0);
  add_side (fields, prefix, "nd", &figures->tally.self, figures->n_batches > 0);
}

/* Of a day on which nothing was closed there is nothing to say, neither good nor bad. */
static char *
take_if_closed (const KioskReportFigures *figures,
                char *sentence)
{
  if (figures->n_batches > 0)
    return sentence;
  g_free (sentence);
  return g_strdup (NOT_CLOSED);
}

/* The reasons that anybody had, those of most people first. */
static char *
dup_reasons (const KioskReportFigures *figures)
{
  gint64 left[KIOSK_N_REASONS];
  GString *text = g_string_new (NULL);

  for (guint reason = 0; reason < KIOSK_N_REASONS; reason++)
    left[reason] = figures->not_able[KIOSK_SOURCE_HELPER][reason] + figures->not_signed_in[KIOSK_SOURCE_HELPER][reason];
  for (guint n = 0; n < KIOSK_N_REASONS; n++)
    {
      guint most = 0;
      g_autofree char *number = NULL;

      for (guint reason = 0; reason < KIOSK_N_REASONS; reason++)
        most = left[reason] > left[most] ? reason : most;
      if (left[most] == 0)
        break;
      number = kiosk_report_dup_number (left[most]);
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "", kiosk_report_reason_get_words (most),
                              number);
      left[most] = 0;
    }
  g_string_append (text, text->len > 0 ? "." : "Không có.");
  return g_string_free (text, FALSE);
}

static char *
dup_aside (const char *what,
           const KioskReportFigures *figures)
{
  g_autofree char *counted = kiosk_report_dup_number (figures->tally.counted);

  if (figures->n_batches == 0)
    return g_strdup ("");
  return g_strdup_printf ("%s: %s lượt người, đứng riêng, không cộng.", what, counted);
}

static void
add_sentences (KioskFormFields *fields,
               const KioskReport *report)
{
  TAKE ("phuong_trinh", kiosk_report_dup_equation (&report->in_period.tally));
  TAKE ("phuong_trinh_ngay", kiosk_report_dup_equation (&report->on_day.tally));
  TAKE ("trung", kiosk_report_dup_overlap (&report->in_period.tally));
  TAKE ("trung_ngay", take_if_closed (&report->on_day, kiosk_report_dup_overlap (&report->on_day.tally)));
  TAKE ("kho_khan", take_if_closed (&report->in_period, dup_reasons (&report->in_period)));
  TAKE ("kho_khan_ngay", take_if_closed (&report->on_day, dup_reasons (&report->on_day)));
  TAKE ("chua_ro_ngay", dup_aside ("Chưa rõ ngày", &report->undated));
  TAKE ("phuong_khac", dup_aside ("Ghi khi máy ở phường khác", &report->other_ward));
  TAKE ("don_vi_tom_tat", kiosk_report_dup_units (report));
  TAKE ("ngoai_tru_so", kiosk_report_dup_outreach (report));
}

/**
 * kiosk_report_fields_new:
 * @report: a report
 *
 * Any thread.
 *
 * Returns: (transfer full): every field that a form may ask for, filled from @report
 */
KioskFormFields *
kiosk_report_fields_new (const KioskReport *report)
{
  KioskFormFields *fields = kiosk_form_fields_new ();

  add_letter (fields, report->label);
  add_kiosk (fields, report);
  add_days (fields, report);
  add_sides (fields, "ky", &report->in_period);
  add_sides (fields, "ngay", &report->on_day);
  add_sides (fields, "truoc", &report->day_before);
  add_sides (fields, "luy_ke", &report->cumulative);
  add_sentences (fields, report);
  kiosk_report_lists_add (fields, report);
  return fields;
}
