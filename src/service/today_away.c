/* SPDX-License-Identifier: MIT */
/* Copies that are late home, and questions that those which are back have left. */
#include "hub/base/map.h"
#include "hub/base/words.h"
#include "hub/model/holding.h"
#include "hub/model/pack.h"
#include "hub/model/person.h"
#include "hub/service/sealed.h"
#include "today_priv.h"

/* "Amina 07700 900123", both left open. */
static const char *whom_to_ring(struct today_work *w, hub_id id)
{
    struct hub_err ignored;
    struct person who;
    const char *name = due_name(w->a, &person_noun, id);
    bool phone = record_get(w->h->store, &person_noun, id, w->a, &who, &ignored) == HUB_OK &&
                 who.phone && *who.phone;
    return phone ? arena_printf(w->a, "%s %s", name, due_cell(w->a, &person_noun, id, "phone"))
                 : name;
}

static enum hub_rc late_copies(struct today_work *w, struct hub_err *err)
{
    char today[DATE_TEXT], due[DATE_TEXT];
    struct record_query q = {.order = "due,id"};
    struct record_list list;
    query_text(&q, "status", RECORD_IS, "out");
    query_text(&q, "due", RECORD_BEFORE, date_iso(w->out->day, today));
    enum hub_rc rc = today_list(w, &pack_noun, &q, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct pack *p = record_at(&list, i);
        today_need(w, NEED_CHECK, NEED_COPY, p->due, p->record.id,
            "Copy %lld was due home on %s: ring %s.", (long long)p->number,
            date_medium(p->due, due), whom_to_ring(w, p->holder_id));
    }
    return rc;
}

/* --- questions, told by the copy they came with --------------------------------------------- */

struct asked {
    hub_id homecoming;
    int64_t copy; /* 0: not known */
    size_t count;
};

static bool is_sealed(const struct question *q)
{
    const struct noun *n = noun_of_table(q->tbl ? q->tbl : "");
    return n && n->flags & NOUN_SEALED;
}

static int64_t copy_of(struct today_work *w, hub_id homecoming)
{
    struct hub_err ignored;
    struct homecoming came;
    struct pack pack;
    bool known =
        id_known(homecoming) &&
        record_get(w->h->store, &homecoming_noun, homecoming, w->a, &came, &ignored) == HUB_OK &&
        id_known(came.pack_id) &&
        record_get(w->h->store, &pack_noun, came.pack_id, w->a, &pack, &ignored) == HUB_OK;
    return known ? pack.number : 0;
}

static void count_one(struct today_work *w, struct asked *all, size_t *count, const struct question *q)
{
    int64_t copy = copy_of(w, q->homecoming_id);
    for (size_t i = 0; i < *count; i++) {
        if (all[i].copy == copy) {
            all[i].count++;
            return;
        }
    }
    all[(*count)++] = (struct asked){q->homecoming_id, copy, 1};
}

static void tell_asked(struct today_work *w, const struct asked *one)
{
    const char *from =
        one->copy ? arena_printf(w->a, "copy %lld", (long long)one->copy) : "a copy";
    today_need(w, NEED_CHECK, NEED_QUESTION, DATE_NONE, one->homecoming,
        "%zu %s from %s %s for you.", one->count, words_many(one->count, "question", "questions"), from,
        words_many(one->count, "waits", "wait"));
}

static enum hub_rc questions(struct today_work *w, struct hub_err *err)
{
    struct record_query q = {.order = "number"};
    struct record_list list;
    size_t count = 0;
    query_text(&q, "status", RECORD_IS, "open");
    enum hub_rc rc = today_list(w, &question_noun, &q, &list, err);
    struct asked *all = arena_array(w->a, rc == HUB_OK ? list.count + 1 : 1, sizeof *all);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        if (!is_sealed(record_at(&list, i))) {
            count_one(w, all, &count, record_at(&list, i));
        }
    }
    for (size_t i = 0; i < count; i++) {
        tell_asked(w, &all[i]);
    }
    return rc;
}

/* They are of the hub at home: on a copy that is away nobody can do anything about them. */
void today_at_home_only(struct today_work *w)
{
    struct away_state s;
    size_t kept = 0;
    hub_away_state(w->h, &s);
    for (size_t i = 0; i < w->out->need_count && s.form == FORM_AWAY; i++) {
        const struct today_need *n = &w->out->needs[i];
        if (n->kind != NEED_QUESTION && n->kind != NEED_COPY) {
            w->out->needs[kept++] = *n;
        }
    }
    w->out->need_count = s.form == FORM_AWAY ? kept : w->out->need_count;
}

enum hub_rc today_away(struct today_work *w, struct hub_err *err)
{
    enum hub_rc rc = questions(w, err);
    return rc == HUB_OK ? late_copies(w, err) : rc;
}
