/* SPDX-License-Identifier: MIT */
/* Facts about families and children. */
#include "book_priv.h"
#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/model/consent.h"
#include "hub/model/family.h"

#include <string.h>

static int32_t number(int64_t n)
{
    return n == INT_NONE ? -1 : (int32_t)n;
}

void book_families_listed(struct book *b)
{
    size_t n = b->families.count;
    struct rota_family *rows = arena_array(b->a, n + 1, sizeof *rows);
    const char **names = arena_array(b->a, n + 1, sizeof *names);
    int32_t *rank = arena_array(b->a, n + 1, sizeof *rank);
    book_index(b, &b->families, &b->family_at);
    for (size_t i = 0; i < n; i++) {
        names[i] = ((const struct family *)record_at(&b->families, i))->name;
    }
    book_rank(b, &b->families, names, rank);
    for (size_t i = 0; i < n; i++) {
        const struct family *f = record_at(&b->families, i);
        rows[i] = (struct rota_family){.id = f->record.id.n,
            .rank = rank[i],
            .hub = book_at(&b->hub_at, f->hub_id),
            .stays_per_year = number(f->stays_per_year),
            .priority = number(f->priority),
            .gap_weeks = number(f->gap_weeks),
            .last_stay = f->last_stay,
            .left = f->left_on,
            .peers_only = str_eq(f->membership, "peer only"),
            .parent_minutes = -1,
            .other_minutes = -1};
    }
    b->family_rows = rows;
    b->out->facts.families = rows;
    b->out->facts.family_count = (int32_t)n;
    b->out->names.families = b->out->family_full = names;
}

static enum answer adopted(const char *status)
{
    if (str_empty(status)) {
        return ANSWER_NONE;
    }
    return strcmp(status, "order not made") == 0 ? ANSWER_NO : ANSWER_YES;
}

static char sex(const char *gender)
{
    if (str_empty(gender)) {
        return 0;
    }
    return strcmp(gender, "girl") == 0 ? 'f' : strcmp(gender, "boy") == 0 ? 'm' : 0;
}

static enum answer yes_or_no(int64_t n)
{
    return n == INT_NONE ? ANSWER_NONE : n ? ANSWER_YES : ANSWER_NO;
}

static struct rota_child child_row(struct book *b, const struct child *c, int32_t rank)
{
    return (struct rota_child){
        .id = c->record.id.n,
        .rank = rank,
        .family = book_at(&b->family_at, c->family_id),
        .born = c->born,
        .sex = sex(c->gender),
        .disabled = c->disabled == 1,
        .adopted = adopted(c->order_status),
        .elsewhere_asked = c->elsewhere_asked,
        .elsewhere = yes_or_no(c->elsewhere),
        .sheet_checked = c->checked_on,
        .height_cm = number(c->height_cm),
        .allergy = c->allergy_serious == 1,
        .allergy_plan = !str_empty(c->allergy_plan),
        .takes_medicine = yes_or_no(c->takes_medicine),
    };
}

void book_children_listed(struct book *b)
{
    size_t n = b->children.count;
    struct rota_child *rows = arena_array(b->a, n + 1, sizeof *rows);
    const char **names = arena_array(b->a, n + 1, sizeof *names);
    int32_t *rank = arena_array(b->a, n + 1, sizeof *rank);
    book_index(b, &b->children, &b->child_at);
    for (size_t i = 0; i < n; i++) {
        const struct child *c = record_at(&b->children, i);
        names[i] = str_empty(c->known_as) ? c->name : c->known_as;
    }
    book_rank(b, &b->children, names, rank);
    for (size_t i = 0; i < n; i++) {
        rows[i] = child_row(b, record_at(&b->children, i), rank[i]);
    }
    b->child_rows = rows;
    b->out->facts.children = rows;
    b->out->facts.child_count = (int32_t)n;
    b->out->names.children = b->out->child_full = names;
}

/* A consent that was withdrawn ends the day before. */
static hub_date consent_end(const struct consent_row *r)
{
    struct consent c = {.given_on = r->given_on, .until = r->until};
    hub_date end = consent_until(&c);
    if (date_known(r->withdrawn_on) && date_diff(r->withdrawn_on, end) <= 0) {
        end = date_add(r->withdrawn_on, -1);
    }
    return end;
}

struct consents {
    struct book *b;
    struct rota_consent *rows;
    size_t count, cap;
};

static void add_consent(void *arg, const struct consent_row *r)
{
    static const char *const kinds[] = {"stay overnight", "first aid", "emergency treatment",
        "medicine giving", "travel by car", "swimming", "photo", "screens and internet", "activity",
        "share with school", "group chat"};
    struct consents *c = arg;
    int32_t child = book_at(&c->b->child_at, r->child);
    int32_t kind = choice_at(r->kind, kinds, sizeof kinds / sizeof *kinds);
    if (child >= 0 && kind >= 0) {
        arena_grow(c->b->a, &c->rows, c->count, &c->cap, sizeof *c->rows);
        c->rows[c->count++] = (struct rota_consent){child, (enum consent_kind)kind,
            str_eq(r->answer, "yes") ? ANSWER_YES : ANSWER_NO, r->given_on, consent_end(r),
            !str_empty(r->how) && !str_eq(r->how, "signed")};
    }
}

static enum hub_rc consents(struct book *b, struct hub_err *err)
{
    struct consents c = {.b = b};
    hub_id hub = b->window.by_host ? ID_NONE : hub_read_in(b->h);
    enum hub_rc rc = consent_rows(b->h->store, hub, add_consent, &c, err);
    b->out->facts.consents = c.rows;
    b->out->facts.consent_count = (int32_t)c.count;
    return rc;
}

static enum hub_rc all_families(struct book *b, struct hub_err *err)
{
    enum hub_rc rc = book_list(b, &family_noun, &b->families, err);
    if (rc == HUB_OK) {
        book_families_listed(b);
        rc = book_list(b, &child_noun, &b->children, err);
    }
    if (rc == HUB_OK) {
        book_children_listed(b);
    }
    return rc;
}

enum hub_rc book_families(struct book *b, struct hub_err *err)
{
    enum hub_rc rc = b->window.by_host ? book_met(b, err) : all_families(b, err);
    return rc == HUB_OK ? consents(b, err) : rc;
}
