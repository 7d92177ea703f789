/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screens say, for eyes, for a screen reader and for a keyboard. */
#include "scene.h"

#include "kiosk-qr-card.h"
#include "kiosk-qr-code.h"
#include "new-kiosk.h"

#define WIDTH_PX  1080
#define HEIGHT_PX 1920

/* More than there are controls on any screen. */
#define MAX_CONTROLS 40

static char *
dup_label (GtkWidget *widget)
{
  /* NULL: the name is just the empty one, or there is none; otherwise what it is instead. */
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
           ? gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "")
           : NULL;
}

/* Words of the label that a button of GTK makes for itself, which names it (gtkbutton.c: labelled-by). */
static const char *
get_own_label (GtkWidget *button)
{
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (button));

  if (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY)
      && GTK_IS_LABEL (child))
    return gtk_label_get_label (GTK_LABEL (child));
  return NULL;
}

/* The name that a screen reader says, without the quotes that GTK's test puts around it; NULL: none. */
static char *
dup_name (GtkWidget *widget)
{
  g_autofree char *label = dup_label (widget);

  if (label != NULL)
    return g_strdup (label);
  return GTK_IS_BUTTON (widget) ? g_strdup (get_own_label (widget)) : NULL;
}

static gboolean
is_control (GtkWidget *widget)
{
  return (GTK_IS_BUTTON (widget) || gtk_widget_get_focusable (widget)) && gtk_widget_is_sensitive (widget)
         && !GTK_IS_WINDOW (widget);
}

/* In the order of the tree. */
static GPtrArray *
get_controls (Scene *scene)
{
  GPtrArray *widgets = scene_get_mapped (scene->window, GTK_TYPE_WIDGET);

  for (guint i = widgets->len; i > 0; i--)
    if (!is_control (widgets->pdata[i - 1]))
      g_ptr_array_remove_index (widgets, i - 1);
  return widgets;
}

static char *
dup_visible_words (GtkWidget *widget)
{
  g_autoptr (GPtrArray) labels = scene_get_mapped (widget, GTK_TYPE_LABEL);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < labels->len; i++)
    g_string_append_printf (words, "%s\n", gtk_label_get_label (labels->pdata[i]));
  return g_string_free (words, FALSE);
}

/* Whoever says to a machine what they read presses it (WCAG 2.1, 2.5.3: label in name). */
static gboolean
is_what_is_read (const char *name,
                 const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  if (strstr (words, name) != NULL)
    return TRUE;
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (name, lines[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
check_control (const char *screen,
               GtkWidget *control)
{
  g_autofree char *name = dup_name (control);
  g_autofree char *words = dup_visible_words (control);

  g_test_message ("%s: %s", screen, words);
  if (!GTK_IS_TOGGLE_BUTTON (control))
    gtk_test_accessible_assert_role (control, GTK_ACCESSIBLE_ROLE_BUTTON);
  else if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (control)))
    gtk_test_accessible_assert_state (control, GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  g_assert_nonnull (name);
  g_assert_cmpstr (name, !=, "");
  g_assert_true (is_what_is_read (name, words));
}

static void
check_controls_cb (Scene *scene,
                   const char *name,
                   gpointer user_data)
{
  g_autoptr (GPtrArray) controls = get_controls (scene);
  g_autoptr (GPtrArray) codes = scene_get_mapped (scene->window, KIOSK_TYPE_QR_CODE);

  for (guint i = 0; i < controls->len; i++)
    check_control (name, controls->pdata[i]);
  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *label = dup_name (codes->pdata[i]);

      gtk_test_accessible_assert_role (codes->pdata[i], GTK_ACCESSIBLE_ROLE_IMG);
      g_assert_nonnull (label);
    }
}

static void
test_names (gconstpointer language)
{
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);

  scene_set_comfort (scene, language, 0, FALSE);
  scene_walk (scene, check_controls_cb, NULL);
  scene_free (scene);
}

static void
get_place (Scene *scene,
           GtkWidget *widget,
           graphene_rect_t *out_bounds)
{
  g_assert_true (gtk_widget_compute_bounds (widget, scene->window, out_bounds));
}

/* Rows are read to the right and then down, columns down and then to the right; nobody reads up and left at once.
 * The card of the QR is the exception: it comes first on every screen, and stands at the right of a wide one. */
static void
assert_reads_on (Scene *scene,
                 const char *name,
                 GtkWidget *from,
                 GtkWidget *to)
{
  graphene_rect_t before, after;

  if (gtk_widget_get_ancestor (from, KIOSK_TYPE_QR_CARD) != NULL)
    return;

  get_place (scene, from, &before);
  get_place (scene, to, &after);
  if (after.origin.y + after.size.height <= before.origin.y && after.origin.x < before.origin.x)
    {
      g_test_message ("%s: the focus jumps up and left", name);
      g_test_fail ();
    }
}

