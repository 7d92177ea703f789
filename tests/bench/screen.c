/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pair of eyes and a finger: starts a program on an X display, presses on the screen, and tells when the pixels
 * change. It is told when something was drawn (Damage), and then compares what is on the screen (MIT-SHM); what it
 * watches is not slowed by being asked all the time. Reads commands, a line each, and answers each with a line:
 *
 *   start QUIET_MS COMMAND…  PID, ms to the first changed picture, ms to the one that stayed for QUIET_MS
 *   press X Y                ms to changed pixels, frames drawn, longest time between two of them (ms)
 *   release X Y W H          the same; what changes inside this rectangle (the button itself) does not count
 *   count MS                 frames drawn, longest time between two of one movement (ms)
 *   save FILE                the screen as PPM
 *   stop                     ends the program */
#include <X11/Xlib.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <errno.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is drawn within this time belongs to one frame. */
#define ONE_FRAME_US 5000

/* A movement is over when nothing was drawn for this long. */
#define MOVEMENT_US 200000

#define DEADLINE_US 60000000
#define NO_CHANGE_US 2000000

typedef struct
{
  Display         *display;
  Window           root;
  int              width_px;
  int              height_px;
  XImage          *image;
  XShmSegmentInfo  segment;
  Damage           damage;
  int              damage_event;
  guint32         *seen;          /* the picture before */
  pid_t            child;
} Eyes;

typedef struct
{
  guint  n_frames;
  gint64 last_us;     /* when the last frame began */
  gint64 worst_us;    /* longest time between two frames of one movement */
} Movement;

static void
grab (Eyes *self)
{
  XShmGetImage (self->display, self->root, self->image, 0, 0, AllPlanes);
}

static void
remember (Eyes *self)
{
  memcpy (self->seen, self->image->data, (gsize) self->width_px * self->height_px * 4);
}

