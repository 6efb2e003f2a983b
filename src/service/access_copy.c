/* SPDX-License-Identifier: MIT */
#include "hub/service/access_copy.h"

#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/strmap.h"
#include "hub/model/keeping.h"
#include "keep_priv.h"
#include "links_priv.h"
#include "mask_priv.h"
#include "tell_priv.h"

#include <stdlib.h>
#include <string.h>

static const char KEPT_BACK[] = "(somebody else said this: kept back)";
/* Columns in which somebody else speaks. */
static const char OTHERS_SPEAK[] = "third_party";
/* Columns that are of hub's own keeping and say nothing of anybody. */
static const char OWN_KEEPING[] = "hub_id|uid|facts|corrects_id|was_host_id|version_id";

struct gathering {
    struct hub *h;
    struct arena *a;
    struct access_copy *out;
    struct held_set set;
    struct mask *mask;
    struct namer *names;
    struct telling telling;
    struct strmap decisions; /* place → 1 + its line in `decided` */
    struct record_list decided;
    size_t line_cap, mask_cap;
};

/* --- the places where others are named ---------------------------------------------------- */

static const struct withheld *decision_of(const struct gathering *g, const char *key)
{
    int64_t at = strmap_get(&g->decisions, key, 0);
    return at ? record_at(&g->decided, (size_t)at - 1) : NULL;
}

/* Names are in texts and in what points to a record; June is no name in a date. */
static bool may_name(const struct field *f)
{
    return f->type == FIELD_REF || f->type == FIELD_LINKS ||
           (field_is_text(f) && f->type != FIELD_CHOICE && f->type != FIELD_TIMES);
}

/* The field that a sentence of the history is about: "Arrives: Fri 5 Jun 2026 → …". */
static const struct field *field_told(const struct noun *n, const char *sentence)
{
    for (size_t i = 0; i < n->field_count; i++) {
        size_t len = strlen(n->fields[i].label);
        if (strncmp(n->fields[i].label, sentence, len) == 0 && sentence[len] == ':') {
            return &n->fields[i];
        }
    }
    return NULL;
}

/* The text as the copy has it: the place is listed, and obeys what was decided of it. */
/* With an empty key it is no place where anybody could be named. */
static const char *masked(
    struct gathering *g, const char *key, const char *where, const char *text, bool others)
{
    const char *instead = others ? KEPT_BACK : *key ? mask_text(g->mask, text, g->a) : NULL;
    if (!instead) {
        return text;
    }
    const struct withheld *w = decision_of(g, key);
    bool show = w && str_eq(w->decision, "show");
    arena_grow(g->a, &g->out->masks, g->out->mask_count, &g->mask_cap, sizeof *g->out->masks);
    struct copy_mask *m = &g->out->masks[g->out->mask_count++];
    *m = (struct copy_mask){.number = g->out->mask_count,
        .key = key,
        .where = where,
        .words = others ? text : mask_around(g->mask, text, g->a),
        .masked = instead,
        .show = show,
        .decided = w != NULL,
        .decided_by = w && id_known(w->decided_by)
                          ? record_name(g->h->store, noun_find("person"), w->decided_by, g->a)
                          : ""};
    g->out->undecided += !m->decided;
    return show ? text : instead;
}

static enum hub_rc read_decisions(struct gathering *g, struct hub_err *err)
{
    struct record_query q = {0};
    strmap_on(&g->decisions, g->a);
    if (!g->out->asked) {
        return HUB_OK;
    }
    query_is(&q, "request_id", g->out->request.record.id);
    enum hub_rc rc = record_list(g->h->store, &withheld_noun, &q, g->a, &g->decided, err);
    for (size_t i = 0; rc == HUB_OK && i < g->decided.count; i++) {
        const struct withheld *w = record_at(&g->decided, i);
        strmap_put(&g->decisions, w->place, (int64_t)i + 1);
    }
    return rc;
}

/* --- the story ------------------------------------------------------------------------------ */

/* The day a record is of, by its noun; without one, when it was written down. */
static hub_wall when_of(const struct noun *n, const void *rec, bool *timed)
{
    const struct field *f = NULL;
    size_t len = n->when ? strcspn(n->when, "|") : 0;
    for (size_t i = 0; len && i < n->field_count; i++) {
        bool same = strncmp(n->fields[i].column, n->when, len) == 0 && !n->fields[i].column[len];
        f = same ? &n->fields[i] : f;
    }
    const char *member = f ? (const char *)rec + f->offset : NULL;
    *timed = true;
    if (f && f->type == FIELD_WALL && wall_known(*(const hub_wall *)(const void *)member)) {
        return *(const hub_wall *)(const void *)member;
    }
    if (f && f->type == FIELD_DATE && date_known(*(const hub_date *)(const void *)member)) {
        *timed = false;
        return wall_at(*(const hub_date *)(const void *)member, 0);
    }
    return stamp_to_wall(id_time(((const struct record *)rec)->id));
}

