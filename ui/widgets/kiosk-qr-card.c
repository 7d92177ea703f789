/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The white card with the QR. */
#define G_LOG_DOMAIN "kiosk-ui"

#include "kiosk-qr-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kiosk-qr-code.h"
#include "kiosk-words.h"

struct _KioskQrCard
{
  GtkWidget     parent_instance;
  GtkStack     *stack;
  GtkGrid      *flip;
  GtkWidget    *steps;
  KioskQrCode  *code;
  GtkLabel     *phones;
  GtkLabel     *host;
  GtkLabel     *warning;
  GtkButton    *find_button;
  KioskSession *session;
  gboolean      is_portrait;
};

G_DEFINE_FINAL_TYPE (KioskQrCard, kiosk_qr_card, GTK_TYPE_WIDGET)

/* Upright there is no room for both beside the code: the host has a line of its own, to be read in one. */
static char *
dup_opens (KioskQrCard *self,
           const char *host)
{
  char *opens = g_strdup_printf (_("Opens: %s"), host);
  char *at = strstr (opens, host);

  if (self->is_portrait && at > opens && at[-1] == ' ')
    at[-1] = '\n';
  return opens;
}

static void
show_code (KioskQrCard *self,
           KioskQrMatrix *matrix,
           const char *link)
{
  g_autofree char *host = kiosk_words_dup_host (link);
  g_autofree char *opens = dup_opens (self, host);
  /* Translators: %s is a host name such as congdanso.tphcm.gov.vn */
  g_autofree char *warning =
    g_strdup_printf (_("The code is only inside this screen; paper glued over it is a fake. If the address is not %s, "
                       "please do not tap."), host);

  kiosk_qr_code_set_matrix (self->code, matrix);
  gtk_label_set_label (self->host, opens);
  gtk_label_set_label (self->warning, warning);
}

/* Before the book is open nothing is known of a link: the place of the QR is kept, and stays empty for that moment. */
static void
update (KioskQrCard *self)
{
  KioskContext *context = kiosk_session_get_context (self->session);
  KioskSettings *settings = kiosk_context_get_settings (context);
  KioskQrMatrix *matrix = kiosk_context_get_link_qr (context);

  gtk_widget_set_opacity (GTK_WIDGET (self), settings != NULL ? 1 : 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self), settings != NULL);
  if (settings == NULL)
    return;

  if (matrix != NULL)
    show_code (self, matrix, kiosk_settings_get_link (settings));
  gtk_stack_set_visible_child_name (self->stack, matrix != NULL ? "code" : "by-name");
}

static void
kiosk_qr_card_dispose (GObject *object)
{
  KioskQrCard *self = KIOSK_QR_CARD (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), KIOSK_TYPE_QR_CARD);
  G_OBJECT_CLASS (kiosk_qr_card_parent_class)->dispose (object);
}

static void
kiosk_qr_card_class_init (KioskQrCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_qr_card_dispose;
  g_type_ensure (KIOSK_TYPE_QR_CODE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/congdanso/Kiosk/kiosk-qr-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskQrCard, stack);
  gtk_widget_class_bind_template_child (widget_class, KioskQrCard, flip);
  gtk_widget_class_bind_template_child (widget_class, KioskQrCard, steps);
  gtk_widget_class_bind_template_child (widget_class, KioskQrCard, code);
  gtk_widget_class_bind_template_child (widget_class, KioskQrCard, phones);
  gtk_widget_class_bind_template_child (widget_class, KioskQrCard, host);
  gtk_widget_class_bind_template_child (widget_class, KioskQrCard, warning);
  gtk_widget_class_bind_template_child (widget_class, KioskQrCard, find_button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "qr-card");
}

static void
kiosk_qr_card_init (KioskQrCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kiosk_qr_card_set_session (KioskQrCard *self,
                           KioskSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (kiosk_session_get_context (session), "notify::settings", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

void
kiosk_qr_card_set_layout (KioskQrCard *self,
                          const KioskLayout *layout)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (GTK_WIDGET (self->flip));
  GtkGridLayoutChild *steps = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (manager, self->steps));

  self->is_portrait = layout->is_portrait;
  if (self->session != NULL)
    update (self);
  kiosk_qr_code_set_least_px (self->code, layout->qr_px);
  gtk_grid_layout_child_set_column (steps, layout->is_portrait ? 1 : 0);
  gtk_grid_layout_child_set_row (steps, layout->is_portrait ? 0 : 1);
  gtk_widget_set_visible (GTK_WIDGET (self->phones), layout->show_extras);
}

/* Only where a button can be pressed: on the first screen any touch wakes. */
void
kiosk_qr_card_set_has_buttons (KioskQrCard *self,
                               gboolean has_buttons)
{
  gtk_widget_set_visible (GTK_WIDGET (self->find_button), has_buttons);
}

GtkWidget *
kiosk_qr_card_get_code (KioskQrCard *self)
{
  return GTK_WIDGET (self->code);
}
