/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A technician whose language is Vietnamese reads in it all that is wrong with a file of theirs. */
#include <libintl.h>
#include <locale.h>

#include "kiosk-fault-words.h"
#include "kiosk-setup-file.h"
#include "kiosk-ward-file.h"

#define X10 "xxxxxxxxxx"

static char *
write_file (const char *name,
            const char *text)
{
  g_autofree char *folder = g_dir_make_tmp ("fault-words-XXXXXX", NULL);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* Words that no name, place or value in these files is. */
static void
assert_no_english (const char *words)
{
  const char *english = "(?<![\\w-])(has|is|are|to be|the|not|unknown|line|field|missing|link)(?![\\w-])";

  g_assert_false (g_regex_match_simple (english, words, 0, 0));
}

static void
assert_said_in_vietnamese (const char *ini,
                           const char *wanted)
{
  g_autofree char *path = write_file ("setup.ini", ini);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskSetupFile) file = kiosk_setup_file_read (path, &error);
  g_autofree char *words = file == NULL ? kiosk_fault_words_dup (error->message)
                                        : kiosk_fault_words_dup (kiosk_setup_file_get_warnings (file)[0]);

  assert_no_english (words);
  g_assert_nonnull (strstr (words, wanted));
}

static void
test_set_up_file (void)
{
  static const struct { const char *ini; const char *wanted; } table[] = {
    { "[Kiosk]\nFormat=2\n", "setup.ini: [Kiosk] Format: phải là 1" },
    { "[Screen]\nIdle=1\n", "setup.ini: [Kiosk] Format: chưa có: nhóm đầu tiên phải là [Kiosk]" },
    { "[Kiosk]\nFormat=1\nNumber=100\nWard=1\nCutOffDay=\nTeam=a\\qb\nLink=http://x\nOtherLinks=;\nWards=../x\n",
      "setup.ini: [Kiosk] Number: phải là số từ 1 đến 99" },
    { "[Kiosk]\nFormat=1\nWards=kept-wards.csv\n[Screen]\nAttractStill=1\nHelperPanel=on\nLanguages=en\n",
      "setup.ini: [Screen] AttractStill: phải là true hoặc false" },
    { "[Kiosk]\nFormat=1\n[Screen]\nOpeningHours=7-17\n", "[Screen] OpeningHours: phải có dạng 07:00-17:30 12345" },
    { "[Kiosk]\nFormat=1\n[WiFi]\nPassword=short\n", "[WiFi] Name: chưa có: đã có mật khẩu" },
    { "[Kiosk]\nFormat=1\n[WiFi]\nName=" X10 X10 X10 X10 "\n", "[WiFi] Name: phải dài từ 1 đến 32 byte" },
    { "[Kiosk]\nFormat=1\n[Unit A]\nAudience=x\n[Unit a]\nAudience=member\nName=a|b\n", "tên phải dài 1 đến 60 ký tự" },
    { "[Kiosk]\nFormat=1\n[Target t]\nName=x\nNumber=5.0\nFrom=x\n",
      "[Target t] Name: phải là một trong các từ city_plan" },
    { "[Kiosk]\nFormat=1\n[Target t]\nName=team\nMeasure=helped\nColumn=helper\nAudience=member\nNumber=0\n"
      "From=2026-01-01\n", "[Target t] Number: phải là số từ 1 đến 9999999" },
    { "[Kiosk]\nFormat=1\nColour=red\n", "setup.ini: [Kiosk] Colour: không rõ mục này" },
    { "[Kiosk]\nFormat=1\nFormat=1\n", "viết hai lần" },
    { "[Kiosk]\nFormat=1\nx y z\n", "x y z" },
    { "Format=1\n", "nhóm" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    assert_said_in_vietnamese (table[i].ini, table[i].wanted);
}

static void
test_ward_list (void)
{
  g_autofree char *path = write_file ("phuong.csv", "code,name,valid_from,valid_to,formed_from\n1,Phường 1,,,\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_assert_null (kiosk_ward_file_load (path, NULL, &error));
  words = kiosk_fault_words_dup (error->message);
  g_assert_cmpstr (words, ==, "phuong.csv: dòng 2, cột code: không phải là năm chữ số");
}

/* Every fault that an officer's lists can have. */
static void
test_lists_of_a_desk (void)
{
  static const struct { const char *fault; const char *wanted; } table[] = {
    { "line 2, field number: is not a number from 1 to 99", "dòng 2, cột number: không phải là số từ 1 đến 99" },
    { "line 2, field from: is not a date yyyy-mm-dd or dd/mm/yyyy", "không phải là ngày" },
    { "line 2, field to: is before from", "trước ngày" },
    { "line 2, field working_days: is not days like T2-T6 or T2-T5 T7 or CN", "T2-T6" },
    { "line 2, field number: this ward has another point of this number on some of these days", "điểm" },
    { "line 2, field ward: or one after it is not UTF-8", "UTF-8" },
    { "line 2, field date: stands in a line before", "dòng trên" },
    { "line 2, field name: is longer than 60 characters", "60 ký tự" },
    { "line 2, field old_name: is empty or longer than 64 characters", "64 ký tự" },
    { "line 2, field share: is neither whole nor part", "whole" },
    { "line 2, field share: the old ward is whole in one new ward, so it is in no other", "phường cũ" },
    { "line 2, field new_code: stands in a line before, for the same old ward and day", "phường cũ" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *message = g_strconcat ("diem.csv: ", table[i].fault, NULL);
      g_autofree char *words = kiosk_fault_words_dup (message);

      assert_no_english (words);
      g_assert_nonnull (strstr (words, table[i].wanted));
    }
}

/* As the reader of bundles has them. */
static void
test_bundle (void)
{
  static const struct { const char *message; const char *wanted; } table[] = {
    { "cells.csv: line 2, field kind: has to be one of installed signed_in",
      "cells.csv: dòng 2, cột kind: phải là một trong các từ installed signed_in" },
    { "batches.csv: Batch 3 of epoch 0123: its cells do not add up to its figures",
      "batches.csv: Đợt 3 của kỳ 0123: các ô số cộng lại không ra số của đợt" },
    { "cells.csv: is not the one that was signed", "cells.csv: không phải là tệp đã được ký" },
    { "sheets.csv: sheet 4: its figures do not go together", "sheets.csv: phiếu 4: các số không đi được với nhau" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *words = kiosk_fault_words_dup (table[i].message);

      g_assert_cmpstr (words, ==, table[i].wanted);
    }
}

/* What is not known stays as it is. */
static void
test_unknown (void)
{
  g_autofree char *words = kiosk_fault_words_dup ("a: b: c\n: \nis missing");

  g_assert_cmpstr (words, ==, "a: b: c\n: \nchưa có");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (setlocale (LC_ALL, "vi_VN.UTF-8") != NULL || setlocale (LC_ALL, "C.UTF-8") != NULL);
  g_setenv ("LANGUAGE", "vi", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_add_func ("/fault-words/set-up-file", test_set_up_file);
  g_test_add_func ("/fault-words/ward-list", test_ward_list);
  g_test_add_func ("/fault-words/lists-of-a-desk", test_lists_of_a_desk);
  g_test_add_func ("/fault-words/bundle", test_bundle);
  g_test_add_func ("/fault-words/unknown", test_unknown);
  return g_test_run ();
}
