/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-fit WIDTHxHEIGHT: whether everything fits on a screen of that size, and its codes can be scanned there. */
#include "scene.h"

#include <stdio.h>

#include "fit.h"
#include "kiosk-attract-screen.h"
#include "kiosk-home-screen.h"
#include "kiosk-qr-code.h"
#include "kiosk-words.h"

#define WIFI_TEXT "WIFI:T:WPA;S:" STAGE_WIFI_NAME ";P:" STAGE_WIFI_PASSWORD ";;"

#define TARGET_MM 15.0

/* Of the screen's short side; the second where a phone is in the hand already. */
#define QR_SHARE       0.40
#define SMALL_QR_SHARE 0.30

/* The sanitizers look at the code, and one walk goes through all of it. */
#ifdef __SANITIZE_ADDRESS__
#define IS_SANITIZED TRUE
#else
#define IS_SANITIZED FALSE
#endif

typedef struct
{
  const char *language;
  guint       text_step;
  gboolean    contrast;
  gboolean    is_extreme;  /* nothing between fits where these do not */
} Comfort;

static int width_px;
static int height_px;

static void
check_target (Scene *scene,
              const char *name,
              GtkWidget *button)
{
  graphene_rect_t bounds;
  double least_px = TARGET_MM / scene->stage->mm_per_px;

  g_assert_true (gtk_widget_compute_bounds (button, scene->window, &bounds));
  if (bounds.size.width < least_px || bounds.size.height < least_px)
    fit_report (name, "a button of %.1f×%.1f mm", bounds.size.width * scene->stage->mm_per_px,
                bounds.size.height * scene->stage->mm_per_px);
}

/* What a label's letters cover; a button covers all that it is. */
static graphene_rect_t
get_ink (GtkWidget *widget,
         GtkWidget *window)
{
  graphene_rect_t bounds;
  PangoRectangle text;
  int x, y;

  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  if (!GTK_IS_LABEL (widget))
    return bounds;

  pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (widget)), NULL, &text);
  gtk_label_get_layout_offsets (GTK_LABEL (widget), &x, &y);
  return GRAPHENE_RECT_INIT (bounds.origin.x + x + text.x, bounds.origin.y + y + text.y, text.width, text.height);
}

/* The mark of a trial lies over a screen that does not know of it. */
static void
check_badge (Scene *scene,
             const char *name,
             GtkWidget *widget,
             GtkWidget *badge)
{
  graphene_rect_t place, ink;

  if (badge == widget)
    return;

  place = get_ink (badge, scene->window);
  ink = get_ink (widget, scene->window);
  if (graphene_rect_intersection (&place, &ink, NULL))
    fit_report (name, "the mark of the trial covers “%s”", fit_describe (widget));
}

/* The call for a helper has a place of its own: nothing of the poster is below it, where there is no telling what. */
static void
check_banner (Scene *scene,
              const char *name,
              GtkWidget *widget)
{
  GtkWidget *banner = scene_find_class (scene, "banner");
  graphene_rect_t place, ink;

  if (banner == NULL || gtk_widget_is_ancestor (widget, banner))
    return;

  g_assert_true (gtk_widget_compute_bounds (banner, scene->window, &place));
  ink = get_ink (widget, scene->window);
  if (graphene_rect_intersection (&place, &ink, NULL))
    fit_report (name, "the call for a helper covers “%s”", fit_describe (widget));
}

static GtkWidget *
find_badge (GPtrArray *widgets)
{
  for (guint i = 0; i < widgets->len; i++)
    if (gtk_widget_has_css_class (widgets->pdata[i], "floating"))
      return widgets->pdata[i];
  return NULL;
}

/* Whoever looks at any screen of a training sees that nothing of it counts. */
static void
check_mark (Scene *scene,
            const char *name,
            GPtrArray *widgets)
{
  const char *mark = kiosk_words_get_mode (kiosk_context_get_mode (scene->stage->context));

  for (guint i = 0; i < widgets->len; i++)
    if (GTK_IS_LABEL (widgets->pdata[i]) && strstr (gtk_label_get_label (widgets->pdata[i]), mark) != NULL)
      return;
  fit_report (name, "there is no mark “%s”", mark);
}

static const guint8 *
get_pixel (const guint8 *pixels,
           int x,
           int y)
{
  return pixels + 4 * (y * width_px + x);
}

/* Whether all pixels of a module have its colour, pure. */
static gboolean
is_module (const guint8 *pixels,
           int x,
           int y,
           int module_px,
           gboolean is_dark)
{
  for (int row = 0; row < module_px; row++)
    for (int column = 0; column < module_px; column++)
      {
        const guint8 *pixel = get_pixel (pixels, x + column, y + row);
        guint8 wanted = is_dark ? 0 : 255;

        if (pixel[0] != wanted || pixel[1] != wanted || pixel[2] != wanted)
          return FALSE;
      }
  return TRUE;
}