static const char *place_in_words(
    struct gathering *g, const struct copy_line *line, const char *label)
{
    char day[DATE_TEXT];
    return arena_printf(
        g->a, "%s, %s: %s", line->title, date_plain(wall_date(line->at), day), label);
}

static struct copy_line *line_at(struct gathering *g, hub_wall at, bool timed, const char *title)
{
    arena_grow(g->a, &g->out->lines, g->out->count, &g->line_cap, sizeof *g->out->lines);
    g->out->lines[g->out->count] = (struct copy_line){.at = at, .timed = timed, .title = title};
    return &g->out->lines[g->out->count++];
}

static void add_field(struct gathering *g, struct copy_line *line, size_t *cap, const char *key,
    const char *label, const char *text, bool others)
{
    const char *where = place_in_words(g, line, label);
    arena_grow(g->a, &line->fields, line->count, cap, sizeof *line->fields);
    line->fields[line->count++] = (struct copy_field){label, masked(g, key, where, text, others)};
}

/* It points to another record of theirs. */
static bool is_theirs(const struct gathering *g, const struct field *f, const void *rec)
{
    return f->type == FIELD_REF &&
           held_has(&g->set, noun_find(f->ref),
               *(const hub_id *)(const void *)((const char *)rec + f->offset));
}

static void tell_record(struct gathering *g, const struct noun *n, void *rec)
{
    const struct record *r = rec;
    bool timed;
    size_t cap = 0;
    struct hub_err ignored;
    hub_wall at = when_of(n, rec, &timed);
    struct copy_line *line = line_at(g, at, timed, n->title);
    line->page = !n->when;
    (void)links_read(g->h, n, rec, g->a, &ignored);
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (field_is_empty(f, rec) || str_part_index(OWN_KEEPING, f->column) >= 0) {
            continue;
        }
        const char *key =
            may_name(f) && !is_theirs(g, f, rec)
                ? arena_printf(g->a, "%s %lld %s", n->table, (long long)r->id.n, f->column)
                : "";
        add_field(g, line, &cap, key, f->label, namer_field(g->names, f, rec, true),
            str_part_index(OTHERS_SPEAK, f->column) >= 0);
    }
    if (r->removed_at.ms != STAMP_NONE.ms) {
        add_field(g, line, &cap, "", "Removed", "this was put into Removed", false);
    }
}

/* Each later change of it, at the time it was made. */
static enum hub_rc tell_changes(
    struct gathering *g, const struct noun *n, hub_id id, struct hub_err *err)
{
    struct history story = {0};
    enum hub_rc rc = history_of(&g->telling, n, id, &story, err);
    for (size_t i = story.count; rc == HUB_OK && i-- > 0;) {
        const struct history_line *l = &story.lines[i];
        size_t cap = 0;
        if (str_starts(l->sentence, "added")) {
            continue;
        }
        struct copy_line *line =
            line_at(g, l->at, true, arena_printf(g->a, "Changed: %s", n->title));
        bool others = strstr(l->sentence, "From someone else") != NULL;
        const struct field *f = field_told(n, l->sentence);
        const char *key = f && !may_name(f)
                              ? ""
                              : arena_printf(g->a, "%s %lld change %lld %zu", n->table,
                                    (long long)id.n, (long long)l->at.min, story.count - i);
        add_field(g, line, &cap, key, arena_printf(g->a, "By %s", l->who), l->sentence, others);
    }
    return rc;
}

static bool is_told(const struct noun *n)
{
    return !(n->flags & (NOUN_SEALED | NOUN_LINK)) && n != &withheld_noun;
}

static enum hub_rc tell_all(struct gathering *g, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < g->set.count; i++) {
        const struct held *held = &g->set.items[i];
        if (!is_told(held->noun)) {
            continue;
        }
        void *rec = arena_alloc(g->a, held->noun->size);
        rc = record_get(g->h->store, held->noun, held->id, g->a, rec, err);
        if (rc == HUB_OK) {
            g->out->records++;
            tell_record(g, held->noun, rec);
            rc = tell_changes(g, held->noun, held->id, err);
        }
    }
    return rc;
}

static int by_time(const void *x, const void *y)
{
    const struct copy_line *const *a = x, *const *b = y;
    if ((*a)->page != (*b)->page) {
        return (*a)->page ? -1 : 1;
    }
    if (!(*a)->page && (*a)->at.min != (*b)->at.min) {
        return (*a)->at.min < (*b)->at.min ? -1 : 1;
    }
    return (*a > *b) - (*a < *b); /* as they were gathered */
}

static void in_order(struct access_copy *c, struct arena *a)
{
    struct copy_line **order = arena_array(a, c->count + 1, sizeof *order);
    struct copy_line *sorted = arena_array(a, c->count + 1, sizeof *sorted);
    for (size_t i = 0; i < c->count; i++) {
        order[i] = &c->lines[i];
    }
    if (c->count) {
        qsort(order, c->count, sizeof *order, by_time);
    }
    for (size_t i = 0; i < c->count; i++) {
        sorted[i] = *order[i];
    }
    c->lines = sorted;
}

