/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Front: what it is and how to get it, for who stands before it. Back: step by step, for who has it in hand. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-materials-page.h"

#include "kiosk-ward.h"

#define WIDTH    KIOSK_MATERIALS_PAGE_WIDTH
#define HEIGHT   KIOSK_MATERIALS_PAGE_HEIGHT
#define MARGIN   10.0
#define INNER    (WIDTH - 2 * MARGIN)
#define BAND     62.0
#define FOOT     14.0
#define CARD_Y   67.5
#define CARD_H   77.0
#define RADIUS   3.0
#define BLEED    1.0   /* bands go over the edge, where a page is a little wider */

/* How people really scan. */
const char *const kiosk_materials_scan_steps[] = {
  "Mở máy ảnh, hoặc nút quét QR trong Zalo", "Hướng điện thoại vào mã này",
  "Bấm vào dòng chữ vừa hiện trên điện thoại", NULL
};

/**
 * kiosk_materials_dup_ward:
 * @materials: materials
 *
 * Any thread.
 *
 * Returns: (transfer full): whose they are, inside a sentence: "UBND phường Tân Sơn Hòa"
 */
char *
kiosk_materials_dup_ward (const KioskMaterials *materials)
{
  g_autofree char *name = kiosk_ward_dup_running_name (materials->ward_name);

  return g_strconcat ("UBND ", name, NULL);
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
  const KioskMaterialsBox box = { MARGIN, y, INNER, height };

  return kiosk_materials_text (canvas, colour, style, size, &box, text);
}

static void
draw_band (KioskMaterialsCanvas *canvas,
           const KioskMaterials *materials)
{
  const KioskMaterialsBox band = { -BLEED, 0, WIDTH + 2 * BLEED, BAND };
  const KioskMaterialsBox stripe = { -BLEED, BAND, WIDTH + 2 * BLEED, 1.6 };
  g_autofree char *ward = kiosk_materials_dup_ward (materials);

  kiosk_materials_fill (canvas, KIOSK_MATERIALS_BRAND, &band, 0);
  kiosk_materials_fill (canvas, KIOSK_MATERIALS_AMBER, &stripe, 0);
  add_text (canvas, KIOSK_MATERIALS_WHITE, KIOSK_PDF_BOLD, 4.6, 7.5, 6, ward);
  add_text (canvas, KIOSK_MATERIALS_WHITE, KIOSK_PDF_PLAIN, 9, 16, 12, "Cài ứng dụng");
  add_text (canvas, KIOSK_MATERIALS_WHITE, KIOSK_PDF_BOLD, 14, 26.5, 18, "Công dân số TPHCM");
  add_text (canvas, KIOSK_MATERIALS_AMBER, KIOSK_PDF_BOLD, 5.4, 45, 7.5, "Một chạm kết nối người dân – chính quyền");
  add_text (canvas, KIOSK_MATERIALS_WHITE, KIOSK_PDF_PLAIN, 3.6, 53.5, 6,
            "Ứng dụng chính thức của Ủy ban nhân dân Thành phố Hồ Chí Minh");
}

static void
draw_scan_steps (KioskMaterialsCanvas *canvas,
                 double x,
                 double y)
{
  const KioskMaterialsBox note = { x, CARD_Y + CARD_H - 11, WIDTH - MARGIN - x, 11 };

  for (guint i = 0; kiosk_materials_scan_steps[i] != NULL; i++)
    {
      const KioskMaterialsBox box = { x, y, WIDTH - MARGIN - x, 0 };

      y += kiosk_materials_number (canvas, i + 1, KIOSK_PDF_PLAIN, 4.5, &box, kiosk_materials_scan_steps[i]) + 3.6;
    }
  kiosk_materials_text (canvas, KIOSK_MATERIALS_INK_SOFT, KIOSK_PDF_BOLD, 3.8, &note,
                        "Dùng cho điện thoại Android và iPhone");
}

