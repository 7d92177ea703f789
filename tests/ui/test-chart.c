/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bars of the staff's chart, what is written beside them, and the rows of figures they come from. */
#include "fit.h"
#include "kiosk-bar-chart.h"
#include "kiosk-figure-words.h"
#include "kiosk-figures-rows.h"
#include "kiosk-language.h"
#include "scene.h"
#include "show.h"

static void
test_numbers (void)
{
  static const struct
  {
    gint64      number;
    const char *vi;
    const char *en;
  } cases[] = {
    { 0, "0", "0" }, { 12, "12", "12" }, { 999, "999", "999" }, { 1000, "1.000", "1,000" },
    { 12345, "12.345", "12,345" }, { 9999999, "9.999.999", "9,999,999" }, { -123456, "-123.456", "-123,456" },
    { G_MAXINT64, "9.223.372.036.854.775.807", "9,223,372,036,854,775,807" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *vi = NULL;
      g_autofree char *en = NULL;

      kiosk_language_set ("vi");
      vi = kiosk_figure_words_dup_number (cases[i].number);
      kiosk_language_set ("en");
      en = kiosk_figure_words_dup_number (cases[i].number);
      g_assert_cmpstr (vi, ==, cases[i].vi);
      g_assert_cmpstr (en, ==, cases[i].en);
    }
}

static void
test_dates (void)
{
  KioskDay friday = kiosk_day_from_iso (SHOW_TODAY);
  g_autofree char *day = kiosk_figure_words_dup_day (friday);
  g_autofree char *date = kiosk_figure_words_dup_date (friday);
  g_autofree char *vi = NULL;
  g_autofree char *en = NULL;
  g_autofree char *sunday = NULL;

  kiosk_language_set ("en");
  en = kiosk_figure_words_dup_days (friday, friday);
  kiosk_language_set ("vi");
  vi = kiosk_figure_words_dup_days (friday, friday + 3);
  sunday = kiosk_figure_words_dup_weekday (friday + 2);
  g_assert_cmpstr (day, ==, "20/11");
  g_assert_cmpstr (date, ==, "20/11/2026");
  g_assert_cmpstr (en, ==, "Fri 20/11");
  g_assert_cmpstr (vi, ==, "20/11–23/11");
  g_assert_cmpstr (sunday, ==, "CN 22/11");
}

static const KioskFiguresRow *
get_row (GArray *rows,
         guint i)
{
  g_assert_cmpuint (i, <, rows->len);
  return &g_array_index (rows, KioskFiguresRow, i);
}

/* The 1st of October of 2026 is a Thursday. */
static void
test_weeks (void)
{
  const KioskFiguresSpan nobody_says = { KIOSK_DAY_UNKNOWN, KIOSK_DAY_UNKNOWN };
  KioskDay from = kiosk_day_from_iso ("2026-10-01"), to = kiosk_day_from_iso ("2026-12-31");
  g_autoptr (GArray) days = show_new_days (from - 1, to + 1);
  g_autoptr (GArray) rows = NULL;
  gint64 sum = 0, installed = 0;

  show_append_undated (days);
  rows = kiosk_figures_rows_new (KIOSK_FIGURES_STEP_WEEK, from, to, &nobody_says, days);
  g_assert_cmpuint (rows->len, ==, 14);
  g_assert_cmpuint (get_row (rows, 0)->to, ==, kiosk_day_from_iso ("2026-10-04"));
  g_assert_cmpuint (get_row (rows, 13)->from, ==, kiosk_day_from_iso ("2026-12-28"));
  g_assert_cmpuint (get_row (rows, 13)->to, ==, to);
  for (guint i = 0; i < rows->len; i++)
    {
      sum += get_row (rows, i)->tally.self.installed;
      g_assert_cmpuint (get_row (rows, i)->from, ==, i == 0 ? from : get_row (rows, i - 1)->to + 1);
    }
  for (guint i = 0; i < days->len; i++)
    {
      const KioskDayFigures *day = &g_array_index (days, KioskDayFigures, i);

      installed += day->day >= from && day->day <= to ? day->tally.self.installed : 0;
    }
  g_assert_cmpint (sum, ==, installed);
}

/* Of the calendar, over the end of a year; the first and the last one as much of it as was asked for. */
static void
test_months (void)
{
  const KioskFiguresSpan nobody_says = { KIOSK_DAY_UNKNOWN, KIOSK_DAY_UNKNOWN };
  KioskDay from = kiosk_day_from_iso ("2027-12-31"), to = kiosk_day_from_iso ("2028-03-01");
  g_autoptr (GArray) days = show_new_days (from, to);
  g_autoptr (GArray) rows = kiosk_figures_rows_new (KIOSK_FIGURES_STEP_MONTH, from, to, &nobody_says, days);

  g_assert_cmpuint (rows->len, ==, 4);
  g_assert_cmpuint (get_row (rows, 0)->to, ==, from);
  g_assert_cmpuint (get_row (rows, 1)->to, ==, kiosk_day_from_iso ("2028-01-31"));
  g_assert_cmpuint (get_row (rows, 2)->to, ==, kiosk_day_from_iso ("2028-02-29"));
  g_assert_cmpuint (get_row (rows, 3)->from, ==, to);
  g_assert_cmpuint (get_row (rows, 3)->to, ==, to);
}

static void
test_before_the_book (void)
{
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY);
  g_autoptr (GArray) days = show_new_days (today, today);
  KioskFiguresSpan book = { today - 1, today };
  g_autoptr (GArray) rows = kiosk_figures_rows_new (KIOSK_FIGURES_STEP_DAY, today - 3, today, &book, days);

  g_assert_cmpuint (rows->len, ==, 4);
  g_assert_true (get_row (rows, 0)->is_absent);
  g_assert_true (get_row (rows, 1)->is_absent);
  g_assert_false (get_row (rows, 2)->is_absent);
  g_assert_cmpint (get_row (rows, 2)->tally.taps, ==, 0);
  g_assert_true (get_row (rows, 3)->has_open);
}

