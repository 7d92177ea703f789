/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-views WIDTHxHEIGHT [FOLDER]: the staff's views of figures, what they say and whether it fits on a screen of that
 * size. With FOLDER they leave a picture of each there. */
#include <stdio.h>

#include "fit.h"
#include "kiosk-figures-view.h"
#include "kiosk-today-view.h"
#include "scene.h"
#include "show.h"

#define TARGET_MM 15.0

static const char *pictures;

static guint
count_class (Show *show,
             const char *css_class)
{
  g_autoptr (GPtrArray) widgets = show_get_class (show->view, css_class);

  return widgets->len;
}

static void
set_today (Show *show,
           KioskDay today,
           GArray *days)
{
  kiosk_today_view_set_layout (KIOSK_TODAY_VIEW (show->view), &show->layout);
  kiosk_today_view_set_figures (KIOSK_TODAY_VIEW (show->view), today, days);
  show_settle (show);
}

static void
press (Show *show,
       guint i)
{
  g_autoptr (GPtrArray) buttons = scene_get_mapped (show->view, GTK_TYPE_BUTTON);

  g_assert_cmpuint (i, <, buttons->len);
  g_signal_emit_by_name (buttons->pdata[i], "clicked");
}

/* Both sides stand there, and their sum nowhere. */
static void
test_today (void)
{
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY);
  KioskDayFigures figures = show_make_figures (today, 1000, TRUE);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (KioskDayFigures));
  Show *show = show_new (KIOSK_TYPE_TODAY_VIEW, &show_usual);
  g_autoptr (GPtrArray) said = NULL;

  g_array_append_val (days, figures);
  set_today (show, today, days);
  show_assert_words (show, "Thứ Sáu, ngày 20/11/2026");
  show_assert_words (show, "Mới cài\n12.000\nNgười dân tự bấm\n8.000\nNgười hỗ trợ ghi");
  show_assert_words (show, "Đã đăng nhập\n7.000\nNgười dân tự bấm\n5.000\nNgười hỗ trợ ghi");
  show_assert_words (show, "Lượt người được hỗ trợ\n3.000\nNgười dân tự bấm\n11.000\nNgười hỗ trợ ghi");
  show_assert_words (show, "Chưa cài được\n2.000\nNgười dân tự bấm\n1.000\nNgười hỗ trợ ghi");
  show_assert_words (show, "Đã ghi 34.000 lượt người = 25.000 được tính + 1.000 đã sửa + 2.000 đã hủy + "
                           "6.000 không tính");
  show_assert_words (show, "Đang mở");
  show_assert_no_words (show, "20.000");
  press (show, 0);
  g_assert_cmpstr (show->last, ==, NULL);
  press (show, 1);
  g_assert_cmpstr (show->last, ==, "close-day ");
  kiosk_today_view_set_said (KIOSK_TODAY_VIEW (show->view), "Đã chốt.");
  show_assert_words (show, "Đã chốt.");
  said = show_get_class (show->view, "staff-said");
  gtk_test_accessible_assert_role (said->pdata[0], GTK_ACCESSIBLE_ROLE_STATUS);
  show_free (show);
}

/* A card is one sentence for a screen reader. */
static void
test_today_in_words (void)
{
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (KioskDayFigures));
  KioskDayFigures figures = show_make_figures (today, 1, FALSE);
  Show *show = show_new (KIOSK_TYPE_TODAY_VIEW, &(ShowComfort){ "en", 0, FALSE });
  g_autoptr (GPtrArray) cards = NULL;
  g_autofree char *other = NULL;

  g_array_append_val (days, figures);
  set_today (show, today, days);
  cards = show_get_class (show->view, "figures-card");
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (cards->pdata[0]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              "Newly installed: tapped by residents 12, noted by helpers 8");
  g_assert_cmpstr (other, ==, NULL);
  gtk_test_accessible_assert_role (cards->pdata[0], GTK_ACCESSIBLE_ROLE_GROUP);
  show_assert_words (show, "The last 14 days · people who newly installed");
  show_assert_no_words (show, "Still open");
  show_free (show);
}

