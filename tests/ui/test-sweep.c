/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every key of a keyboard with every modifier, on every screen: only what the screens use leads anywhere, and nothing
 * opens a window, a menu, the inspector or the choice of emoji. And what there is for pointers and fingers. */
#include <string.h>

#include "kiosk-maintenance-window.h"
#include "scene.h"
#include "show.h"

#define WIDTH_PX  1080
#define HEIGHT_PX 1920

/* X11's keycodes; 9 is Escape, which has its own way everywhere. */
#define FIRST_KEY 10
#define LAST_KEY  255

static const char *const modifiers[] = { "ctrl", "alt", "shift", "super" };

#define N_COMBINATIONS (1u << G_N_ELEMENTS (modifiers))
#define SHIFT          (1u << 2)

/* Ctrl, Shift, Alt, Super, the locks and the levels: they are what the others go with. */
static const guint modifier_keys[] = { 37, 50, 62, 64, 66, 77, 78, 92, 105, 108, 133, 134, 203, 204, 205, 206, 207 };

/* Digits, BackSpace, Tab, Return, space, the keypad, arrows: without a modifier, or with Shift alone, they are used. */
static gboolean
is_of_use (guint key)
{
  return (key >= 10 && key <= 19) || key == 22 || key == 23 || key == 36 || key == 65 || (key >= 79 && key <= 91)
         || key == 104 || key == 111 || key == 113 || key == 114 || key == 116;
}

static gboolean
is_modifier (guint key)
{
  for (guint i = 0; i < G_N_ELEMENTS (modifier_keys); i++)
    if (modifier_keys[i] == key)
      return TRUE;
  return FALSE;
}

static void
run (char **command)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* A display without a window manager gives the keyboard to nobody. */
static void
take_keyboard (GtkWidget *window)
{
  const char *const command[] = { "xdotool", "search", "--sync", "--onlyvisible", "--name", "Công dân số TPHCM",
                                  "windowfocus", "--sync", NULL };

  gtk_window_present (GTK_WINDOW (window));
  run ((char **) command);
  while (!gtk_window_is_active (GTK_WINDOW (window)))
    g_main_context_iteration (NULL, TRUE);
}

static char *
dup_combination (guint mask,
                 guint key)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    if (mask & (1u << i))
      g_string_append_printf (text, "%s+", modifiers[i]);
  g_string_append_printf (text, "%u", key);
  return g_string_free (text, FALSE);
}

