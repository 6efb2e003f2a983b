/* SPDX-License-Identifier: MIT */
/* Facts about stays, who comes, and who said to go ahead. */
#include "book_priv.h"
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/stay_note.h"
#include "law_words_priv.h"

#include <stdlib.h>
#include <string.h>

struct stays {
    struct book *b;
    struct rota_stay *rows;
    size_t count, cap;
    struct rota_stay_child *children;
    size_t child_count, child_cap;
    const char **brings, **collects;
    size_t brings_cap, collects_cap;
    struct idmap chosen_bed;    /* stay → bed, where one bed was chosen for the stay as a whole */
    const enum nation *nations; /* of each hub */
};

static const char *const statuses[] = {
    "asked", "offered", "draft", "agreed", "happened", "cancelled"};
static const char *const kinds[] = {"planned", "emergency", "day", "tea"};

#define CHOICE(word, words) choice_at(word, words, sizeof(words) / sizeof *(words))

static enum nation nation_of(const struct stays *s, const struct stay_row *r, int32_t family)
{
    int at = nation_at(r->nation);
    if (at < 0 && family >= 0) {
        int32_t hub = s->b->out->facts.families[family].hub;
        return hub >= 0 ? s->nations[hub] : NATION_ENGLAND;
    }
    return at < 0 ? NATION_ENGLAND : (enum nation)at;
}

static enum answer elsewhere(const char *text)
{
    if (str_empty(text)) {
        return ANSWER_NONE;
    }
    return strcmp(text, "no") == 0 || strcmp(text, "No") == 0 || strcmp(text, "none") == 0
               ? ANSWER_NO
               : ANSWER_YES;
}

static enum answer answer_of(int said)
{
    return said < 0 ? ANSWER_NONE : said ? ANSWER_YES : ANSWER_NO;
}

/* Who brings and collects is looked at for the days asked for only. */
static void keep_drivers(struct stays *s, const struct stay_row *r)
{
    const struct rota_book *out = s->b->out;
    struct arena *a = s->b->a;
    bool asked = (!date_known(out->from) || wall_date(r->leave).d >= out->from.d) &&
                 (!date_known(out->to) || wall_date(r->arrive).d <= out->to.d);
    arena_grow(a, &s->brings, s->count, &s->brings_cap, sizeof *s->brings);
    arena_grow(a, &s->collects, s->count, &s->collects_cap, sizeof *s->collects);
    s->brings[s->count] = asked && !str_empty(r->brings) ? arena_strdup(a, r->brings) : NULL;
    s->collects[s->count] = asked && !str_empty(r->collects) ? arena_strdup(a, r->collects) : NULL;
}

static void add_stay(void *arg, const struct stay_row *r)
{
    struct stays *s = arg;
    int32_t family = book_at(&s->b->family_at, r->family);
    int32_t status = CHOICE(r->status, statuses), kind = CHOICE(r->kind, kinds);
    if (family < 0) {
        return;
    }
    arena_grow(s->b->a, &s->rows, s->count, &s->cap, sizeof *s->rows);
    idmap_put(&s->b->stay_at, r->id, (int64_t)s->count);
    if (id_known(r->bed)) {
        idmap_put(&s->chosen_bed, r->id, book_at(&s->b->bed_at, r->bed));
    }
    keep_drivers(s, r);
    s->rows[s->count++] = (struct rota_stay){
        .id = r->id.n,
        .family = family,
        .host = book_at(&s->b->host_at, r->host),
        .arrive = r->arrive,
        .leave = r->leave,
        .status = status < 0 ? STATUS_ASKED : (enum stay_status)status,
        .kind = kind < 0 ? KIND_PLANNED : (enum stay_kind)kind,
        .basis = basis_named(r->legal_basis),
        .nation = nation_of(s, r, family),
        .agency_agreed = r->agency_agreed,
        .liaison_agreed = r->liaison_agreed,
        .sharing_agreed = r->sharing_agreed,
        .elsewhere = elsewhere(r->other_nights),
        .first_time = answer_of(r->first_time),
        .parents_far = answer_of(r->parents_far),
        .parent_stays = r->parent_stays == 1,
        .near_adult = r->near_adult,
        .pen_known = r->pen_at,
        .school_run = r->school_run,
        .rang = r->called_on,
        .prefer = {r->prefer[0], r->prefer[1], r->prefer[2]},
        .filled = r->filled,
    };
}

static void add_child(void *arg, const struct stay_child_row *r)
{
    struct stays *s = arg;
    int32_t stay = book_at(&s->b->stay_at, r->stay), child = book_at(&s->b->child_at, r->child);
    if (stay < 0 || child < 0) {
        return;
    }
    static const char *const said[] = {"not asked", "yes", "not sure", "no"};
    int32_t bed = book_at(&s->b->bed_at, r->bed), word = CHOICE(r->said, said);
    arena_grow(s->b->a, &s->children, s->child_count, &s->child_cap, sizeof *s->children);
    s->children[s->child_count++] = (struct rota_stay_child){.stay = stay,
        .child = child,
        .bed = bed >= 0 ? bed : (int32_t)idmap_get(&s->chosen_bed, r->stay, -1),
        .said = word < 0 ? SAID_NOTHING : (enum child_said)word};
}

static const enum nation *hub_nations(struct book *b)
{
    enum nation *out = arena_array(b->a, b->hubs.count + 1, sizeof *out);
    for (size_t i = 0; i < b->hubs.count; i++) {
        const struct hub_row *h = record_at(&b->hubs, i);
        out[i] = nation_named(h->nation);
    }
    return out;
}

enum hub_rc book_overrides(struct book *b, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = book_list(b, &go_ahead_noun, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct rota_override *rows = arena_array(b->a, list.count + 1, sizeof *rows);
    int32_t n = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct go_ahead *g = record_at(&list, i);
        int32_t stay = book_at(&b->stay_at, g->stay_id);
        if (stay >= 0 && !str_empty(g->facts)) {
            rows[n++] =
                (struct rota_override){(int32_t)g->rule, stay, strtoull(g->facts, NULL, 16)};
        }
    }
    b->out->facts.overrides = rows;
    b->out->facts.override_count = n;
    return HUB_OK;
}

enum hub_rc book_stays(struct book *b, struct hub_err *err)
{
    struct stays s = {.b = b, .nations = hub_nations(b)};
    idmap_on(&b->stay_at, b->a);
    idmap_on(&s.chosen_bed, b->a);
    enum hub_rc rc = stay_rows(b->h->store, &b->window, add_stay, &s, err);
    if (rc == HUB_OK) {
        rc = stay_child_rows(b->h->store, &b->window, add_child, &s, err);
    }
    b->stay_rows = s.rows;
    b->stay_child_rows = s.children;
    b->brings = s.brings;
    b->collects = s.collects;
    b->out->facts.stays = s.rows;
    b->out->facts.stay_count = (int32_t)s.count;
    b->out->facts.stay_children = s.children;
    b->out->facts.stay_child_count = (int32_t)s.child_count;
    return rc;
}