static void
test_today_without_taps (void)
{
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY);
  g_autoptr (GArray) days = show_new_days (today - 20, today - 1);
  Show *show = show_new (KIOSK_TYPE_TODAY_VIEW, &show_usual);

  kiosk_today_view_set_first_day (KIOSK_TODAY_VIEW (show->view), today - 2);
  set_today (show, today, days);
  show_assert_words (show, "Mới cài\n0\nNgười dân tự bấm\n0\nNgười hỗ trợ ghi");
  show_assert_words (show, "Đã ghi 0 lượt người = 0 được tính + 0 đã sửa + 0 đã hủy + 0 không tính");
  g_assert_cmpuint (count_class (show, "absent"), ==, 11);
  show_free (show);
}

/* What has no date is shown as such while nobody knows the date, and not on a day that is known. */
static void
test_today_without_date (void)
{
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (KioskDayFigures));
  Show *show = show_new (KIOSK_TYPE_TODAY_VIEW, &show_usual);

  show_append_undated (days);
  set_today (show, KIOSK_DAY_UNKNOWN, days);
  show_assert_words (show, "Chưa rõ ngày");
  show_assert_words (show, "Mới cài\n12\nNgười dân tự bấm\n8\nNgười hỗ trợ ghi");
  g_assert_cmpuint (count_class (show, "chart-legend"), ==, 0);
  set_today (show, today, days);
  show_assert_words (show, "Mới cài\n0\nNgười dân tự bấm\n0\nNgười hỗ trợ ghi");
  show_free (show);
}

static void
set_period (Show *show,
            const char *kind,
            KioskDay from,
            KioskDay to,
            GArray *days)
{
  kiosk_figures_view_set_layout (KIOSK_FIGURES_VIEW (show->view), &show->layout);
  kiosk_figures_view_set_figures (KIOSK_FIGURES_VIEW (show->view), kind, from, to, days);
  show_settle (show);
}

static void
test_week (void)
{
  KioskDay monday = kiosk_day_from_iso ("2026-11-16");
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (KioskDayFigures));
  KioskDayFigures figures[] = { show_make_figures (monday, 1, FALSE), show_make_figures (monday + 4, 100, TRUE) };
  Show *show = show_new (KIOSK_TYPE_FIGURES_VIEW, &show_usual);

  g_array_append_vals (days, figures, G_N_ELEMENTS (figures));
  show_append_undated (days);
  set_period (show, "week", monday, monday + 6, days);
  show_assert_words (show, "Tuần 16/11/2026 – 22/11/2026");
  show_assert_words (show, "T2 16/11\n12\n8\n7\n5\n3\n11\n2\n1");
  show_assert_words (show, "T3 17/11\n0\n0\n0\n0\n0\n0\n0\n0");
  show_assert_words (show, "T6 20/11 *\n1.200\n800\n700\n500\n300\n1.100\n200\n100");
  show_assert_words (show, "Cộng\n1.212\n808\n707\n505\n303\n1.111\n202\n101");
  show_assert_words (show, "* Chưa chốt: số liệu này còn có thể thay đổi.\nPhần chưa rõ ngày không nằm trong dòng "
                           "cộng: có thể là của kỳ khác.\nMột người có thể nằm ở cả hai bên, nên hai số không cộng với "
                           "nhau: có 404 lượt người dân tự bấm khi người hỗ trợ cũng đang ghi.");
  show_assert_words (show, "Chưa rõ ngày\n12\n8\n7\n5\n3\n11\n2\n1");
  show_assert_words (show, "Đã ghi 3.434 lượt người = 2.525 được tính + 101 đã sửa + 202 đã hủy + 606 không tính");
  show_free (show);
}

static void
test_period_buttons (void)
{
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY);
  g_autoptr (GArray) days = show_new_days (today, today);
  Show *show = show_new (KIOSK_TYPE_FIGURES_VIEW, &show_usual);
  static const char *const wanted[] = { "period 'day'", "period 'week'", "period 'month'", "period 'quarter'",
                                        "period 'range'", "turn -1", "turn 1" };
  g_autoptr (GPtrArray) buttons = NULL;

  set_period (show, "month", today, today, days);
  buttons = scene_get_mapped (show->view, GTK_TYPE_TOGGLE_BUTTON);
  for (guint i = 0; i < buttons->len; i++)
    g_assert_cmpint (gtk_toggle_button_get_active (buttons->pdata[i]), ==, i == 2);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      press (show, i);
      g_assert_cmpstr (show->last, ==, wanted[i]);
    }
  show_free (show);
}

