/* SPDX-License-Identifier: MIT */
/* That what is written down stays: whose PIN was set, the recovery sheet, backups. */
#include "hub/base/str.h"
#include "hub/service/backup.h"
#include "hub/service/doctor.h"
#include "hub/service/pin.h"
#include "hub/service/sealed.h"
#include "today_priv.h"

bool need_of_hub_itself(enum need_kind kind)
{
    return kind == NEED_PIN || kind == NEED_SHEET || kind == NEED_BACKUP ||
           kind == NEED_DOCTOR;
}

static enum hub_rc add_pin_news(struct today_work *w, struct hub_err *err)
{
    const char *news;
    enum hub_rc rc = pin_news(w->h, w->a, &news, err);
    if (rc == HUB_OK && *news) {
        today_need(w, NEED_FIRST, NEED_PIN, w->out->day, ID_NONE, "%s", news);
    }
    return rc;
}

/* Invented families need no backup, and a copy that was taken away is kept safe at home. */
static bool keeps_itself(struct hub *h)
{
    struct away_state away;
    hub_away_state(h, &away);
    return !hub_practice(h) && away.form != FORM_AWAY && str_eq(h->role, "hub carer");
}

static void add_plain_copy(struct today_work *w)
{
    const char *path = hub_plain_copy(w->h, w->a);
    if (*path) {
        today_need(w, NEED_CHECK, NEED_BACKUP, w->out->day, ID_NONE,
            "%s holds all of the hub as it was before it was brought up to date, and is not sealed: "
            "delete it when all is well.", path);
        w->out->needs[w->out->need_count - 1].what = "copy";
    }
}

static enum hub_rc add_backup(struct today_work *w, struct hub_err *err)
{
    struct backup_state state;
    enum hub_rc rc = hub_backup_state(w->h, w->a, &state, err);
    if (rc == HUB_OK && !state.late && stamp_known(state.last_drill)) {
        w->out->drill = state.sentence;
    }
    if (rc == HUB_OK && state.late) {
        today_need(w, NEED_OWED, NEED_BACKUP, w->out->day, ID_NONE, "%s", state.sentence);
    }
    return rc;
}

/* What hub doctor has found, by night or when somebody asked. */
static void add_last_look(struct today_work *w)
{
    const char *last = hub_doctor_last(w->h, w->a);
    if (*last) {
        today_need(w, NEED_CHECK, NEED_DOCTOR, w->out->day, ID_NONE, "%s", last);
    }
}

enum hub_rc today_safe(struct today_work *w, struct hub_err *err)
{
    enum hub_rc rc = add_pin_news(w, err);
    if (rc != HUB_OK || !keeps_itself(w->h)) {
        return rc;
    }
    add_plain_copy(w);
    add_last_look(w);
    if (!hub_recovery_known(w->h)) {
        today_need(w, NEED_OWED, NEED_SHEET, w->out->day, ID_NONE,
            "Make the recovery sheet: without it a broken disk or a lost passphrase loses the hub.");
        return HUB_OK;
    }
    return add_backup(w, err);
}
