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

/* What the papers are made of. Texts and pictures are the pack's, which stays as it was read. */
typedef struct
{
  KioskPack      *pack;
  char           *ward_name;
  char           *link;
  char           *host;
  guint8         *modules;
  KioskMaterials  materials;
} Making;

static void
making_free (gpointer data)
{
  Making *self = data;

  g_object_unref (self->pack);
  g_free (self->ward_name);
  g_free (self->link);
  g_free (self->host);
  g_free (self->modules);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

static gboolean
set_link (Making *self,
          const char *link,
          GError **error)
{
  g_autoptr (KioskQrMatrix) matrix = kiosk_qr_matrix_new (link, error);

  if (matrix == NULL)
    return FALSE;
  self->link = g_strdup (link);
  self->host = kiosk_link_dup_host (link);
  self->modules = dup_modules (matrix);
  self->materials.link = self->link;
  self->materials.host = self->host;
  self->materials.modules = self->modules;
  self->materials.n_modules = kiosk_qr_matrix_get_size (matrix);
  return TRUE;
}

static Making *
making_new (KioskPack *pack,
            const char *ward_name,
            const char *link,
            KioskDay day,
            GError **error)
{
  g_autoptr (Making) self = g_new0 (Making, 1);

  self->pack = g_object_ref (pack);
  self->ward_name = g_strdup (ward_name);
  self->materials.ward_name = self->ward_name;
  self->materials.day = day;
  fill (&self->materials, pack);
  return link == NULL || set_link (self, link, error) ? g_steal_pointer (&self) : NULL;
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
  g_autoptr (Making) making = NULL;

  g_return_val_if_fail (day != KIOSK_DAY_UNKNOWN, NULL);

  making = making_new (pack, ward_name, link, day, error);
  return making != NULL ? make_files (&making->materials, error) : NULL;
}

static void
make_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Making *making = task_data;
  GError *error = NULL;
  GPtrArray *files = make_files (&making->materials, &error);

  if (files != NULL)
    g_task_return_pointer (task, files, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * kiosk_materials_files_new_async:
 * @pack: as with kiosk_materials_files_new(), and so are the next three
 * @ward_name: the ward
 * @link: (nullable): the link
 * @day: of the export; known
 * @cancellable: (nullable): heeded at the end
 * @callback: called in the caller's main context
 * @user_data: data for @callback
 *
 * kiosk_materials_files_new() with the drawing in a thread of its own. The thread of @pack.
 */
void
kiosk_materials_files_new_async (KioskPack *pack,
                                 const char *ward_name,
                                 const char *link,
                                 KioskDay day,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;
  Making *making;

  g_return_if_fail (day != KIOSK_DAY_UNKNOWN);

  g_task_set_source_tag (task, kiosk_materials_files_new_async);
  making = making_new (pack, ward_name, link, day, &error);
  if (making == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * kiosk_materials_files_new_finish:
 * @result: the result
 * @error: return location for a `GError`
 *
 * Fails as kiosk_materials_files_new(), and with `G_IO_ERROR_CANCELLED`. The thread of the call.
 *
 * Returns: (transfer full) (nullable) (element-type KioskBundleFile): the files
 */
GPtrArray *
kiosk_materials_files_new_finish (GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kiosk_materials_files_new_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