/* What is still to come is not zero; what was counted under a date that the clock has since left behind is seen. */
static void
test_after_today (void)
{
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY);
  g_autoptr (GArray) days = show_new_days (today + 3, today + 3);
  KioskFiguresSpan book = { KIOSK_DAY_UNKNOWN, today };
  g_autoptr (GArray) rows = kiosk_figures_rows_new (KIOSK_FIGURES_STEP_DAY, today, today + 3, &book, days);

  g_assert_cmpuint (rows->len, ==, 4);
  g_assert_false (get_row (rows, 0)->is_absent);
  g_assert_true (get_row (rows, 1)->is_absent);
  g_assert_false (get_row (rows, 3)->is_absent);
  g_assert_cmpint (get_row (rows, 3)->tally.taps, >, 0);
}

static Show *
show_chart (const KioskBar *bars,
            guint n_bars,
            const ShowComfort *comfort)
{
  Show *show = show_new (KIOSK_TYPE_BAR_CHART, comfort);

  kiosk_bar_chart_set_bars (KIOSK_BAR_CHART (show->view), bars, n_bars);
  show_settle (show);
  return show;
}

static const guint8 *
get_pixel (const guint8 *pixels,
           int width,
           double x,
           double y)
{
  return pixels + 4 * ((gsize) y * (gsize) width + (gsize) x);
}

/* As it is on the screen: dark from its middle to its top, and paper above that, left of its number's digits. */
static void
check_drawn (Show *show,
             GtkWidget *bar)
{
  g_autoptr (GdkTexture) picture = show_take_picture (show->window);
  int width = gdk_texture_get_width (picture);
  g_autofree guint8 *pixels = g_malloc (4 * (gsize) width * (gsize) gdk_texture_get_height (picture));
  graphene_rect_t bounds = show_get_bounds (bar, show->window);
  double x = bounds.origin.x + 6, y = bounds.origin.y;

  gdk_texture_download (picture, pixels, 4 * (gsize) width);
  g_assert_cmpuint (get_pixel (pixels, width, x, y + 2)[1], <, 0x50);
  g_assert_cmpuint (get_pixel (pixels, width, x, y + bounds.size.height / 2)[1], <, 0x50);
  g_assert_cmpuint (get_pixel (pixels, width, x, y + bounds.size.height - 2)[1], <, 0x50);
  g_assert_cmpuint (get_pixel (pixels, width, x, y - 2)[1], >, 0xe0);
}