/* Until the display has sent all that was pressed, and all of it is handled. */
static void
handle_all (GtkWidget *window)
{
  gdk_display_sync (gtk_widget_get_display (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* All keys with the modifiers of @mask. */
static void
press_all (GtkWidget *window,
           guint mask)
{
  g_autoptr (GPtrArray) command = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (command, g_strdup ("xdotool"));
  g_ptr_array_add (command, g_strdup ("key"));
  g_ptr_array_add (command, g_strdup ("--delay"));
  g_ptr_array_add (command, g_strdup ("0"));
  for (guint key = FIRST_KEY; key <= LAST_KEY; key++)
    if (!is_modifier (key) && !((mask & ~SHIFT) == 0 && is_of_use (key)))
      g_ptr_array_add (command, dup_combination (mask, key));
  g_ptr_array_add (command, NULL);
  run ((char **) command->pdata);
  handle_all (window);
}

static void
assert_alone (GtkWidget *window)
{
  g_autoptr (GPtrArray) popovers = scene_get_mapped (window, GTK_TYPE_POPOVER);

  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  g_assert_cmpuint (popovers->len, ==, 0);
  g_assert_true (gtk_widget_get_mapped (window));
}

/* On the first screen any key is somebody, who finds home. */
static KioskScreenId
get_wanted (KioskScreenId id)
{
  return id == KIOSK_SCREEN_ATTRACT ? KIOSK_SCREEN_HOME : id;
}

static void
sweep_screen (Scene *scene,
              KioskScreenId id)
{
  KioskFlow *flow = kiosk_session_get_flow (scene->stage->session);
  GtkWidget *focus;

  scene_go (scene, id, id == KIOSK_SCREEN_PAGE ? "feedback" : NULL);
  take_keyboard (scene->window);
  focus = gtk_window_get_focus (GTK_WINDOW (scene->window));
  for (guint mask = 0; mask < N_COMBINATIONS; mask++)
    {
      press_all (scene->window, mask);
      g_test_message ("%s, modifiers %u", kiosk_screen_id_to_nick (id), mask);
      assert_alone (scene->window);
      g_assert_cmpstr (kiosk_screen_id_to_nick (kiosk_flow_get_screen (flow)), ==,
                       kiosk_screen_id_to_nick (get_wanted (id)));
      if (id != KIOSK_SCREEN_ATTRACT)
        g_assert_true (gtk_window_get_focus (GTK_WINDOW (scene->window)) == focus);
    }
}

static void
test_keys (gconstpointer data)
{
  KioskScreenId id = (KioskScreenId) GPOINTER_TO_UINT (data);
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);

  sweep_screen (scene, id);
  scene_free (scene);
}

static void
test_keys_under_maintenance (void)
{
  g_autoptr (KioskOutage) outage = kiosk_outage_new_from_text ("watchdog dumped ABRT", -1);
  GtkWidget *window = kiosk_maintenance_window_new (outage, WIDTH_PX, HEIGHT_PX);

  take_keyboard (window);
  for (guint mask = 0; mask < N_COMBINATIONS; mask++)
    {
      press_all (window, mask);
      assert_alone (window);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Every window of GTK has a target for tabs that are dragged off a notebook onto the desktop (gtkwindow.c): it tells
 * them that there they may go, and takes nothing. */
static gboolean
takes_something (GtkEventController *controller)
{
  GdkContentFormats *formats;
  g_autofree char *text = NULL;

  if (!GTK_IS_DROP_TARGET_ASYNC (controller))
    return GTK_IS_DROP_TARGET (controller);
  formats = gtk_drop_target_async_get_formats (GTK_DROP_TARGET_ASYNC (controller));
  text = formats != NULL ? gdk_content_formats_to_string (formats) : g_strdup ("anything");
  return strstr (text, "application/x-rootwindow-drop") == NULL;
}

/* What drags, drops, zooms, turns, swipes or waits for a finger that rests. */
static gboolean
is_harmful (GtkEventController *controller)
{
  return GTK_IS_DRAG_SOURCE (controller) || takes_something (controller)
         || GTK_IS_GESTURE_ZOOM (controller) || GTK_IS_GESTURE_ROTATE (controller)
         || GTK_IS_GESTURE_SWIPE (controller) || GTK_IS_GESTURE_LONG_PRESS (controller);
}

static void
check_widget (const char *name,
              GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (is_harmful (controller))
        g_error ("%s: a %s has a %s", name, G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (controller));
    }
  if (GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget))
    g_error ("%s: text can be typed into a %s", name, G_OBJECT_TYPE_NAME (widget));
  if (GTK_IS_LABEL (widget) && gtk_label_get_selectable (GTK_LABEL (widget)))
    g_error ("%s: “%s” can be selected and copied", name, gtk_label_get_label (GTK_LABEL (widget)));
  if (!GTK_IS_WINDOW (widget) && gtk_widget_get_cursor (widget) != NULL)
    g_error ("%s: a %s shows a pointer of its own", name, G_OBJECT_TYPE_NAME (widget));
}

static void
check_cb (Scene *scene,
          const char *name,
          gpointer user_data)
{
  g_autoptr (GPtrArray) widgets = scene_get_mapped (scene->window, GTK_TYPE_WIDGET);

  for (guint i = 0; i < widgets->len; i++)
    check_widget (name, widgets->pdata[i]);
}

static void
test_nothing_to_drag (void)
{
  Scene *scene = scene_new (WIDTH_PX, HEIGHT_PX);

  scene_walk_pages (scene, check_cb, NULL);
  for (guint id = 0; id < KIOSK_N_SCREENS; id++)
    {
      scene_go (scene, (KioskScreenId) id, id == KIOSK_SCREEN_PAGE ? "feedback" : NULL);
      check_cb (scene, kiosk_screen_id_to_nick ((KioskScreenId) id), NULL);
    }
  scene_free (scene);
}

int
main (int argc,
      char *argv[])
{
  /* Not in folders of its own: the icons need the system's list of file types. */
  g_test_init (&argc, &argv, NULL);
  scene_init ();
  for (guint id = 0; id < KIOSK_N_SCREENS; id++)
    {
      g_autofree char *path = g_strconcat ("/sweep/keys/", kiosk_screen_id_to_nick ((KioskScreenId) id), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (id), test_keys);
    }
  g_test_add_func ("/sweep/keys/maintenance", test_keys_under_maintenance);
  g_test_add_func ("/sweep/nothing-to-drag", test_nothing_to_drag);
  return g_test_run ();
}
