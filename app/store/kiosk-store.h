/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store: a day book on a thread of its own, for callers who must not wait for a disk. */
#pragma once

#include <gio/gio.h>

#include "kiosk-day-book.h"
#include "kiosk-diagnosis.h"
#include "kiosk-form.h"
#include "kiosk-settings.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_STORE (kiosk_store_get_type ())
G_DECLARE_FINAL_TYPE (KioskStore, kiosk_store, KIOSK, STORE, GObject)

KioskStore     *kiosk_store_new               (const char           *state_dir,
                                               KioskMode             mode,
                                               KioskClock           *clock);
void            kiosk_store_open_async        (KioskStore           *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
KioskSettings  *kiosk_store_open_finish       (KioskStore           *self,
                                               GAsyncResult         *result,
                                               KioskNotices         *out_notices,
                                               GError              **error);
void            kiosk_store_check_async       (KioskStore           *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_check_finish      (KioskStore           *self,
                                               GAsyncResult         *result,
                                               KioskNotices         *out_notices,
                                               GError              **error);
void            kiosk_store_ping_async        (KioskStore           *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_ping_finish       (KioskStore           *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void            kiosk_store_record_async      (KioskStore           *self,
                                               guint                 visit,
                                               const KioskTap       *tap,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
void            kiosk_store_replace_async     (KioskStore           *self,
                                               const char           *old_id,
                                               const KioskTap       *tap,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_record_finish     (KioskStore           *self,
                                               GAsyncResult         *result,
                                               KioskRecorded        *out_recorded,
                                               GError              **error);
void            kiosk_store_undo_async        (KioskStore           *self,
                                               const char           *id,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_undo_finish       (KioskStore           *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void            kiosk_store_load_shift_async  (KioskStore           *self,
                                               guint                 max,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
KioskShiftRecord *kiosk_store_load_shift_finish (KioskStore         *self,
                                                 GAsyncResult       *result,
                                                 GError            **error);
void            kiosk_store_has_secret_async  (KioskStore           *self,
                                               KioskSecretRole       role,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_has_secret_finish (KioskStore           *self,
                                               GAsyncResult         *result,
                                               gboolean             *out_has,
                                               GError              **error);
void            kiosk_store_set_secret_async  (KioskStore           *self,
                                               KioskSecretRole       role,
                                               const char           *pin,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_set_secret_finish (KioskStore           *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void            kiosk_store_renew_secrets_async (KioskStore         *self,
                                                 const char         *pin,
                                                 const char         *code,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
gboolean        kiosk_store_renew_secrets_finish (KioskStore        *self,
                                                  GAsyncResult      *result,
                                                  GError           **error);
void            kiosk_store_try_secret_async  (KioskStore           *self,
                                               KioskSecretRole       role,
                                               const char           *pin,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_try_secret_finish (KioskStore           *self,
                                               GAsyncResult         *result,
                                               KioskTry             *out_try,
                                               GError              **error);
void            kiosk_store_load_first_day_async (KioskStore          *self,
                                                  KioskDay             today,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
gboolean        kiosk_store_load_first_day_finish (KioskStore         *self,
                                                   GAsyncResult       *result,
                                                   KioskDay           *out_day,
                                                   GError            **error);
void            kiosk_store_load_figures_async (KioskStore          *self,
                                                KioskDay             from,
                                                KioskDay             to,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
GArray         *kiosk_store_load_figures_finish (KioskStore         *self,
                                                 GAsyncResult       *result,
                                                 GError            **error);
void            kiosk_store_load_breakdown_async (KioskStore        *self,
                                                  KioskDay           from,
                                                  KioskDay           to,
                                                  GCancellable      *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer           user_data);
GArray         *kiosk_store_load_breakdown_finish (KioskStore       *self,
                                                   GAsyncResult     *result,
                                                   GError          **error);
void            kiosk_store_close_day_async   (KioskStore           *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_close_day_finish  (KioskStore           *self,
                                               GAsyncResult         *result,
                                               gint64               *out_waiting,
                                               gboolean             *out_closed,
                                               GError              **error);
void            kiosk_store_enter_sheet_async (KioskStore           *self,
                                               const KioskSheet     *sheet,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_enter_sheet_finish (KioskStore          *self,
                                                GAsyncResult        *result,
                                                gint64              *out_number,
                                                GError             **error);
void            kiosk_store_load_sheets_async (KioskStore           *self,
                                               KioskDay              from,
                                               KioskDay              to,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GArray         *kiosk_store_load_sheets_finish (KioskStore          *self,
                                                GAsyncResult        *result,
                                                GError             **error);
void            kiosk_store_set_target_async  (KioskStore           *self,
                                               const KioskTarget    *target,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_set_target_finish (KioskStore           *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void            kiosk_store_load_targets_async (KioskStore          *self,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
GArray         *kiosk_store_load_targets_finish (KioskStore         *self,
                                                 GAsyncResult       *result,
                                                 GError            **error);
void            kiosk_store_count_target_async (KioskStore          *self,
                                                const KioskTarget   *target,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
gboolean        kiosk_store_count_target_finish (KioskStore         *self,
                                                 GAsyncResult       *result,
                                                 gint64             *out_done,
                                                 GError            **error);
void            kiosk_store_save_settings_async (KioskStore         *self,
                                                 GHashTable         *settings,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
KioskSettings  *kiosk_store_save_settings_finish (KioskStore        *self,
                                                  GAsyncResult      *result,
                                                  GError           **error);
void            kiosk_store_look_at_clock_async (KioskStore         *self,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
gboolean        kiosk_store_look_at_clock_finish (KioskStore        *self,
                                                  GAsyncResult      *result,
                                                  KioskClockLook    *out_look,
                                                  GError           **error);
void            kiosk_store_confirm_clock_async (KioskStore         *self,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
gboolean        kiosk_store_confirm_clock_finish (KioskStore        *self,
                                                  GAsyncResult      *result,
                                                  GError           **error);
void            kiosk_store_set_clock_async   (KioskStore           *self,
                                               gint64                correction_s,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_set_clock_finish  (KioskStore           *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void            kiosk_store_note_async        (KioskStore           *self,
                                               KioskActor            actor,
                                               KioskDeed             deed,
                                               KioskOutcome          outcome,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_note_finish       (KioskStore           *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void            kiosk_store_keep_wards_async  (KioskStore           *self,
                                               GBytes               *csv,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_keep_wards_finish (KioskStore           *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void            kiosk_store_load_events_async (KioskStore           *self,
                                               gint64                before,
                                               guint                 max,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GArray         *kiosk_store_load_events_finish (KioskStore          *self,
                                                GAsyncResult        *result,
                                                GError             **error);
void            kiosk_store_load_state_async  (KioskStore           *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_load_state_finish (KioskStore           *self,
                                               GAsyncResult         *result,
                                               KioskBookState       *out_state,
                                               GError              **error);
void            kiosk_store_create_training_async (KioskStore          *self,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
gboolean        kiosk_store_create_training_finish (KioskStore         *self,
                                                    GAsyncResult       *result,
                                                    GError            **error);
void            kiosk_store_remove_training_async (KioskStore          *self,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
gboolean        kiosk_store_remove_training_finish (KioskStore         *self,
                                                    GAsyncResult       *result,
                                                    gboolean           *out_was_there,
                                                    GError            **error);
void            kiosk_store_shut_down         (KioskStore           *self);

void            kiosk_store_close_batch_async (KioskStore           *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_close_batch_finish (KioskStore          *self,
                                                GAsyncResult        *result,
                                                gint64              *out_waiting,
                                                GError             **error);
void            kiosk_store_load_closed_async (KioskStore           *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
KioskClosed    *kiosk_store_load_closed_finish (KioskStore          *self,
                                                GAsyncResult        *result,
                                                GError             **error);
void            kiosk_store_load_forms_async  (KioskStore           *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_load_forms_finish (KioskStore           *self,
                                               GAsyncResult         *result,
                                               GBytes               *out_forms[KIOSK_N_FORMS],
                                               GError              **error);
void            kiosk_store_keep_form_async   (KioskStore           *self,
                                               KioskFormKind         kind,
                                               GBytes               *docx,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_keep_form_finish  (KioskStore           *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void            kiosk_store_sign_async        (KioskStore           *self,
                                               GBytes               *bytes,
                                               const char           *comment,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
char           *kiosk_store_sign_finish       (KioskStore           *self,
                                               GAsyncResult         *result,
                                               KioskPublicKey       *out_key,
                                               GError              **error);
void            kiosk_store_note_export_async (KioskStore           *self,
                                               const char           *name,
                                               const char           *epoch,
                                               gint64                n,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean        kiosk_store_note_export_finish (KioskStore          *self,
                                                GAsyncResult        *result,
                                                GError             **error);
void            kiosk_store_take_receipts_async (KioskStore          *self,
                                                 GArray              *receipts,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
GArray         *kiosk_store_take_receipts_finish (KioskStore         *self,
                                                  GAsyncResult       *result,
                                                  GError            **error);
void            kiosk_store_diagnose_async     (KioskStore          *self,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
KioskDiagnosis *kiosk_store_diagnose_finish    (KioskStore          *self,
                                                GAsyncResult        *result,
                                                GError             **error);
void            kiosk_store_load_exports_async (KioskStore          *self,
                                                guint                max,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
KioskExportHistory *kiosk_store_load_exports_finish (KioskStore     *self,
                                                     GAsyncResult   *result,
                                                     GError        **error);
void            kiosk_store_load_backups_async (KioskStore          *self,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
GArray         *kiosk_store_load_backups_finish (KioskStore         *self,
                                                 GAsyncResult       *result,
                                                 gint64             *out_people,
                                                 GError            **error);
void            kiosk_store_choose_backup_async (KioskStore         *self,
                                                 const char         *backup,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
char           *kiosk_store_choose_backup_finish (KioskStore        *self,
                                                  GAsyncResult      *result,
                                                  GError           **error);
void            kiosk_store_begin_anew_async  (KioskStore           *self,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
char           *kiosk_store_begin_anew_finish (KioskStore           *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
