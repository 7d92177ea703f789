/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line from standard input; on a terminal, without showing it. */
#define G_LOG_DOMAIN "kiosk-cli"

#include "kiosk-cli-secret.h"

#include <glib/gi18n.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "kiosk-cli-messages.h"
#include "kiosk-pin.h"

/* Longer than any PIN or code: what is cut off there is refused for its length, not taken in part. */
#define LINE_SIZE 64

/* What names the standard input on the command line. */
#define FROM_INPUT "-"

static gboolean
read_line (char *line)
{
  if (fgets (line, LINE_SIZE, stdin) == NULL)
    return FALSE;
  line[strcspn (line, "\r\n")] = '\0';
  return TRUE;
}

static gboolean
ask_hidden (const char *prompt,
            char *line)
{
  fprintf (stderr, "%s ", prompt);
  if (!read_line (line))
    return FALSE;
  fputc ('\n', stderr);
  return TRUE;
}

/* What nobody sees is typed twice. */
static gboolean
ask_twice (const char *prompt,
           char *line,
           gboolean *out_is_same)
{
  char again[LINE_SIZE] = "";
  gboolean is_read = ask_hidden (prompt, line) && ask_hidden (_("The same once more:"), again);

  *out_is_same = !is_read || strcmp (line, again) == 0;
  sodium_memzero (again, sizeof again);
  return is_read;
}

/* The terminal is left as it was, also where nothing was typed. */
static gboolean
ask (const char *prompt,
     char *line,
     gboolean *out_is_same)
{
  struct termios shown, hidden;
  gboolean is_read;

  *out_is_same = TRUE;
  if (tcgetattr (STDIN_FILENO, &shown) != 0)
    return read_line (line);

  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  is_read = ask_twice (prompt, line, out_is_same);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
  return is_read;
}

/**
 * kiosk_cli_secret_take:
 * @secret: (inout) (nullable): the value of an option
 * @prompt: what to ask for on a terminal
 * @error: return location for a `GError`
 *
 * Where @secret is `-`, replaces it by the next line of standard input, without its end; on a terminal it is asked for
 * twice and not shown. The caller clears it with kiosk_pin_forget(). Any other value stays. The main thread only, and
 * it waits.
 *
 * Fails with `KIOSK_CLI_ERROR_REFUSED` where standard input has no line, or a terminal two different ones.
 *
 * Returns: %TRUE if @secret is what the option says
 */
gboolean
kiosk_cli_secret_take (char **secret,
                       const char *prompt,
                       GError **error)
{
  gboolean is_same;
  char *line;

  if (g_strcmp0 (*secret, FROM_INPUT) != 0)
    return TRUE;

  line = g_malloc0 (LINE_SIZE);
  if (ask (prompt, line, &is_same) && is_same)
    {
      g_free (*secret);
      *secret = line;
      return TRUE;
    }
  kiosk_pin_forget (line);
  g_set_error_literal (error, KIOSK_CLI_ERROR, KIOSK_CLI_ERROR_REFUSED,
                       is_same ? _("Nothing was typed. Nothing was changed.")
                               : _("The second time something else was typed. Nothing was changed."));
  return FALSE;
}
