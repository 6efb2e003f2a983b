/* SPDX-License-Identifier: MIT */
/* Requests for records, by the day they have to be answered. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/service/access_copy.h"
#include "today_priv.h"

enum { SOON_DAYS = 7 }; /* before the last day it stands among what to check */

static const char *about(struct today_work *w, const struct access_request *r)
{
    if (id_known(r->child_id)) {
        return due_name(w->a, noun_find("child"), r->child_id);
    }
    if (id_known(r->person_id)) {
        return due_name(w->a, noun_find("person"), r->person_id);
    }
    return id_known(r->family_id) ? due_name(w->a, &family_noun, r->family_id) : NULL;
}

static void add_request(struct today_work *w, const struct access_request *r)
{
    struct request_clock clock;
    char due[DATE_TEXT];
    hub_request_clock(w->h, r, w->a, &clock);
    if (!date_known(clock.due)) {
        return;
    }
    int left = date_diff(clock.due, w->out->day);
    bool late = left < 0 && !clock.stopped, soon = left <= SOON_DAYS && !clock.stopped;
    const char *whose = about(w, r);
    today_need(w, late ? NEED_FIRST : soon ? NEED_CHECK : NEED_OWED, NEED_REQUEST, clock.due,
        r->record.id, "%s%s%s asked for a copy of what we hold: %s %s%s.",
        due_cell(w->a, &access_request_noun, r->record.id, "who"), whose ? " for " : "",
        whose ? whose : "", late ? "it was due" : "by", date_short(clock.due, due),
        clock.stopped ? ", but the clock is stopped" : "");
}

enum hub_rc today_requests(struct today_work *w, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list list;
    query_text(&q, "sent", RECORD_EMPTY, NULL);
    enum hub_rc rc = today_list(w, &access_request_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        add_request(w, record_at(&list, i));
    }
    return rc;
}
