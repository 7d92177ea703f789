/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables `enrolment` and `retirement`. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-enrolment.h"

#include <string.h>

#include "kiosk-bundle-reader.h"
#include "kiosk-desk-doubt.h"
#include "kiosk-desk-id.h"

static void
take_enrolment_cb (const KioskDeskValue *row,
                   gpointer user_data)
{
  KioskDeskEnrolment enrolment = {
    .kiosk = row[0].number,
    .ward = (guint) row[2].number,
    .number = (guint) row[3].number,
    .replaces = row[4].number,
    .is_retired = row[5].number > 0
  };

  /* A key that is none matches nobody's signature. */
  kiosk_public_key_parse (row[1].text != NULL ? row[1].text : "", &enrolment.key, NULL);
  g_array_append_val ((GArray *) user_data, enrolment);
}

/**
 * kiosk_desk_enrolments_load:
 * @book: a book
 * @error: return location for a `GError`
 *
 * The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskDeskEnrolment): all kiosks, by ward, number and id
 */
GArray *
kiosk_desk_enrolments_load (KioskDeskBook *book,
                            GError **error)
{
  return kiosk_desk_engine_list (kiosk_desk_book_get_engine (book),
                                 "SELECT kiosk, key, ward, number, replaces, "
                                 "(SELECT count(*) FROM retirement WHERE retirement.kiosk = enrolment.kiosk) "
                                 "FROM enrolment ORDER BY ward, number, kiosk",
                                 NULL, 0, take_enrolment_cb, sizeof (KioskDeskEnrolment), error);
}

/**
 * kiosk_desk_enrolments_lookup:
 * @enrolments: (element-type KioskDeskEnrolment): enrolments
 * @kiosk: a kiosk
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): its own
 */
const KioskDeskEnrolment *
kiosk_desk_enrolments_lookup (GArray *enrolments,
                              gint64 kiosk)
{
  for (guint i = 0; i < enrolments->len; i++)
    if (g_array_index (enrolments, KioskDeskEnrolment, i).kiosk == kiosk)
      return &g_array_index (enrolments, KioskDeskEnrolment, i);
  return NULL;
}

/* Of two kiosks with one label the older one has to be out of service. */
static gboolean
is_rival (GArray *enrolments,
          const KioskDeskEnrolment *other,
          const KioskDeskEnrolment *candidate)
{
  if (other->kiosk == candidate->kiosk || other->ward != candidate->ward || other->number != candidate->number)
    return FALSE;
  if (other->is_retired || other->kiosk == candidate->replaces)
    return FALSE;
  for (guint i = 0; i < enrolments->len; i++)
    if (g_array_index (enrolments, KioskDeskEnrolment, i).replaces == other->kiosk)
      return FALSE;
  return TRUE;
}

static const KioskDeskEnrolment *
find_rival (GArray *enrolments,
            const KioskDeskEnrolment *candidate)
{
  for (guint i = 0; i < enrolments->len; i++)
    if (is_rival (enrolments, &g_array_index (enrolments, KioskDeskEnrolment, i), candidate))
      return &g_array_index (enrolments, KioskDeskEnrolment, i);
  return NULL;
}

static KioskDeskCandidateState
judge (GArray *enrolments,
       const KioskDeskEnrolment *candidate,
       gint64 *out_rival)
{
  const KioskDeskEnrolment *known = kiosk_desk_enrolments_lookup (enrolments, candidate->kiosk);
  const KioskDeskEnrolment *rival;

  *out_rival = 0;
  if (known != NULL)
    return memcmp (&known->key, &candidate->key, sizeof known->key) == 0 ? KIOSK_DESK_CANDIDATE_KNOWN
                                                                         : KIOSK_DESK_CANDIDATE_OTHER_KEY;
  rival = find_rival (enrolments, candidate);
  if (rival == NULL)
    return KIOSK_DESK_CANDIDATE_NEW;
  *out_rival = rival->kiosk;
  return KIOSK_DESK_CANDIDATE_LABEL;
}