/* A quarter has a row a week, and no two rows share a day. */
static void
test_quarter (void)
{
  KioskDay from = kiosk_day_from_iso ("2026-10-01"), to = kiosk_day_from_iso ("2026-12-31");
  g_autoptr (GArray) days = show_new_days (from, to);
  Show *show = show_new (KIOSK_TYPE_FIGURES_VIEW, &(ShowComfort){ "en", 0, FALSE });

  set_period (show, "quarter", from, to, days);
  show_assert_words (show, "Quarter 01/10/2026 – 31/12/2026");
  show_assert_words (show, "Week");
  g_assert_cmpuint (count_class (show, "plain") + count_class (show, "tinted"), ==, 14 * 9);
  show_free (show);
}

/* What is longer than a quarter has a row a month. */
static void
test_long_range (void)
{
  KioskDay from = kiosk_day_from_iso ("2026-01-31"), to = kiosk_day_from_iso ("2027-03-06");
  g_autoptr (GArray) days = show_new_days (from, to);
  Show *show = show_new (KIOSK_TYPE_FIGURES_VIEW, &show_usual);

  set_period (show, "range", from, to, days);
  show_assert_words (show, "Từ 31/01/2026 đến 06/03/2027");
  show_assert_words (show, "Lượt người mới cài theo tháng");
  show_assert_words (show, "Tháng");
  show_assert_words (show, "01/2026");
  show_assert_words (show, "03/2027 *");
  g_assert_cmpuint (count_class (show, "plain") + count_class (show, "tinted"), ==, 15 * 9);
  show_free (show);
}

static void
press_label (Show *show,
             const char *wanted)
{
  g_autoptr (GPtrArray) buttons = scene_get_mapped (show->view, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), wanted) == 0)
      {
        g_signal_emit_by_name (buttons->pdata[i], "clicked");
        show_settle (show);
        return;
      }
  g_test_message ("There is no “%s”", wanted);
  g_assert_not_reached ();
}

static void
append_cell (GArray *cells,
             const KioskCell *cell)
{
  g_array_append_vals (cells, cell, 1);
}

static void
press_class (Show *show,
             const char *css_class)
{
  g_autoptr (GPtrArray) buttons = show_get_class (show->view, css_class);

  g_assert_cmpuint (buttons->len, ==, 1);
  g_signal_emit_by_name (buttons->pdata[0], "clicked");
  show_settle (show);
}

static char *
dup_dead_ends (Show *show)
{
  g_autoptr (GPtrArray) buttons = show_get_class (show->view, "leads-nowhere");
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < buttons->len; i++)
    g_string_append (labels, gtk_button_get_label (buttons->pdata[i]));
  return g_string_free (labels, FALSE);
}

/* Grey is what leads nowhere: before the first day of the book, after today. */
static void
test_turns (void)
{
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY), monday = kiosk_day_from_iso ("2026-11-16");
  const struct
  {
    KioskDay    first, from, to;
    const char *dead_ends;
  } cases[] = {
    { KIOSK_DAY_UNKNOWN, monday, monday + 6, "Sau ›" },
    { KIOSK_DAY_UNKNOWN, monday - 7, monday - 1, "" },
    { monday, monday, monday + 6, "‹ TrướcSau ›" },
    { monday - 1, monday, monday + 6, "Sau ›" },
    { monday - 3, monday - 7, monday - 1, "‹ Trước" },
    { monday - 9, monday - 7, monday - 1, "" },
  };
  g_autoptr (GArray) days = show_new_days (today, today);
  Show *show = show_new (KIOSK_TYPE_FIGURES_VIEW, &show_usual);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *dead_ends = NULL;

      kiosk_figures_view_set_span (KIOSK_FIGURES_VIEW (show->view), cases[i].first, today);
      set_period (show, "week", cases[i].from, cases[i].to, days);
      dead_ends = dup_dead_ends (show);
      g_assert_cmpstr (dead_ends, ==, cases[i].dead_ends);
    }
  show_free (show);
}

