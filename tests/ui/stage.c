/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything behind the screens for one test. */
#include "stage.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

/* Longer than any disk needs: only a test that fails waits so long. */
#define DEADLINE_S 30

#define NOW "2026-11-20T09:00:00"

/* In the place of libsodium's own, which take their time: that is tested with the secrets of the book. */
int
crypto_pwhash_str (char out[crypto_pwhash_STRBYTES],
                   const char *const passwd,
                   unsigned long long passwdlen,
                   unsigned long long opslimit,
                   size_t memlimit)
{
  g_strlcpy (out, passwd, crypto_pwhash_STRBYTES);
  return 0;
}

int
crypto_pwhash_str_verify (const char str[crypto_pwhash_STRBYTES],
                          const char *const passwd,
                          unsigned long long passwdlen)
{
  return -(strcmp (str, passwd) != 0);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static char *
new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("kiosk-stage-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
save_label (Stage *self,
            KioskDayBook *book)
{
  g_autoptr (GHashTable) table = kiosk_day_book_load_settings (book, NULL);
  g_autoptr (GHashTable) labelled = NULL;
  g_autoptr (KioskSettings) settings = kiosk_settings_new_from_table (table, NULL);
  g_autoptr (GError) error = NULL;

  kiosk_settings_set_ward (settings, "26965", kiosk_day_from_iso ("2025-07-01"), "Phường Tân Sơn Nhất", &error);
  kiosk_settings_set_number (settings, 1, &error);
  labelled = kiosk_settings_to_table (settings);
  kiosk_day_book_save_settings (book, labelled, &error);
  g_assert_no_error (error);
}

/* It has a ward and a number, so that it is no new kiosk. The date is confirmed, so that it does not matter when the
 * program was built. */
void
stage_make_book (Stage *self,
                 KioskMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskDayBook) book = NULL;

  kiosk_day_book_create (self->state_dir, mode, KIOSK_CLOCK (self->clock), &error);
  g_assert_no_error (error);
  book = kiosk_day_book_open (self->state_dir, mode, KIOSK_CLOCK (self->clock), &error);
  g_assert_no_error (error);
  save_label (self, book);
  kiosk_day_book_confirm_clock (book, &error);
  g_assert_no_error (error);
  kiosk_day_book_close (book, &error);
  g_assert_no_error (error);
}

static void
make_session (Stage *self,
              KioskPack *pack,
              KioskMode mode)
{
  self->store = kiosk_store_new (self->state_dir, mode, KIOSK_CLOCK (self->clock));
  self->context = kiosk_context_new (KIOSK_CLOCK (self->clock), self->store, pack, mode);
  self->session = kiosk_session_new (self->context);
}

/* The folder is there, a book in it is not. */
Stage *
stage_new_unopened (KioskPack *pack,
                    KioskMode mode)
{
  Stage *self = g_new0 (Stage, 1);

  self->root = new_folder ();
  self->state_dir = g_strdup (self->root);
  self->clock = KIOSK_MANUAL_CLOCK (kiosk_manual_clock_new (NOW));
  make_session (self, pack, mode);
  return self;
}

static gboolean
is_open (Stage *self)
{
  return kiosk_context_get_settings (self->context) != NULL;
}

Stage *
stage_new (KioskPack *pack,
           KioskMode mode)
{
  Stage *self = stage_new_unopened (pack, mode);

  stage_make_book (self, mode);
  kiosk_session_open (self->session);
  stage_wait_until (self, is_open);
  stage_set_settings (self, STAGE_COMPLETE);
  return self;
}

static void
shut_down (Stage *self)
{
  if (!self->is_closed)
    kiosk_store_shut_down (self->store);
  self->is_closed = TRUE;

  /* What the store still had to answer lets go of the session. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Looks whether the session and what it holds are gone. */
static void
drop_session (Stage *self)
{
  shut_down (self);
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->context);
  g_assert_finalize_object (self->store);
}

/* Into a training, or out of one: the session ends, and another begins on the other book, as the program does it. */
void
stage_change (Stage *self,
              KioskMode mode)
{
  KioskPack *pack = kiosk_context_get_pack (self->context);
  g_autoptr (KioskPack) kept = pack != NULL ? g_object_ref (pack) : NULL;
  KioskOutcome outcome = kiosk_training_get_outcome (kiosk_session_get_training (self->session));

  kiosk_session_close (self->session);
  drop_session (self);
  g_free (self->state_dir);
  self->state_dir = mode == KIOSK_MODE_TRAINING ? g_build_filename (self->root, KIOSK_TRAINING_FOLDER, NULL)
                                                : g_strdup (self->root);
  make_session (self, kept, mode);
  kiosk_training_set_outcome (kiosk_session_get_training (self->session), outcome);
  self->is_closed = FALSE;
  kiosk_session_open (self->session);
  stage_wait_until (self, is_open);
}

void
stage_free (Stage *self)
{
  drop_session (self);
  g_assert_finalize_object (self->clock);
  remove_folder (self->root);
  g_free (self->root);
  g_free (self->state_dir);
  g_free (self);
}

/* More than a page of them, the first ones with the longest names. */
static void
fill_units (KioskSettings *settings)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_unit_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (units, kiosk_unit_new (STAGE_UNIT_CODE, KIOSK_AUDIENCE_PUBLIC_EMPLOYEE,
                                          "Trường Mầm non Tư thục Hoa Hướng Dương, phường Tân Sơn Nhất"));
  for (guint i = 1; i < 12; i++)
    {
      g_autofree char *code = g_strdup_printf ("chi-hoi-%u", i);
      g_autofree char *name = g_strdup_printf ("Chi hội Phụ nữ khu phố %u, Phường Tân Sơn Nhất", i);

      g_ptr_array_add (units, kiosk_unit_new (code, KIOSK_AUDIENCE_MEMBER, name));
    }
  kiosk_settings_set_units (settings, units, &error);
  g_assert_no_error (error);
}

