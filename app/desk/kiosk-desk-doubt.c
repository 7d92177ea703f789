/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of what counts, for all batches of one kiosk at a time. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-doubt.h"

#include "kiosk-desk-id.h"

typedef enum
{
  COUNTS,
  OPEN,     /* nobody has decided */
  REJECTED  /* an officer's word keeps it out */
} Verdict;

typedef struct
{
  gint64              batch;
  gint64              epoch;
  gint64              n;
  gint64              previous;
  gboolean            is_restored;
  Verdict             chain;    /* for itself and for what follows it */
  Verdict             verdict;  /* for itself */
  KioskDeskDoubtCause cause;
} Link;

typedef struct
{
  gint64 epoch;
  gint64 base;    /* 0: none */
  gint64 base_n;
} Base;

/* The last one on an epoch's number, or on an epoch, holds. */
typedef struct
{
  gint64 epoch;
  gint64 n;
  gint64 batch;
} Word;

typedef struct
{
  gint64      kiosk;
  GArray     *links;        /* (element-type Link): by epoch, number and batch */
  GHashTable *by_batch;     /* (element-type gint64 Link): borrowed */
  GHashTable *heads;        /* (element-type gint64 gint64): the highest number of each epoch */
  GArray     *bases;        /* (element-type Base) */
  GArray     *words;        /* (element-type Word): in their order */
  GArray     *retirements;  /* (element-type Word): likewise */
} Case;

static void
take_link_cb (const KioskDeskValue *row,
              gpointer user_data)
{
  Link link = {
    .batch = row[0].number,
    .epoch = row[1].number,
    .n = row[2].number,
    .is_restored = row[3].number != 0,
    .previous = kiosk_desk_id_parse (row[4].text)
  };

  g_array_append_val ((GArray *) user_data, link);
}

static void
take_base_cb (const KioskDeskValue *row,
              gpointer user_data)
{
  const Base base = { row[0].number, row[1].number, row[2].number };

  g_array_append_val ((GArray *) user_data, base);
}

static void
take_word_cb (const KioskDeskValue *row,
              gpointer user_data)
{
  const Word word = { row[0].number, row[1].number, row[2].number };

  g_array_append_val ((GArray *) user_data, word);
}

static gboolean
load_case (Case *self,
           KioskDeskEngine *engine,
           GError **error)
{
  const KioskDeskValue kiosk = KIOSK_DESK_INT (self->kiosk);

  return kiosk_desk_engine_query (engine, "SELECT batch, epoch, n, restored, previous FROM chain WHERE kiosk = $1 "
                                          "ORDER BY epoch, n, batch", &kiosk, 1, take_link_cb, self->links, error)
         && kiosk_desk_engine_query (engine, "SELECT epoch, base, base_n FROM epoch WHERE kiosk = $1", &kiosk, 1,
                                     take_base_cb, self->bases, error)
         && kiosk_desk_engine_query (engine, "SELECT epoch, n, batch FROM word WHERE kiosk = $1 ORDER BY seq", &kiosk,
                                     1, take_word_cb, self->words, error)
         && kiosk_desk_engine_query (engine, "SELECT epoch, n, 0 FROM retirement WHERE kiosk = $1 ORDER BY seq", &kiosk,
                                     1, take_word_cb, self->retirements, error);
}

static void
index_links (Case *self)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      Link *link = &g_array_index (self->links, Link, i);

      g_hash_table_replace (self->by_batch, &link->batch, link);
      g_hash_table_replace (self->heads, &link->epoch, &link->n);
    }
}

static const Word *
find_word (GArray *words,
           gint64 epoch,
           gint64 n)
{
  for (guint i = words->len; i > 0; i--)
    {
      const Word *word = &g_array_index (words, Word, i - 1);

      if (word->epoch == epoch && word->n == n)
        return word;
    }
  return NULL;
}

static Verdict
ask_officer (const Case *self,
             const Link *link)
{
  const Word *word = find_word (self->words, link->epoch, link->n);

  if (word == NULL)
    return OPEN;
  return word->batch == link->batch ? COUNTS : REJECTED;
}

static Verdict
judge_parent (const Case *self,
              const Link *link)
{
  const Link *parent = link->n > 0 ? g_hash_table_lookup (self->by_batch, &link->previous) : NULL;

  return parent != NULL ? parent->chain : COUNTS;
}

/* Others of the same number that follow a batch which counts; these stand together. */
static gboolean
has_rival (const Case *self,
           guint place)
{
  const Link *link = &g_array_index (self->links, Link, place);
  const Link *first = link - place;
  const Link *end = first + self->links->len;
  const Link *other = link;

  while (other > first && other[-1].epoch == link->epoch && other[-1].n == link->n)
    other--;
  for (; other < end && other->epoch == link->epoch && other->n == link->n; other++)
    if (other != link && judge_parent (self, other) == COUNTS)
      return TRUE;
  return FALSE;
}

