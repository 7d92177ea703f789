/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The link policy: which addresses a QR code of the kiosk may carry. */
#define G_LOG_DOMAIN "kiosk-content"

#include "kiosk-link.h"

#include <string.h>

#define SCHEME         "https:"
#define SCHEME_SLASHES "https://"

/* RFC 1035, section 2.3.4. */
#define LABEL_MAX_BYTES 63

/* RFC 3986, section 2: unreserved, reserved and the percent sign, and nothing else. */
#define URI_PUNCTUATION "-._~:/?#[]@!$&'()*+,;=%"

static const char *const exact_hosts[] = { "play.google.com", "apps.apple.com" };

/* Names under it are given to bodies of the state only. */
static const char state_suffix[] = ".gov.vn";

/**
 * kiosk_link_error_quark:
 *
 * Returns: the domain of `KioskLinkError`
 */
G_DEFINE_QUARK (kiosk-link-error-quark, kiosk_link_error)

static gboolean
fail (GError **error,
      KioskLinkError code,
      const char *message)
{
  g_set_error_literal (error, KIOSK_LINK_ERROR, code, message);
  return FALSE;
}

static gboolean
check_size (const char *link,
            GError **error)
{
  if (link == NULL || *link == '\0')
    return fail (error, KIOSK_LINK_ERROR_MALFORMED, "The link is empty");
  if (strnlen (link, KIOSK_LINK_MAX_BYTES + 1) > KIOSK_LINK_MAX_BYTES)
    return fail (error, KIOSK_LINK_ERROR_MALFORMED, "The link is too long");
  if (!g_utf8_validate (link, -1, NULL))
    return fail (error, KIOSK_LINK_ERROR_MALFORMED, "The link is not UTF-8");
  return TRUE;
}

/* What phones, browsers and GUri read differently is refused before any of them reads it. */
static gboolean
check_characters (const char *link,
                  GError **error)
{
  for (const char *c = link; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && strchr (URI_PUNCTUATION, *c) == NULL)
        return fail (error, KIOSK_LINK_ERROR_CHARACTER, "The link has a character that a URL cannot have");
      if (*c == '%' && !(g_ascii_isxdigit (c[1]) && g_ascii_isxdigit (c[2])))
        return fail (error, KIOSK_LINK_ERROR_CHARACTER, "The link has a percent sign without two digits");
    }
  return TRUE;
}

static gboolean
check_scheme (const char *link,
              GError **error)
{
  const char *colon = strchr (link, ':');

  if (g_str_has_prefix (link, SCHEME_SLASHES))
    return TRUE;
  if (colon == NULL || g_str_has_prefix (link, SCHEME))
    return fail (error, KIOSK_LINK_ERROR_MALFORMED, "The link is not a full URL");
  return fail (error, KIOSK_LINK_ERROR_SCHEME, "The link does not begin with https in small letters");
}

/* The bytes between the slashes and the path, of a link whose scheme was checked. */
static char *
dup_authority (const char *link)
{
  const char *start = link + strlen (SCHEME_SLASHES);

  return g_strndup (start, strcspn (start, "/?#"));
}

static gboolean
is_label (const char *label)
{
  gsize length = strlen (label);

  if (length == 0 || length > LABEL_MAX_BYTES || label[0] == '-' || label[length - 1] == '-')
    return FALSE;
  if (g_str_has_prefix (label, "xn--"))
    return FALSE;
  return strspn (label, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static gboolean
has_plain_labels (const char *host)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);

  for (guint i = 0; labels[i] != NULL; i++)
    if (!is_label (labels[i]))
      return FALSE;
  return labels[0] != NULL;
}

static gboolean
is_listed (const char *host)
{
  for (guint i = 0; i < G_N_ELEMENTS (exact_hosts); i++)
    if (g_str_equal (host, exact_hosts[i]))
      return TRUE;
  return strlen (host) > strlen (state_suffix) && g_str_has_suffix (host, state_suffix);
}

static gboolean
check_authority (const char *authority,
                 GError **error)
{
  if (strchr (authority, '@') != NULL)
    return fail (error, KIOSK_LINK_ERROR_USER_INFO, "The link names a user before its host");
  if (strchr (authority, ':') != NULL && authority[0] != '[')
    return fail (error, KIOSK_LINK_ERROR_PORT, "The link names a port");
  if (!has_plain_labels (authority))
    return fail (error, KIOSK_LINK_ERROR_HOST, "The host of the link is not a plain name in small letters");
  if (!is_listed (authority))
    return fail (error, KIOSK_LINK_ERROR_HOST, "The host of the link is not on the list");
  return TRUE;
}

/* A second reader has to find the very host that was checked. */
static gboolean
check_with_parser (const char *link,
                   const char *host,
                   GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (link, G_URI_FLAGS_ENCODED, NULL);

  if (uri == NULL)
    return fail (error, KIOSK_LINK_ERROR_MALFORMED, "The link is not a URL");
  if (g_uri_get_userinfo (uri) != NULL)
    return fail (error, KIOSK_LINK_ERROR_USER_INFO, "The link names a user before its host");
  if (g_uri_get_port (uri) != -1)
    return fail (error, KIOSK_LINK_ERROR_PORT, "The link names a port");
  if (g_strcmp0 (g_uri_get_host (uri), host) != 0)
    return fail (error, KIOSK_LINK_ERROR_HOST, "The host of the link can be read in two ways");
  return TRUE;
}

/**
 * kiosk_link_check:
 * @link: (nullable): the link as somebody typed it or a file has it
 * @error: return location for a `GError`
 *
 * Whether the kiosk may show @link as a QR code: `https` only; host `play.google.com`, `apps.apple.com`, or
 * any name under `gov.vn`; no user, no port, no punycode, at most %KIOSK_LINK_MAX_BYTES bytes of ASCII. Path,
 * query and fragment are free. Nothing is normalised: scheme and host in capitals are refused (as `_SCHEME`
 * and `_HOST`) rather than lowered, so that the text shown, checked and encoded is one text. Any thread.
 *
 * Fails with `KIOSK_LINK_ERROR_MALFORMED`, `_CHARACTER`, `_SCHEME`, `_USER_INFO`, `_PORT` or `_HOST`; the first
 * that applies, in that order.
 *
 * Returns: %TRUE if @link may be shown
 */
gboolean
kiosk_link_check (const char *link,
                  GError **error)
{
  g_autofree char *authority = NULL;

  if (!check_size (link, error) || !check_characters (link, error) || !check_scheme (link, error))
    return FALSE;

  authority = dup_authority (link);
  return check_authority (authority, error) && check_with_parser (link, authority, error);
}

/**
 * kiosk_link_dup_host:
 * @link: (nullable): a link
 *
 * The host that @link leads to, for a person to read before the scan test. Any thread.
 *
 * Returns: (transfer full) (nullable): the host, or %NULL when kiosk_link_check() refuses @link
 */
char *
kiosk_link_dup_host (const char *link)
{
  return kiosk_link_check (link, NULL) ? dup_authority (link) : NULL;
}
