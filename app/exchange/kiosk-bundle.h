/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bundle: all that a kiosk gives away, in memory, checked, before any of it is written. */
#pragma once

#include "kiosk-day.h"
#include "kiosk-exchange-error.h"

G_BEGIN_DECLS

/* The description of a bundle, and its signature. */
#define KIOSK_BUNDLE_MANIFEST_NAME  "datapackage.json"
#define KIOSK_BUNDLE_SIGNATURE_NAME KIOSK_BUNDLE_MANIFEST_NAME ".minisig"
#define KIOSK_BUNDLE_KEY_NAME       "kiosk.pub"

/* Whose figures, and on which day they are written out. */
typedef struct
{
  const char *ward;     /* 5 digits */
  guint       number;   /* 1 to 99 */
  const char *kiosk;    /* 16 upper-case hexadecimal digits: the id of its key */
  const char *mode;     /* live, training or demo */
  const char *version;  /* of the program */
  KioskDay    day;      /* known */
  const char *top;      /* (nullable): the folder on a stick that holds those of all kiosks; NULL: that of the mode */
} KioskBundleLabel;

/* Everything that a kiosk ever closed, and its targets. */
typedef struct
{
  GArray *entries;  /* (element-type KioskEntry) */
  GArray *cells;    /* (element-type KioskCell) */
  GArray *sheets;   /* (element-type KioskSheet) */
  GArray *targets;  /* (element-type KioskTarget) */
} KioskBundleFigures;

typedef struct
{
  char   *name;
  GBytes *bytes;
} KioskBundleFile;

typedef struct _KioskBundle KioskBundle;

char        *kiosk_bundle_dup_new_comment (const char             *kiosk,
                                           const char                *epoch,
                                           gint64                     head,
                                           const char                *mode);
KioskBundleFile *kiosk_bundle_file_new   (const char                *name,
                                          GBytes                    *bytes);
void         kiosk_bundle_file_free      (KioskBundleFile           *self);

KioskBundle *kiosk_bundle_new            (const KioskBundleLabel    *label,
                                          const KioskBundleFigures  *figures,
                                          GError                   **error);
KioskBundle *kiosk_bundle_new_with_papers (const KioskBundleLabel   *label,
                                           const KioskBundleFigures  *figures,
                                           GPtrArray                 *papers,
                                           GError                   **error);
GBytes      *kiosk_bundle_get_manifest   (KioskBundle               *self);
char        *kiosk_bundle_dup_comment    (KioskBundle               *self);
void         kiosk_bundle_add_signature  (KioskBundle               *self,
                                          const char                *signature,
                                          const char                *public_key);
GPtrArray   *kiosk_bundle_get_files      (KioskBundle               *self);
void         kiosk_bundle_free           (KioskBundle               *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskBundle, kiosk_bundle_free)

G_END_DECLS