/* Every module, and the quiet zone around them. */
static gboolean
is_drawn (const guint8 *pixels,
          const KioskQrMatrix *matrix,
          int x,
          int y,
          int module_px)
{
  int size = (int) kiosk_qr_matrix_get_size (matrix);

  for (int row = -KIOSK_QR_QUIET_ZONE; row < size + KIOSK_QR_QUIET_ZONE; row++)
    for (int column = -KIOSK_QR_QUIET_ZONE; column < size + KIOSK_QR_QUIET_ZONE; column++)
      {
        gboolean is_within = row >= 0 && row < size && column >= 0 && column < size;
        gboolean is_dark = is_within && kiosk_qr_matrix_is_dark (matrix, (guint) column, (guint) row);

        if (!is_module (pixels, x + (column + KIOSK_QR_QUIET_ZONE) * module_px,
                        y + (row + KIOSK_QR_QUIET_ZONE) * module_px, module_px, is_dark))
          return FALSE;
      }
  return TRUE;
}

static void
check_code (Scene *scene,
            const char *name,
            GtkWidget *code,
            GdkTexture *picture,
            const char *text,
            double share)
{
  g_autoptr (KioskQrMatrix) matrix = kiosk_qr_matrix_new (text, NULL);
  g_autofree guint8 *pixels = g_malloc (4 * (gsize) width_px * (gsize) height_px);
  int size = (int) kiosk_qr_matrix_get_size (matrix);
  int n_modules = size + 2 * KIOSK_QR_QUIET_ZONE;
  graphene_rect_t bounds;
  int module_px;

  g_assert_true (gtk_widget_compute_bounds (code, scene->window, &bounds));
  module_px = MIN ((int) bounds.size.width, (int) bounds.size.height) / n_modules;
  gdk_texture_download (picture, pixels, 4 * (gsize) width_px);
  if (module_px * size < share * MIN (width_px, height_px))
    fit_report (name, "the code is %d px wide, not %g of the screen's short side", module_px * size, share);
  if (!is_drawn (pixels, matrix, (int) (bounds.origin.x + (bounds.size.width - n_modules * module_px) / 2),
                 (int) (bounds.origin.y + (bounds.size.height - n_modules * module_px) / 2), module_px))
    fit_report (name, "the code is not whole pixels of black on white with four modules of white around");
}

/* The scanner is slow, and what it reads does not depend on the size of the text. */
static gboolean
is_to_be_scanned (const Comfort *comfort)
{
  return comfort->text_step == 0 || comfort->contrast;
}

static void
check_codes (Scene *scene,
             const char *name,
             const Comfort *comfort)
{
  g_autoptr (GPtrArray) codes = scene_get_mapped (scene->window, KIOSK_TYPE_QR_CODE);
  gboolean is_wifi = g_str_equal (name, "wifi");
  gboolean is_poster = g_str_equal (name, "attract-1") || g_str_equal (name, "home")
                       || g_str_equal (name, "home-help-banner") || g_str_equal (name, "scan-test");
  g_autoptr (GdkTexture) picture = NULL;
  g_autofree char *read = NULL;

  if (is_poster || is_wifi || g_str_equal (name, "step-scan"))
    {
      g_assert_cmpuint (codes->len, ==, 1);
      picture = scene_take_picture (scene);
      check_code (scene, name, codes->pdata[0], picture, is_wifi ? WIFI_TEXT : STAGE_LINK,
                  is_poster ? QR_SHARE : SMALL_QR_SHARE);
      read = is_to_be_scanned (comfort) ? fit_scan (picture) : NULL;
      if (read != NULL && !g_str_equal (read, is_wifi ? WIFI_TEXT : STAGE_LINK))
        fit_report (name, "a phone reads “%s”", read);
    }
}

static void
check_cb (Scene *scene,
          const char *name,
          gpointer comfort)
{
  g_autoptr (GPtrArray) widgets = scene_get_mapped (scene->window, GTK_TYPE_WIDGET);
  GtkWidget *badge = find_badge (widgets);

  check_mark (scene, name, widgets);
  for (guint i = 0; i < widgets->len; i++)
    {
      GtkWidget *widget = widgets->pdata[i];

      fit_check_place (name, widget, scene->window);
      if (GTK_IS_LABEL (widget))
        fit_check_label (name, GTK_LABEL (widget));
      if (GTK_IS_LABEL (widget) && g_str_equal (name, "home-help-banner"))
        check_banner (scene, name, widget);
      if (GTK_IS_BUTTON (widget))
        check_target (scene, name, widget);
      if (badge != NULL && (GTK_IS_LABEL (widget) || GTK_IS_BUTTON (widget)))
        check_badge (scene, name, widget, badge);
      if (GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_VIEWPORT (widget))
        fit_report (name, "something has to be scrolled");
    }
  check_codes (scene, name, comfort);
}

/* In a training, whose mark is the longest; and what there is in service alone with the mark of a trial. */
static void
test_fits (gconstpointer data)
{
  const Comfort *comfort = data;
  Scene *scene = scene_new_in_mode (width_px, height_px, KIOSK_MODE_TRAINING);

  scene_set_comfort (scene, comfort->language, comfort->text_step, comfort->contrast);
  scene_walk (scene, check_cb, (gpointer) comfort);
  scene_free (scene);
  scene = scene_new (width_px, height_px);
  scene_set_comfort (scene, comfort->language, comfort->text_step, comfort->contrast);
  scene_walk_service (scene, check_cb, (gpointer) comfort);
  scene_free (scene);
}