static KioskDeskCandidate *
lookup_candidate (GArray *candidates,
                  const KioskPublicKey *key)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      KioskDeskCandidate *candidate = &g_array_index (candidates, KioskDeskCandidate, i);

      if (memcmp (&candidate->enrolment.key, key, sizeof *key) == 0)
        return candidate;
    }
  return NULL;
}

static void
take_label (KioskDeskCandidate *candidate,
            const KioskBundleManifest *manifest)
{
  candidate->day = manifest->day;
  candidate->enrolment.ward = (guint) g_ascii_strtoull (manifest->ward, NULL, 10);
  candidate->enrolment.number = manifest->number;
}

/* What cannot be read, or is of no service, is told when it is merged. */
static void
look_at (GArray *candidates,
         const char *path)
{
  g_autoptr (KioskBundleSource) source = kiosk_bundle_source_open_head (path, NULL);
  g_autoptr (KioskBundleContents) contents = source != NULL ? kiosk_bundle_read_head (source, NULL, NULL) : NULL;
  KioskDeskCandidate fresh = { 0 };
  KioskDeskCandidate *candidate;

  if (contents == NULL || !g_str_equal (contents->manifest->mode, "live"))
    return;
  candidate = lookup_candidate (candidates, &contents->key);
  if (candidate == NULL)
    {
      fresh.enrolment.kiosk = kiosk_desk_id_parse (contents->manifest->kiosk);
      fresh.enrolment.key = contents->key;
      g_array_append_val (candidates, fresh);
      candidate = &g_array_index (candidates, KioskDeskCandidate, candidates->len - 1);
    }
  if (candidate->day <= contents->manifest->day)
    take_label (candidate, contents->manifest);
}

static int
compare_candidates_cb (gconstpointer a,
                       gconstpointer b)
{
  const KioskDeskEnrolment *first = &((const KioskDeskCandidate *) a)->enrolment;
  const KioskDeskEnrolment *second = &((const KioskDeskCandidate *) b)->enrolment;

  if (first->ward != second->ward)
    return first->ward < second->ward ? -1 : 1;
  if (first->number != second->number)
    return first->number < second->number ? -1 : 1;
  return first->kiosk < second->kiosk ? -1 : first->kiosk > second->kiosk;
}

/* Two new ones with one label are in each other's way. */
static void
mark_twins (GArray *candidates)
{
  for (guint i = 0; i + 1 < candidates->len; i++)
    {
      KioskDeskCandidate *one = &g_array_index (candidates, KioskDeskCandidate, i);
      KioskDeskCandidate *next = one + 1;

      if (one->enrolment.ward != next->enrolment.ward || one->enrolment.number != next->enrolment.number)
        continue;
      if (next->state == KIOSK_DESK_CANDIDATE_NEW)
        {
          next->state = KIOSK_DESK_CANDIDATE_LABEL;
          next->rival = one->enrolment.kiosk;
        }
      if (one->state == KIOSK_DESK_CANDIDATE_NEW)
        {
          one->state = KIOSK_DESK_CANDIDATE_LABEL;
          one->rival = next->enrolment.kiosk;
        }
    }
}

/**
 * kiosk_desk_candidates_find:
 * @book: a book
 * @paths: (element-type filename): bundles, as kiosk_bundle_find() finds them
 * @error: return location for a `GError`
 *
 * Looks at the manifests of bundles that are in service and hold as far as these go; writes nothing. May take long: the
 * sticks decide. The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: (transfer full) (nullable) (element-type KioskDeskCandidate): one for each key, by ward, number and id
 */