static GtkWidget *
press_tab (Scene *scene)
{
  if (!gtk_widget_child_focus (scene->window, GTK_DIR_TAB_FORWARD))
    {
      gtk_window_set_focus (GTK_WINDOW (scene->window), NULL);
      gtk_widget_child_focus (scene->window, GTK_DIR_TAB_FORWARD);
    }
  return gtk_window_get_focus (GTK_WINDOW (scene->window));
}

/* From the first control on, each is reached once, and the last leads to the first. */
static void
check_focus_cb (Scene *scene,
                const char *name,
                gpointer user_data)
{
  g_autoptr (GPtrArray) controls = get_controls (scene);
  g_autoptr (GPtrArray) reached = g_ptr_array_new ();
  GtkWidget *focus;

  if (controls->len == 0)
    return;

  gtk_window_set_focus (GTK_WINDOW (scene->window), NULL);
  for (focus = press_tab (scene); !g_ptr_array_find (reached, focus, NULL); focus = press_tab (scene))
    {
      g_assert_nonnull (focus);
      g_assert_cmpuint (reached->len, <, MAX_CONTROLS);
      if (reached->len > 0)
        assert_reads_on (scene, name, reached->pdata[reached->len - 1], focus);
      g_ptr_array_add (reached, focus);
    }
  g_test_message ("%s: %u of %u controls are reached", name, reached->len, controls->len);
  g_assert_cmpuint (reached->len, ==, controls->len);
  g_assert_true (focus == reached->pdata[0]);
}

static void
test_focus (gconstpointer size)
{
  const int *px = size;
  Scene *scene = scene_new (px[0], px[1]);

  scene_walk (scene, check_focus_cb, NULL);
  scene_free (scene);
}

static const char *
get_focused_action (Scene *scene)
{
  return gtk_actionable_get_action_name (GTK_ACTIONABLE (gtk_window_get_focus (GTK_WINDOW (scene->window))));
}

/* Where a keyboard starts: what the screen is for, but never an answer that nobody has read. */
static void
test_default_focus (void)
{
  static const struct { KioskScreenId screen; const char *action; } table[] = {
    { KIOSK_SCREEN_HOME, "kiosk.page" },
    { KIOSK_SCREEN_GUIDE, "kiosk.page" },
    { KIOSK_SCREEN_CANNOT_RECORD, "kiosk.retry" },
    { KIOSK_SCREEN_HELP_WANTED, "kiosk.end-help" },
    { KIOSK_SCREEN_SCAN_TEST, "kiosk.scan-test-later" },
  };
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      scene_go (scene, table[i].screen, NULL);
      g_assert_cmpstr (get_focused_action (scene), ==, table[i].action);
    }
  scene_start_over (scene);
  stage_tap (scene->stage, KIOSK_KIND_INSTALLED, FALSE);
  g_assert_cmpstr (get_focused_action (scene), ==, "kiosk.done");
  scene_free (scene);
}

static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* What is the same in every language: names, and what a helper reads across the room. */
static gboolean
is_a_name (const char *text)
{
  const char *const names[] = { "Tiếng Việt", "English", STAGE_WIFI_NAME, STAGE_WIFI_PASSWORD,
                                "Touch the screen to begin · English inside",
                                "congdanso.\u200btphcm.gov.vn", "Có người cần hướng dẫn", "Người hướng dẫn đã đến" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      return TRUE;
  /* The kiosk's id, four by four. */
  if (strspn (text, "0123456789ABCDEF ") == strlen (text))
    return TRUE;
  return g_str_has_prefix (text, "Phường ") || g_str_has_suffix (text, STAGE_UNIT_NAME_END)
         || g_str_has_prefix (text, "congdanso.tphcm.gov.vn/");
}

static void
collect_words_cb (Scene *scene,
                  const char *name,
                  gpointer words)
{
  g_autoptr (GPtrArray) labels = scene_get_mapped (scene->window, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    {
      const char *text = gtk_label_get_label (labels->pdata[i]);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      if (has_letters (text) && !is_a_name (text))
        g_hash_table_insert (words, g_strdup (text), g_strdup (name));
    }
}

/* A word that stays when the language changes was forgotten. */
static void
test_every_word_is_translated (void)
{
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);
  g_autoptr (GHashTable) vietnamese = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) english = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer text, name;

  scene_walk (scene, collect_words_cb, vietnamese);
  scene_set_comfort (scene, "en", 0, FALSE);
  scene_walk (scene, collect_words_cb, english);
  scene_free (scene);

  g_assert_cmpuint (g_hash_table_size (vietnamese), >, 200);
  g_hash_table_iter_init (&iter, english);
  while (g_hash_table_iter_next (&iter, &text, &name))
    if (g_hash_table_contains (vietnamese, text))
      {
        g_test_message ("%s: “%s” is the same in both languages", (char *) name, (char *) text);
        g_test_fail ();
      }
}