static void
test_bars_are_proportional (void)
{
  const KioskBar bars[] = { { "18/11", 100, 50, KIOSK_BAR_CLOSED }, { "19/11", 25, 1, KIOSK_BAR_CLOSED } };
  Show *show = show_chart (bars, G_N_ELEMENTS (bars), &show_usual);
  g_autoptr (GPtrArray) shapes = show_get_class (show->view, "chart-bar");
  graphene_rect_t bounds[4];

  g_assert_cmpuint (shapes->len, ==, 4);
  for (int i = 0; i < 4; i++)
    bounds[i] = show_get_bounds (shapes->pdata[i], show->window);
  g_assert_cmpfloat (bounds[0].size.height, >, show_height_px / 2);
  g_assert_cmpfloat_with_epsilon (bounds[1].size.height, bounds[0].size.height / 2, 1);
  g_assert_cmpfloat_with_epsilon (bounds[2].size.height, bounds[0].size.height / 4, 1);
  g_assert_cmpfloat_with_epsilon (bounds[3].size.height, bounds[0].size.height / 100, 1);
  for (int i = 0; i < 4; i++)
    {
      g_assert_cmpfloat (bounds[i].origin.y + bounds[i].size.height, ==, bounds[0].origin.y + bounds[0].size.height);
      g_assert_cmpfloat (bounds[i].size.width, ==, bounds[0].size.width);
    }
  /* Beside each other, and not one on the other. */
  g_assert_cmpfloat (bounds[1].origin.x, >=, bounds[0].origin.x + bounds[0].size.width);
  check_drawn (show, shapes->pdata[0]);
  check_drawn (show, shapes->pdata[2]);
  show_free (show);
}

/* What is not zero is never nothing, however much there was on another day. */
static void
test_little_beside_much (void)
{
  const KioskBar bars[] = { { "18/11", SHOW_LARGE, 0, KIOSK_BAR_CLOSED }, { "19/11", 1, 0, KIOSK_BAR_CLOSED } };
  Show *show = show_chart (bars, G_N_ELEMENTS (bars), &show_usual);
  g_autoptr (GPtrArray) shapes = show_get_class (show->view, "chart-bar");

  g_assert_cmpuint (shapes->len, ==, 2);
  g_assert_cmpint (gtk_widget_get_height (shapes->pdata[1]), ==, 2);
  show_assert_words (show, "18/11\n9.999.999");
  show_assert_words (show, "19/11\n1");
  show_free (show);
}

static void
test_zero_and_absent (void)
{
  const KioskBar bars[] = { { "17/11", 5, 5, KIOSK_BAR_ABSENT }, { "18/11", 0, 0, KIOSK_BAR_CLOSED },
                            { "19/11", 0, 3, KIOSK_BAR_CLOSED } };
  Show *show = show_chart (bars, G_N_ELEMENTS (bars), &show_usual);
  g_autoptr (GPtrArray) shapes = show_get_class (show->view, "chart-bar");
  g_autoptr (GPtrArray) bases = show_get_class (show->view, "chart-base");
  g_autoptr (GPtrArray) absent = show_get_class (show->view, "absent");

  g_assert_cmpuint (shapes->len, ==, 1);
  g_assert_cmpuint (bases->len, ==, 2);
  g_assert_cmpuint (absent->len, ==, 1);
  g_assert_true (gtk_widget_has_css_class (shapes->pdata[0], "by-helper"));
  show_assert_words (show, "17/11\n18/11\n19/11\n3");
  show_free (show);
}

/* How often dark and light change along a line through the middle of a bar. */
static guint
count_changes (Show *show,
               GtkWidget *bar)
{
  g_autoptr (GdkTexture) picture = show_take_picture (show->window);
  int width = gdk_texture_get_width (picture);
  g_autofree guint8 *pixels = g_malloc (4 * (gsize) width * (gsize) gdk_texture_get_height (picture));
  graphene_rect_t bounds = show_get_bounds (bar, show->window);
  gboolean was_dark = TRUE;
  guint n_changes = 0;

  gdk_texture_download (picture, pixels, 4 * (gsize) width);
  for (double y = bounds.origin.y + 8; y < bounds.origin.y + bounds.size.height - 8; y++)
    {
      gboolean is_dark = get_pixel (pixels, width, bounds.origin.x + bounds.size.width / 2, y)[1] < 0xb0;

      n_changes += is_dark != was_dark;
      was_dark = is_dark;
    }
  return n_changes;
}

/* Without any colour: an open bar is hatched, a closed one is plain, and the helpers' are light with an edge. */
static void
test_told_apart_without_colour (void)
{
  const KioskBar bars[] = { { "19/11", 9, 9, KIOSK_BAR_CLOSED }, { "20/11", 9, 9, KIOSK_BAR_OPEN, 9, 9 } };
  Show *show = show_chart (bars, G_N_ELEMENTS (bars), &show_usual);
  g_autoptr (GPtrArray) shapes = show_get_class (show->view, "chart-bar");

  g_assert_cmpuint (shapes->len, ==, 4);
  g_assert_cmpuint (count_changes (show, shapes->pdata[0]), ==, 0);
  g_assert_cmpuint (count_changes (show, shapes->pdata[1]), ==, 1);
  g_assert_cmpuint (count_changes (show, shapes->pdata[2]), >, 10);
  show_free (show);
}

