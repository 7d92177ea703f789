/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes from the content what the papers show. They are in Vietnamese whatever the screen shows. */
#define G_LOG_DOMAIN "kiosk-exchange"

#include "kiosk-materials-files.h"

#include <string.h>

#include "kiosk-link.h"
#include "kiosk-materials.h"
#include "kiosk-qr-matrix.h"

#define LANGUAGE "vi"

/* Pages of the pack whose steps are told. */
#define PAGE_FIND  "find-by-name"
#define PAGE_FRAUD "fraud"

typedef GBytes *(*MakeFile) (const KioskMaterials  *materials,
                             GError               **error);

static GBytes *
make_post (const KioskMaterials *materials,
           GError **error)
{
  char *text = kiosk_materials_dup_post (materials);

  return g_bytes_new_take (text, strlen (text));
}

static const struct
{
  const char *name;
  MakeFile    make;
} makers[] = {
  { KIOSK_MATERIALS_LEAFLET_NAME, kiosk_materials_new_leaflet },
  { KIOSK_MATERIALS_POSTER_NAME, kiosk_materials_new_poster },
  { KIOSK_MATERIALS_PICTURE_NAME, kiosk_materials_new_picture },
  { KIOSK_MATERIALS_POST_NAME, make_post },
};

/* Benefits have an icon, which is clear where it is small. */
static guint
fill_items (KioskMaterialsItem *items,
            guint n_max,
            GListModel *pages)
{
  guint n = MIN (n_max, g_list_model_get_n_items (pages));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KioskPage) page = g_list_model_get_item (pages, i);
      GBytes *icon = kiosk_page_get_icon (page);

      items[i].title = kiosk_page_get_title (page, LANGUAGE);
      items[i].line = kiosk_page_get_line (page, LANGUAGE);
      items[i].picture = icon != NULL ? icon : kiosk_page_get_picture (page);
    }
  return n;
}

static const char *const *
get_how (KioskPack *pack,
         const char *id)
{
  KioskPage *page = kiosk_pack_lookup_page (pack, id);

  return page != NULL ? kiosk_page_get_how (page, LANGUAGE) : NULL;
}

static void
fill (KioskMaterials *materials,
      KioskPack *pack)
{
  materials->n_benefits = fill_items (materials->benefits, KIOSK_MATERIALS_BENEFITS_MAX,
                                      kiosk_pack_get_benefits (pack));
  materials->n_steps = fill_items (materials->steps, KIOSK_MATERIALS_STEPS_MAX, kiosk_pack_get_steps (pack));
  materials->find_how = get_how (pack, PAGE_FIND);
  materials->fraud_how = get_how (pack, PAGE_FRAUD);
}

static guint8 *
dup_modules (const KioskQrMatrix *matrix)
{
  guint n = kiosk_qr_matrix_get_size (matrix);
  guint8 *modules = g_new (guint8, (gsize) n * n);

  for (guint row = 0; row < n; row++)
    for (guint column = 0; column < n; column++)
      modules[row * n + column] = kiosk_qr_matrix_is_dark (matrix, column, row) ? 1 : 0;
  return modules;
}

static GPtrArray *
make_files (const KioskMaterials *materials,
            GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) kiosk_bundle_file_free);

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      GBytes *bytes = makers[i].make (materials, error);

      if (bytes == NULL)
        return NULL;
      g_ptr_array_add (files, kiosk_bundle_file_new (makers[i].name, bytes));
    }
  return g_steal_pointer (&files);
}

/**
 * kiosk_materials_files_new:
 * @pack: the content that the kiosk shows
 * @ward_name: as on a letterhead: "Phường Tân Sơn Hòa"
 * @link: (nullable): the link, only where a scan test confirmed it; else all of them tell how to find the app by name
 * @day: of the export; known
 * @error: return location for a `GError`
 *
 * Makes `to-roi-A5.pdf`, `ap-phich-A3.pdf`, `anh-bai-dang.png` and `bai-dang.txt`. The same arguments give the same
 * bytes. The thread of @pack.
 *
 * Fails with `KIOSK_QR_ERROR_EMPTY`, `KIOSK_QR_ERROR_TOO_LONG` or `KIOSK_REPORT_ERROR_FAILED`.
 *
 * Returns: (transfer full) (nullable) (element-type KioskBundleFile): the files
 */
GPtrArray *
kiosk_materials_files_new (KioskPack *pack,
                           const char *ward_name,
                           const char *link,
                           KioskDay day,
                           GError **error)
{
  KioskMaterials materials = { .ward_name = ward_name, .day = day, .link = link };
  g_autoptr (KioskQrMatrix) matrix = link != NULL ? kiosk_qr_matrix_new (link, error) : NULL;
  g_autofree guint8 *modules = matrix != NULL ? dup_modules (matrix) : NULL;
  g_autofree char *host = link != NULL ? kiosk_link_dup_host (link) : NULL;

  g_return_val_if_fail (day != KIOSK_DAY_UNKNOWN, NULL);

  if (link != NULL && matrix == NULL)
    return NULL;
  materials.host = host;
  materials.modules = modules;
  materials.n_modules = matrix != NULL ? kiosk_qr_matrix_get_size (matrix) : 0;
  fill (&materials, pack);
  return make_files (&materials, error);
}
