/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaflet, poster, picture and text from one content. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-materials.h"

#include "kiosk-materials-page.h"
#include "kiosk-pdf.h"

/* Older editors of Windows know UTF-8 by its mark, and break lines at both characters only. */
#define MARK "\xef\xbb\xbf"
#define EOL  "\r\n"

#define POSTER_WIDTH 297.0

/* The square picture is drawn in units of 10 pixels. */
#define UNIT_PX     10
#define SQUARE      ((double) KIOSK_MATERIALS_PICTURE_PX / UNIT_PX)
#define SQUARE_QR   46.0  /* at most, with its quiet zone */

/* A3 is half a millimetre wider than A5 twice over. */
static KioskPdf *
new_pdf (const KioskMaterials *self,
         const char *title,
         double width_mm,
         double scale,
         KioskMaterialsCanvas *out_canvas)
{
  const KioskPdfForm form = {
    .width_mm = width_mm, .height_mm = KIOSK_MATERIALS_PAGE_HEIGHT * scale,
    .family = KIOSK_MATERIALS_FAMILY, .title = title, .day = self->day
  };
  KioskPdf *pdf = kiosk_pdf_new (&form);

  *out_canvas = (KioskMaterialsCanvas) { kiosk_pdf_get_cairo (pdf), kiosk_pdf_get_context (pdf) };
  cairo_scale (out_canvas->cr, scale * KIOSK_PDF_PT_A_MM, scale * KIOSK_PDF_PT_A_MM);
  cairo_translate (out_canvas->cr, (width_mm / scale - KIOSK_MATERIALS_PAGE_WIDTH) / 2, 0);
  return pdf;
}

/**
 * kiosk_materials_new_leaflet:
 * @self: materials
 * @error: return location for a `GError`
 *
 * Two pages of A5. The same materials give the same bytes. Any thread. Fails with `KIOSK_REPORT_ERROR_FAILED`.
 *
 * Returns: (transfer full) (nullable): `to-roi-A5.pdf`
 */
GBytes *
kiosk_materials_new_leaflet (const KioskMaterials *self,
                             GError **error)
{
  KioskMaterialsCanvas canvas;
  g_autoptr (KioskPdf) pdf = new_pdf (self, KIOSK_MATERIALS_LEAFLET_NAME, KIOSK_MATERIALS_PAGE_WIDTH, 1, &canvas);

  kiosk_materials_draw_front (&canvas, self);
  kiosk_pdf_break (pdf);
  kiosk_materials_draw_back (&canvas, self);
  return kiosk_pdf_finish (pdf, error);
}

/**
 * kiosk_materials_new_poster:
 * @self: materials
 * @error: return location for a `GError`
 *
 * One page of A3, with the QR code at twice KIOSK_MATERIALS_QR_MM. The same materials give the same bytes. Any thread.
 * Fails with `KIOSK_REPORT_ERROR_FAILED`.
 *
 * Returns: (transfer full) (nullable): `ap-phich-A3.pdf`
 */
GBytes *
kiosk_materials_new_poster (const KioskMaterials *self,
                            GError **error)
{
  KioskMaterialsCanvas canvas;
  g_autoptr (KioskPdf) pdf = new_pdf (self, KIOSK_MATERIALS_POSTER_NAME, POSTER_WIDTH, 2, &canvas);

  kiosk_materials_draw_front (&canvas, self);
  return kiosk_pdf_finish (pdf, error);
}

static double
add_text (KioskMaterialsCanvas *canvas,
          KioskMaterialsColour colour,
          KioskPdfStyle style,
          double size,
          double y,
          double height,
          const char *text)
{
  const KioskMaterialsBox box = { 7, y, SQUARE - 14, height };

  return kiosk_materials_text (canvas, colour, style, size, &box, text);
}

static void
draw_head (KioskMaterialsCanvas *canvas)
{
  const KioskMaterialsBox page = { 0, 0, SQUARE, SQUARE };
  const KioskMaterialsBox band = { 0, 0, SQUARE, 37 };
  const KioskMaterialsBox stripe = { 0, 37, SQUARE, 1 };

  kiosk_materials_fill (canvas, KIOSK_MATERIALS_PAPER, &page, 0);
  kiosk_materials_fill (canvas, KIOSK_MATERIALS_BRAND, &band, 0);
  kiosk_materials_fill (canvas, KIOSK_MATERIALS_AMBER, &stripe, 0);
  add_text (canvas, KIOSK_MATERIALS_WHITE, KIOSK_PDF_PLAIN, 6, 4.5, 8, "Cài ứng dụng");
  add_text (canvas, KIOSK_MATERIALS_WHITE, KIOSK_PDF_BOLD, 10.4, 11.5, 14, "Công dân số TPHCM");
  add_text (canvas, KIOSK_MATERIALS_AMBER, KIOSK_PDF_BOLD, 4.2, 27, 6, "Một chạm kết nối người dân – chính quyền");
}

/* A module is a whole number of pixels, or readers would have to guess. */
static void
draw_square_code (KioskMaterialsCanvas *canvas,
                  const KioskMaterials *self)
{
  double module = (double) (int) (SQUARE_QR * UNIT_PX / (self->n_modules + 8)) / UNIT_PX;
  double left = 7 + kiosk_materials_qr (canvas, self, 7, 41.5, module) + 4;
  const KioskMaterialsBox address = { 7, 89.3, SQUARE - 14, 4.8 };
  g_autofree char *words = g_strdup_printf ("Địa chỉ đúng: %s", self->host);
  double y = 42;

  for (guint i = 0; kiosk_materials_scan_steps[i] != NULL; i++)
    {
      const KioskMaterialsBox box = { left, y, SQUARE - 7 - left, 0 };

      y += kiosk_materials_number (canvas, i + 1, KIOSK_PDF_PLAIN, 3.7, &box, kiosk_materials_scan_steps[i]) + 2.6;
    }
  kiosk_materials_text (canvas, KIOSK_MATERIALS_INK, KIOSK_PDF_BOLD, 3.5, &address, words);
}

