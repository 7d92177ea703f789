/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A prepared statement of a connection, stepped to one of three ends. Private to the store. */
#pragma once

#include "kiosk-connection.h"
#include "kiosk-day.h"

G_BEGIN_DECLS

typedef struct _KioskStatement KioskStatement;

/* What a step came to. "Done" and "failed" are never one value. */
typedef enum
{
  KIOSK_STEP_ROW,
  KIOSK_STEP_DONE,
  KIOSK_STEP_ERROR
} KioskStep;

KioskStatement *kiosk_statement_new         (KioskConnection  *connection,
                                             const char       *sql,
                                             GError          **error);
void            kiosk_statement_free        (KioskStatement   *self);
void            kiosk_statement_bind_text   (KioskStatement   *self,
                                             int               place,
                                             const char       *text);
void            kiosk_statement_bind_int    (KioskStatement   *self,
                                             int               place,
                                             gint64            number);
void            kiosk_statement_bind_null   (KioskStatement   *self,
                                             int               place);
void            kiosk_statement_bind_day    (KioskStatement   *self,
                                             int               place,
                                             KioskDay          day);
KioskStep       kiosk_statement_step        (KioskStatement   *self,
                                             GError          **error);
gboolean        kiosk_statement_run         (KioskStatement   *self,
                                             GError          **error);
int             kiosk_statement_get_n_columns (KioskStatement *self);
const char     *kiosk_statement_get_text    (KioskStatement   *self,
                                             int               column);
gint64          kiosk_statement_get_int     (KioskStatement   *self,
                                             int               column);
gboolean        kiosk_statement_get_day     (KioskStatement   *self,
                                             int               column,
                                             KioskDay         *out_day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KioskStatement, kiosk_statement_free)

G_END_DECLS