/* Asks anew for each, so that the first digit falls on the first field. */
static void
choose_days (Show *show,
             const char *digits)
{
  kiosk_figures_view_ask_range (KIOSK_FIGURES_VIEW (show->view));
  show_settle (show);
  for (const char *digit = digits; *digit != '\0'; digit++)
    {
      const char label[] = { *digit, '\0' };

      press_label (show, *digit == '>' ? "Tiếp" : label);
    }
  press_label (show, "Xem số liệu");
}

static void
test_range_form (void)
{
  static const struct
  {
    const char *digits;
    const char *problem;
  } refused[] = {
    { "31022026", "Chưa đúng ngày. Bấm đủ ngày, tháng, năm." },
    { "13112024", "Ứng dụng có từ 14/11/2024." },
    { "21112026", "Ngày này chưa tới." },
    { "01112026>31112026", "Chưa đúng ngày. Bấm đủ ngày, tháng, năm." },
    { "01112026>31102026", "Ngày này trước ngày đầu." },
    { "01012025>05022026", "Nhiều nhất 400 ngày. Xin chọn ngày cuối sớm hơn." },
  };
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY), first = kiosk_day_from_iso ("2026-11-01");
  g_autoptr (GArray) days = show_new_days (today, today);
  Show *show = show_new (KIOSK_TYPE_FIGURES_VIEW, &show_usual);
  g_autofree char *wanted = g_strdup_printf ("range (%u, %u)", first, today);

  kiosk_figures_view_set_span (KIOSK_FIGURES_VIEW (show->view), KIOSK_DAY_UNKNOWN, today);
  set_period (show, "day", today, today, days);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      choose_days (show, refused[i].digits);
      show_assert_words (show, refused[i].problem);
      g_assert_null (show->last);
    }
  press_label (show, "Quay lại");
  show_assert_words (show, "Thứ Sáu, ngày 20/11/2026");
  choose_days (show, "01112026");
  g_assert_cmpstr (show->last, ==, wanted);
  show_assert_words (show, "Thứ Sáu, ngày 20/11/2026");
  show_free (show);
}

static GArray *
new_cells (void)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (KioskCell));

  append_cell (cells, &(KioskCell){ .kind = KIOSK_KIND_INSTALLED, .audience = KIOSK_AUDIENCE_UNSPECIFIED,
                                    .shift = KIOSK_SHIFT_AM, .people = 12 });
  append_cell (cells, &(KioskCell){ .source = KIOSK_SOURCE_HELPER, .team = KIOSK_TEAM_POLICE, .shift = KIOSK_SHIFT_PM,
                                    .audience = KIOSK_AUDIENCE_MEMBER, .kind = KIOSK_KIND_INSTALLED,
                                    .reason = KIOSK_REASON_NO_VNEID, .people = 1000 });
  append_cell (cells, &(KioskCell){ .source = KIOSK_SOURCE_HELPER, .team = KIOSK_TEAM_COMMUNITY_TEAM,
                                    .kind = KIOSK_KIND_NOT_ABLE, .reason = KIOSK_REASON_LATER, .people = 3 });
  append_cell (cells, &(KioskCell){ .kind = KIOSK_KIND_INSTALLED, .suppressed = KIOSK_SUPPRESSION_REPEAT,
                                    .people = 700 });
  return cells;
}

static void
test_breakdown (void)
{
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY);
  g_autoptr (GArray) days = show_new_days (today, today);
  g_autoptr (GArray) cells = new_cells ();
  Show *show = show_new (KIOSK_TYPE_FIGURES_VIEW, &show_usual);

  set_period (show, "day", today, today, days);
  kiosk_figures_view_set_cells (KIOSK_FIGURES_VIEW (show->view), NULL, cells);
  press_class (show, "period-more");
  show_assert_words (show, "Thứ Sáu, ngày 20/11/2026");
  show_assert_words (show, "Kết quả\nNgười dân tự bấm\nNgười hỗ trợ ghi\nMới cài, chưa đăng nhập\n12\n1.000\n"
                           "Chưa cài được\n0\n3");
  press_label (show, "Đối tượng");
  show_assert_words (show, "Người dân\n0\n3\nĐoàn viên, hội viên\n0\n1.000\nKhông hỏi\n12\n0");
  press_label (show, "Ai ghi");
  show_assert_words (show, "Người dân tự bấm\n12\n0\nTổ công nghệ số cộng đồng\n0\n3\nCông an phường\n0\n1.000");
  press_label (show, "Buổi");
  show_assert_words (show, "Buổi sáng\n12\n3\nBuổi chiều\n0\n1.000");
  press_label (show, "Lý do");
  show_assert_words (show, "Chưa cài được\nNgười dân tự bấm\nNgười hỗ trợ ghi\nHẹn lần sau\n0\n3");
  show_assert_no_words (show, "700");
  press_class (show, "breakdown-back");
  show_assert_words (show, "Chi tiết ›");
  show_free (show);
}