static void
judge_fork (const Case *self,
            guint place)
{
  Link *link = &g_array_index (self->links, Link, place);

  link->chain = judge_parent (self, link);
  if (link->chain == COUNTS && has_rival (self, place))
    link->chain = ask_officer (self, link);
  link->verdict = link->chain;
  link->cause = KIOSK_DESK_DOUBT_FORK;
}

/* Whether the book that @base names went on after the copy was made, or was restored from it a second time. */
static gboolean
is_shared (const Case *self,
           const Base *base)
{
  const gint64 *head = g_hash_table_lookup (self->heads, &base->base);

  if (head != NULL && *head > base->base_n)
    return TRUE;
  for (guint i = 0; i < self->bases->len; i++)
    {
      const Base *other = &g_array_index (self->bases, Base, i);

      if (other->epoch != base->epoch && other->base == base->base && other->base_n == base->base_n)
        return TRUE;
    }
  return FALSE;
}

static void
judge_restored (const Case *self,
                Link *link)
{
  gboolean is_doubtful = FALSE;

  if (!link->is_restored || link->verdict != COUNTS)
    return;
  for (guint i = 0; i < self->bases->len; i++)
    {
      const Base *base = &g_array_index (self->bases, Base, i);

      is_doubtful = is_doubtful || (base->epoch == link->epoch && is_shared (self, base));
    }
  if (is_doubtful)
    link->verdict = ask_officer (self, link);
  link->cause = KIOSK_DESK_DOUBT_RESTORED;
}

static gboolean
is_after_retirement (const Case *self,
                     const Link *link)
{
  for (guint i = self->retirements->len; i > 0; i--)
    {
      const Word *retirement = &g_array_index (self->retirements, Word, i - 1);

      if (retirement->epoch == link->epoch)
        return link->n > retirement->n;
    }
  return self->retirements->len > 0;
}

static void
judge_retired (const Case *self,
               Link *link)
{
  if (link->verdict != COUNTS || !is_after_retirement (self, link))
    return;
  link->verdict = ask_officer (self, link);
  link->cause = KIOSK_DESK_DOUBT_RETIRED;
}

typedef struct
{
  const Case *self;
  guint       place;
} Writer;

static gboolean
next_doubt_cb (KioskDeskValue *out_row,
               gpointer user_data)
{
  Writer *writer = user_data;
  const Case *self = writer->self;

  while (writer->place < self->links->len)
    {
      const Link *link = &g_array_index (self->links, Link, writer->place++);

      if (link->verdict == COUNTS)
        continue;
      out_row[0] = KIOSK_DESK_INT (self->kiosk);
      out_row[1] = KIOSK_DESK_INT (link->batch);
      out_row[2] = KIOSK_DESK_INT (link->cause);
      out_row[3] = KIOSK_DESK_INT (link->verdict == REJECTED);
      return TRUE;
    }
  return FALSE;
}

static gboolean
write_doubts (const Case *self,
              KioskDeskEngine *engine,
              GError **error)
{
  static const KioskDeskTable table = { "doubt", "kiosk, batch, cause, rejected", 4 };
  const KioskDeskValue kiosk = KIOSK_DESK_INT (self->kiosk);
  Writer writer = { self, 0 };

  return kiosk_desk_engine_query (engine, "DELETE FROM doubt WHERE kiosk = $1", &kiosk, 1, NULL, NULL, error)
         && kiosk_desk_engine_load (engine, &table, next_doubt_cb, &writer, error);
}

static void
judge (Case *self)
{
  index_links (self);
  for (guint i = 0; i < self->links->len; i++)
    judge_fork (self, i);
  for (guint i = 0; i < self->links->len; i++)
    {
      Link *link = &g_array_index (self->links, Link, i);

      judge_restored (self, link);
      judge_retired (self, link);
    }
}

static void
clear_case (Case *self)
{
  g_array_unref (self->links);
  g_hash_table_unref (self->by_batch);
  g_hash_table_unref (self->heads);
  g_array_unref (self->bases);
  g_array_unref (self->words);
  g_array_unref (self->retirements);
}

/**
 * kiosk_desk_doubts_update:
 * @engine: the engine of a book, in a transaction
 * @kiosk: a kiosk whose batches, words or retirements changed
 * @error: return location for a `GError`
 *
 * Works out anew which of its batches do not count. The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if table `doubt` says so
 */