GArray *
kiosk_desk_candidates_find (KioskDeskBook *book,
                            GPtrArray *paths,
                            GError **error)
{
  g_autoptr (GArray) enrolments = kiosk_desk_enrolments_load (book, error);
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (KioskDeskCandidate));

  if (enrolments == NULL)
    return NULL;
  for (guint i = 0; i < paths->len; i++)
    look_at (candidates, g_ptr_array_index (paths, i));
  g_array_sort (candidates, compare_candidates_cb);
  for (guint i = 0; i < candidates->len; i++)
    {
      KioskDeskCandidate *candidate = &g_array_index (candidates, KioskDeskCandidate, i);

      candidate->state = judge (enrolments, &candidate->enrolment, &candidate->rival);
    }
  mark_twins (candidates);
  return g_steal_pointer (&candidates);
}

static gboolean
refuse (KioskDeskCandidateState state,
        const KioskDeskEnrolment *enrolment,
        gint64 rival,
        GError **error)
{
  g_autofree char *id = kiosk_desk_id_dup (enrolment->kiosk);
  g_autofree char *other = kiosk_desk_id_dup (rival);

  if (state == KIOSK_DESK_CANDIDATE_LABEL)
    return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_LABEL, "Kiosk %s: its ward and number are those of %s", id,
                                 other);
  return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_OTHER_KEY, "Kiosk %s: it was enrolled with another key", id);
}

static gboolean
check (GArray *enrolments,
       const KioskDeskEnrolment *enrolment,
       gboolean *out_is_new,
       GError **error)
{
  gint64 rival;
  KioskDeskCandidateState state = judge (enrolments, enrolment, &rival);
  g_autofree char *replaced = kiosk_desk_id_dup (enrolment->replaces);

  *out_is_new = state == KIOSK_DESK_CANDIDATE_NEW;
  if (state == KIOSK_DESK_CANDIDATE_LABEL || state == KIOSK_DESK_CANDIDATE_OTHER_KEY)
    return refuse (state, enrolment, rival, error);
  return enrolment->replaces == 0 || kiosk_desk_enrolments_lookup (enrolments, enrolment->replaces) != NULL
         || kiosk_desk_set_error (error, KIOSK_DESK_ERROR_UNKNOWN, "Kiosk %s: it is not enrolled", replaced);
}

static gboolean
add (KioskDeskEngine *engine,
     const KioskDeskEnrolment *enrolment,
     GError **error)
{
  g_autofree char *key = kiosk_public_key_dup_text (&enrolment->key);
  const KioskDeskValue values[] = {
    KIOSK_DESK_INT (enrolment->kiosk), KIOSK_DESK_TEXT (key), KIOSK_DESK_INT (enrolment->ward),
    KIOSK_DESK_INT (enrolment->number), KIOSK_DESK_INT (enrolment->replaces)
  };

  return kiosk_desk_engine_query (engine, "INSERT INTO enrolment (kiosk, key, ward, number, replaces) "
                                          "VALUES ($1, $2, $3, $4, $5)",
                                  values, G_N_ELEMENTS (values), NULL, NULL, error);
}

static gboolean
enrol (KioskDeskBook *book,
       const KioskDeskEnrolment *enrolment,
       GError **error)
{
  g_autoptr (GArray) enrolments = kiosk_desk_enrolments_load (book, error);
  gboolean is_new;

  if (enrolments == NULL || !check (enrolments, enrolment, &is_new, error))
    return FALSE;
  return !is_new || add (kiosk_desk_book_get_engine (book), enrolment, error);
}

/**
 * kiosk_desk_enrol:
 * @book: a book
 * @enrolment: the kiosk's key and label, and which one it replaces
 * @error: return location for a `GError`
 *
 * From now on the kiosk's bundles are believed. One that is enrolled with this key already stays as it is. The book's
 * thread.
 *
 * Fails with `KIOSK_DESK_ERROR_LABEL` where another kiosk in service has its ward and number, `_OTHER_KEY` where one of
 * its id has another key, `_UNKNOWN` where the one to be replaced is not enrolled, and as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if it is enrolled
 */