/* @left_out: (nullable): where a change does not count. */
static gboolean
differs (Eyes *self,
         const XRectangle *left_out)
{
  const guint32 *now = (const guint32 *) self->image->data;

  for (int y = 0; y < self->height_px; y++)
    {
      const guint32 *a = now + (gsize) y * self->width_px;
      const guint32 *b = self->seen + (gsize) y * self->width_px;
      gboolean crosses = left_out != NULL && y >= left_out->y && y < left_out->y + left_out->height;
      int left = crosses ? left_out->x : self->width_px;
      int right = crosses ? left_out->x + left_out->width : self->width_px;

      if (memcmp (a, b, left * 4) != 0 || memcmp (a + right, b + right, (self->width_px - right) * 4) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Returns whether anything was drawn before @until_us. */
static gboolean
wait_for_drawing (Eyes *self,
                  gint64 until_us)
{
  struct pollfd file = { .fd = ConnectionNumber (self->display), .events = POLLIN };
  gboolean is_drawn = FALSE;

  while (!is_drawn)
    {
      gint64 left_us = until_us - g_get_monotonic_time ();

      if (XPending (self->display) == 0 && (left_us <= 0 || poll (&file, 1, (int) (left_us / 1000) + 1) <= 0))
        return FALSE;
      while (XPending (self->display) > 0)
        {
          XEvent event;

          XNextEvent (self->display, &event);
          is_drawn = is_drawn || event.type == self->damage_event + XDamageNotify;
        }
    }
  XDamageSubtract (self->display, self->damage, None, None);
  XFlush (self->display);
  return TRUE;
}

static void
forget_drawing (Eyes *self)
{
  XSync (self->display, False);
  while (wait_for_drawing (self, 0))
    XSync (self->display, False);
}

static void
add_drawing (Movement *movement,
             gint64 now_us)
{
  gint64 gap_us = now_us - movement->last_us;

  if (movement->n_frames > 0 && gap_us < ONE_FRAME_US)
    return;
  if (movement->n_frames > 0 && gap_us < MOVEMENT_US)
    movement->worst_us = MAX (movement->worst_us, gap_us);
  movement->n_frames++;
  movement->last_us = now_us;
}

static void
watch_for (Eyes *self,
           Movement *movement,
           gint64 until_us)
{
  while (wait_for_drawing (self, until_us))
    add_drawing (movement, g_get_monotonic_time ());
}

/* Until nothing is drawn any more. */
static void
watch_movement (Eyes *self,
                Movement *movement)
{
  while (wait_for_drawing (self, g_get_monotonic_time () + MOVEMENT_US))
    add_drawing (movement, g_get_monotonic_time ());
}

/* Answers with 0 ms for "first" where nothing changes at all. */
static void
watch_change (Eyes *self,
              gint64 begin_us,
              const XRectangle *left_out)
{
  Movement movement = { 0 };
  gint64 first_us = 0;

  while (first_us == 0 && wait_for_drawing (self, begin_us + NO_CHANGE_US))
    {
      gint64 now_us = g_get_monotonic_time ();

      grab (self);
      if (differs (self, left_out))
        {
          first_us = now_us;
          add_drawing (&movement, now_us);
        }
    }
  watch_movement (self, &movement);
  printf ("%.3f %u %.3f\n", first_us == 0 ? 0.0 : (first_us - begin_us) / 1e3, movement.n_frames,
          movement.worst_us / 1e3);
}

static void
press (Eyes *self,
       int x,
       int y)
{
  gint64 begin_us;

  XTestFakeMotionEvent (self->display, -1, x, y, CurrentTime);
  XSync (self->display, False);
  g_usleep (MOVEMENT_US);
  forget_drawing (self);
  grab (self);
  remember (self);
  begin_us = g_get_monotonic_time ();
  XTestFakeButtonEvent (self->display, 1, True, CurrentTime);
  XFlush (self->display);
  watch_change (self, begin_us, NULL);
}

static void
let_go (Eyes *self,
        const XRectangle *left_out)
{
  gint64 begin_us;

  forget_drawing (self);
  grab (self);
  remember (self);
  begin_us = g_get_monotonic_time ();
  XTestFakeButtonEvent (self->display, 1, False, CurrentTime);
  XFlush (self->display);
  watch_change (self, begin_us, left_out);
}

static pid_t
spawn (char **command)
{
  pid_t child = fork ();

  if (child == 0)
    {
      /* Answers are read from our output; what the program says goes to the log. */
      dup2 (STDERR_FILENO, STDOUT_FILENO);
      execvp (command[0], command);
      _exit (127);
    }
  return child;
}

static void
start (Eyes *self,
       gint64 quiet_us,
       char **command)
{
  gint64 begin_us, first_us = 0, last_us = 0, until_us;

  forget_drawing (self);
  grab (self);
  remember (self);
  begin_us = g_get_monotonic_time ();
  until_us = begin_us + DEADLINE_US;
  self->child = spawn (command);
  while (wait_for_drawing (self, until_us))
    {
      gint64 now_us = g_get_monotonic_time ();

      grab (self);
      if (!differs (self, NULL))
        continue;
      remember (self);
      if (first_us == 0)
        first_us = now_us;
      last_us = now_us;
      until_us = now_us + quiet_us;
    }
  printf ("%d %.3f %.3f\n", self->child, (first_us - begin_us) / 1e3, (last_us - begin_us) / 1e3);
}

static void
stop (Eyes *self)
{
  int status;

  kill (self->child, SIGTERM);
  while (waitpid (self->child, &status, 0) < 0 && errno == EINTR)
    ;
  XClearWindow (self->display, self->root);
  forget_drawing (self);
  printf ("%d\n", status);
}

static void
count (Eyes *self,
       gint64 length_us)
{
  Movement movement = { 0 };

  forget_drawing (self);
  watch_for (self, &movement, g_get_monotonic_time () + length_us);
  printf ("%u %.3f\n", movement.n_frames, movement.worst_us / 1e3);
}

static void
save (Eyes *self,
      const char *path)
{
  FILE *file = fopen (path, "wb");
  const guint32 *pixels;

  g_assert_nonnull (file);
  grab (self);
  pixels = (const guint32 *) self->image->data;
  fprintf (file, "P6 %d %d 255\n", self->width_px, self->height_px);
  for (gsize i = 0; i < (gsize) self->width_px * self->height_px; i++)
    {
      const guint8 rgb[] = { pixels[i] >> 16 & 255, pixels[i] >> 8 & 255, pixels[i] & 255 };

      fwrite (rgb, sizeof rgb, 1, file);
    }
  g_assert_cmpint (fclose (file), ==, 0);
  puts ("saved");
}

static gint64
read_number (char **words,
             guint place)
{
  g_assert_cmpuint (place, <, g_strv_length (words));
  return g_ascii_strtoll (words[place], NULL, 10);
}

static void
obey (Eyes *self,
      char **words)
{
  if (g_str_equal (words[0], "start"))
    start (self, read_number (words, 1) * 1000, words + 2);
  else if (g_str_equal (words[0], "press"))
    press (self, (int) read_number (words, 1), (int) read_number (words, 2));
  else if (g_str_equal (words[0], "release"))
    let_go (self, &(XRectangle) { .x = (short) read_number (words, 1), .y = (short) read_number (words, 2),
                                  .width = (unsigned short) read_number (words, 3),
                                  .height = (unsigned short) read_number (words, 4) });
  else if (g_str_equal (words[0], "count"))
    count (self, read_number (words, 1) * 1000);
  else if (g_str_equal (words[0], "save"))
    save (self, words[1]);
  else if (g_str_equal (words[0], "stop"))
    stop (self);
  else
    g_error ("unknown command %s", words[0]);
  fflush (stdout);
}

static void
open_display (Eyes *self)
{
  int error_base, major, minor;
  int number;

  self->display = XOpenDisplay (NULL);
  g_assert_nonnull (self->display);
  g_assert_true (XDamageQueryExtension (self->display, &self->damage_event, &error_base));
  g_assert_true (XTestQueryExtension (self->display, &error_base, &error_base, &major, &minor));
  number = DefaultScreen (self->display);
  self->root = RootWindow (self->display, number);
  self->width_px = DisplayWidth (self->display, number);
  self->height_px = DisplayHeight (self->display, number);
  self->image = XShmCreateImage (self->display, DefaultVisual (self->display, number),
                                 (unsigned int) DefaultDepth (self->display, number), ZPixmap, NULL, &self->segment,
                                 (unsigned int) self->width_px, (unsigned int) self->height_px);
  g_assert_nonnull (self->image);
  g_assert_cmpint (self->image->bytes_per_line, ==, self->width_px * 4);
}

static void
share_memory (Eyes *self)
{
  gsize size_bytes = (gsize) self->width_px * self->height_px * 4;

  self->segment.shmid = shmget (IPC_PRIVATE, size_bytes, IPC_CREAT | 0600);
  g_assert_cmpint (self->segment.shmid, >=, 0);
  self->segment.shmaddr = self->image->data = shmat (self->segment.shmid, NULL, 0);
  g_assert_true (XShmAttach (self->display, &self->segment));
  XSync (self->display, False);
  shmctl (self->segment.shmid, IPC_RMID, NULL);
  self->seen = g_malloc (size_bytes);
}

int
main (void)
{
  Eyes self = { 0 };
  char *line = NULL;
  size_t size = 0;

  open_display (&self);
  share_memory (&self);
  self.damage = XDamageCreate (self.display, self.root, XDamageReportNonEmpty);
  while (getline (&line, &size, stdin) > 0)
    {
      g_auto (GStrv) words = NULL;

      if (g_shell_parse_argv (line, NULL, &words, NULL))
        obey (&self, words);
    }
  free (line);
  g_free (self.seen);
  XCloseDisplay (self.display);
  return 0;
}