/* A question stays while other figures come; where there is nobody, that is said and no table is empty. */
static void
test_breakdown_of_nobody (void)
{
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY);
  g_autoptr (GArray) days = show_new_days (today, today);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (KioskCell));
  Show *show = show_new (KIOSK_TYPE_FIGURES_VIEW, &show_usual);

  set_period (show, "day", today, today, days);
  press_class (show, "period-more");
  press_label (show, "Buổi");
  show_assert_no_words (show, "Không có ai trong kỳ này");
  kiosk_figures_view_set_cells (KIOSK_FIGURES_VIEW (show->view), NULL, cells);
  show_settle (show);
  show_assert_words (show, "Buổi\nNgười dân tự bấm\nNgười hỗ trợ ghi\nKhông có ai trong kỳ này");
  kiosk_figures_view_leave_form (KIOSK_FIGURES_VIEW (show->view));
  show_settle (show);
  show_assert_words (show, "Chi tiết ›");
  show_free (show);
}

/* One day is no chart, and its total is itself. */
static void
test_one_day (void)
{
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY);
  g_autoptr (GArray) days = show_new_days (today, today);
  Show *show = show_new (KIOSK_TYPE_FIGURES_VIEW, &show_usual);

  set_period (show, "day", today, today, days);
  show_assert_words (show, "Thứ Sáu, ngày 20/11/2026");
  show_assert_words (show, "* Chưa chốt: số liệu này còn có thể thay đổi.\nMột người có thể nằm ở cả hai bên, nên hai "
                           "số không cộng với nhau: có 4 lượt người dân tự bấm khi người hỗ trợ cũng đang ghi.");
  show_assert_no_words (show, "Cộng");
  g_assert_cmpuint (count_class (show, "chart-bar"), ==, 0);
  show_free (show);
}

/* With each number a screen reader says what it counts. */
static void
test_table_in_words (void)
{
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY);
  KioskDayFigures figures = show_make_figures (today, 1, FALSE);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (KioskDayFigures));
  Show *show = show_new (KIOSK_TYPE_FIGURES_VIEW, &show_usual);
  g_autoptr (GPtrArray) cells = NULL;
  g_autofree char *other = NULL;

  g_array_append_val (days, figures);
  set_period (show, "day", today, today, days);
  cells = show_get_class (show->view, "plain");
  g_assert_cmpuint (cells->len, ==, 9);
  gtk_test_accessible_assert_role (cells->pdata[0], GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_test_accessible_assert_role (cells->pdata[6], GTK_ACCESSIBLE_ROLE_CELL);
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (cells->pdata[6]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              "Được hỗ trợ, Người hỗ trợ ghi: 11");
  g_assert_cmpstr (other, ==, NULL);
  show_free (show);
}

static void
save_picture (Show *show,
              const char *name,
              const ShowComfort *comfort)
{
  g_autofree char *path = g_strdup_printf ("%s/%dx%d-%s-%s-%u%s.png", pictures, show_width_px, show_height_px, name,
                                           comfort->language, comfort->text_step, comfort->contrast ? "-contrast" : "");
  g_autoptr (GdkTexture) picture = show_take_picture (show->window);

  g_assert_true (gdk_texture_save_to_png (picture, path));
}

static void
check_target (Show *show,
              const char *name,
              GtkWidget *button)
{
  graphene_rect_t bounds = show_get_bounds (button, show->window);
  double side_mm = MIN (bounds.size.width, bounds.size.height) * show->mm_per_px;

  if (side_mm < TARGET_MM)
    fit_report (name, "a button of %.1f mm", side_mm);
}