gboolean
kiosk_desk_enrol (KioskDeskBook *book,
                  const KioskDeskEnrolment *enrolment,
                  GError **error)
{
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (book);

  return kiosk_desk_engine_begin (engine, 0, error)
         && kiosk_desk_engine_end (engine, enrol (book, enrolment, error), error);
}

/* Each epoch so far up to its last batch, the newest one up to @n; what comes of other epochs is in doubt. */
static gboolean
write_retirement (KioskDeskEngine *engine,
                  gint64 kiosk,
                  gint64 epoch,
                  gint64 n,
                  GError **error)
{
  const KioskDeskValue values[] = { KIOSK_DESK_INT (kiosk), KIOSK_DESK_INT (epoch), KIOSK_DESK_INT (n) };

  return kiosk_desk_engine_query (engine, "INSERT INTO retirement (kiosk, seq, epoch, n) "
                                          "SELECT $1, coalesce (max (seq), 0) + 1, $2, $3 FROM retirement "
                                          "WHERE kiosk = $1",
                                  values, G_N_ELEMENTS (values), NULL, NULL, error);
}

typedef struct
{
  gint64 epoch;
  gint64 head;
} EpochHead;

static void
take_head_cb (const KioskDeskValue *row,
              gpointer user_data)
{
  const EpochHead head = { row[0].number, row[1].number };

  g_array_append_val ((GArray *) user_data, head);
}

static gboolean
find_newest_epoch (KioskDeskEngine *engine,
                   gint64 kiosk,
                   gint64 *out_epoch,
                   GError **error)
{
  const KioskDeskValue value = KIOSK_DESK_INT (kiosk);

  return kiosk_desk_engine_get (engine, "SELECT epoch FROM bundle WHERE kiosk = $1 ORDER BY date, head", &value, 1,
                                out_epoch, error);
}

static gboolean
retire (KioskDeskBook *book,
        gint64 kiosk,
        gint64 n,
        GError **error)
{
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (book);
  const KioskDeskValue value = KIOSK_DESK_INT (kiosk);
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (EpochHead));
  g_autofree char *id = kiosk_desk_id_dup (kiosk);
  gint64 newest = 0;

  if (!find_newest_epoch (engine, kiosk, &newest, error)
      || !kiosk_desk_engine_query (engine, "SELECT epoch, max (n) FROM chain WHERE kiosk = $1 GROUP BY epoch", &value,
                                   1, take_head_cb, heads, error))
    return FALSE;
  if (newest == 0)
    return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_UNKNOWN, "Kiosk %s: the book has no batch of it", id);
  for (guint i = 0; i < heads->len; i++)
    {
      const EpochHead *head = &g_array_index (heads, EpochHead, i);

      if (!write_retirement (engine, kiosk, head->epoch, head->epoch == newest ? n : head->head, error))
        return FALSE;
    }
  return kiosk_desk_doubts_update (engine, kiosk, error);
}

/**
 * kiosk_desk_retire:
 * @book: a book
 * @kiosk: a kiosk that was taken out of service
 * @n: the number of its last batch that counts, in the epoch of its newest export; −1: none of that epoch
 * @error: return location for a `GError`
 *
 * What it closed later, or in an epoch that nobody has seen yet, counts only after an officer's word. Said again, the
 * last number holds. The book's thread.
 *
 * Fails with `KIOSK_DESK_ERROR_UNKNOWN` where the book has no batch of it, and as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if it is retired
 */
gboolean
kiosk_desk_retire (KioskDeskBook *book,
                   gint64 kiosk,
                   gint64 n,
                   GError **error)
{
  KioskDeskEngine *engine = kiosk_desk_book_get_engine (book);

  return kiosk_desk_engine_begin (engine, kiosk, error)
         && kiosk_desk_engine_end (engine, retire (book, kiosk, n, error), error);
}
