/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damage that SQLite would pass over: it takes an empty file for a new database, a header that says "legacy" for
 * read-only, and a journal whose header is wrong for no journal at all.
 *
 * Formats: https://www.sqlite.org/fileformat2.html, sections 1.3 and 4.1. */
#define G_LOG_DOMAIN "kiosk-store"

#include "kiosk-file-check.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "kiosk-book-files.h"

#define BOOK_HEADER_SIZE 100
#define WAL_HEADER_SIZE  32
#define WAL_FORMAT       3007000

/* The last bit says in which order the words are summed. */
#define WAL_MAGIC        0x377f0682u

/* Bytes of the book's header that this program always writes so. */
typedef struct
{
  guint  offset;
  guchar least;
  guchar most;
} HeaderByte;

static const HeaderByte header_bytes[] = {
  { 18, 1, 2 },    /* write version: journal or WAL */
  { 19, 1, 2 },    /* read version */
  { 20, 0, 0 },    /* reserved bytes a page */
  { 21, 64, 64 },  /* payload fractions */
  { 22, 32, 32 },
  { 23, 32, 32 },
  { 47, 1, 4 },    /* schema format */
  { 59, 1, 1 },    /* UTF-8 */
};

/* Reads up to @size bytes. Returns how many there were, or -1. */
static gssize
read_start (const char *path,
            guchar *buffer,
            gsize size)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize n = fd >= 0 ? pread (fd, buffer, size, 0) : -1;
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  errno = saved_errno;
  return n;
}

static guint32
read_word (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
fail (GError **error,
      const char *message)
{
  g_set_error_literal (error, KIOSK_STORE_ERROR, KIOSK_STORE_ERROR_CORRUPT, message);
  return FALSE;
}

/**
 * kiosk_file_check_book:
 * @path: (type filename): the book
 * @error: return location for a `GError`
 *
 * Looks at the header. Any thread.
 *
 * Fails with `KIOSK_STORE_ERROR_CORRUPT` where it is no database's, and with `_MISSING`, `_READ_ONLY`, `_IO` where it
 * cannot be read.
 *
 * Returns: %TRUE if SQLite may open it
 */
gboolean
kiosk_file_check_book (const char *path,
                       GError **error)
{
  guchar header[BOOK_HEADER_SIZE];
  gssize n = read_start (path, header, sizeof header);

  if (n < 0)
    return kiosk_store_set_errno (error, errno, "read", path);
  if (n < BOOK_HEADER_SIZE)
    return fail (error, "The book is cut off in its first line");
  if (memcmp (header, "SQLite format 3", 16) != 0)
    return fail (error, "The book is no database any more");

  for (guint i = 0; i < G_N_ELEMENTS (header_bytes); i++)
    if (header[header_bytes[i].offset] < header_bytes[i].least || header[header_bytes[i].offset] > header_bytes[i].most)
      return fail (error, "The header of the book says what this program never writes");
  return TRUE;
}

static gboolean
is_summed (const guchar *header)
{
  gboolean is_big_endian = (read_word (header) & 1) != 0;
  guint32 sums[2] = { 0, 0 };

  for (guint i = 0; i < 24; i += 8)
    {
      guint32 first = read_word (header + i);
      guint32 second = read_word (header + i + 4);

      sums[0] += (is_big_endian ? first : GUINT32_SWAP_LE_BE (first)) + sums[1];
      sums[1] += (is_big_endian ? second : GUINT32_SWAP_LE_BE (second)) + sums[0];
    }
  return sums[0] == read_word (header + 24) && sums[1] == read_word (header + 28);
}

/**
 * kiosk_file_check_wal:
 * @path: (type filename): the journal beside the book, which need not exist
 * @error: return location for a `GError`
 *
 * Looks at the header. A journal that a power cut left before its header was written is in order: nothing can have
 * been committed to it. Any thread.
 *
 * Fails with `KIOSK_STORE_ERROR_CORRUPT` where SQLite would pass over a journal that may hold taps, and with
 * `_READ_ONLY`, `_IO` where it cannot be read.
 *
 * Returns: %TRUE if SQLite may open the book
 */
gboolean
kiosk_file_check_wal (const char *path,
                      GError **error)
{
  static const guchar unwritten[WAL_HEADER_SIZE];
  guchar header[WAL_HEADER_SIZE];
  gssize n = read_start (path, header, sizeof header);

  if (n < 0)
    return errno == ENOENT || kiosk_store_set_errno (error, errno, "read", path);
  if (n < WAL_HEADER_SIZE || memcmp (header, unwritten, sizeof header) == 0)
    return TRUE;
  if ((read_word (header) & ~1u) != WAL_MAGIC || read_word (header + 4) != WAL_FORMAT || !is_summed (header))
    return fail (error, "The journal of the book is damaged");
  return TRUE;
}

/**
 * kiosk_file_is_ours:
 * @path: (type filename): the book
 * @application: application id of this program's files
 * @first_unknown_version: the least version that this program cannot read
 *
 * Looks at what the header says, before anything is set up that might change a stranger's file. What is no database
 * at all is not a stranger's. Any thread.
 *
 * Returns: %FALSE if the file says that it is of another application or of a later version
 */
gboolean
kiosk_file_is_ours (const char *path,
                    gint64 application,
                    gint64 first_unknown_version)
{
  guchar header[BOOK_HEADER_SIZE];

  if (read_start (path, header, sizeof header) < BOOK_HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0)
    return TRUE;
  return read_word (header + 68) == application && read_word (header + 60) < first_unknown_version;
}
