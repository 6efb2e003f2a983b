/* SPDX-License-Identifier: MIT */
/* A person's answer to what a return could not decide. */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/model/sight.h"
#include "merge_work_priv.h"

#include <string.h>

struct settling {
    struct merging m;
    struct question q;
    struct place p;
    enum question_answer answer;
    struct record_list claims;
    hub_id claim; /* the one chosen; ID_NONE: by its side */
};

static enum hub_rc no_answer(struct hub_err *err)
{
    return hub_fail(err, HUB_EINVAL, "That is no answer to this question. Laptop and Home are.");
}

static enum hub_rc still_stands(enum line_came why, struct hub_err *err)
{
    static const char *const words[] = {
        [CAME_CLASH] = "Another record still has this name. Give one of them another name first.",
        [CAME_MISSING] = "What it belongs to is still not there. Settle that question first.",
        [CAME_UNKNOWN] = "This hub has no place for it. Nothing was changed.",
        [CAME_SAME] = "Something newer stands there now. Look at the questions again.",
    };
    return hub_fail(err, HUB_ECONFLICT, "%s", words[why]);
}

/* --- two values ---------------------------------------------------------------------------------- */

static const struct cell_write *written(const struct cell_writes *w, const struct claim *c)
{
    for (size_t i = 0; c && i < w->count; i++) {
        if (w->items[i].site == c->site && w->items[i].seq == c->seq && w->items[i].n == c->n) {
            return &w->items[i];
        }
    }
    return NULL;
}

/* Of the laptop's claims the one value that is another than here. */
static enum hub_rc laptop_value(struct settling *s, const struct cell_writes *w,
    const struct cell_value *now, struct cell_value *out, struct hub_err *err)
{
    const struct cell_write *found = NULL;
    for (size_t i = 0; i < s->claims.count; i++) {
        const struct claim *c = record_at(&s->claims, i);
        const struct cell_write *v = written(w, c);
        bool chosen = id_eq(c->record.id, s->claim);
        bool differs = v && str_eq(c->side, "laptop") && !cell_same(&v->value, now);
        if (!v || (id_known(s->claim) ? !chosen : !differs)) {
            continue;
        }
        if (found && !cell_same(&found->value, &v->value)) {
            return hub_fail(
                err, HUB_EINVAL, "Several laptops wrote something here. Say which one.");
        }
        found = v;
    }
    if (!found && id_known(s->claim)) {
        return no_answer(err);
    }
    *out = found ? found->value : *now;
    return HUB_OK;
}

static const struct field *field_asked(const struct question *q)
{
    const struct noun *n = noun_of_table(q->tbl);
    return n && q->col ? noun_field(n, q->col) : NULL;
}

bool merge_both_fits(const struct question *q)
{
    const struct field *f = field_asked(q);
    return f && (f->type == FIELD_NOTE || f->type == FIELD_TIMES) && str_eq(q->kind, "two values");
}

/* "07:30 19:30": words as short as all others, so that their order is that of the day. */
static void add_times(struct sb *b, const char *more)
{
    enum { TIME = 5 };
    struct sb all = sb_on(b->a);
    const char *old = sb_str(b);
    while (strlen(old) >= TIME || strlen(more) >= TIME) {
        bool first = strlen(more) < TIME ||
                     (strlen(old) >= TIME && strncmp(old, more, TIME) <= 0);
        const char *word = first ? old : more;
        if (all.len < TIME || strncmp(all.p + all.len - TIME, word, TIME) != 0) {
            sb_addf(&all, "%s%.*s", all.len ? " " : "", TIME, word);
        }
        *(first ? &old : &more) += TIME + strspn(word + TIME, " ");
    }
    *b = all;
}

