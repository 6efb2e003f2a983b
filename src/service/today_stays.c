/* SPDX-License-Identifier: MIT */
/* What is owed about sleepovers: who has to be told, those that are over, the note that goes home. */
#include "hub/base/str.h"
#include "hub/model/record.h"
#include "hub/model/stay_note.h"
#include "tells_priv.h"
#include "today_priv.h"

enum { LOOK_BACK = 60, ENDED_DAYS = 30, NOTE_DAYS = 14 };

/* --- who has to be told ------------------------------------------------------------ */

static enum hub_rc need_tell(struct today_work *w, const struct tell *t, struct hub_err *err)
{
    struct stay s;
    struct tell_words words;
    char day[DATE_TEXT];
    enum hub_rc rc = record_get(w->h->store, &stay_noun, t->stay_id, w->a, &s, err);
    rc = rc == HUB_OK ? tell_words(w->h, t, &s, w->a, &words, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    bool agency = date_known(t->due), late = agency && t->due.d <= w->out->day.d;
    hub_date first = wall_date(wall_known(t->was_arrive) && stay_firm(t->was_status) ? t->was_arrive
                                                                                   : s.arrive);
    const char *what = agency ? "an emergency stay" : str_eq(t->what, "cancelled") ? "off" : t->what;
    today_need(w, late ? NEED_FIRST : NEED_CHECK, NEED_TELL, agency ? t->due : w->out->day,
        t->record.id, "Tell %s%s%s: %s %s.", words.who, *words.phone ? " " : "", words.phone,
        date_short(first, day), what);
    return HUB_OK;
}

static enum hub_rc tells(struct today_work *w, struct hub_err *err)
{
    struct record_query q = {.order = "made_at,id", .by_row = true};
    struct record_list list;
    query_text(&q, "state", RECORD_IS, "to tell");
    enum hub_rc rc = today_list(w, &tell_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        rc = need_tell(w, record_at(&list, i), err);
    }
    return rc;
}

/* --- over --------------------------------------------------------------------------- */

static enum hub_rc has_note(struct today_work *w, hub_id stay, bool *out, struct hub_err *err)
{
    struct record_query q = {.limit = 1};
    struct record_list list;
    query_is(&q, "stay_id", stay);
    query_text(&q, "kind", RECORD_IS, "going home");
    enum hub_rc rc = record_list(w->h->store, &stay_note_noun, &q, w->a, &list, err);
    *out = rc == HUB_OK && list.count > 0;
    return rc;
}

static enum hub_rc need_ended(struct today_work *w, const struct stay *s, struct hub_err *err)
{
    char day[DATE_TEXT];
    const char *children = "";
    bool note = false, overnight = str_eq(s->kind, "planned") || str_eq(s->kind, "emergency");
    hub_date left = wall_date(s->leave);
    bool agreed = str_eq(s->status, "agreed");
    if (left.d >= w->out->day.d || left.d < w->out->day.d - (agreed ? ENDED_DAYS : NOTE_DAYS)) {
        return HUB_OK;
    }
    enum hub_rc rc = stay_children(w->h, s->record.id, w->a, &children, err);
    if (rc == HUB_OK && agreed) {
        today_need(w, NEED_OWED, NEED_ENDED, left, s->record.id,
            "%s went home on %s: did the %s happen?", children, date_short(left, day),
            overnight ? "sleepover" : "visit");
    }
    if (rc == HUB_OK && !agreed && overnight) {
        rc = has_note(w, s->record.id, &note, err);
    }
    if (rc == HUB_OK && !agreed && overnight && !note) {
        today_need(w, NEED_OWED, NEED_NOTE, left, s->record.id,
            "Write the going-home note for %s, home since %s.", children, date_short(left, day));
    }
    return rc;
}

static enum hub_rc ended(struct today_work *w, const char *status, struct hub_err *err)
{
    char from[DATE_TEXT], to[DATE_TEXT];
    struct record_query q = {.order = "arrive"};
    struct record_list list;
    query_text(&q, "arrive", RECORD_FROM, date_iso(date_add(w->out->day, -LOOK_BACK), from));
    query_text(&q, "arrive", RECORD_BEFORE, date_iso(w->out->day, to));
    query_text(&q, "status", RECORD_IS, status);
    enum hub_rc rc = today_list(w, &stay_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        rc = need_ended(w, record_at(&list, i), err);
    }
    return rc;
}

enum hub_rc today_stays(struct today_work *w, struct hub_err *err)
{
    enum hub_rc rc = tells(w, err);
    rc = rc == HUB_OK ? ended(w, "agreed", err) : rc;
    return rc == HUB_OK ? ended(w, "happened", err) : rc;
}