/* A day that was closed, and taps after it: they stand on what can change no longer, and are marked alone. */
static void
test_taps_after_closing (void)
{
  const KioskBar bars[] = { { "20/11", 100, 40, KIOSK_BAR_OPEN, 25, 0 } };
  Show *show = show_chart (bars, G_N_ELEMENTS (bars), &show_usual);
  g_autoptr (GPtrArray) shapes = show_get_class (show->view, "chart-bar");
  g_autoptr (GPtrArray) open = show_get_class (show->view, "open");
  graphene_rect_t top, below;

  g_assert_cmpuint (shapes->len, ==, 3);
  g_assert_cmpuint (open->len, ==, 1);
  below = show_get_bounds (shapes->pdata[0], show->window);
  top = show_get_bounds (open->pdata[0], show->window);
  g_assert_cmpfloat (top.origin.x, ==, below.origin.x);
  g_assert_cmpfloat (top.origin.y + top.size.height, ==, below.origin.y);
  g_assert_cmpfloat_with_epsilon (3 * top.size.height, below.size.height, 4);
  g_assert_cmpuint (count_changes (show, shapes->pdata[0]), ==, 0);
  g_assert_cmpuint (count_changes (show, open->pdata[0]), >, 5);
  show_free (show);
}

/* One among many is seen. */
static void
test_one_tap_after_closing (void)
{
  const KioskBar bars[] = { { "20/11", SHOW_LARGE, 0, KIOSK_BAR_OPEN, 1, 0 },
                            { "21/11", 2, 0, KIOSK_BAR_OPEN, 1, 0 } };
  Show *show = show_chart (bars, G_N_ELEMENTS (bars), &show_usual);
  g_autoptr (GPtrArray) shapes = show_get_class (show->view, "chart-bar");

  g_assert_cmpuint (shapes->len, ==, 4);
  for (guint i = 0; i < shapes->len; i++)
    g_assert_cmpint (gtk_widget_get_height (shapes->pdata[i]), >=, 1);
  show_free (show);
}

static void
check_apart (GPtrArray *widgets,
             GtkWidget *window)
{
  for (guint i = 1; i < widgets->len; i++)
    {
      graphene_rect_t one = show_get_bounds (widgets->pdata[i - 1], window);
      graphene_rect_t other = show_get_bounds (widgets->pdata[i], window);

      g_assert_false (graphene_rect_intersection (&one, &other, NULL));
    }
}

static void
test_many_bars (gconstpointer data)
{
  guint n_bars = GPOINTER_TO_UINT (data);
  g_autofree KioskBar *bars = g_new0 (KioskBar, n_bars);
  Show *show;
  g_autoptr (GPtrArray) shapes = NULL;
  g_autoptr (GPtrArray) labels = NULL;
  g_autoptr (GPtrArray) numbers = NULL;

  for (guint i = 0; i < n_bars; i++)
    bars[i] = (KioskBar){ i == n_bars - 1 ? "20/11" : "08/08", 1 + i * 37 % 1900, 1 + i * 11 % 700, KIOSK_BAR_CLOSED }
  ;
  show = show_chart (bars, n_bars, &show_usual);
  shapes = show_get_class (show->view, "chart-bar");
  labels = show_get_class (show->view, "chart-label");
  numbers = show_get_class (show->view, "chart-number");
  g_assert_cmpuint (shapes->len, ==, 2 * n_bars);
  g_assert_cmpstr (gtk_label_get_label (labels->pdata[labels->len - 1]), ==, "20/11");
  g_assert_cmpuint (numbers->len, >=, 1);
  check_apart (shapes, show->window);
  check_apart (labels, show->window);
  check_apart (numbers, show->window);
  for (guint i = 0; i < shapes->len; i++)
    fit_check_place ("many bars", shapes->pdata[i], show->window);
  for (guint i = 0; i < labels->len; i++)
    fit_check_place ("many bars", labels->pdata[i], show->window);
  g_assert_cmpfloat (gtk_widget_get_width (show->window), ==, show_width_px);
  show_free (show);
}