/* Its modules alone are 60 mm on the leaflet, and twice that on the poster. */
static void
draw_code (KioskMaterialsCanvas *canvas,
           const KioskMaterials *materials)
{
  double module = (double) KIOSK_MATERIALS_QR_MM / materials->n_modules;
  double side = (materials->n_modules + 8) * module;
  const KioskMaterialsBox frame = { MARGIN - 0.6, CARD_Y - 0.6, side + 1.2, side + 1.2 };
  g_autofree char *address = g_strdup_printf ("Địa chỉ đúng: %s", materials->host);

  kiosk_materials_fill (canvas, KIOSK_MATERIALS_BRAND, &frame, 1.2);
  kiosk_materials_qr (canvas, materials, MARGIN, CARD_Y, module);
  draw_scan_steps (canvas, MARGIN + side + 6, CARD_Y + 1);
  add_text (canvas, KIOSK_MATERIALS_INK, KIOSK_PDF_BOLD, 4.4, CARD_Y + side + 2.5, 5.8, address);
  add_text (canvas, KIOSK_MATERIALS_INK, KIOSK_PDF_PLAIN, 3.6, CARD_Y + side + 8.5, 5,
            "Thấy địa chỉ khác, xin đừng bấm. Giấy dán đè lên mã này là giả.");
}

static void
draw_find (KioskMaterialsCanvas *canvas,
           const KioskMaterials *materials)
{
  const KioskMaterialsBox card = { MARGIN, CARD_Y, INNER, CARD_H + 13 };
  double y = CARD_Y + 17;

  kiosk_materials_fill (canvas, KIOSK_MATERIALS_TINT, &card, RADIUS);
  add_text (canvas, KIOSK_MATERIALS_BRAND, KIOSK_PDF_BOLD | KIOSK_PDF_CENTRED, 6.6, CARD_Y + 5, 9,
            "Tìm trong CH Play hoặc App Store");
  for (guint i = 0; materials->find_how != NULL && materials->find_how[i] != NULL && i < 6; i++)
    {
      const KioskMaterialsBox box = { MARGIN + 5, y, INNER - 10, 0 };

      y += kiosk_materials_number (canvas, i + 1, KIOSK_PDF_PLAIN, 4.5, &box, materials->find_how[i]) + 3.4;
    }
}

static void
draw_benefit (KioskMaterialsCanvas *canvas,
              const KioskMaterialsItem *item,
              double x,
              double y)
{
  const KioskMaterialsBox icon = { x, y, 9.5, 9.5 };
  double left = x + kiosk_materials_picture (canvas, item->picture, &icon) + 2.5;
  const KioskMaterialsBox title = { left, y - 0.6, x + 62 - left, 5.6 };
  const KioskMaterialsBox line = { left, y + 4.7, x + 62 - left, 5.2 };

  kiosk_materials_text (canvas, KIOSK_MATERIALS_BRAND, KIOSK_PDF_BOLD, 4.1, &title, item->title);
  kiosk_materials_text (canvas, KIOSK_MATERIALS_INK, KIOSK_PDF_PLAIN, 3.4, &line, item->line);
}

static void
draw_foot (KioskMaterialsCanvas *canvas,
           const KioskMaterials *materials)
{
  const KioskMaterialsBox band = { -BLEED, HEIGHT - FOOT, WIDTH + 2 * BLEED, FOOT };
  g_autofree char *ward = kiosk_materials_dup_ward (materials);
  g_autofree char *words = g_strdup_printf ("Cần hướng dẫn? Mời đến %s. Cần hỏi? Gọi 1022.", ward);

  kiosk_materials_fill (canvas, KIOSK_MATERIALS_BRAND_DEEP, &band, 0);
  add_text (canvas, KIOSK_MATERIALS_WHITE, KIOSK_PDF_BOLD | KIOSK_PDF_CENTRED, 4.2, HEIGHT - FOOT + 4.2, 6, words);
}

static void
draw_warning (KioskMaterialsCanvas *canvas)
{
  const KioskMaterialsBox box = { MARGIN - 3, HEIGHT - FOOT - 9, INNER + 6, 7 };

  kiosk_materials_fill (canvas, KIOSK_MATERIALS_AMBER_SOFT, &box, 1.5);
  add_text (canvas, KIOSK_MATERIALS_INK, KIOSK_PDF_BOLD | KIOSK_PDF_CENTRED, 3.4, HEIGHT - FOOT - 7.6, 4.6,
            "Chỉ cài từ CH Play hoặc App Store. Không đọc mật khẩu hay mã OTP cho ai.");
}

