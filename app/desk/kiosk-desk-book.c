/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a book: which engine, whose tables, of which version. */
#define G_LOG_DOMAIN "kiosk-desk"

#include "kiosk-desk-book.h"

#include "kiosk-desk-resources.h"

struct _KioskDeskBook
{
  KioskDeskEngine *engine;
};

/* The linker drops a constructor that nothing in a static library refers to, so the script is made known here. */
static GBytes *
load_script (void)
{
  static gsize is_registered;

  if (g_once_init_enter (&is_registered))
    {
      kiosk_desk_register_resource ();
      g_once_init_leave (&is_registered, 1);
    }
  return g_resource_lookup_data (kiosk_desk_get_resource (), "/vn/congdanso/kiosk/sql/desk-1.00.sql",
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/* A resource ends in a NUL that is not counted. */
static gboolean
run_script (KioskDeskEngine *engine,
            GError **error)
{
  g_autoptr (GBytes) script = load_script ();

  g_assert (script != NULL);
  return kiosk_desk_engine_run (engine, g_bytes_get_data (script, NULL), error);
}

/* All tables or none, whenever the power goes; another desk may have been quicker. */
static gboolean
make_tables (KioskDeskEngine *engine,
             GError **error)
{
  return kiosk_desk_engine_begin (engine, 0, error)
         && kiosk_desk_engine_end (engine, engine->class->has_tables (engine) || run_script (engine, error), error);
}

static gboolean
check_version (KioskDeskEngine *engine,
               GError **error)
{
  gint64 version = 0;

  if (!kiosk_desk_engine_get (engine, "SELECT version FROM meta", NULL, 0, &version, error))
    return FALSE;
  if (version <= 0)
    return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_CORRUPT, "The book does not say of which version it is");
  if (version / 100 > KIOSK_DESK_BOOK_VERSION / 100)
    return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_NEWER, "The book is of version %" G_GINT64_FORMAT
                                 ", this program of %d", version, KIOSK_DESK_BOOK_VERSION);
  return TRUE;
}

static gboolean
prepare_tables (KioskDeskEngine *engine,
                gboolean is_new_welcome,
                GError **error)
{
  gboolean is_new = !engine->class->has_tables (engine);

  if (is_new && !is_new_welcome)
    return kiosk_desk_set_error (error, KIOSK_DESK_ERROR_MISSING, "There is no book in it yet");
  if (is_new && !make_tables (engine, error))
    return FALSE;
  return check_version (engine, error);
}

/* The two schemes that libpq knows. */
static gboolean
is_address (const char *place)
{
  return g_str_has_prefix (place, "postgresql://") || g_str_has_prefix (place, "postgres://");
}

/**
 * kiosk_desk_book_open:
 * @place: (type filename): a file, or the address of a database that begins with `postgresql://` or `postgres://`
 * @is_new_welcome: whether to begin a book where there is none
 * @error: return location for a `GError`
 *
 * The calling thread is the only one that may use the book.
 *
 * Fails with a `KioskDeskError`: `_MISSING`, `_LOCKED`, `_READ_ONLY`, `_FULL`, `_IO`, `_CORRUPT`, `_NEWER`, `_FOREIGN`.
 *
 * Returns: (transfer full) (nullable): the book
 */
KioskDeskBook *
kiosk_desk_book_open (const char *place,
                      gboolean is_new_welcome,
                      GError **error)
{
  g_autoptr (KioskDeskEngine) engine = is_address (place) ? kiosk_desk_postgres_open (place, is_new_welcome, error)
                                                          : kiosk_desk_sqlite_open (place, is_new_welcome, error);
  KioskDeskBook *self;

  if (engine == NULL || !prepare_tables (engine, is_new_welcome, error))
    return NULL;
  self = g_new0 (KioskDeskBook, 1);
  self->engine = g_steal_pointer (&engine);
  return self;
}

/**
 * kiosk_desk_book_get_engine:
 * @self: a book
 *
 * Returns: (transfer none): where its tables are
 */
KioskDeskEngine *
kiosk_desk_book_get_engine (KioskDeskBook *self)
{
  return self->engine;
}

/**
 * kiosk_desk_book_dup_label:
 * @place: (type filename): where a book is, as kiosk_desk_book_open() takes it
 *
 * What people and logs may see of it: an address may hold a password. Any thread.
 *
 * Returns: (transfer full): the file's name, or the address without its password
 */
char *
kiosk_desk_book_dup_label (const char *place)
{
  return is_address (place) ? kiosk_desk_postgres_dup_label (place) : g_filename_display_name (place);
}

/**
 * kiosk_desk_book_free:
 * @self: (transfer full): a book
 *
 * Closes it.
 */
void
kiosk_desk_book_free (KioskDeskBook *self)
{
  kiosk_desk_engine_free (self->engine);
  g_free (self);
}