gboolean
kiosk_desk_doubts_update (KioskDeskEngine *engine,
                          gint64 kiosk,
                          GError **error)
{
  Case self = {
    .kiosk = kiosk,
    .links = g_array_new (FALSE, TRUE, sizeof (Link)),
    .by_batch = g_hash_table_new (g_int64_hash, g_int64_equal),
    .heads = g_hash_table_new (g_int64_hash, g_int64_equal),
    .bases = g_array_new (FALSE, TRUE, sizeof (Base)),
    .words = g_array_new (FALSE, TRUE, sizeof (Word)),
    .retirements = g_array_new (FALSE, TRUE, sizeof (Word))
  };
  gboolean is_written = load_case (&self, engine, error);

  if (is_written)
    judge (&self);
  is_written = is_written && write_doubts (&self, engine, error);
  clear_case (&self);
  return is_written;
}

static void
take_doubt_cb (const KioskDeskValue *row,
               gpointer user_data)
{
  const KioskDeskDoubt doubt = {
    .kiosk = row[0].number,
    .batch = row[1].number,
    .epoch = row[2].number,
    .n = row[3].number,
    .date = row[4].number,
    .ward = (guint) row[5].number,
    .counted = row[6].number,
    .cause = (KioskDeskDoubtCause) row[7].number,
    .is_rejected = row[8].number != 0
  };

  g_array_append_val ((GArray *) user_data, doubt);
}

/**
 * kiosk_desk_doubts_load:
 * @book: a book
 * @error: return location for a `GError`
 *
 * The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskDeskDoubt): all batches that do not count, by kiosk, epoch,
 *   number and hash
 */
GArray *
kiosk_desk_doubts_load (KioskDeskBook *book,
                        GError **error)
{
  return kiosk_desk_engine_list (kiosk_desk_book_get_engine (book),
                                 "SELECT doubt.kiosk, doubt.batch, batch.epoch, batch.n, batch.date, batch.ward, "
                                 "batch.counted, doubt.cause, doubt.rejected FROM doubt JOIN batch "
                                 "ON batch.kiosk = doubt.kiosk AND batch.batch = doubt.batch "
                                 "ORDER BY doubt.kiosk, batch.epoch, batch.n, doubt.batch",
                                 NULL, 0, take_doubt_cb, sizeof (KioskDeskDoubt), error);
}

static gboolean
check_batch (KioskDeskEngine *engine,
             const KioskDeskValue *values,
             guint n_values,
             GError **error)
{
  gint64 n_found = 0;
  g_autofree char *id = kiosk_desk_id_dup (values[0].number);
  const char *sql = n_values == 4
                    ? "SELECT count(*) FROM chain WHERE kiosk = $1 AND epoch = $2 AND n = $3 AND batch = $4"
                    : "SELECT count(*) FROM chain WHERE kiosk = $1 AND epoch = $2 AND n = $3";

  if (!kiosk_desk_engine_get (engine, sql, values, n_values, &n_found, error))
    return FALSE;
  return n_found > 0 || kiosk_desk_set_error (error, KIOSK_DESK_ERROR_UNKNOWN, "Kiosk %s: the book has no such batch",
                                              id);
}

static gboolean
resolve (KioskDeskEngine *engine,
         const KioskDeskValue *values,
         GError **error)
{
  return check_batch (engine, values, values[3].number != 0 ? 4 : 3, error)
         && kiosk_desk_engine_query (engine, "INSERT INTO word (kiosk, seq, epoch, n, batch) "
                                             "SELECT $1, coalesce (max (seq), 0) + 1, $2, $3, $4 FROM word "
                                             "WHERE kiosk = $1",
                                     values, 4, NULL, NULL, error)
         && kiosk_desk_doubts_update (engine, values[0].number, error);
}

/**
 * kiosk_desk_resolve:
 * @book: a book
 * @kiosk: a kiosk
 * @epoch: one of its epochs
 * @n: a number in it that is in doubt
 * @batch: the batch of that number which counts; 0: none of them does
 * @error: return location for a `GError`
 *
 * Records an officer's word; the last one on a number holds, and earlier ones stay. What follows a batch that does not
 * count does not count either. The book's thread.
 *
 * Fails with `KIOSK_DESK_ERROR_UNKNOWN` where the book has no such batch, and as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if it is recorded
 */
gboolean
kiosk_desk_resolve (KioskDeskBook *book,
                    gint64 kiosk,
                    gint64 epoch,
                    gint64 n,
                    gint64 batch,
                    GError **error)
{
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (book);
  const KioskDeskValue values[] = { KIOSK_DESK_INT (kiosk), KIOSK_DESK_INT (epoch), KIOSK_DESK_INT (n),
                                    KIOSK_DESK_INT (batch) };

  return kiosk_desk_engine_begin (engine, kiosk, error)
         && kiosk_desk_engine_end (engine, resolve (engine, values, error), error);
}