static void
check_fits (Show *show,
            const char *name,
            const ShowComfort *comfort)
{
  g_autoptr (GPtrArray) widgets = scene_get_mapped (show->window, GTK_TYPE_WIDGET);

  if (gtk_widget_get_width (show->window) != show_width_px || gtk_widget_get_height (show->window) != show_height_px)
    fit_report (name, "needs %d×%d", gtk_widget_get_width (show->window), gtk_widget_get_height (show->window));
  for (guint i = 0; i < widgets->len; i++)
    {
      GtkWidget *widget = widgets->pdata[i];

      fit_check_place (name, widget, show->window);
      if (GTK_IS_LABEL (widget))
        fit_check_label (name, GTK_LABEL (widget));
      if (GTK_IS_BUTTON (widget))
        check_target (show, name, widget);
    }
  if (pictures != NULL)
    save_picture (show, name, comfort);
}

static gboolean
has_chart (Show *show)
{
  return count_class (show, "chart-bar") > 0;
}

static void
test_today_fits (gconstpointer data)
{
  const ShowComfort *comfort = data;
  KioskDay today = kiosk_day_from_iso (SHOW_TODAY);
  g_autoptr (GArray) days = show_new_days (today - 13, today);
  KioskDayFigures large = show_make_large (today);
  Show *show = show_new (KIOSK_TYPE_TODAY_VIEW, comfort);

  kiosk_today_view_set_said (KIOSK_TODAY_VIEW (show->view), comfort->language[0] == 'v'
                             ? "Đã chốt số liệu ngày 20/11/2026. Còn 3 lượt người chờ lần chốt sau."
                             : "The figures of 20/11/2026 are closed. 3 people wait for the next closing.");
  set_today (show, today, days);
  check_fits (show, "today", comfort);
  g_assert_true (has_chart (show));
  show_free (show);
  show = show_new (KIOSK_TYPE_TODAY_VIEW, comfort);
  g_array_index (days, KioskDayFigures, days->len - 1) = large;
  set_today (show, today, days);
  check_fits (show, "today-large", comfort);
  show_free (show);
}

/* Every reason that there can be, with as many people as no ward has. */
static void
append_reasons (GArray *cells,
                KioskSource source,
                KioskKind kind)
{
  for (int reason = KIOSK_REASON_NONE; reason <= KIOSK_REASON_UNSAID; reason++)
    {
      g_autoptr (KioskTap) tap = kiosk_tap_new ();

      tap->source = source;
      tap->team = source == KIOSK_SOURCE_HELPER ? KIOSK_TEAM_COMMUNITY_TEAM + reason % KIOSK_TEAM_OFFICIAL
                                                : KIOSK_TEAM_NONE;
      tap->audience = source == KIOSK_SOURCE_HELPER ? reason % KIOSK_AUDIENCE_UNSPECIFIED
                                                    : KIOSK_AUDIENCE_UNSPECIFIED;
      tap->helped = TRUE;
      tap->kind = kind;
      tap->reason = reason;
      if (kiosk_tap_is_valid (tap))
        append_cell (cells, &(KioskCell){ .source = source, .team = tap->team, .audience = tap->audience,
                                          .shift = reason % (KIOSK_SHIFT_EVE + 1), .kind = kind, .reason = reason,
                                          .people = SHOW_LARGE });
    }
}

static GArray *
new_every_cell (void)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (KioskCell));

  for (int source = KIOSK_SOURCE_SELF; source <= KIOSK_SOURCE_HELPER; source++)
    for (int kind = KIOSK_KIND_INSTALLED; kind <= KIOSK_KIND_ADVISED; kind++)
      append_reasons (cells, source, kind);
  return cells;
}

/* All questions of the view that is shown. */
static void
check_breakdown_fits (Show *show,
                      const ShowComfort *comfort)
{
  g_autoptr (GArray) cells = new_every_cell ();
  GPtrArray *questions;

  kiosk_figures_view_set_cells (KIOSK_FIGURES_VIEW (show->view), NULL, cells);
  press_class (show, "period-more");
  questions = show_get_class (show->view, "breakdown-questions");
  for (GtkWidget *question = gtk_widget_get_first_child (questions->pdata[0]); question != NULL;
       question = gtk_widget_get_next_sibling (question))
    {
      g_autofree char *name = g_strconcat ("breakdown-", gtk_button_get_label (GTK_BUTTON (question)), NULL);

      g_signal_emit_by_name (question, "clicked");
      show_settle (show);
      check_fits (show, name, comfort);
    }
  g_ptr_array_unref (questions);
  press_class (show, "breakdown-back");
}