/* Two bars of one height, and numbers wider than both: one number says it for both. */
static void
test_long_numbers_of_equal_bars (void)
{
  KioskBar bars[14];
  Show *show;
  g_autoptr (GPtrArray) numbers = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    bars[i] = (KioskBar){ "20/11", SHOW_LARGE, SHOW_LARGE, KIOSK_BAR_CLOSED }
  ;
  show = show_chart (bars, G_N_ELEMENTS (bars), &show_usual);
  numbers = show_get_class (show->view, "chart-number");
  g_assert_cmpuint (numbers->len, ==, 1);
  show_free (show);
}

static void
check_chart_words (const char *language,
                   const char *wanted)
{
  const KioskBar bars[] = { { "18/11", 1, 2, KIOSK_BAR_ABSENT }, { "19/11", 1234, 0, KIOSK_BAR_CLOSED },
                            { "20/11", 12, 8, KIOSK_BAR_OPEN, 12, 8 }, { "21/11", 12, 8, KIOSK_BAR_OPEN, 3, 0 } };
  Show *show = show_chart (bars, G_N_ELEMENTS (bars), &(ShowComfort){ language, 0, FALSE });
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (show->view),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, wanted);

  g_assert_cmpstr (other, ==, NULL);
  gtk_test_accessible_assert_role (show->view, GTK_ACCESSIBLE_ROLE_IMG);
  show_free (show);
}

static void
test_chart_in_words (void)
{
  check_chart_words ("vi", "Người dân tự bấm và người hỗ trợ ghi; 18/11: chưa có số liệu; 19/11: 1.234 và 0; "
                           "20/11: 12 và 8, đang mở; 21/11: 12 và 8, trong đó 3 và 0 đang mở");
  check_chart_words ("en", "Noted by residents and by helpers; 18/11: nothing counted yet; 19/11: 1,234 and 0; "
                           "20/11: 12 and 8, still open; 21/11: 12 and 8, of these 3 and 0 still open");
}

/* New bars take the place of the old ones; none is no fault. */
static void
test_chart_again (void)
{
  const KioskBar bars[] = { { "19/11", 1, 2, KIOSK_BAR_CLOSED }, { "20/11", 3, 4, KIOSK_BAR_CLOSED } };
  Show *show = show_chart (bars, G_N_ELEMENTS (bars), &show_usual);

  kiosk_bar_chart_set_bars (KIOSK_BAR_CHART (show->view), bars, 1);
  show_settle (show);
  show_assert_words (show, "19/11\n1\n2");
  show_assert_no_words (show, "20/11");
  kiosk_bar_chart_set_bars (KIOSK_BAR_CHART (show->view), NULL, 0);
  show_settle (show);
  g_assert_null (gtk_widget_get_first_child (show->view));
  show_free (show);
}

int
main (int argc,
      char *argv[])
{
  /* Not in folders of its own: the icons need the system's list of file types. */
  g_test_init (&argc, &argv, NULL);
  show_width_px = 1000;
  show_height_px = 500;
  scene_init ();
  g_test_add_func ("/chart/numbers", test_numbers);
  g_test_add_func ("/chart/dates", test_dates);
  g_test_add_func ("/chart/weeks", test_weeks);
  g_test_add_func ("/chart/months", test_months);
  g_test_add_func ("/chart/before-the-book", test_before_the_book);
  g_test_add_func ("/chart/after-today", test_after_today);
  g_test_add_func ("/chart/bars-are-proportional", test_bars_are_proportional);
  g_test_add_func ("/chart/little-beside-much", test_little_beside_much);
  g_test_add_func ("/chart/zero-and-absent", test_zero_and_absent);
  g_test_add_func ("/chart/told-apart-without-colour", test_told_apart_without_colour);
  g_test_add_func ("/chart/taps-after-closing", test_taps_after_closing);
  g_test_add_func ("/chart/one-tap-after-closing", test_one_tap_after_closing);
  g_test_add_data_func ("/chart/bars-of-a-month", GUINT_TO_POINTER (31), test_many_bars);
  g_test_add_data_func ("/chart/bars-of-a-quarter", GUINT_TO_POINTER (92), test_many_bars);
  g_test_add_func ("/chart/long-numbers-of-equal-bars", test_long_numbers_of_equal_bars);
  g_test_add_func ("/chart/chart-in-words", test_chart_in_words);
  g_test_add_func ("/chart/chart-again", test_chart_again);
  return g_test_run ();
}
