/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The link policy against every trick that we know. */
#include "kiosk-link.h"

#include <string.h>

#define ACCEPTED -1

typedef struct
{
  const char *link;
  int         code;
} Case;

static const Case cases[] = {
  { "https://play.google.com/store/apps/details?id=vn.example", ACCEPTED },
  { "https://play.google.com", ACCEPTED },
  { "https://apps.apple.com/vn/app/x/id1", ACCEPTED },
  { "https://congdanso.tphcm.gov.vn/cds-tphcm", ACCEPTED },
  { "https://tphcm.gov.vn/?a=b#c", ACCEPTED },
  { "https://tphcm.gov.vn/t%C3%A2n?x=%20", ACCEPTED },
  { "https://tphcm.gov.vn/a@b:c", ACCEPTED },

  { "", KIOSK_LINK_ERROR_MALFORMED },
  { "https", KIOSK_LINK_ERROR_MALFORMED },
  { "play.google.com/store", KIOSK_LINK_ERROR_MALFORMED },
  { "//play.google.com/", KIOSK_LINK_ERROR_MALFORMED },
  { "https:play.google.com", KIOSK_LINK_ERROR_MALFORMED },
  { "https:/play.google.com", KIOSK_LINK_ERROR_MALFORMED },
  { "https://play.google.com/\xff", KIOSK_LINK_ERROR_MALFORMED },
  { "https://play.google.com/\xc0\xaf", KIOSK_LINK_ERROR_MALFORMED },

  { " https://play.google.com/", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com/ ", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.goo\tgle.com/", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com/\n", KIOSK_LINK_ERROR_CHARACTER },
  { "ht\ntps://play.google.com/", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com/\rx", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com/\x7f", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com/\x01", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com\\@evil.com", KIOSK_LINK_ERROR_CHARACTER },
  { "https:\\\\play.google.com", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google\u200b.com/", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com/\u202emoc", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com/\u2066x", KIOSK_LINK_ERROR_CHARACTER },
  { "\ufeffhttps://play.google.com/", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play\uff0egoogle\uff0ecom/", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play\u3002google.com/", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com\uff0fx", KIOSK_LINK_ERROR_CHARACTER },
  { "https://\u0430pps.apple.com", KIOSK_LINK_ERROR_CHARACTER },
  { "https://tphcm.gov.vn/t\u00e2n", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com/<x>", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com/\"", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com/%", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com/%4", KIOSK_LINK_ERROR_CHARACTER },
  { "https://play.google.com/%zz", KIOSK_LINK_ERROR_CHARACTER },

  { "http://play.google.com/", KIOSK_LINK_ERROR_SCHEME },
  { "HTTPS://play.google.com/", KIOSK_LINK_ERROR_SCHEME },
  { "Https://play.google.com/", KIOSK_LINK_ERROR_SCHEME },
  { "javascript:alert(1)", KIOSK_LINK_ERROR_SCHEME },
  { "javascript://play.google.com/%0aalert(1)", KIOSK_LINK_ERROR_SCHEME },
  { "intent://play.google.com/#Intent;end", KIOSK_LINK_ERROR_SCHEME },
  { "market://details?id=vn.example", KIOSK_LINK_ERROR_SCHEME },
  { "itms-apps://apps.apple.com/", KIOSK_LINK_ERROR_SCHEME },
  { "data:text/html,x", KIOSK_LINK_ERROR_SCHEME },
  { "file:///etc/passwd", KIOSK_LINK_ERROR_SCHEME },
  { "xhttps://play.google.com/", KIOSK_LINK_ERROR_SCHEME },
  { "play.google.com:443", KIOSK_LINK_ERROR_SCHEME },
  { "//play.google.com:443", KIOSK_LINK_ERROR_SCHEME },

  { "https://play.google.com@evil.com", KIOSK_LINK_ERROR_USER_INFO },
  { "https://play.google.com:x@evil.com/", KIOSK_LINK_ERROR_USER_INFO },
  { "https://@play.google.com/", KIOSK_LINK_ERROR_USER_INFO },
  { "https://a@b@play.google.com/", KIOSK_LINK_ERROR_USER_INFO },

  { "https://play.google.com:443", KIOSK_LINK_ERROR_PORT },
  { "https://play.google.com:", KIOSK_LINK_ERROR_PORT },
  { "https://play.google.com:8443/", KIOSK_LINK_ERROR_PORT },
  { "https://play.google.com:0443/", KIOSK_LINK_ERROR_PORT },

  { "https://", KIOSK_LINK_ERROR_HOST },
  { "https:///play.google.com", KIOSK_LINK_ERROR_HOST },
  { "https://?play.google.com", KIOSK_LINK_ERROR_HOST },
  { "https://#play.google.com", KIOSK_LINK_ERROR_HOST },
  { "https://evil.com/https://play.google.com", KIOSK_LINK_ERROR_HOST },
  { "https://evil.com?play.google.com", KIOSK_LINK_ERROR_HOST },
  { "https://evil.com#.gov.vn", KIOSK_LINK_ERROR_HOST },
  { "https://play.google.com.", KIOSK_LINK_ERROR_HOST },
  { "https://tphcm.gov.vn./", KIOSK_LINK_ERROR_HOST },
  { "https://play.google.com%2eevil.com", KIOSK_LINK_ERROR_HOST },
  { "https://play.google.com%2f.gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://evil.com%00.gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://play%2egoogle%2ecom/", KIOSK_LINK_ERROR_HOST },
  { "https://Play.google.com/", KIOSK_LINK_ERROR_HOST },
  { "https://PLAY.GOOGLE.COM/", KIOSK_LINK_ERROR_HOST },
  { "https://tphcm.gov.VN/", KIOSK_LINK_ERROR_HOST },
  { "https://play.google.com.evil.com/", KIOSK_LINK_ERROR_HOST },
  { "https://xplay.google.com/", KIOSK_LINK_ERROR_HOST },
  { "https://x.play.google.com/", KIOSK_LINK_ERROR_HOST },
  { "https://google.com/", KIOSK_LINK_ERROR_HOST },
  { "https://apps.apple.co/", KIOSK_LINK_ERROR_HOST },
  { "https://gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://.gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://a..gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://evilgov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://evil-gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://gov.vn.evil.com/", KIOSK_LINK_ERROR_HOST },
  { "https://tphcm.gov.vn.evil.com/", KIOSK_LINK_ERROR_HOST },
  { "https://tphcm.gov.vnx/", KIOSK_LINK_ERROR_HOST },
  { "https://-a.gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://a-.gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://a_b.gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://a*b.gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://evil.com&.gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://evil.com;.gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://xn--tphm-0ra.gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://xn--pps-43d.apple.com/", KIOSK_LINK_ERROR_HOST },
  { "https://a.xn--b.gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg.gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://142.250.1.1/", KIOSK_LINK_ERROR_HOST },
  { "https://2398812416/", KIOSK_LINK_ERROR_HOST },
  { "https://[::1]/", KIOSK_LINK_ERROR_HOST },
  { "https://[::1].gov.vn/", KIOSK_LINK_ERROR_HOST },
  { "https://localhost/", KIOSK_LINK_ERROR_HOST },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = g_strescape (cases[i].link, NULL);
      gboolean is_accepted = kiosk_link_check (cases[i].link, &error);

      g_test_message ("%s", shown);
      g_assert_cmpint (is_accepted, ==, cases[i].code == ACCEPTED);
      g_assert_cmpint (is_accepted, ==, error == NULL);
      if (error != NULL)
        g_assert_error (error, KIOSK_LINK_ERROR, cases[i].code);
    }
}

static void
test_length (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) link = g_string_new ("https://play.google.com/");

  while (link->len < KIOSK_LINK_MAX_BYTES)
    g_string_append_c (link, 'a');
  g_assert_true (kiosk_link_check (link->str, NULL));

  g_string_append_c (link, 'a');
  g_assert_cmpuint (link->len, ==, 151);
  g_assert_false (kiosk_link_check (link->str, &error));
  g_assert_error (error, KIOSK_LINK_ERROR, KIOSK_LINK_ERROR_MALFORMED);
}

static void
test_null (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kiosk_link_check (NULL, &error));
  g_assert_error (error, KIOSK_LINK_ERROR, KIOSK_LINK_ERROR_MALFORMED);
}