/* --- whose ---------------------------------------------------------------------------------- */

static const char *column_of(const struct noun *n)
{
    static const struct {
        const char *table, *column;
    } columns[] = {{"family", "family_id"}, {"child", "child_id"}, {"person", "person_id"}};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        if (strcmp(columns[i].table, n->table) == 0) {
            return columns[i].column;
        }
    }
    return NULL;
}

enum hub_rc hub_copy_whose(
    struct hub *h, const char *name_or_id, const struct noun **n, hub_id *id, struct hub_err *err)
{
    static const char *const whose[] = {"family", "child", "person"};
    struct hub_err first = {0}, why = {0};
    enum hub_rc rc = HUB_ENOTFOUND;
    for (size_t i = 0; rc == HUB_ENOTFOUND && i < sizeof whose / sizeof *whose; i++) {
        *n = noun_of_table(whose[i]);
        rc = hub_find(h, *n, name_or_id, id, &why);
        first = i ? first : why;
    }
    if (rc != HUB_OK) {
        *err = rc == HUB_ENOTFOUND ? first : why;
    }
    return rc;
}

/* The newest request about them that is not answered. */
static enum hub_rc find_request(struct gathering *g, struct hub_err *err)
{
    struct record_query q = {.order = "-received,id"};
    struct record_list list;
    query_is(&q, column_of(g->out->noun), g->out->record);
    query_text(&q, "sent", RECORD_EMPTY, NULL);
    enum hub_rc rc = record_list(g->h->store, &access_request_noun, &q, g->a, &list, err);
    g->out->asked = rc == HUB_OK && list.count > 0;
    if (g->out->asked) {
        memcpy(&g->out->request, record_at(&list, 0), sizeof g->out->request);
        hub_request_clock(g->h, &g->out->request, g->a, &g->out->clock);
    }
    return rc;
}

enum hub_rc hub_copy(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    struct access_copy *out, struct hub_err *err)
{
    struct gathering g = {.h = h, .a = a, .out = out, .names = namer_create(h, a)};
    struct held_ask ask = {.noun = n, .id = id};
    struct mask_ask others = {.set = &g.set};
    g.telling = (struct telling){.h = h, .names = g.names, .a = a};
    *out = (struct access_copy){.noun = n, .record = id};
    if (!column_of(n)) {
        return hub_fail(err, HUB_EINVAL, "A copy is made for a family, a child or a person.");
    }
    enum hub_rc rc = access_check(h, VERB_WRITE, &access_request_noun, err);
    if (rc == HUB_OK) {
        rc = access_check(h, VERB_READ, n, err);
    }
    rc = rc == HUB_OK ? held_gather(h->store, &ask, a, &g.set, err) : rc;
    rc = rc == HUB_OK ? mask_build(h, &others, a, &g.mask, err) : rc;
    rc = rc == HUB_OK ? find_request(&g, err) : rc;
    rc = rc == HUB_OK ? read_decisions(&g, err) : rc;
    rc = rc == HUB_OK ? tell_all(&g, err) : rc;
    if (rc == HUB_OK) {
        in_order(out, a);
        out->name = record_name(h->store, n, id, a);
    }
    return rc;
}

/* --- decisions ----------------------------------------------------------------------------------- */

struct deciding {
    const struct access_copy *copy;
    const struct copy_mask *mask;
    bool show;
};

static enum hub_rc decide(struct hub *h, void *arg, struct hub_err *err)
{
    const struct deciding *d = arg;
    struct arena *a = arena_create();
    struct record_query q = {0};
    struct record_list list;
    struct withheld w;
    query_is(&q, "request_id", d->copy->request.record.id);
    query_text(&q, "place", RECORD_IS, d->mask->key);
    enum hub_rc rc = record_list(h->store, &withheld_noun, &q, a, &list, err);
    record_clear(&withheld_noun, &w);
    if (rc == HUB_OK && list.count) {
        memcpy(&w, record_at(&list, 0), sizeof w);
    }
    w.request_id = d->copy->request.record.id;
    w.place = d->mask->key;
    w.decision = d->show ? "show" : "keep masked";
    w.decided_by = h->person;
    w.decided_at = clock_now(&h->clock);
    if (rc == HUB_OK) {
        rc = list.count ? record_update(h->store, &withheld_noun, &w, err)
                        : record_insert(h->store, &withheld_noun, &w, err);
    }
    arena_destroy(a);
    return rc;
}

enum hub_rc hub_copy_decide(struct hub *h, const struct access_copy *copy,
    const struct copy_mask *mask, bool show, struct hub_err *err)
{
    struct deciding d = {copy, mask, show};
    struct txn_label label = {
        .verb = "edit", .person = h->person, .noun = "request", .record = copy->request.record.id};
    if (!copy->asked) {
        return hub_fail(err, HUB_EINVAL, "Write the request down first: who asked, and when.");
    }
    enum hub_rc rc = access_check(h, VERB_WRITE, &withheld_noun, err);
    return rc == HUB_OK ? hub_write(h, &label, decide, &d, err) : rc;
}
