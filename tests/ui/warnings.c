/* SPDX-License-Identifier: GPL-3.0-or-later */
/* g_test_expect_message() does not see structured messages, and all of ours are. */
#include "warnings.h"

static GMutex lock;
static const char *wanted;  /* NULL: none */
static gboolean is_found;

static const char *
find_message (const GLogField *fields,
              gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE"))
      return fields[i].value;
  return "";
}

static GLogWriterOutput
writer_cb (GLogLevelFlags level,
           const GLogField *fields,
           gsize n_fields,
           gpointer user_data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if ((level & G_LOG_LEVEL_WARNING) && wanted != NULL
      && g_pattern_match_simple (wanted, find_message (fields, n_fields)))
    {
      is_found = TRUE;
      return G_LOG_WRITER_HANDLED;
    }
  return g_log_writer_default (level, fields, n_fields, user_data);
}

/* Call once, before any test. */
void
warnings_install (void)
{
  g_log_set_writer_func (writer_cb, NULL, NULL);
}

/* From now until warnings_assert() warnings that match @pattern, a literal, are part of the test. */
void
warnings_expect (const char *pattern)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  wanted = pattern;
  is_found = FALSE;
}

/* There was at least one. */
void
warnings_assert (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  g_assert_true (is_found);
  wanted = NULL;
}
