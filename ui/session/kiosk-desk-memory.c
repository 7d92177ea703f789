/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A key file. Nothing depends on it: whatever is wrong with it, no book is offered. */
#define G_LOG_DOMAIN "kiosk-session"

#include "kiosk-desk-memory.h"

#include <glib/gstdio.h>

#define GROUP "Desk"
#define KEY   "Book"

/* (nullable): the book that was open last, where it is still there. @path: (type filename): of the key file. */
char *
kiosk_desk_memory_dup_book (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL)
                          ? g_key_file_get_string (file, GROUP, KEY, NULL) : NULL;
  g_autofree char *book = text != NULL ? g_filename_from_uri (text, NULL, NULL) : NULL;

  return book != NULL && g_file_test (book, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&book) : NULL;
}

/* @book: (type filename). The address of a server is not kept: a password may stand in it. */
void
kiosk_desk_memory_keep_book (const char *path,
                             const char *book)
{
  g_autofree char *absolute = g_canonicalize_filename (book, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  if (uri == NULL || !g_file_test (book, G_FILE_TEST_IS_REGULAR))
    return;
  g_key_file_set_string (file, GROUP, KEY, uri);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_message ("The book will not be offered at the next start: %s", error != NULL ? error->message : folder);
}