static void
test_figures_fit (gconstpointer data)
{
  const ShowComfort *comfort = data;
  KioskDay from = kiosk_day_from_iso ("2026-10-01"), to = kiosk_day_from_iso ("2026-12-31");
  KioskDay monday = kiosk_day_from_iso ("2026-11-16"), fifteenth = kiosk_day_from_iso ("2026-11-15");
  g_autoptr (GArray) days = show_new_days (from, to);
  g_autoptr (GArray) year = show_new_days (from - 243, to + 64);
  KioskDayFigures large = show_make_large (monday);
  Show *show = show_new (KIOSK_TYPE_FIGURES_VIEW, comfort);

  show_append_undated (days);
  set_period (show, "day", monday, monday, days);
  check_fits (show, "day", comfort);
  set_period (show, "week", monday, monday + 6, days);
  check_fits (show, "week", comfort);
  check_breakdown_fits (show, comfort);
  g_assert_true (has_chart (show) || comfort->text_step > 0);
  set_period (show, "month", fifteenth, fifteenth + 29, days);
  check_fits (show, "month", comfort);
  set_period (show, "quarter", from, to, days);
  check_fits (show, "quarter", comfort);
  show_append_undated (year);
  set_period (show, "range", from - 243, to + 64, year);
  check_fits (show, "range", comfort);
  kiosk_figures_view_set_span (KIOSK_FIGURES_VIEW (show->view), KIOSK_DAY_UNKNOWN, monday);
  kiosk_figures_view_ask_range (KIOSK_FIGURES_VIEW (show->view));
  show_settle (show);
  check_fits (show, "range-form", comfort);
  show_free (show);
  show = show_new (KIOSK_TYPE_FIGURES_VIEW, comfort);
  g_array_set_size (days, 0);
  g_array_append_val (days, large);
  set_period (show, "week", monday, monday + 6, days);
  check_fits (show, "week-large", comfort);
  show_free (show);
}

static void
add_fits (void)
{
  static const ShowComfort comforts[] = {
    { "vi", 0, FALSE }, { "vi", 1, FALSE }, { "vi", 2, FALSE }, { "vi", 2, TRUE }, { "en", 0, FALSE },
    { "en", 2, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (comforts); i++)
    {
      g_autofree char *name = g_strdup_printf ("%dx%d/%s-%u%s", show_width_px, show_height_px, comforts[i].language,
                                               comforts[i].text_step, comforts[i].contrast ? "-contrast" : "");
      g_autofree char *today = g_strdup_printf ("/views/today-fits/%s", name);
      g_autofree char *figures = g_strdup_printf ("/views/figures-fit/%s", name);

      g_test_add_data_func (today, &comforts[i], test_today_fits);
      g_test_add_data_func (figures, &comforts[i], test_figures_fit);
    }
}

static void
add_words (void)
{
  g_test_add_func ("/views/today", test_today);
  g_test_add_func ("/views/today-in-words", test_today_in_words);
  g_test_add_func ("/views/today-without-taps", test_today_without_taps);
  g_test_add_func ("/views/today-without-date", test_today_without_date);
  g_test_add_func ("/views/week", test_week);
  g_test_add_func ("/views/period-buttons", test_period_buttons);
  g_test_add_func ("/views/quarter", test_quarter);
  g_test_add_func ("/views/long-range", test_long_range);
  g_test_add_func ("/views/turns", test_turns);
  g_test_add_func ("/views/range-form", test_range_form);
  g_test_add_func ("/views/breakdown", test_breakdown);
  g_test_add_func ("/views/breakdown-of-nobody", test_breakdown_of_nobody);
  g_test_add_func ("/views/one-day", test_one_day);
  g_test_add_func ("/views/table-in-words", test_table_in_words);
}

int
main (int argc,
      char *argv[])
{
  /* Not in folders of its own: the icons need the system's list of file types. */
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 2);
  g_assert_cmpint (sscanf (argv[1], "%dx%d", &show_width_px, &show_height_px), ==, 2);
  pictures = argc > 2 ? argv[2] : NULL;
  scene_init ();
  if (show_width_px == 1080)
    add_words ();
  add_fits ();
  return g_test_run ();
}
