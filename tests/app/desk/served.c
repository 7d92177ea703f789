/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stops a merge in its middle, and waits for it there. */
#include "served.h"

#include <sys/wait.h>

#define PATIENCE_S 60

/* Whoever merges gets no further than to its targets, when its cells are written, until the connection is closed. */
PGconn *
served_hold_targets (const char *address)
{
  PGconn *connection = PQconnectdb (address);

  PQclear (PQexec (connection, "BEGIN"));
  PQclear (PQexec (connection, "LOCK TABLE target IN EXCLUSIVE MODE"));
  g_assert_cmpint (PQtransactionStatus (connection), ==, PQTRANS_INTRANS);
  return connection;
}

/* Which of the server's processes waits, once @n of them do. */
pid_t
served_wait (PGconn *holder,
             int n)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;
  pid_t pid = 0;

  while (pid == 0 && g_get_monotonic_time () < end)
    {
      PGresult *result = PQexec (holder, "SELECT pid FROM pg_locks WHERE NOT granted");

      if (PQntuples (result) == n)
        pid = (pid_t) g_ascii_strtoll (PQgetvalue (result, 0, 0), NULL, 10);
      PQclear (result);
      g_usleep (10000);
    }
  g_assert_cmpint (pid, >, 0);
  return pid;
}

void
served_assert_done (pid_t child)
{
  int status = -1;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}
