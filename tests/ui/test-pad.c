/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of digits and choices in pages: what is typed, pressed and turned, and what comes of it. */
#include "kiosk-choice-list.h"
#include "kiosk-pad-form.h"
#include "scene.h"
#include "show.h"

static void
count_cb (guint *n)
{
  (*n)++;
}

static GtkButton *
find_button (GtkWidget *root,
             const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkButton *found = GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0
                           ? GTK_BUTTON (child) : find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (Show *show,
       const char *label)
{
  GtkButton *button = find_button (show->view, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
type (Show *show,
      const char *digits)
{
  for (; *digits != '\0'; digits++)
    {
      const char label[] = { *digits, '\0' };

      press (show, label);
    }
}

static void
assert_words (Show *show,
              const char *wanted)
{
  show_settle (show);
  show_assert_words (show, wanted);
}

static void
assert_no_words (Show *show,
                 const char *unwanted)
{
  show_settle (show);
  show_assert_no_words (show, unwanted);
}

static Show *
new_form (void)
{
  Show *show = show_new (KIOSK_TYPE_PAD_FORM, &show_usual);
  KioskPadForm *form = KIOSK_PAD_FORM (show->view);

  kiosk_pad_form_set_layout (form, &show->layout);
  kiosk_pad_form_add (form, "people", "Số người", KIOSK_PAD_NUMBER, 5);
  kiosk_pad_form_add (form, "day", "Ngày", KIOSK_PAD_DATE, 0);
  kiosk_pad_form_add (form, "time", "Giờ", KIOSK_PAD_TIME, 0);
  return show;
}

static void
test_numbers (void)
{
  Show *show = new_form ();
  KioskPadForm *form = KIOSK_PAD_FORM (show->view);
  guint n_changes = 0;

  g_signal_connect_swapped (form, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_true (kiosk_pad_form_is_empty (form, "people"));
  g_assert_cmpint (kiosk_pad_form_get_number (form, "people"), ==, -1);
  type (show, "123456");
  g_assert_cmpint (kiosk_pad_form_get_number (form, "people"), ==, 12345);
  g_assert_cmpuint (n_changes, ==, 5);
  assert_words (show, "Số người\n12.345");
  press (show, "Xóa");
  g_assert_cmpint (kiosk_pad_form_get_number (form, "people"), ==, 1234);

  /* What is given is replaced by the first digit, not added to. */
  kiosk_pad_form_set_number (form, "people", 70);
  type (show, "0");
  g_assert_cmpint (kiosk_pad_form_get_number (form, "people"), ==, 0);
  g_assert_false (kiosk_pad_form_is_empty (form, "people"));
  kiosk_pad_form_set_number (form, "people", -1);
  g_assert_true (kiosk_pad_form_is_empty (form, "people"));
  show_free (show);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *digits;
    const char *iso;
  } cases[] = {
    { "25112026", "2026-11-25" }, { "29022028", "2028-02-29" }, { "29022026", NULL }, { "31112026", NULL },
    { "2511202", NULL }, { "00000000", NULL },
  };
  Show *show = new_form ();
  KioskPadForm *form = KIOSK_PAD_FORM (show->view);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KioskDay wanted = cases[i].iso != NULL ? kiosk_day_from_iso (cases[i].iso) : KIOSK_DAY_UNKNOWN;

      kiosk_pad_form_choose (form, "day");
      type (show, cases[i].digits);
      g_assert_cmpuint (kiosk_pad_form_get_day (form, "day"), ==, wanted);
    }
  kiosk_pad_form_choose (form, "day");
  type (show, "251");
  assert_words (show, "25/1_/____");
  kiosk_pad_form_set_day (form, "day", kiosk_day_from_iso ("2026-02-05"));
  assert_words (show, "05/02/2026");
  g_assert_cmpuint (kiosk_pad_form_get_day (form, "day"), ==, kiosk_day_from_iso ("2026-02-05"));
  show_free (show);
}

static void
test_times (void)
{
  static const struct
  {
    const char *digits;
    int         minute;
  } cases[] = { { "0905", 545 }, { "0000", 0 }, { "2359", 1439 }, { "2400", -1 }, { "1260", -1 }, { "905", -1 } };
  Show *show = new_form ();
  KioskPadForm *form = KIOSK_PAD_FORM (show->view);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      kiosk_pad_form_choose (form, "time");
      type (show, cases[i].digits);
      g_assert_cmpint (kiosk_pad_form_get_minute (form, "time"), ==, cases[i].minute);
    }
  kiosk_pad_form_set_minute (form, "time", 545);
  assert_words (show, "09:05");
  show_free (show);
}

/* "Tiếp" goes round; a field that somebody comes to begins anew. */
static void
test_next (void)
{
  Show *show = new_form ();
  KioskPadForm *form = KIOSK_PAD_FORM (show->view);

  type (show, "7");
  press (show, "Tiếp");
  type (show, "25112026");
  press (show, "Tiếp");
  type (show, "1005");
  press (show, "Tiếp");
  type (show, "8");
  g_assert_cmpint (kiosk_pad_form_get_number (form, "people"), ==, 8);
  g_assert_cmpuint (kiosk_pad_form_get_day (form, "day"), ==, kiosk_day_from_iso ("2026-11-25"));
  g_assert_cmpint (kiosk_pad_form_get_minute (form, "time"), ==, 605);

  kiosk_pad_form_set_problem (form, "people", "Nhiều quá");
  assert_words (show, "Nhiều quá");
  type (show, "1");
  assert_no_words (show, "Nhiều quá");
  kiosk_pad_form_clear (form);
  type (show, "1");
  press (show, "Xóa");
  show_free (show);
}

static void
test_choices (void)
{
  const char *labels[21] = { NULL };
  Show *show = show_new (KIOSK_TYPE_CHOICE_LIST, &show_usual);
  KioskChoiceList *list = KIOSK_CHOICE_LIST (show->view);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_chosen = 0;

  for (guint i = 0; i < 20; i++)
    {
      g_ptr_array_add (texts, g_strdup_printf ("Đơn vị %u", i));
      labels[i] = g_ptr_array_index (texts, i);
    }
  kiosk_choice_list_set_layout (list, &show->layout);
  kiosk_choice_list_set_items (list, labels);
  g_signal_connect_swapped (list, "chosen", G_CALLBACK (count_cb), &n_chosen);
  assert_words (show, "Trang 1/3");
  assert_words (show, "Đơn vị 7");
  assert_no_words (show, "Đơn vị 8");

  kiosk_choice_list_set_selected (list, 19);
  assert_words (show, "Trang 3/3");
  assert_no_words (show, "Đơn vị 15");
  g_assert_cmpint (kiosk_choice_list_get_selected (list), ==, 19);
  g_assert_cmpuint (n_chosen, ==, 0);

  kiosk_choice_list_set_items (list, labels);
  g_assert_cmpint (kiosk_choice_list_get_selected (list), ==, -1);
  show_free (show);
}

int
main (int argc,
      char *argv[])
{
  /* Not in folders of its own: the icons need the system's list of file types. */
  g_test_init (&argc, &argv, NULL);
  show_width_px = 1366;
  show_height_px = 768;
  scene_init ();
  g_test_add_func ("/pad/numbers", test_numbers);
  g_test_add_func ("/pad/dates", test_dates);
  g_test_add_func ("/pad/times", test_times);
  g_test_add_func ("/pad/next", test_next);
  g_test_add_func ("/pad/choices", test_choices);
  return g_test_run ();
}
