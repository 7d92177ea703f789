/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program congdanso-tally. */
#include "kiosk-cli.h"

int
main (int argc,
      char *argv[])
{
  return kiosk_cli_run (argv);
}