static void
test_host (void)
{
  g_autofree char *state = kiosk_link_dup_host ("https://congdanso.tphcm.gov.vn/cds-tphcm?x#y");
  g_autofree char *bare = kiosk_link_dup_host ("https://play.google.com#x");

  g_assert_cmpstr (state, ==, "congdanso.tphcm.gov.vn");
  g_assert_cmpstr (bare, ==, "play.google.com");
  g_assert_null (kiosk_link_dup_host ("https://evil.com/"));
  g_assert_null (kiosk_link_dup_host (NULL));
}

/* Whatever is put into a good link, the verdict and the error agree, and no other host comes through. */
static void
test_random_changes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250701);
  static const char seed_link[] = "https://play.google.com/store/apps?id=x";
  static const char tricks[] = "@:/\\.?#%[]\t \x01\x80\xe2" "Aa0-";

  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *link = g_strdup (seed_link);
      g_autofree char *host = NULL;
      int n_changes = g_rand_int_range (rand, 1, 4);

      for (int i = 0; i < n_changes; i++)
        link[g_rand_int_range (rand, 0, sizeof seed_link - 1)] = tricks[g_rand_int_range (rand, 0, sizeof tricks - 1)];

      g_assert_cmpint (kiosk_link_check (link, &error), ==, error == NULL);
      host = kiosk_link_dup_host (link);
      if (error == NULL)
        g_assert_cmpstr (host, ==, "play.google.com");
      else
        g_assert_null (host);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/link/cases", test_cases);
  g_test_add_func ("/link/length", test_length);
  g_test_add_func ("/link/null", test_null);
  g_test_add_func ("/link/host", test_host);
  g_test_add_func ("/link/random-changes", test_random_changes);
  return g_test_run ();
}
