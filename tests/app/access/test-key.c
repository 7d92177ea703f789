/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and signatures, with minisign itself as the judge. */
#include <glib/gstdio.h>
#include <string.h>

#include "kiosk-key.h"
#include "kiosk-pin.h"

#define ID      "0123456789ABCDEF"
#define COMMENT "kiosk 0123456789ABCDEF, epoch 1, head 12, chạy thật"
#define WORDS   "ngày 20/11/2026: 12 lượt người"

typedef struct
{
  char *folder;
} World;

static void
world_set_up (World *self,
              gconstpointer data)
{
  self->folder = g_dir_make_tmp ("key-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static void
world_tear_down (World *self,
                 gconstpointer data)
{
  static const char *const names[] = { "words", "words.minisig", "key", "key.pub" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

static void
put (World *self,
     const char *name,
     const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
get (World *self,
     const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  char *text;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* minisign in the world's folder; its exit status, and what it said where that is asked for. */
static int
run_minisign (World *self,
              char **out_said,
              const char *const *words)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  int status;

  g_ptr_array_add (arguments, (gpointer) "minisign");
  for (; *words != NULL; words++)
    g_ptr_array_add (arguments, (gpointer) *words);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (self->folder, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &said, NULL, &status, &error);
  g_assert_no_error (error);
  if (out_said != NULL)
    *out_said = g_steal_pointer (&said);
  return status;
}

static KioskKey *
make (const char *id)
{
  g_autoptr (GError) error = NULL;
  KioskKey *key = kiosk_key_new (id, &error);

  g_assert_no_error (error);
  return key;
}

static GBytes *
new_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
assert_verdict (const char *signature,
                const KioskPublicKey *key,
                const char *text,
                int code)
{
  g_autoptr (GBytes) bytes = new_bytes (text);
  g_autoptr (GError) error = NULL;
  gboolean is_good = kiosk_signature_verify (signature, key, bytes, NULL, &error);

  g_assert_cmpint (is_good, ==, code < 0);
  if (code >= 0)
    g_assert_error (error, KIOSK_SIGNATURE_ERROR, code);
}

/* The words, their signature and the public half, as files. */
static KioskKey *
put_signed (World *self)
{
  KioskKey *key = make (ID);
  g_autoptr (GBytes) bytes = new_bytes (WORDS);
  g_autofree char *signature = kiosk_key_sign (key, bytes, COMMENT);
  g_autofree char *public_text = kiosk_public_key_dup_text (kiosk_key_get_public (key));

  put (self, "words", WORDS);
  put (self, "words.minisig", signature);
  put (self, "key.pub", public_text);
  return key;
}

static void
test_minisign_says_yes (World *self,
                        gconstpointer data)
{
  const char *const words[] = { "-Vm", "words", "-p", "key.pub", NULL };
  g_autoptr (KioskKey) key = put_signed (self);
  g_autofree char *said = NULL;

  g_assert_cmpint (run_minisign (self, &said, words), ==, 0);
  g_assert_nonnull (strstr (said, "Trusted comment: " COMMENT "\n"));
}

static void
test_minisign_says_no (World *self,
                       gconstpointer data)
{
  const char *const words[] = { "-Vm", "words", "-p", "key.pub", NULL };
  g_autoptr (KioskKey) key = put_signed (self);
  g_autofree char *signature = get (self, "words.minisig");

  put (self, "words", "ngày 20/11/2026: 13 lượt người");
  g_assert_cmpint (run_minisign (self, NULL, words), !=, 0);
  put (self, "words", WORDS);
  strstr (signature, "head 12")[6] = '3';
  put (self, "words.minisig", signature);
  g_assert_cmpint (run_minisign (self, NULL, words), !=, 0);
}

/* A technician can sign with the kiosk's key where the kiosk cannot, and the other way round. */
static void
test_keys_are_minisigns (World *self,
                         gconstpointer data)
{
  const char *const make_words[] = { "-GWf", "-p", "key.pub", "-s", "key", NULL };
  const char *const sign_words[] = { "-Sm", "words", "-s", "key", "-t", COMMENT, NULL };
  g_autoptr (KioskKey) key = put_signed (self), theirs = NULL;
  g_autoptr (GBytes) bytes = new_bytes (WORDS);
  g_autofree char *text = kiosk_key_dup_text (key);
  g_autofree char *ours = NULL, *their_text = NULL, *their_public = NULL, *comment = NULL;
  KioskPublicKey public_key;

  put (self, "key", text);
  g_assert_cmpint (run_minisign (self, NULL, sign_words), ==, 0);
  ours = get (self, "words.minisig");
  g_assert_true (kiosk_signature_verify (ours, kiosk_key_get_public (key), bytes, &comment, NULL));
  g_assert_cmpstr (comment, ==, COMMENT);

  g_assert_cmpint (run_minisign (self, NULL, make_words), ==, 0);
  their_text = get (self, "key");
  their_public = get (self, "key.pub");
  theirs = kiosk_key_parse (their_text, NULL);
  g_assert_nonnull (theirs);
  g_assert_true (kiosk_public_key_parse (their_public, &public_key, NULL));
  g_assert_cmpmem (&public_key, sizeof public_key, kiosk_key_get_public (theirs), sizeof public_key);
}

static void
test_id (World *self,
         gconstpointer data)
{
  static const char *const bad[] = { "", "0123456789abcdef", "0123456789ABCDE", "0123456789ABCDEF0",
                                     "0123456789ABCDEG" };
  g_autoptr (KioskKey) key = make (ID), first = make (NULL), second = make (NULL);
  g_autofree char *id = kiosk_public_key_dup_id (kiosk_key_get_public (key));
  g_autofree char *first_id = kiosk_public_key_dup_id (kiosk_key_get_public (first));
  g_autofree char *second_id = kiosk_public_key_dup_id (kiosk_key_get_public (second));

  g_assert_cmpstr (id, ==, ID);
  g_assert_cmpstr (first_id, !=, second_id);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kiosk_key_new (bad[i], &error));
      g_assert_error (error, KIOSK_SIGNATURE_ERROR, KIOSK_SIGNATURE_ERROR_FORMAT);
    }
}

static void
test_round_trip (World *self,
                 gconstpointer data)
{
  g_autoptr (KioskKey) key = make (ID);
  char *text = kiosk_key_dup_text (key);
  g_autofree char *public_text = kiosk_public_key_dup_text (kiosk_key_get_public (key));
  g_autoptr (KioskKey) again = kiosk_key_parse (text, NULL);
  g_autofree char *again_text = kiosk_key_dup_text (again);
  KioskPublicKey from_file, from_line;

  g_assert_cmpstr (again_text, ==, text);
  g_assert_true (kiosk_public_key_parse (public_text, &from_file, NULL));
  g_assert_true (kiosk_public_key_parse (strchr (public_text, '\n') + 1, &from_line, NULL));
  g_assert_cmpmem (&from_file, sizeof from_file, kiosk_key_get_public (key), sizeof from_file);
  g_assert_cmpmem (&from_line, sizeof from_line, &from_file, sizeof from_file);
  kiosk_pin_forget (text);
}

/* No character of a key's file may be another: neither what is signed with it nor what it is called. */
static void
test_damaged_keys (World *self,
                   gconstpointer data)
{
  g_autoptr (KioskKey) key = make (ID);
  g_autofree char *text = kiosk_key_dup_text (key);

  for (char *place = strchr (text, '\n') + 1; *place != '\0'; place++)
    {
      g_autoptr (GError) error = NULL;
      char was = *place;

      *place = was == 'A' ? 'B' : 'A';
      g_assert_null (kiosk_key_parse (text, &error));
      g_assert_error (error, KIOSK_SIGNATURE_ERROR, KIOSK_SIGNATURE_ERROR_FORMAT);
      *place = was;
    }
}

/* Every character of the signature, except of the comment that anybody may change, and the words themselves. */
static void
test_damaged_signatures (World *self,
                         gconstpointer data)
{
  g_autoptr (KioskKey) key = put_signed (self), other = make ("FEDCBA9876543210"), namesake = make (ID);
  g_autofree char *signature = get (self, "words.minisig");

  assert_verdict (signature, kiosk_key_get_public (key), WORDS, -1);
  for (char *place = strchr (signature, '\n'); *place != '\0'; place++)
    {
      g_autoptr (GBytes) bytes = new_bytes (WORDS);
      char was = *place;

      *place = was == 'A' ? 'B' : 'A';
      g_assert_false (kiosk_signature_verify (signature, kiosk_key_get_public (key), bytes, NULL, NULL)
                      && place[1] != '\0');
      *place = was;
    }
  signature[strlen ("untrusted comment: ")] = 'X';
  assert_verdict (signature, kiosk_key_get_public (key), WORDS, -1);
  assert_verdict (signature, kiosk_key_get_public (key), WORDS " ", KIOSK_SIGNATURE_ERROR_FALSE);
  assert_verdict (signature, kiosk_key_get_public (key), "", KIOSK_SIGNATURE_ERROR_FALSE);
  assert_verdict (signature, kiosk_key_get_public (other), WORDS, KIOSK_SIGNATURE_ERROR_OTHER_KEY);
  assert_verdict (signature, kiosk_key_get_public (namesake), WORDS, KIOSK_SIGNATURE_ERROR_FALSE);
}

static void
test_no_signatures (World *self,
                    gconstpointer data)
{
  static const char *const bad[] = {
    "", "\n\n\n", "untrusted comment: x\nAAAA\ntrusted comment: y\nAAAA\n", "untrusted comment: x\n", "\xff\n\n\n\n"
  };
  g_autoptr (KioskKey) key = make (ID);
  g_autofree char *long_line = g_strnfill (100000, 'A');

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_verdict (bad[i], kiosk_key_get_public (key), WORDS, KIOSK_SIGNATURE_ERROR_FORMAT);
  assert_verdict (long_line, kiosk_key_get_public (key), WORDS, KIOSK_SIGNATURE_ERROR_FORMAT);
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (World *, gconstpointer);
  } tests[] = {
    { "/key/minisign-says-yes", test_minisign_says_yes }, { "/key/minisign-says-no", test_minisign_says_no },
    { "/key/keys-are-minisigns", test_keys_are_minisigns }, { "/key/id", test_id },
    { "/key/round-trip", test_round_trip }, { "/key/damaged-keys", test_damaged_keys },
    { "/key/damaged-signatures", test_damaged_signatures }, { "/key/no-signatures", test_no_signatures },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, world_set_up, tests[i].test, world_tear_down);
  return g_test_run ();
}
