/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ward of a report a batch belongs to, and sums by ward. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-report-parts.h"

#include "kiosk-desk-predecessors.h"
#include "kiosk-ward.h"

/* Columns before those that were asked for: which kiosk, and what it says of its ward. */
#define N_PLACE_COLUMNS 5
#define PLACE_COLUMNS   "kiosk, min(ward), max(ward), min(ward_valid_from), max(ward_valid_from)"

/* A query by ward while it runs. */
typedef struct
{
  KioskDeskReportLoader   *loader;
  KioskDeskReportWardFunc  func;
  gpointer                 user_data;
  GString                 *moved;  /* kiosks that stood in several wards, with commas between them */
} Query;

/* The list may not reach as far as what a kiosk says; then the code's ward of that day is the best that is known. */
static char *
dup_name (GPtrArray *names,
          const char *code,
          KioskDay valid_from,
          KioskDay day)
{
  const KioskWard *ward = NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      ward = g_ptr_array_index (names, i);
      if (ward->valid_from == valid_from && g_str_equal (ward->code, code))
        return g_strdup (ward->name);
    }
  ward = names != NULL ? kiosk_ward_list_lookup (names, code, MAX (valid_from, day)) : NULL;
  return ward != NULL ? g_strdup (ward->name) : NULL;
}

static KioskDeskReportWard *
new_ward (KioskDeskReportLoader *loader,
          guint number,
          KioskDay valid_from)
{
  const KioskDeskReportScope *scope = loader->scope;
  KioskWardFate fate = KIOSK_WARD_FATE_SAME;
  KioskDeskReportWard *ward;
  char code[6];

  g_snprintf (code, sizeof code, "%05u", number % 100000);
  if (scope->predecessors != NULL)
    fate = kiosk_predecessors_resolve (scope->predecessors, code, &valid_from);
  if (scope->ward != NULL && !g_str_equal (scope->ward, code))
    return NULL;
  ward = kiosk_desk_report_ensure (loader->report, code, valid_from);
  ward->is_split = ward->is_split || fate == KIOSK_WARD_FATE_SPLIT;
  if (ward->name == NULL)
    ward->name = dup_name (scope->names, code, valid_from, scope->period.to);
  return ward;
}

/**
 * kiosk_desk_report_find_ward:
 * @loader: a report that is being loaded
 * @code: of a ward
 * @valid_from: since when it means that ward
 *
 * The book's thread.
 *
 * Returns: (transfer none) (nullable): the ward of the report; %NULL: the report leaves it out
 */
KioskDeskReportWard *
kiosk_desk_report_find_ward (KioskDeskReportLoader *loader,
                             guint code,
                             KioskDay valid_from)
{
  KioskDeskReportPlace place = { code, valid_from, NULL };

  for (guint i = 0; i < loader->places->len; i++)
    {
      const KioskDeskReportPlace *known = &g_array_index (loader->places, KioskDeskReportPlace, i);

      if (known->code == code && known->valid_from == valid_from)
        return known->ward;
    }
  place.ward = new_ward (loader, code, valid_from);
  g_array_append_val (loader->places, place);
  return place.ward;
}

static KioskDay
find_listed_day (KioskDeskReportLoader *loader,
                 guint number,
                 KioskDay day)
{
  GPtrArray *names = loader->scope->names;
  const KioskWard *ward;
  char code[6];

  g_snprintf (code, sizeof code, "%05u", number % 100000);
  ward = names != NULL ? kiosk_ward_list_lookup (names, code, day) : NULL;
  return ward != NULL ? ward->valid_from : KIOSK_DAY_UNKNOWN;
}

/**
 * kiosk_desk_report_find_ward_on:
 * @loader: a report that is being loaded
 * @code: of a ward
 * @day: a day
 *
 * Finds the ward that @code meant on @day, as batches or else the list of wards say. The book's thread.
 *
 * Returns: (transfer none) (nullable): the ward of the report; %NULL: the report leaves it out
 */
KioskDeskReportWard *
kiosk_desk_report_find_ward_on (KioskDeskReportLoader *loader,
                                guint code,
                                KioskDay day)
{
  KioskDay valid_from = find_listed_day (loader, code, day);

  for (guint i = 0; i < loader->places->len; i++)
    {
      const KioskDeskReportPlace *place = &g_array_index (loader->places, KioskDeskReportPlace, i);

      if (place->code == code && place->valid_from <= day && place->valid_from > valid_from)
        valid_from = place->valid_from;
    }
  return kiosk_desk_report_find_ward (loader, code, valid_from);
}