/* All that was written, each once: a text below another, what stands here first; times in order. */
static struct cell_value joined(
    struct settling *s, const struct cell_writes *w, const struct cell_value *now)
{
    const struct field *f = field_asked(&s->q);
    struct sb b = sb_on(s->m.a);
    HUB_BUG(f != NULL);
    sb_add(&b, now->kind == CELL_TEXT ? now->text : "");
    for (size_t i = 0; i < w->count; i++) {
        const struct cell_value *v = &w->items[i].value;
        if (v->kind != CELL_TEXT || strstr(sb_str(&b), v->text)) {
            continue;
        }
        if (f->type == FIELD_TIMES) {
            add_times(&b, v->text);
        } else {
            sb_addf(&b, "%s%s", b.len ? "\n" : "", v->text);
        }
    }
    return b.len ? ((struct cell_value){.kind = CELL_TEXT, .text = sb_str(&b)})
                 : (struct cell_value){.kind = CELL_NULL};
}

static enum hub_rc choose(struct settling *s, const char *column, const struct cell_value *value,
    const struct cell_value *now, struct hub_err *err)
{
    const struct place *p = &s->p;
    if (cell_same(value, now)) {
        return merge_settled_add(s->m.s, p->noun, p->row, column, now, err);
    }
    enum hub_rc rc = merge_cell_set(s->m.s, p->noun, p->row, column, value, s->m.a, err);
    return rc == HUB_ECONFLICT ? still_stands(CAME_CLASH, err) : rc;
}

static enum hub_rc settle_values(struct settling *s, struct hub_err *err)
{
    struct cell_writes w;
    struct cell_value now, value;
    bool there, removed;
    const struct place *p = &s->p;
    enum hub_rc rc =
        merge_cell(s->m.s, p->noun, p->row, p->column, s->m.a, &now, &there, &removed, err);
    rc = rc == HUB_OK && !there ? still_stands(CAME_MISSING, err) : rc;
    rc = rc == HUB_OK ? merge_writes(s->m.s, p->noun, p->row, p->column, s->m.a, &w, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    value = now;
    if (s->answer == ANSWER_BOTH) {
        if (!merge_both_fits(&s->q)) {
            return no_answer(err);
        }
        know_standing(&s->m.know, &w);
        value = joined(s, &w, &now);
    } else if (s->answer == ANSWER_LAPTOP || id_known(s->claim)) {
        rc = laptop_value(s, &w, &now, &value, err);
    }
    return rc == HUB_OK ? choose(s, p->column, &value, &now, err) : rc;
}

/* --- removed and changed ------------------------------------------------------------------------------ */

static enum hub_rc settle_removed(struct settling *s, struct hub_err *err)
{
    struct cell_writes w;
    struct cell_value now, none = {.kind = CELL_NULL};
    struct cell_value removal = {.kind = CELL_INT, .n = clock_now(&s->m.h->clock).ms};
    bool there, removed, removes = false;
    const struct place *p = &s->p;
    enum hub_rc rc =
        merge_cell(s->m.s, p->noun, p->row, REMOVED_AT, s->m.a, &now, &there, &removed, err);
    rc = rc == HUB_OK && !there ? still_stands(CAME_MISSING, err) : rc;
    rc = rc == HUB_OK ? merge_writes(s->m.s, p->noun, p->row, REMOVED_AT, s->m.a, &w, err) : rc;
    const char *side = s->answer == ANSWER_LAPTOP ? "laptop" : "home";
    for (size_t i = 0; rc == HUB_OK && i < s->claims.count; i++) {
        const struct claim *c = record_at(&s->claims, i);
        const struct cell_write *v = written(&w, c);
        bool chosen = id_known(s->claim) ? id_eq(s->claim, c->record.id) : str_eq(c->side, side);
        removes = removes || (chosen && v && v->op == 'R');
    }
    if (rc != HUB_OK || s->answer == ANSWER_BOTH) {
        return rc == HUB_OK ? no_answer(err) : rc;
    }
    if (removes == removed) {
        return merge_settled_add(s->m.s, p->noun, p->row, REMOVED_AT, &now, err);
    }
    return choose(s, REMOVED_AT, removes ? &removal : &none, &now, err);
}

/* --- same number -------------------------------------------------------------------------------------- */

static enum hub_rc take_record(struct settling *s, const char *json, struct hub_err *err)
{
    const struct noun *n = s->p.noun;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < n->field_count; i++) {
        struct cell_value v;
        if (n->fields[i].type == FIELD_LINKS) {
            continue;
        }
        rc = merge_json_cell(s->m.s, json, n->fields[i].column, s->m.a, &v, err);
        rc = rc == HUB_OK
                 ? merge_cell_set(s->m.s, n, s->p.row, n->fields[i].column, &v, s->m.a, err)
                 : rc;
    }
    return rc == HUB_ECONFLICT ? still_stands(CAME_CLASH, err) : rc;
}

