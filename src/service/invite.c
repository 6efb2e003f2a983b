/* SPDX-License-Identifier: MIT */
#include "hub/service/invite.h"

#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub_priv.h"
#include "invite_priv.h"

#include <string.h>

static const char *const answers[] = {"not said", "yes", "perhaps", "no"};
enum { ANSWERS = sizeof answers / sizeof *answers };

const char *invite_next_answer(const char *answer)
{
    for (int i = 0; i < ANSWERS; i++) {
        if (str_eq(answer, answers[i])) {
            return answers[(i + 1) % ANSWERS];
        }
    }
    return answers[1];
}

static hub_id whose(const struct invitation *v)
{
    return id_known(v->family_id) ? v->family_id : v->person_id;
}

enum hub_rc invitations_on(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = "id"};
    struct idmap dated; /* whose → 1: they said something for this date alone */
    size_t kept = 0;
    query_is(&q, "event_id", event);
    enum hub_rc rc = record_list(h->store, &invitation_noun, &q, a, out, err);
    idmap_on(&dated, a);
    if (rc != HUB_OK || !date_known(day)) {
        return rc;
    }
    for (size_t i = 0; i < out->count; i++) {
        const struct invitation *v = record_at(out, i);
        if (date_known(v->day) && v->day.d == day.d && id_known(whose(v))) {
            idmap_put(&dated, whose(v), 1);
        }
    }
    for (size_t i = 0; i < out->count; i++) {
        struct invitation *v = record_at(out, i);
        if (date_known(v->day) ? v->day.d == day.d : !idmap_get(&dated, whose(v), 0)) {
            memmove(record_at(out, kept++), v, sizeof *v);
        }
    }
    out->count = kept;
    return HUB_OK;
}

/* Family → 1 for those who are asked to that day, or to all of them. */
static enum hub_rc asked_already(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct idmap *out, struct hub_err *err)
{
    struct record_list list;
    struct record_query q = {0};
    query_is(&q, "event_id", event);
    enum hub_rc rc = record_list(h->store, &invitation_noun, &q, a, &list, err);
    idmap_on(out, a);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct invitation *v = record_at(&list, i);
        bool that_day = !date_known(v->day) || v->day.d == day.d;
        if (id_known(v->family_id) && that_day) {
            idmap_put(out, v->family_id, 1);
        }
    }
    return rc;
}

static enum hub_rc children_of(
    struct hub *h, hub_id family, struct arena *a, const char **out, struct hub_err *err)
{
    struct record_list list;
    struct record_query q = {.order = "born,name"};
    struct sb b = sb_on(a);
    query_is(&q, "family_id", family);
    enum hub_rc rc = record_list(h->store, &child_noun, &q, a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct child *c = record_at(&list, i);
        sb_addf(&b, "%s%s", b.len ? ", " : "", str_empty(c->known_as) ? c->name : c->known_as);
        if (date_known(c->born) && c->born.d <= hub_today(h).d) {
            sb_addf(&b, " %d", date_age(c->born, hub_today(h)));
        }
    }
    *out = sb_str(&b);
    return rc;
}

enum hub_rc hub_invite_lines(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct invite_line **out, size_t *count, struct hub_err *err)
{
    struct event e;
    struct record_list list = {0};
    struct record_query q = {.order = "name,id"};
    struct idmap asked;
    *count = 0;
    enum hub_rc rc = hub_get(h, &event_noun, event, a, &e, err);
    rc = rc == HUB_OK ? asked_already(h, event, day, a, &asked, err) : rc;
    if (rc == HUB_OK) {
        query_is(&q, "hub_id", e.hub_id);
        rc = record_list(h->store, &family_noun, &q, a, &list, err);
    }
    *out = arena_array(a, list.count + 1, sizeof **out);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct family *f = record_at(&list, i);
        bool left = date_known(f->left_on) && f->left_on.d <= hub_today(h).d;
        if (left || str_eq(f->membership, "peer only")) {
            continue;
        }
        struct invite_line *line = &(*out)[(*count)++];
        *line = (struct invite_line){
            f->record.id, f->name, "", idmap_get(&asked, f->record.id, 0) == 1};
        rc = children_of(h, f->record.id, a, &line->children, err);
    }
    return rc;
}

struct invite_work {
    hub_id event;
    hub_date day;
    const hub_id *families;
    size_t count, asked;
    struct arena *a;
};

static enum hub_rc invite_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct invite_work *w = arg;
    struct idmap asked;
    enum hub_rc rc = asked_already(h, w->event, w->day, w->a, &asked, err);
    for (size_t i = 0; rc == HUB_OK && i < w->count; i++) {
        struct invitation v;
        if (idmap_get(&asked, w->families[i], 0) == 1) {
            continue;
        }
        record_clear(&invitation_noun, &v);
        v.event_id = w->event;
        v.day = w->day;
        v.family_id = w->families[i];
        v.part = "guest";
        v.answer = answers[0];
        rc = record_insert(h->store, &invitation_noun, &v, err);
        w->asked++;
    }
    return rc;
}

enum hub_rc hub_invite(struct hub *h, hub_id event, hub_date day, const hub_id *families,
    size_t count, size_t *asked, struct hub_err *err)
{
    struct txn_label label = {
        .verb = "edit", .person = h->person, .noun = event_noun.name, .record = event};
    struct invite_work w = {event, day, families, count, 0, arena_create()};
    struct event e;
    enum hub_rc rc = access_check(h, VERB_WRITE, &invitation_noun, err);
    rc = rc == HUB_OK ? hub_get(h, &event_noun, event, w.a, &e, err) : rc; /* in sight, not removed */
    rc = rc == HUB_OK ? hub_write(h, &label, invite_work, &w, err) : rc;
    *asked = rc == HUB_OK ? w.asked : 0;
    arena_destroy(w.a);
    return rc;
}

struct answer_work {
    hub_id invitation;
    hub_date day;
    const char *answer;
    struct arena *a;
};

static enum hub_rc answer_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct answer_work *w = arg;
    struct invitation v, blank;
    enum hub_rc rc = record_get(h->store, &invitation_noun, w->invitation, w->a, &v, err);
    if (rc != HUB_OK) {
        return rc;
    }
    v.answer = w->answer;
    if (!date_known(w->day) || date_known(v.day)) {
        return record_update(h->store, &invitation_noun, &v, err);
    }
    record_clear(&invitation_noun, &blank);
    v.record = blank.record;
    v.day = w->day;
    rc = record_insert(h->store, &invitation_noun, &v, err);
    store_label_record(h->store, v.record.id);
    return rc;
}

enum hub_rc hub_invite_answer(
    struct hub *h, hub_id invitation, hub_date day, const char *answer, struct hub_err *err)
{
    struct txn_label label = {
        .verb = "edit", .person = h->person, .noun = invitation_noun.name, .record = invitation};
    struct answer_work w = {invitation, day, answer, arena_create()};
    struct invitation v;
    enum hub_rc rc = access_check(h, VERB_WRITE, &invitation_noun, err);
    rc = rc == HUB_OK ? hub_get(h, &invitation_noun, invitation, w.a, &v, err) : rc;
    rc = rc == HUB_OK ? hub_write(h, &label, answer_work, &w, err) : rc;
    arena_destroy(w.a);
    return rc;
}