static void
take_place_cb (const KioskDeskValue *row,
               gpointer user_data)
{
  kiosk_desk_report_find_ward (user_data, (guint) row[0].number, (KioskDay) row[1].number);
}

/**
 * kiosk_desk_report_load_places:
 * @loader: a report that is being loaded
 * @error: return location for a `GError`
 *
 * Finds the wards that batches of any time name, so that @loader knows which of them a report of one ward is of. The
 * book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if they are there
 */
gboolean
kiosk_desk_report_load_places (KioskDeskReportLoader *loader,
                               GError **error)
{
  return loader->scope->ward == NULL
         || kiosk_desk_engine_query (loader->engine, "SELECT DISTINCT ward, ward_valid_from FROM batch", NULL, 0,
                                     take_place_cb, loader, error);
}

/**
 * kiosk_desk_report_dup_ward_clause:
 * @loader: a report that is being loaded, with the wards that batches name
 *
 * Any thread.
 *
 * Returns: (transfer full): what a condition goes on with so that it holds for the report's wards alone
 */
char *
kiosk_desk_report_dup_ward_clause (KioskDeskReportLoader *loader)
{
  GString *sql = g_string_new (NULL);

  if (loader->scope->ward == NULL)
    return g_string_free (sql, FALSE);
  g_string_append (sql, " AND (1 = 0");
  for (guint i = 0; i < loader->places->len; i++)
    {
      const KioskDeskReportPlace *place = &g_array_index (loader->places, KioskDeskReportPlace, i);

      if (place->ward != NULL)
        g_string_append_printf (sql, " OR (ward = %u AND ward_valid_from = %u)", place->code, place->valid_from);
    }
  return g_string_free (g_string_append_c (sql, ')'), FALSE);
}

static void
take_sums_cb (const KioskDeskValue *row,
              gpointer user_data)
{
  Query *query = user_data;
  KioskDeskReportWard *ward;

  if (row[1].number != row[2].number || row[3].number != row[4].number)
    {
      g_string_append_printf (query->moved, "%s%" G_GINT64_FORMAT, query->moved->len > 0 ? ", " : "", row[0].number);
      return;
    }
  ward = kiosk_desk_report_find_ward (query->loader, (guint) row[1].number, (KioskDay) row[3].number);
  if (ward != NULL)
    query->func (ward, row + N_PLACE_COLUMNS, query->user_data);
}

/**
 * kiosk_desk_report_query_wards:
 * @loader: a report that is being loaded
 * @columns: sums of batches, as SQL
 * @from: table and condition, to which more conditions may be joined by AND
 * @func: (scope call): is given each line of sums, and the ward that it belongs to
 * @user_data: for @func
 * @error: return location for a `GError`
 *
 * Sums by kiosk, which is the order in which rows lie, so that they need no sorting; kiosks that stood in more than one
 * ward are asked for once more. The book's thread. Fails as kiosk_desk_engine_run() does.
 *
 * Returns: %TRUE if all sums were there
 */
gboolean
kiosk_desk_report_query_wards (KioskDeskReportLoader *loader,
                               const char *columns,
                               const char *from,
                               KioskDeskReportWardFunc func,
                               gpointer user_data,
                               GError **error)
{
  g_autoptr (GString) moved = g_string_new (NULL);
  g_autofree char *wards = kiosk_desk_report_dup_ward_clause (loader);
  g_autofree char *sql = g_strdup_printf ("SELECT " PLACE_COLUMNS ", %s FROM %s%s GROUP BY kiosk", columns, from,
                                          wards);
  Query query = { loader, func, user_data, moved };

  if (!kiosk_desk_engine_query (loader->engine, sql, NULL, 0, take_sums_cb, &query, error))
    return FALSE;
  if (moved->len == 0)
    return TRUE;
  g_free (sql);
  sql = g_strdup_printf ("SELECT " PLACE_COLUMNS ", %s FROM %s%s AND kiosk IN (%s) GROUP BY kiosk, ward, "
                                                 "ward_valid_from", columns, from, wards, moved->str);
  return kiosk_desk_engine_query (loader->engine, sql, NULL, 0, take_sums_cb, &query, error);
}