static enum hub_rc settle_number(struct settling *s, struct hub_err *err)
{
    struct cell_writes w;
    enum hub_rc rc = merge_row_writes(s->m.s, s->p.noun, s->p.row, s->m.a, &w, err);
    if (rc != HUB_OK || s->answer == ANSWER_BOTH) {
        return rc == HUB_OK ? no_answer(err) : rc;
    }
    struct cell_value now = {.kind = CELL_NULL};
    if (s->answer == ANSWER_HOME) {
        return merge_settled_add(s->m.s, s->p.noun, s->p.row, REMOVED_AT, &now, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < w.count; i++) {
        if (w.items[i].op == 'I' && w.items[i].fate == ASIDE_ASKED) {
            rc = take_record(s, w.items[i].value.text, err);
        }
    }
    return rc;
}

/* --- what waits ---------------------------------------------------------------------------------------- */

static bool about(const struct settling *s, const struct merge_waiting *w)
{
    return str_eq(w->line.table, s->p.table) && id_eq(w->line.row, s->p.row) &&
           (str_empty(s->p.column) || str_eq(w->line.column, s->p.column));
}

/* Of a record that was left out, and of those that belong to it in turn. */
static enum hub_rc belongs_to_left(struct settling *s, const struct merge_waiting *w,
    const struct strmap *left, bool *out, struct hub_err *err)
{
    const struct noun *n = noun_of_table(w->line.table);
    enum hub_rc rc = HUB_OK;
    struct arena *a = s->m.scratch;
    *out = strmap_get(left, arena_printf(a, "%s %lld", w->line.table, (long long)w->line.row.n), 0);
    for (size_t i = 0; n && w->line.op == 'I' && rc == HUB_OK && !*out && i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        struct cell_value v;
        if (f->type == FIELD_REF && holding_of(n, f) == HOLD_BELONGS) {
            rc = merge_json_cell(s->m.s, w->line.now.text, f->column, a, &v, err);
            const char *key = arena_printf(a, "%s %lld", noun_find(f->ref)->table, (long long)v.n);
            *out = rc == HUB_OK && v.kind == CELL_INT && strmap_get(left, key, 0);
        }
    }
    return rc;
}

static enum hub_rc leave_out(struct settling *s, struct merge_waiting *w, struct hub_err *err)
{
    struct cell_value now;
    bool there = false, removed;
    const struct noun *n = noun_of_table(w->line.table);
    enum hub_rc rc =
        merge_line_fate(s->m.s, w->step.site, w->step.seq, w->line.n, ASIDE_LEFT, true, err);
    w->line.fate = ASIDE_SETTLED; /* done with */
    if (rc != HUB_OK || w->line.op == 'I' || !n || !merge_column(n, w->line.column)) {
        return rc;
    }
    rc = merge_cell(s->m.s, n, w->line.row, w->line.column, s->m.a, &now, &there, &removed, err);
    return rc == HUB_OK && there
               ? merge_settled_add(s->m.s, n, w->line.row, w->line.column, &now, err)
               : rc;
}

static enum hub_rc leave_all(
    struct settling *s, struct merge_waiting *waits, size_t count, struct hub_err *err)
{
    struct strmap left;
    enum hub_rc rc = HUB_OK;
    strmap_on(&left, s->m.a);
    for (bool moved = true; rc == HUB_OK && moved;) {
        moved = false;
        for (size_t i = 0; rc == HUB_OK && i < count; i++) {
            struct merge_waiting *w = &waits[i];
            bool with_it = about(s, w);
            if (w->line.fate == ASIDE_SETTLED) {
                continue;
            }
            rc = with_it ? HUB_OK : belongs_to_left(s, w, &left, &with_it, err);
            if (rc == HUB_OK && with_it) {
                rc = leave_out(s, w, err);
                moved = true;
                const char *key =
                    arena_printf(s->m.a, "%s %lld", w->line.table, (long long)w->line.row.n);
                if (w->line.op == 'I') {
                    strmap_put(&left, key, 1);
                }
            }
        }
    }
    return rc;
}

static enum hub_rc settle_waiting(struct settling *s, struct hub_err *err)
{
    struct merge_waiting *waits;
    size_t count;
    enum hub_rc rc = merge_waits(s->m.s, s->m.a, &waits, &count, err);
    if (rc != HUB_OK || s->answer == ANSWER_BOTH) {
        return rc == HUB_OK ? no_answer(err) : rc;
    }
    if (s->answer == ANSWER_HOME) {
        return leave_all(s, waits, count, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        enum line_came why;
        hub_id twin;
        if (!about(s, &waits[i])) {
            continue;
        }
        rc = merge_put_in(&s->m, &waits[i], &why, &twin, err);
        if (rc == HUB_OK && why != CAME_IN && why != CAME_SAME) {
            rc = still_stands(why, err);
        }
    }
    return rc;
}

/* --- which ------------------------------------------------------------------------------------------------ */

static enum hub_rc settle(struct settling *s, struct hub_err *err)
{
    static const struct {
        const char *kind;
        enum hub_rc (*settle)(struct settling *s, struct hub_err *err);
    } kinds[] = {
        {"two values", settle_values},
        {"removed and changed", settle_removed},
        {"same number", settle_number},
        {"same name", settle_waiting},
        {"missing parent", settle_waiting},
        {"not allowed", settle_waiting},
        {"not theirs", settle_waiting},
        {"not known", settle_waiting},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (str_eq(kinds[i].kind, s->q.kind)) {
            return kinds[i].settle(s, err);
        }
    }
    return no_answer(err);
}

static enum hub_rc read_question(struct settling *s, hub_id question, struct hub_err *err)
{
    struct record_query q = {0};
    enum hub_rc rc = record_get(s->m.s, &question_noun, question, s->m.a, &s->q, err);
    if (rc == HUB_OK && (!str_eq(s->q.status, "open") || stamp_known(s->q.record.removed_at))) {
        return hub_fail(err, HUB_ECONFLICT, "This question is settled already.");
    }
    query_is(&q, "question_id", question);
    rc = rc == HUB_OK ? record_list(s->m.s, &claim_noun, &q, s->m.a, &s->claims, err) : rc;
    if (rc == HUB_OK) {
        s->p = (struct place){
            noun_of_table(s->q.tbl), s->q.tbl, {s->q.record_id}, s->q.col ? s->q.col : ""};
    }
    return rc;
}

static enum hub_rc settle_it(
    struct hub *h, hub_id question, enum question_answer answer, hub_id claim, struct hub_err *err)
{
    static const char *const words[] = {"laptop", "home", "both"};
    struct merge_done done = {0};
    struct settling s = {.answer = answer, .claim = claim};
    enum hub_rc rc = merging_begin(&s.m, h, ID_NONE, &done, err);
    rc = rc == HUB_OK ? merge_wait_again(s.m.s, err) : rc;
    rc = rc == HUB_OK ? read_question(&s, question, err) : rc;
    rc = rc == HUB_OK ? settle(&s, err) : rc;
    s.m.hub = rc == HUB_OK && id_known(s.q.hub_id) ? s.q.hub_id : s.m.hub;
    s.m.homecoming = rc == HUB_OK ? s.q.homecoming_id : ID_NONE;
    rc = rc == HUB_OK ? question_close(&s.m, question, words[answer], h->person, err) : rc;
    rc = rc == HUB_OK ? merge_to_rest(&s.m, err) : rc;
    merging_end(&s.m);
    return rc;
}

/* What follows from it is weighed by what anybody wrote, seen by who decides or not. */
enum hub_rc merge_settle(
    struct hub *h, hub_id question, enum question_answer answer, hub_id claim, struct hub_err *err)
{
    sight_pause(h->store);
    enum hub_rc rc = settle_it(h, question, answer, claim, err);
    sight_resume(h->store);
    return rc;
}