static gboolean
says (Scene *scene,
      const char *text)
{
  g_autofree char *words = dup_visible_words (scene->window);

  return strstr (words, text) != NULL;
}

static void
test_language_changes_at_once (void)
{
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);

  scene_start_over (scene);
  g_assert_true (says (scene, "Tôi đã cài xong"));
  gtk_widget_activate_action (scene->window, "kiosk.language", "s", "en");
  scene_settle (scene);
  g_assert_true (says (scene, "I have installed it"));
  g_assert_false (says (scene, "Tôi đã cài xong"));
  g_assert_cmpint (stage_get_screen (scene->stage), ==, KIOSK_SCREEN_HOME);
  gtk_widget_activate_action (scene->window, "kiosk.language", "s", "vi");
  scene_settle (scene);
  g_assert_true (says (scene, "Tôi đã cài xong"));

  /* In the middle of a page, the page stays. */
  scene_go (scene, KIOSK_SCREEN_PAGE, "scan");
  kiosk_comfort_set_language (kiosk_session_get_comfort (scene->stage->session), "en");
  scene_settle (scene);
  g_assert_true (says (scene, "Next step"));
  scene_free (scene);
}

/* Through the helpers' panel; from home where there is none, and a PIN that could be given. */
static void
test_way_in_for_staff (void)
{
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);
  KioskStaff *staff = kiosk_session_get_staff (scene->stage->session);

  stage_set_settings (scene->stage, STAGE_NO_PANEL);
  stage_set_secret (scene->stage, KIOSK_SECRET_ROLE_SHIFT, "4821");
  scene_start_over (scene);
  g_assert_false (says (scene, "Cán bộ phường ›"));
  stage_set_secret (scene->stage, KIOSK_SECRET_ROLE_STAFF, STAGE_PIN);
  kiosk_staff_look_for_pin (staff);
  while (!kiosk_staff_has_pin (staff))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (says (scene, "Cán bộ phường ›"));
  stage_set_settings (scene->stage, STAGE_COMPLETE);
  while (kiosk_staff_settings_lacks_code (kiosk_staff_get_settings (staff)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (says (scene, "Cán bộ phường ›"));
  scene_go (scene, KIOSK_SCREEN_CODE, NULL);
  g_assert_true (says (scene, "Cán bộ phường ›"));
  scene_go (scene, KIOSK_SCREEN_HELPER, NULL);
  g_assert_true (says (scene, "Cán bộ phường ›"));
  gtk_widget_activate_action (scene->window, "kiosk.enter-staff", NULL);
  g_assert_cmpint (stage_get_screen (scene->stage), ==, KIOSK_SCREEN_PIN);
  scene_free (scene);
}

/* Where the ward has a name of its own for the team, helpers choose that; the others are called as everywhere. */
static void
test_team_as_the_ward_calls_it (void)
{
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);
  KioskContext *context = scene->stage->context;
  g_autoptr (GHashTable) table = kiosk_settings_to_table (kiosk_context_get_settings (context));
  g_autoptr (KioskSettings) settings = kiosk_settings_new_from_table (table, NULL);

  scene_go (scene, KIOSK_SCREEN_TEAM, NULL);
  g_assert_true (says (scene, "Tổ công nghệ số cộng đồng"));
  g_assert_true (kiosk_settings_set_team_name (settings, "Tổ số khu phố 5", NULL));
  kiosk_context_set_settings (context, settings);
  scene_go (scene, KIOSK_SCREEN_HOME, NULL);
  scene_go (scene, KIOSK_SCREEN_TEAM, NULL);
  g_assert_true (says (scene, "Tổ số khu phố 5"));
  g_assert_false (says (scene, "Tổ công nghệ số cộng đồng"));
  g_assert_true (says (scene, "Công an phường"));
  scene_free (scene);
}

static gboolean
has_class (Scene *scene,
           const char *name)
{
  return gtk_widget_has_css_class (scene->window, name);
}