static void
get_code_place (Scene *scene,
                graphene_rect_t *out_bounds)
{
  KioskScreen *screen = kiosk_window_get_screen (KIOSK_WINDOW (scene->window));
  GtkWidget *code = KIOSK_IS_ATTRACT_SCREEN (screen) ? kiosk_attract_screen_get_code (KIOSK_ATTRACT_SCREEN (screen))
                                                     : kiosk_home_screen_get_code (KIOSK_HOME_SCREEN (screen));

  g_assert_true (gtk_widget_get_mapped (code));
  g_assert_true (gtk_widget_compute_bounds (code, scene->window, out_bounds));
}

/* Whoever wakes the screen with the phone in the other hand goes on scanning. */
static void
test_code_stays (void)
{
  Scene *scene = scene_new (width_px, height_px);
  graphene_rect_t attract, home;

  for (int i = 0; i < 2; i++)
    {
      scene_set_comfort (scene, i == 0 ? "vi" : "en", 0, FALSE);
      scene_go (scene, KIOSK_SCREEN_ATTRACT, NULL);
      get_code_place (scene, &attract);
      scene_go (scene, KIOSK_SCREEN_HOME, NULL);
      get_code_place (scene, &home);
      g_assert_true (graphene_rect_equal (&attract, &home));
    }
  scene_free (scene);
}

/* Where text is not large, the host that the code leads to is read in one line. */
static void
test_host_in_one_line (void)
{
  static const char host[] = "congdanso.\u200btphcm.gov.vn";
  Scene *scene = scene_new (width_px, height_px);
  GtkLabel *label;
  const char *text;
  int begin, end;

  scene_go (scene, KIOSK_SCREEN_HOME, NULL);
  label = GTK_LABEL (scene_find_class (scene, "qr-host"));
  text = gtk_label_get_text (label);
  g_assert_true (g_str_has_suffix (text, host));
  begin = (int) (strlen (text) - strlen (host));
  pango_layout_index_to_line_x (gtk_label_get_layout (label), begin, FALSE, &begin, NULL);
  pango_layout_index_to_line_x (gtk_label_get_layout (label), (int) strlen (text) - 1, FALSE, &end, NULL);
  g_assert_cmpint (begin, ==, end);
  scene_free (scene);
}

static void
check_no_code_cb (Scene *scene,
                  const char *name,
                  gpointer user_data)
{
  g_autoptr (GdkTexture) picture = scene_take_picture (scene);
  g_autofree char *read = fit_scan (picture);

  if (!g_str_equal (read, g_str_equal (name, "wifi") ? WIFI_TEXT : ""))
    fit_report (name, "there is a code: %s", read);
}

/* A link that nobody has scanned yet is on no screen. */
static void
test_no_code_without_confirmation (void)
{
  Scene *scene = scene_new (width_px, height_px);

  stage_set_settings (scene->stage, STAGE_LINK_NOT_CONFIRMED);
  scene_settle (scene);
  check_no_code_cb (scene, "attract", NULL);
  scene_start_over (scene);
  check_no_code_cb (scene, "home", NULL);
  scene_walk_pages (scene, check_no_code_cb, NULL);
  scene_free (scene);
}

/* All of them at the sizes that kiosks have most; elsewhere those with the most words or the largest, and the usual. */
static gboolean
is_to_be_walked (const Comfort *comfort)
{
  if (IS_SANITIZED)
    return comfort->contrast;
  return comfort->is_extreme || (width_px == 1080 && height_px == 1920) || (width_px == 1366 && height_px == 768)
         || g_test_slow ();
}

static void
add_fits (void)
{
  static const Comfort comforts[] = {
    { "vi", 0, FALSE, TRUE }, { "vi", 1, FALSE, FALSE }, { "vi", 2, FALSE, FALSE }, { "vi", 2, TRUE, TRUE },
    { "en", 0, FALSE, FALSE }, { "en", 1, FALSE, FALSE }, { "en", 2, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (comforts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fit/%dx%d/%s-%u%s", width_px, height_px, comforts[i].language,
                                               comforts[i].text_step, comforts[i].contrast ? "-contrast" : "");

      if (is_to_be_walked (&comforts[i]))
        g_test_add_data_func (path, &comforts[i], test_fits);
    }
}

int
main (int argc,
      char *argv[])
{
  /* Not in folders of its own: the icons need the system's list of file types. */
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_assert_cmpint (sscanf (argv[1], "%dx%d", &width_px, &height_px), ==, 2);
  scene_init ();
  add_fits ();
  g_test_add_func ("/fit/code-stays", test_code_stays);
  if (width_px == 1080)
    {
      g_test_add_func ("/fit/host-in-one-line", test_host_in_one_line);
      g_test_add_func ("/fit/no-code-without-confirmation", test_no_code_without_confirmation);
    }
  return g_test_run ();
}
