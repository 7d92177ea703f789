/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a desk's book wants of a database: SQLite in a file, or a server that speaks PostgreSQL's protocol. Both are
 * given the same SQL, with $1, $2 … for values in the order in which they first stand there. */
#pragma once

#include "kiosk-desk-error.h"

G_BEGIN_DECLS

/* A value given to a statement, or a column of a row: a text where @text is set, else a number. */
typedef struct
{
  const char *text;
  gint64      number;
} KioskDeskValue;

#define KIOSK_DESK_INT(value)  ((KioskDeskValue) { .number = (value) })
#define KIOSK_DESK_TEXT(value) ((KioskDeskValue) { .text = (value) })

/* Is given the columns of a row; what they point to is borrowed for the call. */
typedef void (*KioskDeskRowFunc) (const KioskDeskValue *row, gpointer user_data);

/* Fills in the next row; what it points to has to last until the next call. Returns FALSE where there is none. */
typedef gboolean (*KioskDeskNextFunc) (KioskDeskValue *out_row, gpointer user_data);

/* A table and those of its columns that a load fills. */
typedef struct
{
  const char *name;
  const char *columns;    /* "a, b, c" */
  guint       n_columns;
} KioskDeskTable;

#define KIOSK_DESK_COLUMNS_MAX 96

typedef struct _KioskDeskEngine KioskDeskEngine;

/* All on the thread that opened the engine. */
typedef struct
{
  /* Whether a book's tables are there. */
  gboolean (*has_tables) (KioskDeskEngine *self);
  /* Several statements without values, in one transaction of the caller's or none. */
  gboolean (*run) (KioskDeskEngine *self, const char *script, GError **error);
  /* One statement; each row of its answer is handed to @func. */
  gboolean (*query) (KioskDeskEngine *self, const char *sql, const KioskDeskValue *values, guint n_values,
                    KioskDeskRowFunc func, gpointer user_data, GError **error);
  /* Adds rows that are not there under their key. */
  gboolean (*load) (KioskDeskEngine *self, const KioskDeskTable *table, KioskDeskNextFunc next, gpointer user_data,
                   GError **error);
  /* A transaction that nobody else writes beside: to the whole book, or to the rows of one kiosk; 0: all. */
  gboolean (*begin) (KioskDeskEngine *self, gint64 kiosk, GError **error);
  /* A transaction that only reads, and all of it as it is at one moment. */
  gboolean (*look) (KioskDeskEngine *self, GError **error);
  gboolean (*commit) (KioskDeskEngine *self, GError **error);
  /* Takes back what was done since begin; cannot fail in a way that matters. */
  void     (*abort) (KioskDeskEngine *self);
  /* The database's own look at its pages; what is wrong goes to @faults, (element-type utf8). */
  gboolean (*check) (KioskDeskEngine *self, GPtrArray *faults, GError **error);
  void     (*free) (KioskDeskEngine *self);
  /* Whether GROUP BY sorts whole rows where they do not lie in its order. */
  gboolean sorts_groups;
} KioskDeskEngineClass;

struct _KioskDeskEngine
{
  const KioskDeskEngineClass *class;
};

KioskDeskEngine *kiosk_desk_sqlite_open  (const char  *path,
                                          gboolean     is_new_welcome,
                                          GError     **error);

KioskDeskEngine *kiosk_desk_postgres_open      (const char  *address,
                                                gboolean     is_new_welcome,
                                                GError     **error);
char            *kiosk_desk_postgres_dup_label (const char  *address);

gboolean kiosk_desk_engine_run    (KioskDeskEngine       *self,
                                   const char            *script,
                                   GError               **error);
gboolean kiosk_desk_engine_query  (KioskDeskEngine       *self,
                                   const char            *sql,
                                   const KioskDeskValue  *values,
                                   guint                  n_values,
                                   KioskDeskRowFunc       func,
                                   gpointer               user_data,
                                   GError               **error);
gboolean kiosk_desk_engine_get    (KioskDeskEngine       *self,
                                   const char            *sql,
                                   const KioskDeskValue  *values,
                                   guint                  n_values,
                                   gint64                *out_number,
                                   GError               **error);
GArray  *kiosk_desk_engine_list   (KioskDeskEngine       *self,
                                   const char            *sql,
                                   const KioskDeskValue  *values,
                                   guint                  n_values,
                                   KioskDeskRowFunc       append,
                                   gsize                  size_bytes,
                                   GError               **error);
gboolean kiosk_desk_engine_sum    (KioskDeskEngine       *self,
                                   const char            *key,
                                   const char *const     *columns,
                                   const char            *from,
                                   KioskDeskRowFunc       func,
                                   gpointer               user_data,
                                   GError               **error);
gboolean kiosk_desk_engine_load   (KioskDeskEngine       *self,
                                   const KioskDeskTable  *table,
                                   KioskDeskNextFunc      next,
                                   gpointer               user_data,
                                   GError               **error);
gboolean kiosk_desk_engine_begin  (KioskDeskEngine       *self,
                                   gint64                 kiosk,
                                   GError               **error);
gboolean kiosk_desk_engine_look   (KioskDeskEngine       *self,
                                   GError               **error);
gboolean kiosk_desk_engine_end    (KioskDeskEngine       *self,
                                   gboolean               is_done,
                                   GError               **error);
void     kiosk_desk_engine_free   (KioskDeskEngine       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskDeskEngine, kiosk_desk_engine_free)

G_END_DECLS