static void
draw_page (KioskMaterialsCanvas *canvas)
{
  const KioskMaterialsBox page = { -BLEED, 0, WIDTH + 2 * BLEED, HEIGHT };

  kiosk_materials_fill (canvas, KIOSK_MATERIALS_WHITE, &page, 0);
}

/**
 * kiosk_materials_draw_front:
 * @canvas: a canvas in millimetres of A5
 * @materials: materials
 *
 * Draws the poster. Without a link it says how to find the app by its name. The thread of the canvas.
 */
void
kiosk_materials_draw_front (KioskMaterialsCanvas *canvas,
                            const KioskMaterials *materials)
{
  draw_page (canvas);
  draw_band (canvas, materials);
  if (materials->n_modules > 0)
    draw_code (canvas, materials);
  else
    draw_find (canvas, materials);
  for (guint i = 0; i < materials->n_benefits; i++)
    draw_benefit (canvas, &materials->benefits[i], MARGIN + i % 2 * 66, 163.5 + i / 2 * 11.5);
  draw_warning (canvas);
  draw_foot (canvas, materials);
}

static void
draw_step (KioskMaterialsCanvas *canvas,
           const KioskMaterialsItem *item,
           guint number,
           double y)
{
  const KioskMaterialsBox picture = { MARGIN, y, 22, 16.5 };
  double left = MARGIN + kiosk_materials_picture (canvas, item->picture, &picture) + 4;
  const KioskMaterialsBox title = { left, y + 0.6, WIDTH - MARGIN - left, 0 };
  const KioskMaterialsBox line = { left + 11.3, y + 8.8, WIDTH - MARGIN - left - 11.3, 6.5 };

  kiosk_materials_number (canvas, number, KIOSK_PDF_BOLD, 4.8, &title, item->title);
  kiosk_materials_text (canvas, KIOSK_MATERIALS_INK_SOFT, KIOSK_PDF_PLAIN, 4.3, &line, item->line);
}

static void
draw_fraud (KioskMaterialsCanvas *canvas,
            const KioskMaterials *materials,
            double y)
{
  const KioskMaterialsBox card = { MARGIN - 3, y, INNER + 6, HEIGHT - FOOT - 5 - y };
  double bottom = y + card.height - 3;

  kiosk_materials_fill (canvas, KIOSK_MATERIALS_AMBER_SOFT, &card, RADIUS);
  y += 3.5;
  y += add_text (canvas, KIOSK_MATERIALS_INK, KIOSK_PDF_BOLD, 5.2, y, 0, "Coi chừng lừa đảo") + 1.5;
  for (guint i = 0; materials->fraud_how != NULL && materials->fraud_how[i] != NULL && y < bottom; i++)
    {
      const KioskMaterialsBox box = { MARGIN + 4, y, INNER - 4, bottom - y };

      add_text (canvas, KIOSK_MATERIALS_INK, KIOSK_PDF_BOLD, 4, y, 0, "•");
      y += kiosk_materials_text (canvas, KIOSK_MATERIALS_INK, KIOSK_PDF_PLAIN, 4, &box, materials->fraud_how[i]) + 1;
    }
}

/**
 * kiosk_materials_draw_back:
 * @canvas: a canvas in millimetres of A5
 * @materials: materials
 *
 * Draws the leaflet's second page. The thread of the canvas.
 */
void
kiosk_materials_draw_back (KioskMaterialsCanvas *canvas,
                           const KioskMaterials *materials)
{
  const KioskMaterialsBox band = { 0, 0, WIDTH, 19 };
  double y = 25;

  draw_page (canvas);
  kiosk_materials_fill (canvas, KIOSK_MATERIALS_BRAND, &band, 0);
  add_text (canvas, KIOSK_MATERIALS_WHITE, KIOSK_PDF_BOLD, 7, 5, 10, "Cài Công dân số TPHCM từng bước");
  for (guint i = 0; i < materials->n_steps; i++, y += 18.6)
    draw_step (canvas, &materials->steps[i], i + 1, y);
  draw_fraud (canvas, materials, y + 1);
  draw_foot (canvas, materials);
}