static void
test_buttons_for_eyes (void)
{
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);
  KioskComfort *comfort = kiosk_session_get_comfort (scene->stage->session);

  scene_start_over (scene);
  g_assert_false (has_class (scene, "large-text") || has_class (scene, "contrast"));
  gtk_widget_activate_action (scene->window, "kiosk.larger", NULL);
  gtk_widget_activate_action (scene->window, "kiosk.contrast", NULL);
  g_assert_cmpuint (kiosk_comfort_get_text_step (comfort), ==, 1);
  g_assert_true (has_class (scene, "large-text") && has_class (scene, "contrast"));
  gtk_widget_activate_action (scene->window, "kiosk.larger", NULL);
  gtk_widget_activate_action (scene->window, "kiosk.larger", NULL);
  g_assert_cmpuint (kiosk_comfort_get_text_step (comfort), ==, 2);
  for (int i = 0; i < 3; i++)
    gtk_widget_activate_action (scene->window, "kiosk.smaller", NULL);
  gtk_widget_activate_action (scene->window, "kiosk.contrast", NULL);
  g_assert_cmpuint (kiosk_comfort_get_text_step (comfort), ==, 0);
  g_assert_false (has_class (scene, "large-text") || has_class (scene, "contrast"));
  scene_free (scene);
}

static void
test_close_request_is_ignored (void)
{
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);

  gtk_window_close (GTK_WINDOW (scene->window));
  scene_settle (scene);
  g_assert_true (gtk_widget_get_mapped (scene->window));
  scene_free (scene);
}

/* No figure of a trial is ever taken for a ward's. */
static void
check_trial_cb (Scene *scene,
                const char *name,
                gpointer mark)
{
  if (!says (scene, mark))
    {
      g_test_message ("%s does not say that this is a trial", name);
      g_test_fail ();
    }
}

static void
test_trial_is_said (void)
{
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);

  scene_walk (scene, check_trial_cb, (gpointer) "Dùng thử");
  scene_set_comfort (scene, "en", 0, FALSE);
  scene_start_over (scene);
  check_trial_cb (scene, "home in English", (gpointer) "Trial");
  scene_free (scene);
}

/* Whether all of the window has one colour. */
static gboolean
is_plain (Scene *scene)
{
  g_autoptr (GdkTexture) picture = scene_take_picture (scene);
  gsize n_pixels = (gsize) gdk_texture_get_width (picture) * gdk_texture_get_height (picture);
  g_autofree guint32 *pixels = g_new (guint32, n_pixels);

  gdk_texture_download (picture, (guchar *) pixels, sizeof *pixels * gdk_texture_get_width (picture));
  for (gsize i = 1; i < n_pixels; i++)
    if (pixels[i] != pixels[0])
      return FALSE;
  return TRUE;
}

/* No resident's screen is seen on a kiosk that nobody has set up, not for a moment. */
static void
test_new_kiosk_shows_no_first_screen (void)
{
  Scene scene = { .stage = new_kiosk_new_unopened (NULL), .width_px = WIDTH_PX, .height_px = HEIGHT_PX };

  scene.window = kiosk_window_new (scene.stage->session, WIDTH_PX, HEIGHT_PX);
  gtk_window_present (GTK_WINDOW (scene.window));
  scene_settle (&scene);
  g_assert_true (is_plain (&scene));
  kiosk_session_open (scene.stage->session);
  stage_wait_for (scene.stage, KIOSK_SCREEN_FIRST_START);
  scene_settle (&scene);
  g_assert_false (is_plain (&scene));
  gtk_window_destroy (GTK_WINDOW (scene.window));
  stage_free (scene.stage);
}

int
main (int argc,
      char *argv[])
{
  static const int portrait[] = { WIDTH_PX, HEIGHT_PX };
  static const int landscape[] = { HEIGHT_PX, WIDTH_PX };

  /* Not in folders of its own: the icons need the system's list of file types. */
  g_test_init (&argc, &argv, NULL);
  scene_init ();
  g_test_add_data_func ("/screens/names/vi", "vi", test_names);
  g_test_add_data_func ("/screens/names/en", "en", test_names);
  g_test_add_data_func ("/screens/focus/portrait", portrait, test_focus);
  g_test_add_data_func ("/screens/focus/landscape", landscape, test_focus);
  g_test_add_func ("/screens/default-focus", test_default_focus);
  g_test_add_func ("/screens/every-word-is-translated", test_every_word_is_translated);
  g_test_add_func ("/screens/language-changes-at-once", test_language_changes_at_once);
  g_test_add_func ("/screens/way-in-for-staff", test_way_in_for_staff);
  g_test_add_func ("/screens/team-as-the-ward-calls-it", test_team_as_the_ward_calls_it);
  g_test_add_func ("/screens/buttons-for-eyes", test_buttons_for_eyes);
  g_test_add_func ("/screens/close-request-is-ignored", test_close_request_is_ignored);
  g_test_add_func ("/screens/trial-is-said", test_trial_is_said);
  g_test_add_func ("/screens/new-kiosk-shows-no-first-screen", test_new_kiosk_shows_no_first_screen);
  return g_test_run ();
}
