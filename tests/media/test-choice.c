/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of what use a stick is, by what udev finds on it. */
#include "kiosk-udisks-choice.h"

typedef struct
{
  const char       *usage;
  const char       *type;
  guint64           size_bytes;
  gboolean          is_read_only;
  KioskMediaFault   fault;
} Case;

#define SIZE (G_GUINT64_CONSTANT (8) << 30)

static const Case cases[] = {
  { "filesystem", "vfat", SIZE, FALSE, KIOSK_MEDIA_FAULT_NONE },
  { "filesystem", "exfat", SIZE, FALSE, KIOSK_MEDIA_FAULT_NONE },
  { "filesystem", "vfat", SIZE, TRUE, KIOSK_MEDIA_FAULT_READ_ONLY },
  { "filesystem", "ntfs", SIZE, FALSE, KIOSK_MEDIA_FAULT_NTFS },
  { "filesystem", "ntfs", SIZE, TRUE, KIOSK_MEDIA_FAULT_NTFS },
  { "filesystem", "ext4", SIZE, FALSE, KIOSK_MEDIA_FAULT_FOREIGN },
  { "filesystem", "hfsplus", SIZE, FALSE, KIOSK_MEDIA_FAULT_FOREIGN },
  { "filesystem", "iso9660", SIZE, TRUE, KIOSK_MEDIA_FAULT_FOREIGN },
  { "raid", "linux_raid_member", SIZE, FALSE, KIOSK_MEDIA_FAULT_FOREIGN },
  { "crypto", "BitLocker", SIZE, FALSE, KIOSK_MEDIA_FAULT_LOCKED },
  { "crypto", "crypto_LUKS", SIZE, FALSE, KIOSK_MEDIA_FAULT_LOCKED },
  { "", "", SIZE, FALSE, KIOSK_MEDIA_FAULT_EMPTY },
  { NULL, NULL, SIZE, FALSE, KIOSK_MEDIA_FAULT_EMPTY },
  { "filesystem", "vfat", 0, FALSE, KIOSK_MEDIA_FAULT_DYING },
};

static void
test_judge (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kiosk_udisks_choice_judge (cases[i].usage, cases[i].type, cases[i].size_bytes,
                                                cases[i].is_read_only, FALSE), ==, cases[i].fault);
}

static void
test_ext4 (void)
{
  g_assert_cmpint (kiosk_udisks_choice_judge ("filesystem", "ext4", SIZE, FALSE, TRUE), ==, KIOSK_MEDIA_FAULT_NONE);
  g_assert_cmpint (kiosk_udisks_choice_judge ("filesystem", "ext4", SIZE, TRUE, TRUE), ==,
                   KIOSK_MEDIA_FAULT_READ_ONLY);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/choice/judge", test_judge);
  g_test_add_func ("/choice/ext4", test_ext4);
  return g_test_run ();
}
