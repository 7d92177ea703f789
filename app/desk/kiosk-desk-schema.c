/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The script is SQLite's; a server that speaks PostgreSQL's protocol calls some of it by other names. Read token by
 * token, so that a text, a comment or a quoted name that looks like one of these words stays as it is. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-schema.h"

#include <string.h>

typedef struct
{
  const char *rest;
  GString    *out;
  int         depth;     /* of parentheses */
  guint       n_words;   /* of the statement so far */
  gboolean    is_table;  /* the statement makes one */
  gboolean    is_over;   /* its columns have been told: what comes are options */
} Reader;

/* Texts are compared byte by byte, as SQLite does. */
static const struct { const char *ours; const char *theirs; } words[] = {
  { "INTEGER", "BIGINT" }, { "TEXT", "TEXT COLLATE \"C\"" }
};

static const char *const options[] = { "STRICT", "WITHOUT", "ROWID", "," };

static gsize
measure_until (const char *text,
               const char *end)
{
  const char *found = strstr (text, end);

  return found != NULL ? (gsize) (found - text) + strlen (end) : strlen (text);
}

static gboolean
is_of_word (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

static gsize
measure_word (const char *text)
{
  gsize length = 0;

  while (is_of_word (text[length]))
    length++;
  return length;
}

/* A doubled quote within quotes reads as two quoted pieces beside each other. */
static gsize
measure_token (const char *text)
{
  if (*text == '\'' || *text == '"')
    return 1 + measure_until (text + 1, *text == '"' ? "\"" : "'");
  if (g_str_has_prefix (text, "--"))
    return measure_until (text, "\n");
  if (g_str_has_prefix (text, "/*"))
    return measure_until (text, "*/");
  return is_of_word (*text) ? measure_word (text) : 1;
}

static gboolean
is_token (const char *text,
          gsize length,
          const char *token)
{
  return strlen (token) == length && strncmp (text, token, length) == 0;
}

/* Where the reader is in its statement, @length: of the token at hand. */
static void
follow (Reader *self,
        gsize length)
{
  if (*self->rest == ';')
    self->n_words = self->is_table = self->is_over = 0;
  if (is_of_word (*self->rest) && ++self->n_words == 2)
    self->is_table = is_token (self->rest, length, "TABLE");
  self->depth += *self->rest == '(' ? 1 : *self->rest == ')' ? -1 : 0;
  if (*self->rest == ')' && self->depth == 0)
    self->is_over = self->is_table;
}

static gboolean
is_option (const Reader *self,
           gsize length)
{
  for (guint i = 0; self->is_over && i < G_N_ELEMENTS (options); i++)
    if (is_token (self->rest, length, options[i]))
      return TRUE;
  return FALSE;
}

static void
append_token (Reader *self,
              gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_token (self->rest, length, words[i].ours))
      {
        g_string_append (self->out, words[i].theirs);
        return;
      }
  g_string_append_len (self->out, self->rest, (gssize) length);
}

/**
 * kiosk_desk_schema_dup_for_postgres:
 * @script: statements that make tables, written for SQLite, whose options are in capitals
 *
 * Reads `INTEGER` as `BIGINT` and `TEXT` as a text that is sorted byte by byte, and leaves out `STRICT` and
 * `WITHOUT ROWID`. A name in small letters or in quotes is never taken for one of these. Any thread.
 *
 * Returns: (transfer full): the same for PostgreSQL
 */
char *
kiosk_desk_schema_dup_for_postgres (const char *script)
{
  Reader self = { .rest = script, .out = g_string_new (NULL) };

  while (*self.rest != '\0')
    {
      gsize length = measure_token (self.rest);

      follow (&self, length);
      if (!is_option (&self, length))
        append_token (&self, length);
      self.rest += length;
    }
  return g_string_free (self.out, FALSE);
}
