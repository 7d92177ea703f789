/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GtkFileChooserNative: the desk's window is an ordinary one, on a computer with folders of its own. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-desk-chooser.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget          *from;
  KioskDeskChosenFunc chosen;
} Question;

static void
question_free (gpointer data,
               GClosure *closure)
{
  Question *self = data;

  g_clear_weak_pointer (&self->from);
  g_free (self);
}

/* The part that asked may be gone: another language builds all parts anew. */
static void
response_cb (GtkNativeDialog *dialog,
             int response,
             Question *question)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                                                           : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && question->from != NULL)
    question->chosen (question->from, path);
  g_object_unref (dialog);
}

static const char *
get_accept (GtkFileChooserAction action)
{
  switch (action)
    {
    case GTK_FILE_CHOOSER_ACTION_SAVE:
      return _("Save here");
    case GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER:
      return _("Take this folder");
    case GTK_FILE_CHOOSER_ACTION_OPEN:
    default:
      return _("Open");
    }
}

/* @name: (nullable): what a new file is to be called; @chosen is given @from. Returns: (transfer none): the window,
 * which frees itself once it was answered. */
GtkNativeDialog *
kiosk_desk_chooser_ask (GtkWidget *from,
                        GtkFileChooserAction action,
                        const char *title,
                        const char *name,
                        KioskDeskChosenFunc chosen)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (from));
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, window, action, get_accept (action), _("Cancel"));
  Question *question = g_new0 (Question, 1);

  g_set_weak_pointer (&question->from, from);
  question->chosen = chosen;
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  return GTK_NATIVE_DIALOG (dialog);
}
