/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ward's letterhead, as far as its name tells it. What each part is: Nghị định 30/2020/NĐ-CP, Điều 8 and annex I. */
#define G_LOG_DOMAIN "kiosk-report"

#include "kiosk-report-label.h"

#include <string.h>

#define PARENT      "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH"
#define BODY        "ỦY BAN NHÂN DÂN"
#define CODE        "BC-UBND"
#define WARD_WORD   "Phường "
#define ADDRESSEE   "…………………………………………"
#define SIGNER      "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
#define RECIPIENTS  "- Như trên;\n- Lưu: VT, ….."

/* A ward with a number for a name is called so with its word: "Phường 2". */
static char *
dup_place (const char *ward_name)
{
  const char *rest = g_str_has_prefix (ward_name, WARD_WORD) ? ward_name + strlen (WARD_WORD) : ward_name;

  return g_strdup (g_ascii_isdigit (*rest) ? ward_name : rest);
}

static char *
dup_body (const char *ward_name)
{
  g_autofree char *capitals = g_utf8_strup (ward_name, -1);

  return g_strconcat (BODY "\n", capitals, NULL);
}

/* A setting is one line, so its lines have a mark between them. */
static const char *
dup_or (const char *text,
        const char *otherwise)
{
  return g_strdelimit (g_strdup (text != NULL ? text : otherwise), "|", '\n');
}

/**
 * kiosk_report_label_copy:
 * @self: a label
 *
 * What is missing of the letter is made from the ward's name. Any thread.
 *
 * Returns: (transfer full): a label that owns its texts, none of which is %NULL
 */
KioskReportLabel *
kiosk_report_label_copy (const KioskReportLabel *self)
{
  KioskReportLabel *copy = g_memdup2 (self, sizeof *self);

  copy->ward = g_strdup (self->ward);
  copy->ward_name = g_strdup (self->ward_name);
  copy->kiosk = g_strdup (self->kiosk);
  copy->mode = g_strdup (self->mode);
  copy->team_name = g_strdup (self->team_name);
  copy->ward_sum = g_strdup (self->ward_sum);
  copy->parent = dup_or (self->parent, PARENT);
  copy->body = self->body != NULL ? dup_or (self->body, NULL) : dup_body (self->ward_name);
  copy->code = dup_or (self->code, CODE);
  copy->place = self->place != NULL ? g_strdup (self->place) : dup_place (self->ward_name);
  copy->addressee = dup_or (self->addressee, ADDRESSEE);
  copy->signer = dup_or (self->signer, SIGNER);
  copy->recipients = dup_or (self->recipients, RECIPIENTS);
  return copy;
}

/**
 * kiosk_report_label_free:
 * @self: (transfer full): a label that kiosk_report_label_copy() made
 */
void
kiosk_report_label_free (KioskReportLabel *self)
{
  const char *texts[] = { self->ward, self->ward_name, self->kiosk, self->mode, self->team_name, self->parent,
                          self->body, self->ward_sum, self->code, self->place, self->addressee, self->signer,
                          self->recipients };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free ((char *) texts[i]);
  g_free (self);
}

/**
 * kiosk_report_label_is_live:
 * @self: a label
 *
 * Any thread.
 *
 * Returns: whether the figures are of people; else they are of a training or of the demonstration
 */
gboolean
kiosk_report_label_is_live (const KioskReportLabel *self)
{
  return g_str_equal (self->mode, "live");
}

/**
 * kiosk_report_label_get_warning:
 * @self: a label
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): what has to stand on every page where the figures are not of people
 */
const char *
kiosk_report_label_get_warning (const KioskReportLabel *self)
{
  if (kiosk_report_label_is_live (self))
    return NULL;
  return g_str_equal (self->mode, "training") ? "TẬP HUẤN – không phải số liệu thật"
                                              : "TRÌNH DIỄN – không phải số liệu thật";
}
