/* SPDX-License-Identifier: MIT */
#include "hub/service/rota_news.h"

#include "hub/base/map.h"
#include "hub/service/rota.h"
#include "rota_news_priv.h"
#include "today_priv.h"

struct rota_before {
    struct idmap marks; /* mark of a finding → 1 */
};

static uint64_t mix(uint64_t h, int64_t value)
{
    return (h ^ (uint64_t)value) * UINT64_C(0x100000001b3); /* FNV-1a, a number at a time */
}

/* The same thing at the same level is the same mark, whatever else is in the file. */
static hub_id mark_of(const struct rota_facts *t, const struct finding *f)
{
    uint64_t h = mix(UINT64_C(0xcbf29ce484222325), f->rule);
    h = mix(h, f->level);
    h = mix(h, f->child < 0 ? 0 : t->children[f->child].id);
    h = mix(h, f->person < 0 ? 0 : t->people[f->person].id);
    h = mix(h, f->event < 0 ? 0 : t->events[f->event].id);
    h = mix(h, f->host < 0 ? 0 : t->hosts[f->host].id);
    h = mix(h, f->stay < 0 ? f->from.d : (int64_t)finding_facts_hash(t, f, f->stay));
    return (hub_id){(int64_t)(h >> 1) | 1};
}

static enum hub_rc read_all(struct hub *h, struct arena *a, struct rota_book *book,
    struct findings *found, struct hub_err *err)
{
    enum hub_rc rc = hub_rota_book(h, DATE_NONE, DATE_NONE, a, book, err);
    if (rc == HUB_OK) {
        rota_check(&book->facts, &book->policy, DATE_NONE, DATE_NONE, a, found);
    }
    return rc;
}

enum hub_rc rota_news_begin(
    struct hub *h, struct arena *a, struct rota_before **out, struct hub_err *err)
{
    struct rota_book book;
    struct findings found = {0};
    struct arena *scratch = arena_create();
    *out = arena_alloc(a, sizeof **out);
    idmap_on(&(*out)->marks, a);
    enum hub_rc rc = read_all(h, scratch, &book, &found, err);
    for (size_t i = 0; rc == HUB_OK && i < found.count; i++) {
        idmap_put(&(*out)->marks, mark_of(&book.facts, &found.items[i]), 1);
    }
    arena_destroy(scratch);
    return rc;
}

static const char *nearest(const struct rota_book *book, const struct finding *f, struct arena *a)
{
    struct fixes fixes = {0};
    rota_fixes(&book->facts, &book->policy, f, 1, a, &fixes);
    return fixes.count ? fix_sentence(&fixes.items[0], &book->facts, &book->names, a) : NULL;
}

static void tell(const struct rota_book *book, const struct finding *f, struct arena *a,
    struct rota_news *out)
{
    bool fix = f->level == LEVEL_HARD && out->row_count < ROTA_NEWS_FIXES;
    out->rows[out->row_count++] = (struct rota_news_row){.level = f->level,
        .rule = f->rule,
        .stay = f->stay < 0 ? ID_NONE : (hub_id){book->facts.stays[f->stay].id},
        .from = f->from,
        .sentence = finding_sentence(f, &book->facts, &book->names, a),
        .fix = fix ? nearest(book, f, a) : NULL};
}

static bool is_paper(const struct finding *f)
{
    return rule_find(f->rule)->flags & RULE_RECORD;
}

static enum hub_rc since(struct hub *h, const struct rota_before *before, bool open,
    struct arena *a, struct rota_news *out, struct hub_err *err)
{
    static const struct {
        enum rule_level level;
        bool paper;
    } turns[] = {{LEVEL_HARD, false}, {LEVEL_HARD, true}, {LEVEL_OWED, false}, {LEVEL_OWED, true},
        {LEVEL_WARN, false}, {LEVEL_WARN, true}};
    struct rota_book book;
    struct findings found = {0};
    struct arena *scratch = arena_create();
    *out = (struct rota_news){.row_count = 0};
    enum hub_rc rc = read_all(h, scratch, &book, &found, err);
    book = rc == HUB_OK && open ? due_book(&book, scratch) : book;
    for (size_t k = 0; rc == HUB_OK && k < sizeof turns / sizeof *turns; k++) {
        size_t *const counts[] = {
            [LEVEL_HARD] = &out->must, [LEVEL_OWED] = &out->owed, [LEVEL_WARN] = &out->check};
        for (size_t i = 0; i < found.count; i++) {
            const struct finding *f = &found.items[i];
            if (f->level != turns[k].level || is_paper(f) != turns[k].paper || f->override >= 0 ||
                idmap_get(&before->marks, mark_of(&book.facts, f), 0)) {
                continue;
            }
            ++*counts[f->level];
            if (out->row_count < ROTA_NEWS_ROWS) {
                tell(&book, f, a, out);
            }
        }
    }
    arena_destroy(scratch);
    return rc;
}

enum hub_rc rota_news_since(struct hub *h, const struct rota_before *before, struct arena *a,
    struct rota_news *out, struct hub_err *err)
{
    return since(h, before, false, a, out, err);
}

enum hub_rc rota_news_open(struct hub *h, const struct rota_before *before, struct arena *a,
    struct rota_news *out, struct hub_err *err)
{
    return since(h, before, true, a, out, err);
}

const char *rota_news_words(const struct rota_news *n, struct arena *a)
{
    if (n->must + n->owed + n->check == 0) {
        return "";
    }
    return arena_printf(
        a, "New in the rota: %zu to fix, %zu owed, %zu to check.", n->must, n->owed, n->check);
}