static void
fill_settings (KioskSettings *settings,
               StageSettings flags,
               double mm_per_px)
{
  g_autoptr (GError) error = NULL;

  fill_units (settings);
  /* The longest name of a ward of Tân Bình, old and new. */
  kiosk_settings_set_ward (settings, "26965", kiosk_day_from_iso ("2025-07-01"), "Phường Tân Sơn Nhất", &error);
  g_assert_no_error (error);
  kiosk_settings_set_link (settings, STAGE_LINK, (flags & STAGE_LINK_NOT_CONFIRMED) == 0, &error);
  g_assert_no_error (error);
  if ((flags & STAGE_NO_WIFI) == 0)
    kiosk_settings_set_wifi (settings, STAGE_WIFI_NAME, (flags & STAGE_WIFI_OPEN) ? NULL : STAGE_WIFI_PASSWORD, &error);
  g_assert_no_error (error);
  kiosk_settings_set_helper_panel (settings, (flags & STAGE_NO_PANEL) ? KIOSK_HELPER_PANEL_OFF
                                                                      : KIOSK_HELPER_PANEL_CODE);
  kiosk_settings_set_resident_buttons (settings, (flags & STAGE_NO_BUTTONS) == 0);
  kiosk_settings_set_mm_per_px (settings, mm_per_px, &error);
  g_assert_no_error (error);
}

/* As if the book had said so. */
void
stage_set_settings (Stage *self,
                    StageSettings flags)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskSettings) settings = kiosk_settings_new_from_table (table, &error);

  g_assert_no_error (error);
  fill_settings (settings, flags, self->mm_per_px);
  kiosk_context_set_settings (self->context, settings);
}

static void
secret_set_cb (GObject *source,
               GAsyncResult *result,
               gpointer is_set)
{
  g_autoptr (GError) error = NULL;

  kiosk_store_set_secret_finish (KIOSK_STORE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) is_set = TRUE;
}

/* Puts a PIN or code into the book; NULL takes it away. */
void
stage_set_secret (Stage *self,
                  KioskSecretRole role,
                  const char *pin)
{
  gboolean is_set = FALSE;

  kiosk_store_set_secret_async (self->store, role, pin, NULL, secret_set_cb, &is_set);
  while (!is_set)
    g_main_context_iteration (NULL, TRUE);
}

