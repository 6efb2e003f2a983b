/* SPDX-License-Identifier: MIT */
/* One host and their home as lines of text. */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/family.h"
#include "hub/model/home.h"
#include "hub/model/host.h"

#include "detail_priv.h"

static enum hub_rc rooms(struct writer *w, hub_id home, struct hub_err *err)
{
    struct record_list list, beds;
    enum hub_rc rc = list_of(w, &room_noun, "home_id", home, "name", &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct room *room = record_at(&list, i);
        rc = list_of(w, &bed_noun, "room_id", room->record.id, "name", &beds, err);
        if (rc == HUB_OK) {
            put(w, TONE_PLAIN, "%s: %zu %s", room->name, beds.count,
                words_many(beds.count, "bed", "beds"));
        }
    }
    return rc;
}

static enum hub_rc home_lines(struct writer *w, hub_id id, struct hub_err *err)
{
    struct record_list household;
    struct home home;
    enum hub_rc rc = record_get(w->h->store, &home_noun, id, w->a, &home, err);
    put(w, TONE_HEADING, "Home");
    if (rc == HUB_OK) {
        rc = rooms(w, id, err);
    }
    if (rc == HUB_OK) {
        rc = list_of(w, &household_noun, "home_id", id, "born,name", &household, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < household.count; i++) {
        const struct household *m = record_at(&household, i);
        put(w, TONE_PLAIN, "%s%s%s", put_name(w, m->name), str_empty(m->kind) ? "" : " · ",
            str_empty(m->kind) ? "" : m->kind);
    }
    if (rc == HUB_OK && !str_empty(home.pets) && !w->hide) {
        put(w, TONE_MUTED, "Pets: %s", home.pets);
    }
    return rc;
}

static enum hub_rc away_lines(struct writer *w, hub_id host, struct hub_err *err)
{
    struct record_list list;
    char range[DATE_TEXT];
    enum hub_rc rc = list_of(w, &away_noun, "host_id", host, "from_date", &list, err);
    bool heading = false;
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct away *r = record_at(&list, i);
        if (r->to_date.d < hub_today(w->h).d) {
            continue;
        }
        if (!heading) {
            put(w, TONE_HEADING, "Away");
        }
        heading = true;
        bool why = !w->hide && !str_empty(r->why);
        put(w, TONE_PLAIN, "%s%s%s", date_range(r->from_date, r->to_date, range), why ? "  " : "",
            why ? r->why : "");
    }
    return rc;
}

static enum hub_rc guests(struct writer *w, hub_id host, struct hub_err *err)
{
    struct record_list list;
    struct record_query q = {.order = "-arrive", .limit = w->whole ? 0 : STAYS_SHOWN};
    query_is(&q, "host_id", host);
    enum hub_rc rc = record_list(w->h->store, &stay_noun, &q, w->a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct stay *s = record_at(&list, i);
        if (i == 0) {
            put(w, TONE_HEADING, "Stays here");
        }
        put_stay(w, s, &family_noun, s->family_id);
    }
    return rc;
}

enum hub_rc hub_host_detail(struct hub *h, hub_id id, unsigned flags, struct arena *a,
    struct detail *out, struct hub_err *err)
{
    struct host host;
    struct writer w = writer_on(h, flags, a, out);
    enum hub_rc rc = hub_get(h, &host_noun, id, a, &host, err);
    if (rc != HUB_OK) {
        return rc;
    }
    out->title = put_name(&w, host.name);
    if (host.beds != INT_NONE) {
        put(&w, TONE_PLAIN, "%lld %s", (long long)host.beds, words_many(host.beds, "bed", "beds"));
    }
    if (host.weekends_in_a_row != INT_NONE) {
        put(&w, TONE_MUTED, "At most %lld weekends in a row", (long long)host.weekends_in_a_row);
    }
    if (id_known(host.home_id)) {
        rc = home_lines(&w, host.home_id, err);
    }
    if (rc == HUB_OK) {
        rc = away_lines(&w, id, err);
    }
    return rc == HUB_OK ? guests(&w, id, err) : rc;
}