static void
draw_square_find (KioskMaterialsCanvas *canvas,
                  const KioskMaterials *self)
{
  double y = 42.5;

  for (guint i = 0; self->find_how != NULL && self->find_how[i] != NULL && i < 6; i++)
    {
      const KioskMaterialsBox box = { 7, y, SQUARE - 14, 0 };

      y += kiosk_materials_number (canvas, i + 1, KIOSK_PDF_PLAIN, 3.6, &box, self->find_how[i]) + 2;
    }
}

static void
draw_square (KioskMaterialsCanvas *canvas,
             const KioskMaterials *self)
{
  const KioskMaterialsBox foot = { 0, SQUARE - 12.5, SQUARE, 12.5 };
  g_autofree char *ward = kiosk_materials_dup_ward (self);
  g_autofree char *words = g_strdup_printf ("%s · Cần hỏi? Gọi 1022", ward);

  draw_head (canvas);
  if (self->n_modules > 0)
    draw_square_code (canvas, self);
  else
    draw_square_find (canvas, self);
  kiosk_materials_fill (canvas, KIOSK_MATERIALS_BRAND_DEEP, &foot, 0);
  add_text (canvas, KIOSK_MATERIALS_WHITE, KIOSK_PDF_BOLD | KIOSK_PDF_CENTRED, 3.6, SQUARE - 11, 5, words);
  add_text (canvas, KIOSK_MATERIALS_AMBER, KIOSK_PDF_PLAIN | KIOSK_PDF_CENTRED, 2.7, SQUARE - 5.6, 4,
            "Chỉ cài từ CH Play hoặc App Store. Không đọc mật khẩu hay mã OTP cho ai.");
}

static cairo_status_t
write_cb (void *data,
          const unsigned char *bytes,
          unsigned int n_bytes)
{
  g_byte_array_append (data, bytes, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * kiosk_materials_new_picture:
 * @self: materials
 * @error: return location for a `GError`
 *
 * A square of KIOSK_MATERIALS_PICTURE_PX pixels for social pages. The same materials give the same bytes. Any thread.
 * Fails with `KIOSK_REPORT_ERROR_FAILED`.
 *
 * Returns: (transfer full) (nullable): `anh-bai-dang.png`
 */
GBytes *
kiosk_materials_new_picture (const KioskMaterials *self,
                             GError **error)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, KIOSK_MATERIALS_PICTURE_PX,
                                                         KIOSK_MATERIALS_PICTURE_PX);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = kiosk_pdf_text_context_new (KIOSK_MATERIALS_FAMILY);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  KioskMaterialsCanvas canvas = { cr, context };
  cairo_status_t status;

  cairo_scale (cr, UNIT_PX, UNIT_PX);
  draw_square (&canvas, self);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  g_set_error (error, KIOSK_REPORT_ERROR, KIOSK_REPORT_ERROR_FAILED, "cannot draw “%s”: %s",
               KIOSK_MATERIALS_PICTURE_NAME, cairo_status_to_string (status));
  return NULL;
}

static void
append_list (GString *text,
             const char *const *lines)
{
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    g_string_append_printf (text, "%u. %s" EOL, i + 1, lines[i]);
}

static void
append_way (GString *text,
            const KioskMaterials *self)
{
  g_string_append (text, EOL "CÁCH CÀI" EOL);
  if (self->link != NULL)
    g_string_append_printf (text, "Bấm vào địa chỉ này trên điện thoại, hoặc quét mã QR trong ảnh: %s" EOL
                            "Thấy địa chỉ khác %s, xin đừng bấm." EOL, self->link, self->host);
  else
    append_list (text, self->find_how);
  g_string_append (text, "Cài xong, đăng nhập bằng tài khoản VNeID của chính mình." EOL);
}

/**
 * kiosk_materials_dup_post:
 * @self: materials
 *
 * Any thread.
 *
 * Returns: (transfer full): what to post beside the picture, UTF-8 with a byte order mark, its lines ended by CR LF
 */
char *
kiosk_materials_dup_post (const KioskMaterials *self)
{
  g_autofree char *ward = kiosk_materials_dup_ward (self);
  GString *text = g_string_new (MARK "CÀI ỨNG DỤNG CÔNG DÂN SỐ TPHCM" EOL
                                "Một chạm kết nối người dân – chính quyền" EOL EOL);

  g_string_append_printf (text, "%s mời quý vị cài Công dân số TPHCM, ứng dụng chính thức của Ủy ban nhân dân "
                                "Thành phố Hồ Chí Minh:" EOL, ward);
  for (guint i = 0; i < self->n_benefits; i++)
    g_string_append_printf (text, "- %s – %s" EOL, self->benefits[i].title, self->benefits[i].line);
  append_way (text, self);
  g_string_append (text, EOL "COI CHỪNG LỪA ĐẢO" EOL
                   "Chỉ cài từ CH Play hoặc App Store. Không đọc mật khẩu hay mã OTP cho ai, kể cả người xưng là cán "
                   "bộ, công an." EOL);
  g_string_append_printf (text, EOL "Cần hướng dẫn? Mời đến %s. Cần hỏi? Gọi 1022." EOL, ward);
  return g_string_free (text, FALSE);
}