/* Second by second, as the window does it. */
void
stage_pass (Stage *self,
            guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    {
      kiosk_manual_clock_advance (self->clock, 1000);
      kiosk_session_tick (self->session);
    }
}

static gboolean
deadline_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_CONTINUE;
}

void
stage_wait_until (Stage *self,
                  StageCondition condition)
{
  gboolean is_over = FALSE;
  guint deadline = g_timeout_add_seconds (DEADLINE_S, deadline_cb, &is_over);

  while (!condition (self) && !is_over)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
  g_assert_false (is_over);
}

void
stage_wait_for (Stage *self,
                KioskScreenId screen)
{
  gboolean is_over = FALSE;
  guint deadline = g_timeout_add_seconds (DEADLINE_S, deadline_cb, &is_over);

  while (stage_get_screen (self) != screen && !is_over)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
  g_assert_cmpstr (kiosk_screen_id_to_nick (stage_get_screen (self)), ==, kiosk_screen_id_to_nick (screen));
}

/* Presses one of the two big buttons on home and waits for the thanks. */
void
stage_tap (Stage *self,
           KioskKind kind,
           gboolean helped)
{
  kiosk_session_wake (self->session);
  kiosk_session_tap (self->session, kind, helped);
  g_assert_cmpint (stage_get_screen (self), !=, KIOSK_SCREEN_THANKS);
  stage_wait_for (self, KIOSK_SCREEN_THANKS);
}

KioskScreenId
stage_get_screen (Stage *self)
{
  return kiosk_flow_get_screen (kiosk_session_get_flow (self->session));
}

static KioskTally
count (Stage *self,
       const char *state_dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskDayBook) book = kiosk_day_book_open (state_dir, kiosk_context_get_mode (self->context),
                                                       KIOSK_CLOCK (self->clock), &error);
  g_autoptr (GArray) figures = NULL;
  KioskTally sum = { 0 };

  g_assert_no_error (error);
  figures = kiosk_day_book_load_figures (book, kiosk_day_from_iso ("2026-01-01"), kiosk_day_from_iso ("2026-12-31"),
                                         &error);
  g_assert_no_error (error);
  for (guint i = 0; i < figures->len; i++)
    kiosk_tally_add (&sum, &g_array_index (figures, KioskDayFigures, i).tally);
  kiosk_day_book_close (book, &error);
  g_assert_no_error (error);
  return sum;
}

/* What the book says once the kiosk is off. The session cannot be used any more. */
KioskTally
stage_close_and_count (Stage *self)
{
  shut_down (self);
  return count (self, self->state_dir);
}

static void
copy_folder (const char *from,
             const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        continue;
      g_assert_true (g_file_get_contents (source, &data, &size, NULL));
      g_assert_true (g_file_set_contents (target, data, size, NULL));
    }
}

/* What the book would say had the power gone at this moment. */
KioskTally
stage_count_copy (Stage *self)
{
  g_autofree char *folder = new_folder ();
  KioskTally tally;

  copy_folder (self->state_dir, folder);
  tally = count (self, folder);
  remove_folder (folder);
  return tally;
}

/* The kiosk that starts again after the power went from @before, which is freed. What is asked of the store and not
 * answered may be on disk or not. */
Stage *
stage_new_after_cut (Stage *before,
                     gboolean is_other_boot)
{
  KioskContext *context = before->context;
  Stage *self = stage_new_unopened (kiosk_context_get_pack (context), kiosk_context_get_mode (context));

  copy_folder (before->state_dir, self->state_dir);
  if (is_other_boot)
    kiosk_manual_clock_reboot (self->clock);
  kiosk_context_set_wards (self->context, kiosk_context_get_wards (context));
  kiosk_context_set_setup_file (self->context, kiosk_context_get_setup_path (context), FALSE);
  kiosk_session_open (self->session);
  stage_wait_until (self, is_open);
  stage_free (before);
  return self;
}
